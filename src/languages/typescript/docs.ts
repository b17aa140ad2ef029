import type { ts } from 'ts-morph';
import type { DocFact } from '../../model/facts.js';
import type { Context } from './context.js';
import { endOfBlockComment, endOfLine } from './positions.js';

const FILE_TAG = /@(?:file|fileoverview|module|license|licence|packageDocumentation|preserve)\b/;

interface BlockComment {
  readonly start: number;
  readonly end: number;
}

/** The JSDoc comment directly before a declaration. */
export function docOf(node: ts.Node, context: Context): DocFact | undefined {
  const start = context.startOf(node);
  // The shortest JSDoc with content is longer than this.
  if (start - node.pos < 7) return undefined;
  const { text } = context;
  const blocks = blockCommentsBetween(text, node.pos, start);
  const last = blocks[blocks.length - 1];
  if (last === undefined || !isDoc(text, last) || trailsPrevious(text, node.pos, last, start)) return undefined;
  if (blocks.length === 1 && isModuleDoc(text, last, start)) return undefined;
  return docFact(last, context);
}

/** The first block comment at the top of a file, if it does not belong to the first declaration. */
export function moduleDoc(context: Context): DocFact | undefined {
  const first = context.file.statements[0] ?? context.file.endOfFileToken;
  const start = context.startOf(first);
  const blocks = blockCommentsBetween(context.text, 0, start);
  const block = blocks[0];
  if (block === undefined) return undefined;
  const attached = blocks.length === 1 && isDoc(context.text, block) && isDeclaration(first, context);
  return attached && !isModuleDoc(context.text, block, start) ? undefined : docFact(block, context);
}

function isDeclaration(node: ts.Node, context: Context): boolean {
  const line = context.lineOf(node);
  const endLine = context.endLineOf(node);
  return context.symbols.some(
    (symbol) => symbol.doc !== undefined && symbol.startLine >= line && symbol.endLine <= endLine,
  );
}

/** A comment at the top of the file speaks for the file when it says so or when a blank line follows. */
function isModuleDoc(text: string, block: BlockComment, declaration: number): boolean {
  if (text.slice(0, block.start).trim() !== '' && !text.startsWith('#!')) return false;
  if (FILE_TAG.test(text.slice(block.start, block.end))) return true;
  return /\n[ \t\r]*\n/.test(text.slice(block.end, declaration));
}

function isDoc(text: string, block: BlockComment): boolean {
  return text[block.start + 2] === '*' && block.end - block.start > 4;
}

/** A comment on the line of the previous token, with the declaration on the next line, speaks of what came before. */
function trailsPrevious(text: string, from: number, block: BlockComment, declaration: number): boolean {
  return from > 0 && !text.slice(from, block.start).includes('\n') && text.slice(block.end, declaration).includes('\n');
}

/** Block comments in a stretch of text that holds nothing but blank space and comments. */
function blockCommentsBetween(text: string, from: number, to: number): BlockComment[] {
  const blocks: BlockComment[] = [];
  let at = text.indexOf('/', from);
  while (at >= 0 && at < to) {
    const next = text[at + 1];
    if (next === '/') at = endOfLine(text, at);
    else if (next === '*') {
      const end = endOfBlockComment(text, at);
      blocks.push({ start: at, end });
      at = end;
    } else at = endOfLine(text, at);
    at = text.indexOf('/', at);
  }
  return blocks;
}

function docFact(block: BlockComment, context: Context): DocFact {
  return {
    text: blockText(context.text, block.start, block.end),
    line: context.lineAt(block.start),
    endLine: context.lineAt(block.end),
  };
}

/** The text of a block comment without delimiters, leading stars and common indent. */
export function blockText(text: string, start: number, end: number): string {
  const closed = text.startsWith('*/', end - 2) && end - start >= 4;
  let from = start + 2;
  const to = closed ? end - 2 : end;
  while (from < to && text[from] === '*') from++;
  const inner = text.slice(from, to);
  if (!inner.includes('\n')) return inner.trim();
  const lines = inner.split('\n').map(withoutStar);
  const first = lines[0]!.trim();
  const rest = lines.slice(1);
  const indent = commonIndent(rest);
  const body = rest.map((line) => line.slice(indent).trimEnd());
  return [first, ...body].join('\n').trim();
}

function withoutStar(line: string): string {
  let at = 0;
  while (line[at] === ' ' || line[at] === '\t') at++;
  return line[at] === '*' ? line.slice(at + 1) : line;
}

function commonIndent(lines: readonly string[]): number {
  let indent = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    if (line.trim() === '') continue;
    let at = 0;
    while (line[at] === ' ' || line[at] === '\t') at++;
    indent = Math.min(indent, at);
  }
  return Number.isFinite(indent) ? indent : 0;
}
