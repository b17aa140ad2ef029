import { COPIED_CODE, REFUTED_CLAIM } from '../model/gate.js';
import type { AuditResult } from '../model/result.js';

/** How many findings there are of each rule, tag and principle; groups of copies and refuted claims by their names. */
export function countsOf({ findings, cloneGroups, claims }: AuditResult): Readonly<Record<string, number>> {
  const refuted = claims.filter((claim) => claim.verdict === 'refuted').length;
  return countNames(
    findings.map(({ ruleId, tag, principle }) => [ruleId, tag, principle]),
    { [COPIED_CODE]: cloneGroups.length, [REFUTED_CLAIM]: refuted },
  );
}

/** @param names of each finding: its rule, tag and principle */
export function countNames(
  names: readonly (readonly (string | undefined)[])[],
  others: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const counts = new Map(Object.entries(others));
  for (const name of names.flat()) if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries(counts);
}
