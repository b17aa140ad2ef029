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

/** What tools (and `audit` itself) act on when a comment says it. A header only repeats what a file says elsewhere. */
const DIRECTIVES =
  /\b(?:noqa|nosec)\b|\b(?:pylint|flake8|mypy|ruff|isort|pyright|fmt|yapf|pragma|cython|distutils):|\btype:(?=\s*ignore)|\b(?:eslint|tslint|prettier|biome|oxlint|audit|deno-lint)-(?=ignore|disable|enable)|\b(?:istanbul|[cv]8) (?=ignore)|@(?=ts-|jsx|flow|noflow|jest|vitest|generated|license|preserve|audit-tag|claim)|\bcoding[:=]|\bsourceMappingURL=/g;

/** One line of text in a comment that no tool obeys. */
export function commentWords(text: string): string {
  return plainLine(text).replaceAll('…', '...').replace(DIRECTIVES, disarmed).trimEnd();
}

/** The same, which is not taken for a mark of ours either. */
function commentText(text: string): string {
  const line = commentWords(text);
  return isMark(line.trim()) ? line.replace(/audit/g, 'audit ') : line;
}

/** Without the one character that makes the word a directive. */
function disarmed(word: string): string {
  if (word.startsWith('no')) return `no ${word.slice(2)}`;
  return word.endsWith(' ') ? `${word.trimEnd()}: ` : word.replace(/[-:=@]/, (mark) => (mark === '@' ? '' : ' '));
}
