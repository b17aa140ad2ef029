import type { Outcome } from '../check/outcome.js';
import type { SubjectVerdict } from '../verdict.js';
import type { Observation } from './observation.js';

/**
 * A verdict with what was seen besides. What a claim promises counts as a check and refutes when it fails; the rest is told and decides
 * nothing. Where the algorithm itself is undecided nothing is refuted: the binding may be wrong.
 */
export function withObservations(
  verdict: SubjectVerdict,
  seen: readonly Observation[],
  promised: ReadonlySet<string>,
  seed: number,
): SubjectVerdict {
  const decides = verdict.verdict !== 'untested';
  const counted = seen.filter(({ behaviour }) => decides && promised.has(behaviour.id));
  const observations = seen
    .filter((one) => !counted.includes(one))
    .map(({ behaviour, outcome, detail }) => ({
      behaviour: behaviour.id,
      statement: behaviour.statement,
      outcome,
      detail,
    }));
  const outcomes = [...verdict.outcomes, ...counted.map((one) => outcomeOf(one, seed))];
  const broken = counted.find(({ outcome }) => outcome === 'fails');
  const base = { ...verdict, outcomes, ...(observations.length === 0 ? {} : { observations }) };
  if (broken === undefined || verdict.verdict === 'refuted') return base;
  return { ...base, verdict: 'refuted', reason: `${broken.behaviour.id}: ${broken.detail}` };
}

function outcomeOf({ behaviour, outcome, detail, counterexample }: Observation, seed: number): Outcome {
  return {
    property: behaviour.id,
    statement: behaviour.statement,
    outcome,
    seed,
    ...(outcome === 'not-checked' ? { detail } : {}),
    ...(counterexample === undefined ? {} : { counterexample }),
  };
}
