import type { ReportFormat } from './format.js';
import { problemsOf } from './problems.js';

/** One JSON object a line and problem, the worst first, for scripts that read line by line. */
export const jsonLines: ReportFormat = {
  file: 'audit.jsonl',
  render: (result, { rules, gate }) =>
    problemsOf(result, rules, gate)
      .map((problem) => `${JSON.stringify(problem)}\n`)
      .join(''),
};
