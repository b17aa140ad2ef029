import { createHash } from 'node:crypto';
import { plainLine } from '../render/escape.js';
import type { ReportFormat } from './format.js';
import { type Problem, problemsOf } from './problems.js';

const SEVERITIES = { error: 'major', warning: 'minor', note: 'info' } as const;

/** GitLab Code Quality: the part of the Code Climate format that GitLab reads. Fingerprints hold no line and are unique. */
export const codeQuality: ReportFormat = {
  file: 'gl-code-quality-report.json',
  render: (result, { rules, gate }) => {
    const seen = new Map<string, number>();
    const entries = problemsOf(result, rules, gate).map((problem) => entry(problem, seen));
    return `${JSON.stringify(entries, undefined, 2)}\n`;
  },
};

function entry(problem: Problem, seen: Map<string, number>) {
  const identity = `${problem.ruleId}\0${problem.id}`;
  const ordinal = seen.get(identity) ?? 0;
  seen.set(identity, ordinal + 1);
  return {
    description: plainLine(problem.message),
    check_name: problem.ruleId,
    fingerprint: createHash('sha256').update(`${identity}\0${ordinal}`).digest('hex').slice(0, 40),
    severity: problem.failing && problem.severity === 'error' ? 'critical' : SEVERITIES[problem.severity],
    location: {
      path: problem.path.toWellFormed(),
      lines: { begin: problem.startLine, end: problem.endLine },
    },
  };
}
