/**
 * Patterns of ignore files (gitignore syntax), matched in time linear in pattern times path. They come with the audited
 * repository, so they are not compiled to regular expressions: `*a*a*a*b` as a regular expression can hang.
 *
 * Source: git's documentation of gitignore, "PATTERN FORMAT", and the behaviour of `git check-ignore`. One difference is meant:
 * `?` and brackets match a character, where git matches a byte.
 */
type Token =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'star' }
  | { readonly kind: 'class'; readonly negated: boolean; readonly members: readonly (readonly [number, number])[] };

type Segment = { readonly kind: 'segments' } | { readonly kind: 'tokens'; readonly tokens: readonly Token[] };

export interface GlobPattern {
  readonly negated: boolean;
  readonly directoryOnly: boolean;
  /** Matched against the last segment alone. */
  readonly basenameOnly: boolean;
  /** `segments` stands for `**`. */
  readonly segments: readonly Segment[];
  /** The line as written. */
  readonly source: string;
}

const POSIX_CLASSES: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  alnum: [
    [48, 57],
    [65, 90],
    [97, 122],
  ],
  alpha: [
    [65, 90],
    [97, 122],
  ],
  blank: [
    [9, 9],
    [32, 32],
  ],
  cntrl: [
    [0, 31],
    [127, 127],
  ],
  digit: [[48, 57]],
  graph: [[33, 126]],
  lower: [[97, 122]],
  print: [[32, 126]],
  punct: [
    [33, 47],
    [58, 64],
    [91, 96],
    [123, 126],
  ],
  space: [
    [9, 13],
    [32, 32],
  ],
  upper: [[65, 90]],
  xdigit: [
    [48, 57],
    [65, 70],
    [97, 102],
  ],
};

/** Compiles one line of an ignore file; `undefined` for a blank line, a comment or a pattern that can match nothing. */
export function parseGlobPattern(line: string): GlobPattern | undefined {
  let text = stripTrailingSpaces(line.endsWith('\r') ? line.slice(0, -1) : line);
  if (text === '' || text.startsWith('#')) return undefined;
  const negated = text.startsWith('!');
  if (negated) text = text.slice(1);
  const directoryOnly = text.endsWith('/');
  if (directoryOnly) text = text.slice(0, -1);
  const anchored = text.includes('/');
  if (text.startsWith('/')) text = text.slice(1);
  if (text === '') return undefined;
  const segments: Segment[] = [];
  for (const part of text.split('/')) {
    if (anchored && part === '**') {
      segments.push({ kind: 'segments' });
      continue;
    }
    const tokens = parseSegment(part);
    if (tokens === undefined) return undefined;
    segments.push({ kind: 'tokens', tokens });
  }
  return { negated, directoryOnly, basenameOnly: !anchored, segments, source: line };
}

/** Whether the pattern names this path. `path` is relative to the folder of the ignore file, split at slashes. */
export function matchesGlobPattern(pattern: GlobPattern, path: readonly string[], isDirectory: boolean): boolean {
  if (pattern.directoryOnly && !isDirectory) return false;
  if (pattern.basenameOnly) {
    const only = pattern.segments[0];
    const name = path.at(-1);
    return only?.kind === 'tokens' && name !== undefined && matchesTokens(only.tokens, name);
  }
  return matchesSegments(pattern.segments, path);
}

function stripTrailingSpaces(line: string): string {
  let end = line.length;
  while (end > 0 && line[end - 1] === ' ') {
    let backslashes = 0;
    while (line[end - 2 - backslashes] === '\\') backslashes++;
    if (backslashes % 2 === 1) break;
    end--;
  }
  return line.slice(0, end);
}

