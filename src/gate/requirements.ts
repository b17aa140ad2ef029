import type { Policy, RequiredVerification } from '../model/policy.js';
import type { AuditResult } from '../model/result.js';
import { pathMatcher } from '../walk/path-matcher.js';
import { countsOf } from './count.js';

/**
 * Budgets that are exceeded, one sentence each.
 *
 * @param before number of findings before the change, `undefined` when there is nothing to compare with
 */
export function exceededBudgets(
  { budgets }: Policy,
  result: AuditResult,
  before: Readonly<Record<string, number>> | undefined,
): string[] {
  const counts = countsOf(result);
  return Object.entries(budgets).flatMap(([name, budget]) => {
    const allowed = budget === 'known' ? before && (before[name] ?? 0) : budget;
    const found = counts[name] ?? 0;
    if (allowed === undefined || found <= allowed) return [];
    return [
      `the budget of ${name} is ${allowed}${budget === 'known' ? ', as many as there were' : ''}, and there are ${found}`,
    ];
  });
}

/** Required verifications that are not met, one sentence each. */
export function unmetVerifications({ verifications }: Policy, result: AuditResult): string[] {
  return verifications.flatMap((required) => {
    const matches = pathMatcher('files of a required verification', required.files);
    const paths = result.files
      .filter((file) => file.status !== 'skipped' && matches(file.path))
      .map(({ path }) => path);
    if (paths.length === 0)
      return [`a verification is required of ${required.files.join(', ')}, which matches no analysed file`];
    return paths.flatMap((path) => unmetIn(path, required, result.subjects));
  });
}

function unmetIn(
  path: string,
  { symbol, algorithm }: RequiredVerification,
  subjects: AuditResult['subjects'],
): string[] {
  const wanted = subjects.filter(
    (subject) =>
      subject.path === path &&
      (symbol === undefined || subject.symbol === symbol) &&
      (algorithm === undefined || subject.algorithm === algorithm),
  );
  const what = `${symbol === undefined ? '' : `${symbol} of `}${path}${algorithm === undefined ? '' : ` as ${algorithm}`}`;
  if (wanted.length === 0) return [`the required verification of ${what} was not made`];
  const unmet = wanted.find((subject) => subject.verdict !== 'verified');
  return unmet === undefined ? [] : [`the required verification of ${what} ended ${unmet.verdict}: ${unmet.reason}`];
}
