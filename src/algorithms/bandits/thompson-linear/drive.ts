import type { Random } from '../../../model/algorithm.js';
import { optionsFor } from '../../implementation.js';
import type { Observation } from '../closed-form.js';
import type { LinearThompson, LinearThompsonInstance, LinearThompsonOptions } from './reference.js';

export const dimension = 3;

/** Neither v nor lambda is 1. */
export function optionsOf(implementation: LinearThompson, rng: Random, changes: Partial<LinearThompsonOptions> = {}) {
  return optionsFor(implementation, { d: dimension, v: 0.6, lambda: 2.5, rng, ...changes });
}

/** The ridge that an implementation adds to X^T X for its options. */
export type Ridge = (options: LinearThompsonOptions) => number;

/** Agrawal and Goyal: v scales the posterior alone. */
export const paperRidge: Ridge = ({ lambda }) => lambda;

/** Bayesian regression: v is the deviation of the rewards, and the posterior is (lambda I + X^T X / v^2)^-1 (Bishop 2006, eq. 3.51). */
export const NOISE_MODEL = {
  id: 'noise-deviation',
  description: 'v is the deviation of the rewards of a Bayesian regression, so that the prior weighs lambda v^2',
  ridge: ({ lambda, v }: LinearThompsonOptions): number => lambda * v ** 2,
} as const;

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
