import type { CommentFact, Facts } from '../model/facts.js';
import type { SourceLine } from './source-lines.js';

/** Comments that stay first: licences, and what tools look for at the top of a file. */
const STAYS_FIRST =
  /copyright|licen[cs]e|SPDX|\(c\)|©|all rights reserved|@preserve|@cc_on|eslint|tslint|jshint|jslint|prettier|biome|oxlint|@ts-|@(?:no)?flow|@jsx|@jest|@vitest|istanbul|[cv]8 ignore|<(?:reference|amd)|@(?:file|fileoverview|module|packageDocumentation)\b|-\*-|vim?:|coding[:=]|mypy:|flake8|noqa|pylint:|ruff:|isort:|fmt:|yapf:|pyright:|pytype|cython:|distutils:|type: ignore|nosec|^\/{3} script|deno-|webpack|^globals?\b/im;

/** Comments that speak to the line below them, which nothing may come between. */
const FOR_NEXT_LINE =
  /(?:disable|ignore)-next|@ts-(?:ignore|expect-error)|biome-ignore(?!-all)|prettier-ignore|(?:istanbul|[cv]8) ignore (?:next|if|else)|deno-lint-ignore(?!-file)/i;

/**
 * Where the header goes: below the shebang, the coding cookie, licences, comments to tools and the module's JSDoc, above everything
 * else. Comments do not displace a docstring, a directive or a `__future__` import.
 *
 * @returns 0-based index of the line that will follow it
 */
export function headerPlace(lines: readonly SourceLine[], facts: Facts): number {
  const starting = new Map(facts.comments.map((comment) => [comment.line, comment]));
  let place = lines[0]?.text.startsWith('#!') ? 1 : 0;
  for (let index = place; index < lines.length; ) {
    if (lines[index]!.text.trim() === '') {
      index++;
      continue;
    }
    const run = runAt(index, lines, starting);
    if (run === undefined) break;
    if (run.staysFirst || isModuleDoc(facts, index + 1)) place = belowBlank(run.end, lines);
    if (run.stops) break;
    index = run.end;
  }
  return place;
}

interface Run {
  /** Index behind its last line. */
  readonly end: number;
  readonly staysFirst: boolean;
  /** What follows belongs together and may not be parted. */
  readonly stops: boolean;
}

/** A block comment, or line comments line upon line, up to one that speaks to the next line. */
function runAt(
  index: number,
  lines: readonly SourceLine[],
  starting: ReadonlyMap<number, CommentFact>,
): Run | undefined {
  let end = index;
  let staysFirst = false;
  for (let comment = starting.get(end + 1); comment !== undefined; comment = starting.get(end + 1)) {
    if (FOR_NEXT_LINE.test(comment.text)) return { end, staysFirst, stops: true };
    const block = lines[end]!.text.trimStart().startsWith('/*');
    if (!isComment(lines[end]!.text) || (block && !lines[comment.endLine - 1]!.text.trimEnd().endsWith('*/'))) break;
    if (block && end > index) break;
    staysFirst ||= STAYS_FIRST.test(comment.text);
    end = comment.endLine;
    if (block) break;
  }
  return end === index ? undefined : { end, staysFirst, stops: false };
}

function isComment(line: string): boolean {
  return /^[ \t\f]*(?:#|\/\/|\/\*)/.test(line);
}

/** A JSDoc that speaks for the file does so only while no other comment is above it. */
function isModuleDoc(facts: Facts, line: number): boolean {
  return facts.language !== 'python' && facts.doc?.line === line;
}

function belowBlank(index: number, lines: readonly SourceLine[]): number {
  return index < lines.length && lines[index]!.text.trim() === '' ? index + 1 : index;
}
