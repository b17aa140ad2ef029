import { LEARNS } from '../../algorithms/behaviours.js';
import { SessionOver } from '../drive/conversation.js';
import type { Stage } from '../shrink/players.js';
import { type FreshProcesses, observeDeterminism } from './determinism.js';
import { observeFinite } from './finite.js';
import { observeInputs } from './inputs.js';
import { observeLearning } from './learning.js';
import { notChecked, type Observation } from './observation.js';
import { observeParameters } from './parameters.js';
import { observeRoundTrip } from './round-trip.js';
import { type Trial, trialOf } from './trial.js';

/**
 * Watches a bound subject for what any learner may promise: inputs kept, determinism, save and load, numbers that are not finite,
 * learning, parameters. What costs the subject its process ends the watching.
 */
export function observe(stage: Stage, fresh: FreshProcesses | undefined, isLate: () => boolean): Observation[] {
  const seen: Observation[] = [];
  try {
    const trial = trialOf(stage);
    if (trial === undefined) return [notChecked(LEARNS, 'no calls were found that both it and the reference answer')];
    for (const look of looks(fresh, isLate)) seen.push(look(stage, trial));
  } catch (error) {
    if (!(error instanceof SessionOver)) throw error;
  }
  return seen;
}

type Look = (stage: Stage, trial: Trial) => Observation;

/** Those that may end the process come last. */
function looks(fresh: FreshProcesses | undefined, isLate: () => boolean): readonly Look[] {
  return [
    observeInputs,
    observeLearning,
    observeParameters,
    observeRoundTrip,
    ...(fresh === undefined
      ? []
      : [(stage: Stage, trial: Trial): Observation => observeDeterminism(stage, trial, fresh, isLate)]),
    observeFinite,
  ];
}
