import { COPIED_CODE, REFUTED_CLAIM } from '../model/gate.js';
import type { Threshold } from '../model/policy.js';
import type { Claim, CloneGroup, Finding } from '../model/result.js';
import { SEVERITIES, type Severity } from '../model/rule.js';
import type { PolicyAt } from './policy-at.js';

/** Severity of copies and refuted claims where no configuration says another. */
const GATE_SEVERITY: Severity = 'warning';

/**
 * Whether a finding fails. Its severity is compared with the threshold of its tag or principle, where there is one, else with
 * the general one.
 *
 * @param usual the threshold where no `failOn` is set
 */
export function findingFails(finding: Finding, policy: PolicyAt, usual: Severity): boolean {
  if (finding.status === 'trial' && policy.trial !== true) return false;
  const own = [policy.tags?.[finding.tag], policy.principles?.[finding.principle]].filter((one) => one !== undefined);
  const thresholds = own.length > 0 ? own : [policy.failOn ?? usual];
  return thresholds.some((threshold) => reaches(finding.severity, threshold));
}

/** Whether a claim is of concern at all: refuted, or of a verdict that the policy lists. */
export function claimGates({ verdict, suppressed }: Claim, policy: PolicyAt): boolean {
  if (suppressed !== undefined || policy.rules[REFUTED_CLAIM] === 'off') return false;
  return verdict === 'refuted' || (policy.verdicts?.includes(verdict) ?? false);
}

/** Whether a claim fails: by its verdict where the policy lists verdicts, else a refuted one by its severity. */
export function claimFails(claim: Claim, policy: PolicyAt, usual: Severity): boolean {
  if (!claimGates(claim, policy)) return false;
  if (policy.verdicts !== undefined) return policy.verdicts.includes(claim.verdict);
  return reaches(severityOf(REFUTED_CLAIM, policy), policy.failOn ?? usual);
}

/** Whether a copy is of concern at all. */
export function copyGates({ suppressed }: CloneGroup['members'][number], policy: PolicyAt): boolean {
  return suppressed === undefined && policy.rules[COPIED_CODE] !== 'off';
}

/** Whether a copy fails, by what holds in its file. */
export function copyFails(member: CloneGroup['members'][number], policy: PolicyAt, usual: Severity): boolean {
  return copyGates(member, policy) && reaches(severityOf(COPIED_CODE, policy), policy.failOn ?? usual);
}

function severityOf(name: string, { rules }: PolicyAt): Severity {
  const chosen = rules[name];
  return chosen === undefined || chosen === 'off' ? GATE_SEVERITY : chosen;
}

function reaches(severity: Severity, threshold: Threshold): boolean {
  return threshold !== 'never' && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(threshold);
}
