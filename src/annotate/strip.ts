import { annotationsOf } from '../model/annotation.js';
import type { CommentFact, Language } from '../model/facts.js';
import { commentPrefix, type SourceLine } from './source-lines.js';

export type Stripped =
  | {
      readonly kind: 'stripped';
      readonly lines: readonly SourceLine[];
      /** For each line of the annotated text (1-based) the line that is left of it, or 0. */
      readonly oldLine: Int32Array;
    }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Takes out what `audit tag` wrote. A header goes with the blank line below it and a footer with the blank line above it, which were
 * written with them; so what is left is, byte for byte, the text that was annotated.
 */
export function strip(lines: readonly SourceLine[], comments: readonly CommentFact[], language: Language): Stripped {
  const prefix = commentPrefix(language);
  const own = comments.filter((comment) => lines[comment.line - 1]?.text.trimStart().startsWith(prefix));
  const { blocks, tagLines, problem } = annotationsOf(own);
  if (problem !== undefined) return { kind: 'refused', reason: problem };
  const removed = new Set(tagLines);
  const blank = (line: number): boolean => lines[line - 1]?.text.trim() === '';
  for (const { name, startLine, endLine } of blocks) {
    for (let line = startLine; line <= endLine; line++) removed.add(line);
    if (name === 'header' && blank(endLine + 1)) removed.add(endLine + 1);
    if (name === 'footer' && blank(startLine - 1)) removed.add(startLine - 1);
  }
  const kept: SourceLine[] = [];
  const oldLine = new Int32Array(lines.length + 1);
  for (const [index, line] of lines.entries()) if (!removed.has(index + 1)) oldLine[index + 1] = kept.push(line);
  const last = kept.at(-1);
  // The footer stands below a line that it gave its end to.
  if (last !== undefined && removed.has(lines.length) && lines.at(-1)!.end === '')
    kept[kept.length - 1] = { text: last.text, end: '' };
  return { kind: 'stripped', lines: kept, oldLine };
}
