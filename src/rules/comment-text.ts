import { annotationLines } from '../model/annotation.js';
import type { SymbolFact } from '../model/facts.js';
import type { FileContext } from './context.js';

export interface CommentHit {
  readonly startLine: number;
  readonly endLine: number;
  /** The words that matched, as written. */
  readonly words: string;
  readonly symbol: string;
}

interface TextBlock {
  readonly startLine: number;
  readonly lines: string[];
}

/** Hits of a pattern in comments and docs: one for each run of adjacent comment lines, from its first to its last matching line. */
export function commentHits(
  file: FileContext,
  where: 'comments' | 'docs' | 'both',
  wanted: RegExp,
  except: RegExp | undefined,
  /** A cheap pattern that every hit has as well. */
  first?: RegExp,
): CommentHit[] {
  const known = blocksOf(file);
  const blocks =
    where === 'docs' ? known.docs : where === 'comments' ? known.comments : [...known.comments, ...known.docs];
  return blocks
    .flatMap((block) => blockHits(file, block, wanted, except, first))
    .sort((a, b) => a.startLine - b.startLine);
}

interface TextBlocks {
  readonly comments: readonly TextBlock[];
  readonly docs: readonly TextBlock[];
}

/** Several rules read the same text; it is cut into blocks once a file. */
const BLOCKS = new WeakMap<FileContext, TextBlocks>();

function blocksOf(file: FileContext): TextBlocks {
  let blocks = BLOCKS.get(file);
  if (!blocks) {
    blocks = { comments: commentBlocks(file), docs: docBlocks(file) };
    BLOCKS.set(file, blocks);
  }
  return blocks;
}

function blockHits(
  file: FileContext,
  block: TextBlock,
  wanted: RegExp,
  except: RegExp | undefined,
  first: RegExp | undefined,
): CommentHit[] {
  const hits: CommentHit[] = [];
  for (const [index, text] of block.lines.entries()) {
    if (first && !first.test(text)) continue;
    const found = wanted.exec(text);
    if (!found || except?.test(text)) continue;
    const line = block.startLine + index;
    const last = hits.at(-1);
    if (last && line - last.endLine <= 2) hits[hits.length - 1] = { ...last, endLine: line };
    else hits.push({ startLine: line, endLine: line, words: found[0].trim(), symbol: symbolAt(file, line) });
  }
  return hits;
}

/** Comments joined where they follow each other line by line. JSDoc blocks count as docs; what `audit tag` wrote is no text. */
function commentBlocks(file: FileContext): TextBlock[] {
  const blocks: TextBlock[] = [];
  const docLines = new Set(file.outline.symbols.flatMap((symbol) => (symbol.doc ? [symbol.doc.line] : [])));
  if (file.outline.doc) docLines.add(file.outline.doc.line);
  const annotated = annotationLines(file.outline.comments);
  let lastLine = -1;
  for (const comment of file.outline.comments) {
    if (docLines.has(comment.line)) continue;
    const lines = annotated.has(comment.line) ? [''] : comment.text.split('\n');
    if (comment.line === lastLine + 1 && comment.ownLine) blocks.at(-1)?.lines.push(...lines);
    else blocks.push({ startLine: comment.line, lines: [...lines] });
    lastLine = comment.endLine;
  }
  return blocks;
}

function docBlocks(file: FileContext): TextBlock[] {
  const docs = file.outline.symbols.flatMap((symbol) => (symbol.doc ? [symbol.doc] : []));
  if (file.outline.doc) docs.unshift(file.outline.doc);
  return docs.map((doc) => {
    // The text has lost its delimiters; its first line is where the first words stand in the source.
    const lines = doc.text.split('\n');
    const first = (lines.find((line) => line.trim() !== '') ?? '').trim().slice(0, 40);
    let startLine = doc.line;
    while (startLine < doc.endLine && !file.line(startLine).includes(first)) startLine++;
    return { startLine: startLine - lines.findIndex((line) => line.trim() !== ''), lines };
  });
}

/** Qualified name of the innermost symbol around a line, or of the one documented by the comment right above it. */
export function symbolAt(file: FileContext, line: number): string {
  let best: SymbolFact | undefined;
  for (const symbol of file.outline.symbols) {
    if (symbol.kind === 'property' || symbol.kind === 'variable') continue;
    const from = Math.min(symbol.startLine, symbol.doc?.line ?? symbol.startLine);
    if (from <= line && line <= symbol.endLine && (!best || symbol.startLine >= best.startLine)) best = symbol;
  }
  return best?.qualifiedName ?? '';
}