function parseSegment(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  const characters = [...text];
  let index = 0;
  while (index < characters.length) {
    const character = characters[index]!;
    if (character === '\\') {
      const escaped = characters[index + 1];
      if (escaped === undefined) return undefined;
      tokens.push({ kind: 'literal', text: escaped });
      index += 2;
    } else if (character === '*') {
      if (tokens.at(-1)?.kind !== 'star') tokens.push({ kind: 'star' });
      index++;
    } else if (character === '?') {
      tokens.push({ kind: 'any' });
      index++;
    } else if (character === '[') {
      const parsed = parseClass(characters, index);
      if (parsed === undefined) return undefined;
      tokens.push(parsed.token);
      index = parsed.next;
    } else {
      tokens.push({ kind: 'literal', text: character });
      index++;
    }
  }
  return tokens;
}

/** An unclosed bracket makes the whole pattern match nothing, as in git. */
function parseClass(characters: readonly string[], start: number): { token: Token; next: number } | undefined {
  let index = start + 1;
  const negated = characters[index] === '!' || characters[index] === '^';
  if (negated) index++;
  const members: (readonly [number, number])[] = [];
  for (let first = true; ; first = false) {
    const character = characters[index];
    if (character === undefined) return undefined;
    if (character === ']' && !first) break;
    if (character === '[' && characters[index + 1] === ':') {
      const end = characters.indexOf(':', index + 2);
      if (end !== -1 && characters[end + 1] === ']') {
        const known = POSIX_CLASSES[characters.slice(index + 2, end).join('')];
        if (known === undefined) return undefined;
        members.push(...known);
        index = end + 2;
        continue;
      }
    }
    const low = classMember(characters, index);
    if (low === undefined) return undefined;
    index = low.next;
    if (characters[index] === '-' && characters[index + 1] !== undefined && characters[index + 1] !== ']') {
      const high = classMember(characters, index + 1);
      if (high === undefined) return undefined;
      members.push([low.code, high.code]);
      index = high.next;
    } else {
      members.push([low.code, low.code]);
    }
  }
  return { token: { kind: 'class', negated, members }, next: index + 1 };
}

function classMember(characters: readonly string[], index: number): { code: number; next: number } | undefined {
  const escaped = characters[index] === '\\';
  const character = characters[escaped ? index + 1 : index];
  const code = character?.codePointAt(0);
  return code === undefined ? undefined : { code, next: index + (escaped ? 2 : 1) };
}

function matchesToken(token: Token, character: string): boolean {
  if (token.kind === 'literal') return token.text === character;
  if (token.kind === 'class') {
    const code = character.codePointAt(0) ?? 0;
    return token.members.some(([low, high]) => code >= low && code <= high) !== token.negated;
  }
  return token.kind === 'any';
}

/** Goes back to the last star only, which is enough: an earlier star can gain nothing from more characters. */
function matchesTokens(tokens: readonly Token[], name: string): boolean {
  const characters = [...name];
  let token = 0;
  let character = 0;
  let star = -1;
  let resume = 0;
  while (character < characters.length) {
    const current = tokens[token];
    if (current?.kind === 'star') {
      star = token++;
      resume = character;
    } else if (current !== undefined && matchesToken(current, characters[character]!)) {
      token++;
      character++;
    } else if (star >= 0) {
      token = star + 1;
      character = ++resume;
    } else {
      return false;
    }
  }
  while (tokens[token]?.kind === 'star') token++;
  return token === tokens.length;
}

/** The same walk over whole segments. A `**` at the end stands for at least one segment, elsewhere for none or more. */
function matchesSegments(segments: readonly Segment[], path: readonly string[]): boolean {
  let segment = 0;
  let part = 0;
  let star = -1;
  let resume = 0;
  while (part < path.length) {
    const current = segments[segment];
    if (current?.kind === 'segments') {
      if (segment === segments.length - 1) return true;
      star = segment++;
      resume = part;
    } else if (current?.kind === 'tokens' && matchesTokens(current.tokens, path[part]!)) {
      segment++;
      part++;
    } else if (star >= 0) {
      segment = star + 1;
      part = ++resume;
    } else {
      return false;
    }
  }
  return segment === segments.length;
}
