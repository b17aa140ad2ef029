import type { Random } from '../../../model/algorithm.js';
import { optionsFor } from '../../implementation.js';
import type { Observation } from '../closed-form.js';
import type { LinearThompson, LinearThompsonInstance, LinearThompsonOptions } from './reference.js';

export const dimension = 3;

/** Neither v nor lambda is 1. */
export function optionsOf(implementation: LinearThompson, rng: Random, changes: Partial<LinearThompsonOptions> = {}) {
  return optionsFor(implementation, { d: dimension, v: 0.6, lambda: 2.5, rng, ...changes });
}

export function learned(
  implementation: LinearThompson,
  options: LinearThompsonOptions,
  observations: readonly Observation[],
): LinearThompsonInstance {
  const instance = implementation.create(options);
  for (const { x, r } of observations) instance.update([...x], r);
  return instance;
}

export function flatPosterior(instance: LinearThompsonInstance): number[] {
  const { mean, covariance } = instance.posterior();
  return [...mean, ...covariance.flat()];
}
