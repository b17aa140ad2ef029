import type { Behaviour } from '../../algorithms/behaviours.js';
import type { Counterexample } from '../../model/algorithm.js';

/** What was seen of a behaviour that any learner may promise. */
export interface Observation {
  readonly behaviour: Behaviour;
  readonly outcome: 'holds' | 'fails' | 'not-checked';
  /** What was done and seen, or why nothing was. */
  readonly detail: string;
  readonly counterexample?: Counterexample;
}

export function holds(behaviour: Behaviour, detail: string): Observation {
  return { behaviour, outcome: 'holds', detail };
}

export function notChecked(behaviour: Behaviour, detail: string): Observation {
  return { behaviour, outcome: 'not-checked', detail };
}

export function fails(
  behaviour: Behaviour,
  detail: string,
  seen: Pick<Counterexample, 'inputs' | 'expected' | 'actual'>,
): Observation {
  return { behaviour, outcome: 'fails', detail, counterexample: { ...seen, explanation: detail } };
}
