import { tagLineText } from '../model/annotation.js';
import type { CommentFact, Facts, SymbolFact, SymbolKind } from '../model/facts.js';
import type { Tag } from '../model/rule.js';
import { plainLine } from '../render/escape.js';
import type { TagProfile } from '../tags/profile.js';
import { commentWords } from './comment-block.js';
import type { Insertion } from './insert.js';
import { commentPrefix, type SourceLine } from './source-lines.js';

/** A tag to be written. */
export interface TagToWrite {
  readonly tag: Tag;
  /** Qualified name, empty for the file. */
  readonly symbol: string;
  readonly reason: string;
}

export interface TagStyle {
  readonly spellings: TagProfile;
  /** Whether the spellings are common words. */
  readonly plain: boolean;
  /** Width that lines keep to where they can. */
  readonly columns: number;
}

export interface TagLines {
  /** Above classes and functions; sorted by place. */
  readonly insertions: readonly Insertion[];
  /** For the header, without comment marks: tags of the file, and those without a place of their own. */
  readonly inHeader: readonly string[];
}

const CARRIERS: ReadonlySet<SymbolKind> = new Set([
  ...(['class', 'interface', 'enum', 'type', 'function', 'method', 'constructor', 'getter', 'setter'] as const),
]);
const SCOPES: ReadonlySet<SymbolKind> = new Set(['class', 'interface', 'namespace']);
const SHORTEST_REASON = 24;

/**
 * Where each tag is written: above the class or function it speaks of; those of its values and of what is inside it above it too,
 * by name; all others in the header.
 *
 * @param top nothing is put above this line (0-based)
 * @param inHeader tags that have to go to the header
 */
export function tagLines(
  lines: readonly SourceLine[],
  facts: Facts,
  tags: readonly TagToWrite[],
  style: TagStyle,
  top: number,
  inHeader: ReadonlySet<TagToWrite>,
): TagLines {
  const anchors = new Anchors(lines, facts, top);
  const groups = new Map<string, { readonly place: Place | undefined; readonly named: boolean; tags: TagToWrite[] }>();
  for (const tag of tags) {
    const carrier = inHeader.has(tag) ? undefined : anchors.carrierOf(tag.symbol);
    const named = carrier?.qualifiedName !== tag.symbol;
    const place = carrier === undefined ? undefined : anchors.placeOf(carrier);
    const key = [place?.before ?? -1, carrier?.qualifiedName, tag.tag, named && tag.symbol !== ''].join('\0');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { place, named, tags: [tag] });
    else group.tags.push(tag);
  }
  const above = new Map<number, string[]>();
  const header: string[] = [];
  const prefix = commentPrefix(facts.language);
  for (const { place, named, tags: group } of groups.values()) {
    const start = place === undefined ? `${prefix} ` : `${place.indent}${prefix} `;
    const texts = lineTexts(group, named, style, style.columns - start.length);
    if (place === undefined) header.push(...texts);
    else above.set(place.before, [...(above.get(place.before) ?? []), ...texts.map((text) => start + text)]);
  }
  const insertions = [...above].map(([before, added]) => ({ before, lines: added }));
  return { insertions: insertions.sort((left, right) => left.before - right.before), inHeader: header };
}

interface Place {
  readonly before: number;
  readonly indent: string;
}

class Anchors {
  private readonly endingAt: ReadonlyMap<number, CommentFact>;

  constructor(
    private readonly lines: readonly SourceLine[],
    private readonly facts: Facts,
    private readonly top: number,
  ) {
    this.endingAt = new Map(
      facts.comments.filter((comment) => comment.ownLine).map((comment) => [comment.endLine, comment]),
    );
  }

  /** The symbol of a name, or the nearest one around it, that a comment can stand above without standing in code. */
  carrierOf(name: string): SymbolFact | undefined {
    let symbol = this.facts.symbols.find((candidate) => candidate.qualifiedName === name && this.carries(candidate));
    symbol ??= this.facts.symbols.find((candidate) => candidate.qualifiedName === name);
    while (symbol !== undefined && !this.carries(symbol))
      symbol = symbol.parent === undefined ? undefined : this.facts.symbols[symbol.parent];
    return symbol;
  }

  /** Above its decorators, and above the comments right above them: some of those speak to the next line. */
  placeOf(symbol: SymbolFact): Place {
    const first = firstLine(symbol);
    const indent = indentOf(this.lines[first - 1]!.text);
    let before = first - 1;
    for (let comment = this.endingAt.get(before); comment !== undefined; comment = this.endingAt.get(before)) {
      const text = this.lines[comment.line - 1]!.text;
      if (comment.line - 1 < this.top || indentOf(text) !== indent || !/^\s*(?:#|\/\/|\/\*)/.test(text)) break;
      before = comment.line - 1;
    }
    return { before, indent };
  }

  private carries(symbol: SymbolFact): boolean {
    if (!CARRIERS.has(symbol.kind) || symbol.within !== undefined) return false;
    for (let up = symbol.parent; up !== undefined; up = this.facts.symbols[up]?.parent)
      if (!SCOPES.has(this.facts.symbols[up]!.kind)) return false;
    const first = firstLine(symbol);
    // A backslash joins the next line to its own, and a comment between would end both.
    return first > this.top && !this.lines[first - 2]?.text.endsWith('\\');
  }
}

function firstLine(symbol: SymbolFact): number {
  return Math.min(symbol.startLine, ...symbol.decorators.map((decorator) => decorator.line));
}

function indentOf(text: string): string {
  return /^[ \t]*/.exec(text)![0];
}

/** One line for a tag, or several when the names that share it do not fit in one. */
function lineTexts(group: readonly TagToWrite[], named: boolean, style: TagStyle, width: number): string[] {
  const spelling = style.spellings[group[0]!.tag][0]!;
  const textOf = (names: readonly string[] | undefined, reason: string): string =>
    tagLineText({ spelling, reason, ...(names === undefined ? {} : { names }) }, style.plain);
  if (!named) return [fitted((reason) => textOf(undefined, reason), group[0]!.reason, width)];
  const chunks: TagToWrite[][] = [];
  for (const tag of group) {
    const names = [...(chunks.at(-1) ?? []), tag].map((one) => plainLine(one.symbol));
    if (chunks.length > 0 && textOf(names, '').length + SHORTEST_REASON <= width) chunks.at(-1)!.push(tag);
    else chunks.push([tag]);
  }
  return chunks.map((chunk) => {
    const names = chunk.map((tag) => plainLine(tag.symbol));
    return fitted((reason) => textOf(names, reason), joinedReasons(chunk), width);
  });
}

const INITIAL = 'initial value ';

function joinedReasons(tags: readonly TagToWrite[]): string {
  const reasons = [...new Set(tags.map((tag) => tag.reason))];
  return reasons.length > 1 && reasons.every((reason) => reason.startsWith(INITIAL))
    ? `initial values ${reasons.map((reason) => reason.slice(INITIAL.length)).join(', ')}`
    : reasons.join('; ');
}

/** A line with its reason cut so that it keeps to the width, but for a rest that tells something. */
function fitted(textOf: (reason: string) => string, reason: string, width: number): string {
  const line = commentWords(reason).trim();
  const room = Math.max(SHORTEST_REASON, width - textOf('').length);
  return textOf(line.length <= room ? line : `${line.slice(0, room - 3).trimEnd()}...`);
}
