import { docStatements } from '../../documents/docstring.js';
import { sentencesOf } from '../../documents/sentences.js';
import { annotationLines } from '../../model/annotation.js';
import type { DocFact, Facts, SymbolFact } from '../../model/facts.js';
import type { ClaimSource, ExtractedClaim, Mention } from '../extracted.js';
import { annotationClaims } from './annotations.js';
import { ClaimCollector, type Draft } from './collector.js';
import { defaultValues } from './default-values.js';
import { algorithmClaims, promisesIn } from './promises.js';
import { readSentence } from './sentence-claims.js';
import { isDenied, type ReadSentence, type Situation } from './situation.js';
import type { Vocabulary } from './vocabulary.js';

/** What is kept of the claims of one file: files with more are generated. */
const MAX_CLAIMS = 500;

/** Claims of docstrings, JSDoc, comments and `@claim` annotations of one source file, sorted by line. */
export function extractSource(
  facts: Pick<Facts, 'path' | 'doc' | 'symbols' | 'comments'>,
  vocabulary: Vocabulary,
): ExtractedClaim[] {
  const claims: ExtractedClaim[] = [];
  const read = (doc: DocFact, source: ClaimSource, symbol: SymbolFact | undefined): void => {
    if (claims.length < MAX_CLAIMS) claims.push(...claimsOfDoc(doc, source, facts.path, symbol, vocabulary));
  };
  if (facts.doc) read(facts.doc, 'docstring', undefined);
  for (const symbol of facts.symbols) if (symbol.doc) read(symbol.doc, 'docstring', symbol);
  const documented = new Set(facts.symbols.flatMap((symbol) => (symbol.doc ? [symbol.doc.line] : [])));
  if (facts.doc) documented.add(facts.doc.line);
  const repeating = annotationLines(facts.comments);
  for (const comment of facts.comments) {
    if (!documented.has(comment.line) && !repeating.has(comment.line))
      read(comment, 'comment', symbolAround(facts.symbols, comment.line));
  }
  return claims.slice(0, MAX_CLAIMS).sort((a, b) => a.document.line - b.document.line);
}

/** The innermost class or function around a line. */
function symbolAround(symbols: readonly SymbolFact[], line: number): SymbolFact | undefined {
  let best: SymbolFact | undefined;
  for (const symbol of symbols) {
    if (symbol.kind === 'property' || symbol.kind === 'variable') continue;
    if (symbol.startLine <= line && line <= symbol.endLine && (!best || symbol.startLine >= best.startLine))
      best = symbol;
  }
  return best;
}

function claimsOfDoc(
  doc: DocFact,
  source: ClaimSource,
  path: string,
  symbol: SymbolFact | undefined,
  vocabulary: Vocabulary,
): ExtractedClaim[] {
  const at = symbol?.qualifiedName ?? '';
  const lines = doc.text.split('\n').map(withoutFrame);
  const first = firstLine(doc, lines.length);
  const owner: Mention = { path, ...(symbol ? { symbol: symbol.qualifiedName } : {}) };
  const annotations = new ClaimCollector(path, 'annotation', at);
  for (const draft of annotationClaims(lines, first, owner, vocabulary)) annotations.add(draft);
  const said = new ClaimCollector(path, source, at);
  const situation: Situation = {
    tense: 'present',
    role: 'prose',
    contextPath: path,
    ...(symbol ? { contextSymbol: symbol.qualifiedName } : {}),
  };
  for (const prose of docStatements(lines, first)) {
    for (const sentence of sentencesOf(prose)) {
      const read = readSentence(sentence, prose, situation, NOTHING_SEEN, vocabulary);
      for (const draft of docDrafts(read, source, vocabulary)) {
        said.add({ ...draft, mention: owner });
      }
    }
  }
  return [...annotations.sorted(), ...said.sorted()];
}

/** Banners frame their text with lines of box drawing. */
function withoutFrame(line: string): string {
  return line
    .replace(/^\s*[║│┃|]\s?/, '')
    .replace(/\s*[║│┃]\s*$/, '')
    .replace(/^\s*[╔╠╚╟╞╭╰]?[═━─=*#~_-]{4,}.*$/, '');
}

/** The text has lost its delimiters and blank lines at both ends: when two lines are missing, it began on the second. */
function firstLine(doc: DocFact, lines: number): number {
  return doc.line + (doc.endLine - doc.line + 1 - lines >= 2 ? 1 : 0);
}

const NOTHING_SEEN = { symbols: new Set<string>(), inCode: new Set<string>(), spans: new Set<string>() };

const RAISES = /\b(?:raises?|throws?)\s+:?\s*`?:?\w*:?`?[A-Z]\w*(?:Error|Exception)\b/i;

/** Docs of every function would flood the ledger: what counts is a known promise, a guarantee, an algorithm, a default. */
function docDrafts(read: ReadSentence, source: ClaimSource, vocabulary: Vocabulary): Draft[] {
  const { text } = read.sentence;
  if (text.length < 8 || text.length > 600) return [];
  const drafts: Draft[] = [];
  if (source !== 'comment') drafts.push(...defaultValues(read));
  drafts.push(
    ...algorithmClaims(read, vocabulary).map((draft) => ({
      ...draft,
      certainty: source === 'comment' ? 0.5 : Math.max(draft.certainty, 0.7),
    })),
  );
  const promised = promisesIn(text, vocabulary);
  const guarantee =
    vocabulary.guarantees.has(text) &&
    text.split(' ').length >= 4 &&
    !/^(?:if|when|only if|note|you|used?|for)\b/i.test(text);
  const raises = RAISES.test(text);
  if (!promised && !(guarantee && source !== 'comment') && !raises) return drafts;
  if (source === 'comment' && (!promised || text.length < 20)) return drafts;
  drafts.push({
    line: read.sentence.line,
    text,
    mention: {},
    statement: {
      kind: 'behaviour',
      ...(promised?.algorithm === undefined ? {} : { algorithm: promised.algorithm }),
      properties: promised?.properties ?? [],
    },
    tense: /\b(?:todo|will be|planned|in a real|placeholder|would)\b/i.test(text)
      ? 'planned'
      : read.tense === 'planned'
        ? 'present'
        : read.tense,
    polarity: isDenied(promised?.beside ?? text) && !/\bnever\b|\bwithout\b/i.test(text) ? 'denies' : 'affirms',
    certainty: source === 'comment' ? 0.4 : promised ? 0.7 : 0.55,
  });
  return drafts;
}
