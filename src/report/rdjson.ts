import { plainLine } from '../render/escape.js';
import type { ReportFormat } from './format.js';
import { problemsOf } from './problems.js';

const SEVERITIES = { error: 'ERROR', warning: 'WARNING', note: 'INFO' } as const;

/** Reviewdog Diagnostic Format, one document: `reviewdog -f=rdjson`. */
export const rdjson: ReportFormat = {
  file: 'audit.rdjson',
  render: (result, { rules, gate }) => {
    const diagnostics = problemsOf(result, rules, gate).map((problem) => ({
      message: plainLine(problem.remedy === '' ? problem.message : `${problem.message}. ${problem.remedy}`),
      location: {
        path: problem.path.toWellFormed(),
        range: { start: { line: problem.startLine }, end: { line: problem.endLine } },
      },
      severity: SEVERITIES[problem.severity],
      code: { value: problem.ruleId },
    }));
    return `${JSON.stringify({ source: { name: result.tool.name }, diagnostics }, undefined, 2)}\n`;
  },
};
