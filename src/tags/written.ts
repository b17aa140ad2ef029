import { annotationLines, parseTagLine, type WrittenTagLine } from '../model/annotation.js';
import type { CommentFact, DocFact, Facts, SymbolFact } from '../model/facts.js';
import type { LocalTag } from '../model/record.js';
import { TAGS, type Tag } from '../model/rule.js';
import type { TagProfile } from './profile.js';

/** `Λ` as it looks after UTF-8 was read as Windows-1252, Latin-1 or MacRoman. */
const DOUBLE_ENCODED_LAMBDA = /Î›|Î\u009b|Œõ/g;

/** Reads tags written in comments and docs, in every known spelling. */
export class WrittenTags {
  private readonly pattern: RegExp;
  private readonly bySpelling = new Map<string, Tag>();

  /** `lambda`: spellings that are words of their own. Plain ones are read as `@tag` and `#tag:` only, since they are common words. */
  constructor(lambda: TagProfile) {
    for (const tag of TAGS) for (const spelling of lambda[tag]) this.bySpelling.set(spelling, tag);
    const words = [...this.bySpelling.keys()].sort((a, b) => b.length - a.length);
    this.pattern = new RegExp(
      `(?<![\\p{L}_])(?:${words.join('|')})(?![\\p{L}_])|(?<=(?:^|\\s)@audit-tag\\s+)[a-z-]+`,
      'gu',
    );
  }

  read(facts: Facts): LocalTag[] {
    const found: LocalTag[] = [];
    const annotated = annotationLines(facts.comments);
    const runEnds = endsOfRuns(facts.comments);
    for (const [index, comment] of facts.comments.entries()) {
      const below = comment.ownLine ? runEnds[index]! : comment.line;
      const own = comment.ownLine ? parseTagLine(comment.text) : undefined;
      if (own !== undefined) this.readTagLine(own, comment.line, below, facts, found);
      else if (!annotated.has(comment.line)) this.readText(comment.line, comment.text, facts, found, below);
    }
    const docs: DocFact[] = facts.symbols.flatMap((symbol) => (symbol.doc ? [symbol.doc] : []));
    if (facts.doc) docs.push(facts.doc);
    if (facts.language === 'python') for (const doc of docs) this.readText(doc.line, doc.text, facts, found);
    return found;
  }

  /** A line of `audit tag`; names that the file no longer has are passed over. */
  private readTagLine(own: WrittenTagLine, line: number, below: number, facts: Facts, found: LocalTag[]): void {
    const tag = this.bySpelling.get(own.spelling) ?? TAGS.find((candidate) => candidate === own.spelling);
    if (tag === undefined) return;
    const names = own.names ?? [symbolFor(facts, line, below)?.qualifiedName ?? ''];
    for (const symbol of names)
      if (symbol === '' || facts.symbols.some((candidate) => candidate.qualifiedName === symbol))
        found.push({ tag, line, symbol, source: 'written', reason: own.reason });
  }

  private readText(line: number, text: string, facts: Facts, found: LocalTag[], below?: number): void {
    if (!/[ΛÎŒA@]/.test(text)) return;
    for (const [offset, content] of text.replace(DOUBLE_ENCODED_LAMBDA, 'Λ').split('\n').entries())
      for (const match of content.matchAll(this.pattern)) {
        const tag = this.bySpelling.get(match[0]) ?? TAGS.find((candidate) => candidate === match[0]);
        if (!tag) continue;
        const at = line + offset;
        const reason = content
          .slice(match.index + match[0].length)
          .replace(/^[\s:]+/, '')
          .trim()
          .slice(0, 160);
        found.push({
          tag,
          line: at,
          symbol: symbolFor(facts, at, below ?? at)?.qualifiedName ?? '',
          source: 'written',
          reason,
        });
      }
  }
}

/** For each comment the last line of the run of comments that it is in, line upon line. */
function endsOfRuns(comments: readonly CommentFact[]): number[] {
  const ends = comments.map((comment) => comment.endLine);
  for (let index = comments.length - 2; index >= 0; index--) {
    const next = comments[index + 1]!;
    if (next.ownLine && next.line === comments[index]!.endLine + 1) ends[index] = ends[index + 1]!;
  }
  return ends;
}

/** How many lines a comment may stand above what it speaks of, other comments not counted. */
const REACH = 4;

/**
 * The symbol that a comment speaks of: a value right `below` it, else the class or function that starts soon below it, else the
 * innermost one around it.
 */
function symbolFor(facts: Facts, line: number, below: number): SymbolFact | undefined {
  let inner: SymbolFact | undefined;
  let next: SymbolFact | undefined;
  for (const symbol of facts.symbols) {
    const first = Math.min(symbol.startLine, ...symbol.decorators.map((decorator) => decorator.line));
    if (symbol.kind === 'property' || symbol.kind === 'variable') {
      if (first === below + 1 && line <= below && first > line) return symbol;
      continue;
    }
    if (symbol.startLine <= line && line <= symbol.endLine) inner = symbol;
    if (first > line && (!next || first < next.startLine) && first - below - commentLines(facts, below, first) <= REACH)
      next = symbol;
  }
  return next && (!inner || next.startLine <= inner.endLine) ? next : inner;
}

/** Lines between two that hold nothing but a comment. */
function commentLines(facts: Facts, above: number, below: number): number {
  if (below - above > 10 * REACH) return 0;
  return facts.comments
    .filter((comment) => comment.ownLine && comment.line > above && comment.endLine < below)
    .reduce((lines, comment) => lines + comment.endLine - comment.line + 1, 0);
}
