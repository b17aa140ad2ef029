import type { GateReport } from '../model/gate.js';
import type { Policy } from '../model/policy.js';
import type { AuditResult } from '../model/result.js';
import type { Severity } from '../model/rule.js';
import { type Before, memberName } from './before.js';
import { type Change, compare } from './compare.js';
import { measured } from './decide.js';
import { claimFails, claimGates, copyFails, copyGates, findingFails } from './fails.js';
import { policyByPath } from './policy-at.js';
import { exceededBudgets, unmetVerifications } from './requirements.js';

/** Of what a change brings, warnings fail where the policy does not say otherwise: nobody has to clear up the past first. */
const USUAL_THRESHOLD: Severity = 'warning';
const NAMED_SUPPRESSIONS = 5;

/**
 * What a change brings and whether it passes.
 *
 * @param notices what a reviewer should know besides, one sentence each
 */
export function decideChange(
  before: Before,
  result: AuditResult,
  policy: Policy,
  notices: readonly string[],
): GateReport {
  const change = compare(before, result);
  const at = policyByPath(policy, result.reach);
  const failing = change.newFindings.filter((finding) => findingFails(finding, at(finding.path), USUAL_THRESHOLD));
  const claims = change.newClaims.filter((claim) => claimGates(claim, at(claim.document.path)));
  const failingClaims = claims.filter((claim) => claimFails(claim, at(claim.document.path), USUAL_THRESHOLD));
  const copies = change.copies.new.filter(({ member }) => copyGates(member, at(member.path)));
  const failingCopies = copies.filter(({ member }) => copyFails(member, at(member.path), USUAL_THRESHOLD));
  const groups = [...new Set(failingCopies.map(({ group }) => group.id))];
  const reasons = [
    ...counted(failing.length, 'new finding'),
    ...counted(failingClaims.length, 'claim that does not hold any more', 'claims that do not hold any more'),
    ...counted(failingCopies.length, 'new copy of code', 'new copies of code'),
    ...(policy.lostCoverage === 'fail'
      ? counted(
          change.coverage.length,
          'file that is analysed less than before',
          'files that are analysed less than before',
        )
      : []),
    ...exceededBudgets(policy, result, before.counts),
    ...unmetVerifications(policy, result),
  ];
  const decision = !measured(result) ? 'not-measured' : reasons.length > 0 ? 'fail' : 'pass';
  return {
    against: before.against,
    decision,
    exitCode: decision === 'pass' ? 0 : decision === 'fail' ? 1 : 2,
    reasons: decision === 'not-measured' ? ['no file was analysed, so nothing was measured'] : reasons,
    findings: {
      new: change.newFindings.map(({ id }) => id),
      failing: failing.map(({ id }) => id),
      known: change.knownFindings,
      fixed: change.fixedFindings.map(({ ruleId, path, symbol, message, startLine }) => ({
        ruleId,
        path,
        symbol,
        message,
        ...(startLine === undefined ? {} : { startLine }),
      })),
    },
    clones: {
      new: copies.map(({ group, member }) => ({ group: group.id, member: memberName(member) })),
      failing: groups,
      fixed: change.copies.dissolved,
    },
    claims: {
      new: claims.map(({ id }) => id),
      failing: failingClaims.map(({ id }) => id),
      fixed: change.fixedClaims,
    },
    coverage: change.coverage,
    notices: [...notices, ...suppressionNotice(change)],
  };
}

function counted(count: number, one: string, many = `${one}s`): string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
}

function suppressionNotice({ newlySuppressed }: Change): string[] {
  if (newlySuppressed.length === 0) return [];
  const named = newlySuppressed
    .slice(0, NAMED_SUPPRESSIONS)
    .map(({ ruleId, path, startLine }) => `${ruleId} at ${path}:${startLine}`);
  const more = newlySuppressed.length - named.length;
  const findings = newlySuppressed.length === 1 ? '1 finding is' : `${newlySuppressed.length} findings are`;
  return [
    `${findings} suppressed by comments that this change brings: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  ];
}
