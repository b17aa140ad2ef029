import { COPIED_CODE, REFUTED_CLAIM } from '../model/gate.js';
import type { AuditResult } from '../model/result.js';

/** How many findings a result has of a rule, a tag or a principle; groups of copies and refuted claims by their names. */
export function countOf(name: string, { findings, cloneGroups, claims }: AuditResult): number {
  if (name === COPIED_CODE) return cloneGroups.length;
  if (name === REFUTED_CLAIM) return claims.filter((claim) => claim.verdict === 'refuted').length;
  return findings.filter(({ ruleId, tag, principle }) => [ruleId, tag, principle].includes(name)).length;
}
