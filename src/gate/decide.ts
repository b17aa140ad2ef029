import type { Policy } from '../model/policy.js';
import type { AuditResult } from '../model/result.js';
import { claimFails, copyFails, findingFails } from './fails.js';
import { policyByPath } from './policy-at.js';
import { exceededBudgets, unmetVerifications } from './requirements.js';

export interface Decision {
  /** 0 pass, 1 the gate failed, 2 nothing was measured. */
  readonly exitCode: 0 | 1 | 2;
  /** Findings that fail the gate. */
  readonly failing: number;
  /** Budgets and verifications that fail it, one sentence each. */
  readonly reasons: readonly string[];
}

/** Whether any source file was analysed. An audit without one has measured nothing and does not pass. */
export function measured(result: AuditResult): boolean {
  return result.modules.length > 0;
}

/** Pass or fail of a whole project, whatever is printed: errors fail where the policy does not say otherwise. */
export function decide(result: AuditResult, policy: Policy): Decision {
  if (!measured(result)) return { exitCode: 2, failing: 0, reasons: [] };
  const at = policyByPath(policy, result.reach);
  const failing =
    result.findings.filter((finding) => findingFails(finding, at(finding.path), 'error')).length +
    result.claims.filter((claim) => claimFails(claim, at(claim.document.path), 'error')).length +
    result.cloneGroups.filter((group) => group.members.some((member) => copyFails(member, at(member.path), 'error')))
      .length;
  const reasons = [...exceededBudgets(policy, result, undefined), ...unmetVerifications(policy, result)];
  return { exitCode: failing + reasons.length > 0 ? 1 : 0, failing, reasons };
}
