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
    for (const comment of facts.comments) this.readText(comment.line, comment.text, facts, found, comment);
    const docs: DocFact[] = facts.symbols.flatMap((symbol) => (symbol.doc ? [symbol.doc] : []));
    if (facts.doc) docs.push(facts.doc);
    if (facts.language === 'python') for (const doc of docs) this.readText(doc.line, doc.text, facts, found, undefined);
    return found;
  }

  private readText(
    line: number,
    text: string,
    facts: Facts,
    found: LocalTag[],
    comment: CommentFact | undefined,
  ): void {
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
          symbol: symbolFor(facts, at, comment)?.qualifiedName ?? '',
          source: 'written',
          reason,
        });
      }
  }
}

/** The symbol that a comment speaks of: the innermost around it, or the one that starts right below it. */
function symbolFor(facts: Facts, line: number, comment: CommentFact | undefined): SymbolFact | undefined {
  const below = comment?.ownLine ? comment.endLine : line;
  let inner: SymbolFact | undefined;
  let next: SymbolFact | undefined;
  for (const symbol of facts.symbols) {
    if (symbol.kind === 'property' || symbol.kind === 'variable') continue;
    const first = Math.min(symbol.startLine, ...symbol.decorators.map((decorator) => decorator.line));
    if (symbol.startLine <= line && line <= symbol.endLine) inner = symbol;
    if (first > line && first - below <= 4 && (!next || first < next.startLine)) next = symbol;
  }
  return next && (!inner || next.startLine <= inner.endLine) ? next : inner;
}
