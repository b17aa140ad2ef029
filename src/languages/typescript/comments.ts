import type { CommentFact } from '../../model/facts.js';
import type { Context } from './context.js';
import { blockText } from './docs.js';
import { endOfBlockComment, endOfLine } from './positions.js';

const TEXT_LIMIT = 4000;

/** All comments of the file in order, found by their opening outside of literals. */
export function readComments(context: Context): CommentFact[] {
  const { text } = context;
  const comments: CommentFact[] = [];
  const literals = context.literals.cursor(context.file);
  let at = text.startsWith('#!') ? endOfLine(text, 0) : 0;
  for (;;) {
    at = text.indexOf('/', at);
    if (at < 0) return comments;
    const next = text.charCodeAt(at + 1);
    if (next !== 47 && next !== 42) {
      at++;
      continue;
    }
    const literalEnd = literals.endAround(at);
    if (literalEnd >= 0) {
      at = literalEnd;
      continue;
    }
    const end = next === 47 ? endOfLine(text, at) : endOfBlockComment(text, at);
    comments.push(commentFact(at, end, next === 47, context));
    at = end;
  }
}

function commentFact(start: number, end: number, isLine: boolean, context: Context): CommentFact {
  const limit = Math.min(end, start + TEXT_LIMIT * 2);
  const text = isLine ? context.text.slice(start + 2, limit).trim() : blockText(context.text, start, limit);
  return {
    line: context.lineAt(start),
    endLine: context.lineAt(end),
    text: text.length > TEXT_LIMIT ? text.slice(0, TEXT_LIMIT) : text,
    ownLine: isFirstOnLine(context.text, start),
  };
}

function isFirstOnLine(text: string, start: number): boolean {
  for (let at = start - 1; at >= 0; at--) {
    const code = text.charCodeAt(at);
    if (code === 10) return true;
    if (code !== 32 && code !== 9 && code !== 13 && code !== 0xfeff) return false;
  }
  return true;
}
