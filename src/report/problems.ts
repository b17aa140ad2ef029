import type { GateReport } from '../model/gate.js';
import type { AuditResult, Claim, CloneGroup, Finding } from '../model/result.js';
import type { Rule, Severity } from '../model/rule.js';
import { worstFirst } from '../render/trace-summary-view.js';

/** The identifiers under which reports show what no rule of the catalogue finds. */
export const REFUTED_CLAIM = 'refuted-claim';
export const COPIED_CODE = 'copied-code';

/** One thing to act on, the same for every format: a finding, a refuted claim or a copy that a change brings. */
export interface Problem {
  readonly id: string;
  readonly kind: 'finding' | 'claim' | 'copy';
  readonly ruleId: string;
  /** A short heading: the rule's title. */
  readonly title: string;
  readonly severity: Severity;
  readonly path: string;
  /** 1-based. */
  readonly startLine: number;
  readonly endLine: number;
  readonly message: string;
  readonly remedy: string;
  /** Whether it fails the gate. */
  readonly failing: boolean;
  /** Rules on trial are shown and do not gate. */
  readonly trial: boolean;
}

/**
 * What a report lists, the worst first: everything there is, or with a gate only what the change brings. Without a gate copies are
 * not listed one by one; the trace summary has their groups.
 */
export function problemsOf(result: AuditResult, rules: readonly Rule[], gate: GateReport | undefined): Problem[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const brought = gate && new Set([...gate.findings.new, ...gate.claims.new]);
  const failing = gate && new Set([...gate.findings.failing, ...gate.claims.failing, ...gate.clones.failing]);
  const wanted = (id: string): boolean => brought === undefined || brought.has(id);
  const problems = [
    ...worstFirst(result.findings)
      .filter(({ id }) => wanted(id))
      .map((finding) => findingProblem(finding, byId.get(finding.ruleId), failing?.has(finding.id))),
    ...result.claims
      .filter(({ id, verdict }) => verdict === 'refuted' && wanted(id))
      .map((claim) => claimProblem(claim, failing?.has(claim.id) ?? false)),
    ...(gate?.clones.new ?? []).flatMap(({ group, member }) =>
      copyProblem(
        result.cloneGroups.find(({ id }) => id === group),
        member,
        failing?.has(group) ?? false,
      ),
    ),
  ];
  return [...problems.filter((problem) => problem.failing), ...problems.filter((problem) => !problem.failing)];
}

function findingProblem(finding: Finding, rule: Rule | undefined, failing: boolean | undefined): Problem {
  return {
    id: finding.id,
    kind: 'finding',
    ruleId: finding.ruleId,
    title: rule?.title ?? finding.ruleId,
    severity: finding.severity,
    path: finding.path,
    startLine: Math.max(1, finding.startLine),
    endLine: Math.max(1, finding.startLine, finding.endLine),
    message: finding.message,
    remedy: firstSentence(rule?.remedy ?? ''),
    failing: failing ?? (finding.status === 'stable' && finding.severity === 'error'),
    trial: finding.status === 'trial',
  };
}

function claimProblem(claim: Claim, failing: boolean): Problem {
  return {
    id: claim.id,
    kind: 'claim',
    ruleId: REFUTED_CLAIM,
    title: 'A document or comment states what does not hold',
    severity: 'warning',
    path: claim.document.path,
    startLine: Math.max(1, claim.document.line),
    endLine: Math.max(1, claim.document.line),
    message: `Not true: “${claim.text}”: ${claim.reason}`,
    remedy: claim.suggestion === undefined ? 'Correct the words or the code.' : `Suggested: ${claim.suggestion}`,
    failing,
    trial: false,
  };
}

function copyProblem(group: CloneGroup | undefined, member: string, failing: boolean): Problem[] {
  const [path, symbol = ''] = member.split('#');
  const copy = group?.members.find((candidate) => candidate.path === path && candidate.symbol === symbol);
  if (group === undefined || copy === undefined) return [];
  const others = group.members.filter((candidate) => candidate !== copy);
  const named = others[0] === undefined ? '' : ` of \`${others[0].path}:${others[0].startLine}\``;
  const further = others.length > 1 ? ` and ${others.length - 1} more` : '';
  return [
    {
      id: group.id,
      kind: 'copy',
      ruleId: COPIED_CODE,
      title: 'Copied code',
      severity: 'warning',
      path: copy.path,
      startLine: Math.max(1, copy.startLine),
      endLine: Math.max(1, copy.startLine, copy.endLine),
      message: `${symbol === '' ? 'this module' : `\`${symbol}\``} is a copy${named}${further} (${group.kind}, ${Math.round(group.similarity * 100)} %)`,
      remedy: group.recommendation,
      failing,
      trial: false,
    },
  ];
}

function firstSentence(text: string): string {
  return text.split(/(?<=\.)\s/)[0] ?? '';
}
