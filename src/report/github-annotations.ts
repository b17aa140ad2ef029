import { plainLine } from '../render/escape.js';
import type { ReportFormat } from './format.js';
import { type Problem, problemsOf } from './problems.js';

/** GitHub shows ten annotations of each level of a step and drops the rest without a word. */
const PER_LEVEL = 10;
const MAX_MESSAGE = 900;

const LEVELS = { error: 'error', warning: 'warning', note: 'notice' } as const;

/**
 * Workflow commands that GitHub Actions shows beside the lines of a change. The last line counts what is not shown. Text of the
 * audited code is escaped as the runner unescapes it, so it can neither end a command nor start one.
 */
export const githubAnnotations: ReportFormat = {
  file: 'audit.annotations.txt',
  render: (result, { rules, gate }) => {
    const problems = problemsOf(result, rules, gate);
    const shown: Problem[] = [];
    const room = { error: PER_LEVEL, warning: PER_LEVEL, note: PER_LEVEL - 1 };
    for (const problem of problems) {
      if (room[problem.severity] === 0) continue;
      room[problem.severity] -= 1;
      shown.push(problem);
    }
    const rest = problems.length - shown.length;
    const lines = shown.map(command);
    if (rest > 0) lines.push(`::notice title=audit::${rest} more in the full report; GitHub shows ten of a level`);
    return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
  },
};

function command({ severity, path, startLine, endLine, ruleId, message, remedy }: Problem): string {
  const properties = [
    `file=${property(path)}`,
    `line=${startLine}`,
    `endLine=${endLine}`,
    `title=${property(`audit: ${ruleId}`)}`,
  ].join(',');
  const text = plainLine(remedy === '' ? message : `${message}. ${remedy}`).slice(0, MAX_MESSAGE);
  return `::${LEVELS[severity]} ${properties}::${data(text)}`;
}

/** What the runner turns back: `%`, line ends. */
function data(text: string): string {
  return text.toWellFormed().replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(text: string): string {
  return data(plainLine(text)).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
