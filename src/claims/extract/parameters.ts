/** Reads parameter lists as documents write them, balanced or cut off. */

export interface WrittenParameter {
  readonly name: string;
  readonly type?: string;
  readonly default?: string;
  readonly optional?: true;
  readonly rest?: true;
}

export interface ParameterList {
  readonly parameters: readonly WrittenParameter[];
  readonly open?: true;
}

const OPENING = '([{<';
const CLOSING = ')]}>';

/**
 * Splits at commas that no bracket or string holds. `<` and `>` count as brackets except in `->`, `=>` and comparisons with blanks
 * around them.
 */
export function splitArguments(inside: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = '';
  let start = 0;
  for (let at = 0; at < inside.length; at++) {
    const character = inside[at]!;
    if (quote !== '') {
      if (character === '\\') at++;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'" || character === '`') quote = character;
    else if (character === '>' && (inside[at - 1] === '-' || inside[at - 1] === '=' || inside[at - 1] === ' '))
      continue;
    else if (character === '<' && inside[at + 1] === ' ') continue;
    else if (OPENING.includes(character)) depth++;
    else if (CLOSING.includes(character)) depth = Math.max(0, depth - 1);
    else if (character === ',' && depth === 0) {
      parts.push(inside.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(inside.slice(start));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** Offset of the parenthesis that closes the one at `open`, or -1. Strings and comments are skipped. */
export function closingParenthesis(text: string, open: number): number {
  let depth = 0;
  let quote = '';
  for (let at = open; at < text.length; at++) {
    const character = text[at]!;
    if (quote !== '') {
      if (character === '\\') at++;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'" || character === '`') quote = character;
    else if (character === '#' || (character === '/' && text[at + 1] === '/')) {
      const end = text.indexOf('\n', at);
      if (end < 0) return -1;
      at = end;
    } else if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character) && --depth === 0) return at;
  }
  return -1;
}

/** Parameters of `name: type = default`, `name=default`, `name?: type`, `*rest`, `...rest`. `self` and `cls` are left out. */
export function parseParameters(inside: string): ParameterList {
  const parameters: WrittenParameter[] = [];
  let open = false;
  const clean = inside.replace(/(?:#|\/\/)(?!["'])[^\n"']*(?=\n|$)/g, '').replace(/\/\*[^*]*\*\//g, '');
  for (const [index, part] of splitArguments(clean).entries()) {
    if (part === '...' || part === '…') open = true;
    else if (part === '*' || part === '/' || (index === 0 && /^(?:&?(?:mut )?(?:self|cls)|this\s*:.*)$/.test(part)))
      continue;
    else {
      const parameter = parseParameter(part);
      if (parameter) parameters.push(parameter);
      // `step(now=)` names what it speaks of and leaves the rest out.
      if (/=\s*$/.test(part)) open = true;
    }
  }
  return { parameters, ...(open ? { open: true as const } : {}) };
}

function parseParameter(part: string): WrittenParameter | undefined {
  const words = part
    .replace(/^(?:(?:@\w+(?:\([^()]*\))?|public|private|protected|readonly|override)\s+)+/, '')
    .replace(/\s+/g, ' ');
  const head = /^(\.\.\.|\*\*?)?\s*([A-Za-z_$][\w$]*|[{[][^=]*[}\]])(\?)?\s*/.exec(words);
  if (!head) return undefined;
  const rest = words.slice(head[0].length);
  const typed = rest.startsWith(':') ? rest.slice(1) : undefined;
  const equals = assignment(typed ?? rest);
  const type = typed === undefined ? undefined : (equals < 0 ? typed : typed.slice(0, equals)).trim();
  const value = equals < 0 ? /^\\\\\s*(.+)$/.exec(rest)?.[1] : (typed ?? rest).slice(equals + 1).trim();
  if (typed === undefined && equals !== 0 && value === undefined && rest !== '') return undefined;
  return {
    name: head[2]!,
    ...(type ? { type: type.slice(0, 200) } : {}),
    ...(value && value !== '...' ? { default: value.slice(0, 200) } : {}),
    ...(head[3] || value === '...' ? { optional: true as const } : {}),
    ...(head[1] ? { rest: true as const } : {}),
  };
}

/** Offset of the `=` of a default, outside of brackets; not `=>`, `==`. */
function assignment(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if ('([{<'.includes(character)) depth++;
    else if (')]}'.includes(character) || (character === '>' && text[at - 1] !== '=' && text[at - 1] !== '-')) depth--;
    else if (character === '=' && depth === 0 && !/[=>]/.test(text[at + 1] ?? '') && !/[=!<>]/.test(text[at - 1] ?? ''))
      return at;
  }
  return -1;
}

/** `name(inside)` with nothing behind it but a return type; undefined for other texts. */
export function callOf(
  text: string,
): { readonly name: string; readonly inside: string; readonly returns?: string } | undefined {
  const head = /^(?:async\s+)?(?:def\s+|function\s+|func\s+|fn\s+)?([A-Za-z_$][\w$.]*[!?]?)\s?\(/.exec(text);
  if (!head) return undefined;
  const open = head[0].length - 1;
  const close = closingParenthesis(text, open);
  if (close < 0) return undefined;
  const behind = text.slice(close + 1).trim();
  const returns = /^(?:->|:|→|=>)\s*([^:]{1,120}):?$/.exec(behind)?.[1]?.trim();
  if (behind !== '' && returns === undefined && behind !== ':') return undefined;
  return { name: head[1]!, inside: text.slice(open + 1, close), ...(returns === undefined ? {} : { returns }) };
}
