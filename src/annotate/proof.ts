import { tokenise } from '../analyse/tokenise.js';
import type { Facts } from '../model/facts.js';
import type { FileRecord, LocalFinding } from '../model/record.js';
import { textReason } from '../walk/text-reason.js';
import { sameCompiled } from './compiled.js';
import { declaredEncoding } from './text-codec.js';

/** A text with what the per-file stage says of it. */
export interface Analysed {
  readonly text: string;
  readonly record: FileRecord;
}

/**
 * Why a text is not another one with comment lines put in; `undefined` when it is. Compared are the tokens, all facts but for comments
 * (docs, signatures, bodies, imports), the findings, the declared encoding, and, where esbuild reads the language, its output.
 *
 * @param oldLine for each line of `after` (1-based) the line it was, or 0
 */
export async function differenceBeyondComments(
  before: Analysed,
  after: Analysed,
  oldLine: Int32Array,
): Promise<string | undefined> {
  const { path, language } = before.record.facts;
  if (language === 'python' && declaredEncoding(before.text) !== declaredEncoding(after.text))
    return 'the declared encoding would change';
  if (textReason(before.text, language) !== textReason(after.text, language))
    return 'it would pass for generated or written code';
  if (!sameTokens(before, after, oldLine)) return 'the code would change';
  const facts = differingFacts(before.record.facts, after.record.facts, oldLine);
  if (facts !== undefined) return `its ${facts} would be read otherwise`;
  if (findingsText(before.record.findings) !== findingsText(after.record.findings, oldLine))
    return 'its findings would change';
  if (language !== 'python' && !(await sameCompiled(before.text, after.text, path)))
    return 'it would compile to other code';
  return undefined;
}

function sameTokens(before: Analysed, after: Analysed, oldLine: Int32Array): boolean {
  const { language } = before.record.facts;
  const [old, now] = [tokenise(before.text, language), tokenise(after.text, language)];
  return (
    old.text.length === now.text.length &&
    old.text.every((text, index) => text === now.text[index] && old.line[index] === oldLine[now.line[index]!])
  );
}

/** Name of the first part of the facts that differs. */
function differingFacts(before: Facts, after: Facts, oldLine: Int32Array): string | undefined {
  const known: Facts = { ...after, lines: before.lines, comments: after.comments.filter(({ line }) => oldLine[line]) };
  const mapped = withOldLines(known, oldLine) as Facts;
  const names = [...new Set([...Object.keys(before), ...Object.keys(mapped)])] as (keyof Facts)[];
  return names.find((name) => JSON.stringify(before[name]) !== JSON.stringify(mapped[name]));
}

/** A copy in which every line is the old one. What ends in added comments ends in the line above them. */
function withOldLines(value: unknown, oldLine: Int32Array, name = ''): unknown {
  if (typeof value === 'number') {
    if (name === 'line' || name === 'startLine') return oldLine[value];
    return name === 'endLine' ? lastOldLine(value, oldLine) : value;
  }
  if (Array.isArray(value)) return value.map((one) => withOldLines(one, oldLine));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withOldLines(one, oldLine, key)]));
}

function lastOldLine(line: number, oldLine: Int32Array): number {
  let at = Math.min(line, oldLine.length - 1);
  while (at > 0 && oldLine[at] === 0) at--;
  return oldLine[at]!;
}

/** What makes findings the same, whatever the lines their messages name. */
function findingsText(findings: readonly LocalFinding[], oldLine?: Int32Array): string {
  return JSON.stringify(
    findings.map(({ ruleId, startLine, endLine, symbol, normalisedText }) => [
      ruleId,
      oldLine === undefined ? startLine : oldLine[startLine],
      oldLine === undefined ? endLine : lastOldLine(endLine, oldLine),
      symbol,
      normalisedText,
    ]),
  );
}
