import { type BlockName, closingMark, isMark, openingMark } from '../model/annotation.js';
import type { Language } from '../model/facts.js';
import { plainLine } from '../render/escape.js';
import { wrapText } from '../render/wrap.js';
import { commentPrefix } from './source-lines.js';

/** A text as a block of comment lines between marks. Whatever a template prints, each line of it is a comment. */
export function commentBlock(
  name: BlockName,
  text: string,
  tagLines: readonly string[],
  language: Language,
  columns: number,
): string[] {
  const prefix = commentPrefix(language);
  const said = wrapText(text.trim(), columns - prefix.length - 1)
    .split(/\r\n|\n|\r/)
    .map((line) => commentText(line));
  const body = text.trim() === '' ? [] : said;
  return [openingMark(name), ...body, ...tagLines, closingMark(name)].map((line) => `${prefix} ${line}`.trimEnd());
}

/** One line of text that is safe in a comment and is not taken for a mark of ours. */
export function commentText(text: string): string {
  const line = plainLine(text).replaceAll('…', '...').trimEnd();
  return isMark(line.trim()) ? line.replace(/audit/g, 'audit ') : line;
}
