import { isBehaviour } from '../../algorithms/behaviours.js';
import type { Claim, Subject } from '../../model/result.js';
import type { PlannedSubject } from '../plan/plan.js';
import type { SubjectVerdict } from '../verdict.js';
import { printable } from './printable.js';

const MOST_LINES = 200;
const MOST_LINE = 2_000;

/** Everything about one verified subject that the result holds. */
export function subjectEntry(
  id: string,
  planned: PlannedSubject,
  verdict: SubjectVerdict,
  run: { readonly tier: string; readonly seed: number; readonly loading: string },
): Subject {
  const failing = verdict.outcomes.filter(({ outcome }) => outcome === 'fails');
  const first = failing[0];
  return {
    id,
    symbol: planned.shape.symbol,
    path: planned.shape.path,
    line: planned.shape.line,
    algorithm: verdict.algorithm,
    because: planned.because,
    binding: verdict.binding,
    tier: run.tier,
    seed: run.seed,
    verdict: verdict.verdict,
    reason: reasonOf(verdict),
    checks: verdict.outcomes.map(({ property, statement, outcome, detail }) => ({
      property,
      statement,
      outcome,
      ...(detail === undefined || detail === '' ? {} : { detail }),
    })),
    ...(run.loading === '' ? {} : { loading: run.loading }),
    ...(verdict.observations === undefined ? {} : { observations: [...verdict.observations] }),
    ...(verdict.behavesAs === undefined ? {} : { behavesAs: verdict.behavesAs }),
    ...(verdict.lies === undefined
      ? {}
      : {
          power: { caught: verdict.lies.caught.length, known: verdict.lies.caught.length + verdict.lies.missed.length },
        }),
    ...(first?.counterexample === undefined || verdict.verdict !== 'refuted'
      ? {}
      : {
          counterexample: {
            property: first.property,
            seed: first.seed,
            inputs: printable(first.counterexample.inputs),
            expected: printable(first.counterexample.expected),
            actual: printable(first.counterexample.actual),
            explanation: first.counterexample.explanation,
            ...(verdict.smallest?.property === first.property ? { smallest: smallestEntry(verdict.smallest) } : {}),
          },
        }),
  };
}

function smallestEntry({ calls, expected, actual, from, to }: NonNullable<SubjectVerdict['smallest']>) {
  return {
    calls: calls.slice(0, MOST_LINES).map((line) => line.slice(0, MOST_LINE)),
    expected: printable(expected),
    actual: printable(actual),
    from,
    to,
  };
}

function reasonOf({ reason, behavesAs }: SubjectVerdict): string {
  if (behavesAs === undefined) return reason;
  const as =
    behavesAs.kind === 'reference'
      ? `behaves as ${behavesAs.description}`
      : `a known wrong version: ${behavesAs.description}`;
  return `${reason} (${as})`;
}

/** Claims that a subject answers take its verdict over, with the place of the evidence. */
export function answeredClaims(
  claims: readonly Claim[],
  subjects: readonly { readonly subject: Subject; readonly claims: readonly string[] }[],
): Claim[] {
  return claims.map((claim) => {
    const answer = subjects.find((one) => one.claims.includes(claim.id));
    if (answer === undefined || claim.verdict !== 'untested') return claim;
    return answered(claim, answer.subject);
  });
}

function answered(claim: Claim, subject: Subject): Claim {
  const verdict = claimVerdict(claim, subject);
  if (verdict === undefined) return claim;
  const evidence = {
    path: subject.path,
    line: subject.line ?? 0,
    text: `${subject.symbol}: ${subject.reason}`.slice(0, 200),
    note: `run in the sandbox (${subject.tier}), seed ${subject.seed ?? 0}`,
  };
  return { ...claim, verdict: verdict.verdict, reason: verdict.reason, evidence: [...claim.evidence, evidence] };
}

/** A claim of behaviour follows its own properties; a claim of an algorithm follows the subject. */
function claimVerdict(claim: Claim, subject: Subject): Pick<Claim, 'verdict' | 'reason'> | undefined {
  const names = claim.arguments.properties;
  const properties = claim.kind === 'behaviour' && Array.isArray(names) ? names : [];
  if (claim.kind === 'behaviour' && properties.length === 0) return undefined;
  const checks = (subject.checks ?? []).filter(({ property }) => properties.includes(property));
  if (claim.kind === 'behaviour') {
    const failing = checks.find(({ outcome }) => outcome === 'fails');
    if (failing !== undefined && subject.verdict === 'refuted')
      return { verdict: 'refuted', reason: `by running it: not so that ${lowerFirst(failing.statement)}` };
    if (checks.length === properties.length && checks.every(({ outcome }) => outcome === 'holds'))
      return { verdict: 'verified', reason: 'by running it beside the reference' };
    return undefined;
  }
  if (
    claim.arguments.algorithm !== subject.algorithm &&
    !subject.algorithm.startsWith(`${String(claim.arguments.algorithm)}-`)
  )
    return undefined;
  if (subject.verdict === 'untested') return { verdict: 'untested', reason: subject.reason };
  if (subject.verdict !== 'refuted') return { verdict: 'verified', reason: `by running it: ${subject.reason}` };
  // A learner that breaks another promise may well be the algorithm.
  const isAlgorithm = (subject.checks ?? []).every(
    ({ property, outcome }) => outcome !== 'fails' || isBehaviour(property),
  );
  return isAlgorithm
    ? { verdict: 'verified', reason: 'by running it beside the reference' }
    : { verdict: 'refuted', reason: `by running it: ${subject.reason}` };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
