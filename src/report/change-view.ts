import type { AuditResult } from '../model/result.js';
import { cut } from '../render/cut.js';
import type { ReportContext } from './format.js';
import { type Problem, problemsOf } from './problems.js';

const WORST = 8;

/** What a comment on a change and a step's summary show; `rows` is how many rows each folded list may have. */
export function changeView(result: AuditResult, { rules, gate }: ReportContext, rows: number) {
  const problems = problemsOf(result, rules, gate);
  return {
    heading: heading(problems, gate?.decision),
    tool: `${result.tool.name} ${result.tool.version}`,
    against: gate?.against ?? 'nothing: everything that was found counts as new',
    reasons: gate?.reasons ?? [],
    notices: gate?.notices ?? [],
    ...tableOf(result, problems, gate),
    worst: cut(problems.slice(0, WORST).map(row), rows),
    others: cut(problems.slice(WORST).map(row), rows),
    fixed: cut(
      (gate?.findings.fixed ?? []).map(({ path, startLine, message, ruleId }) => ({
        place: startLine === undefined ? path : `${path}:${startLine}`,
        message,
        ruleId,
      })),
      rows,
    ),
    coverage: cut(gate?.coverage ?? [], rows),
  };
}

function heading(problems: readonly Problem[], decision: 'pass' | 'fail' | 'not-measured' | undefined): string {
  const failing = problems.filter((problem) => problem.failing).length;
  if (decision === 'not-measured') return 'nothing was measured, so nothing passes';
  if (decision === undefined) return problems.length === 0 ? 'nothing found' : `${problems.length} to look at`;
  if (decision === 'fail')
    return failing > 0 ? `this change fails, ${failing} of what it brings must go` : 'this change fails';
  return problems.length === 0 ? 'passed, nothing new' : `passed, ${problems.length} new to look at`;
}

function tableOf(result: AuditResult, problems: readonly Problem[], gate: ReportContext['gate']) {
  const brought = (kind: Problem['kind']): number => problems.filter((problem) => problem.kind === kind).length;
  const change = (added: number, removed: number): string => `${added} new, ${removed} fixed`;
  const analysed = result.files.filter((file) => file.status !== 'skipped');
  const tally = (verdict: string): number => result.claims.filter((claim) => claim.verdict === verdict).length;
  const unknown = 'not compared';
  return {
    findings: {
      new: gate === undefined ? unknown : change(brought('finding'), gate.findings.fixed.length),
      all: `${result.findings.length}`,
    },
    copies: {
      new: gate === undefined ? unknown : change(brought('copy'), gate.clones.fixed),
      all: `${result.cloneGroups.length} ${result.cloneGroups.length === 1 ? 'group' : 'groups'}`,
    },
    claims: {
      new: gate === undefined ? unknown : change(brought('claim'), gate.claims.fixed),
      all: `${tally('verified')} verified, ${tally('refuted')} refuted, ${tally('untested')} untested`,
    },
    files: {
      new: gate === undefined ? unknown : `${gate.coverage.length} less covered`,
      all: `${analysed.length} analysed, ${result.files.length - analysed.length} not`,
    },
  };
}

function row({ failing, trial, severity, path, startLine, message, ruleId, remedy }: Problem) {
  return {
    mark: failing ? '**fails**' : trial ? 'on trial' : severity,
    place: `${path}:${startLine}`,
    message: message.length > 400 ? `${message.slice(0, 399)}…` : message,
    ruleId,
    remedy: remedy.length > 300 ? `${remedy.slice(0, 299)}…` : remedy,
  };
}
