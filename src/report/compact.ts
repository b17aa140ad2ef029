import { plainLine } from '../render/escape.js';
import type { ReportFormat } from './format.js';
import { problemsOf } from './problems.js';

/** `path:line: severity rule: message`, which editors and `grep` take apart. */
export const compact: ReportFormat = {
  file: 'audit.txt',
  render: (result, { rules, gate }) =>
    problemsOf(result, rules, gate)
      .map(
        ({ path, startLine, severity, ruleId, message }) =>
          `${plainLine(`${path}:${startLine}: ${severity} ${ruleId}: ${message}`)}\n`,
      )
      .join(''),
};
