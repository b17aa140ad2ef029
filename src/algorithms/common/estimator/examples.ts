import type { Counterexample, Random } from '../../../model/algorithm.js';
import { close } from '../../compare.js';
import { integerBelow, normal, normalVector, uniform } from '../../random.js';
import type { Estimator, EstimatorImplementation, EstimatorOptions } from './contract.js';

export type Check = (implementation: EstimatorImplementation, random: Random) => Counterexample | undefined;

export interface Examples {
  readonly X: number[][];
  readonly y: number[];
}

/** 24 noisy examples of a linear function of three inputs on different scales. */
export function linearExamples(random: Random, noise = 0.2): Examples {
  const slope = [1.5, -2, 0.8].map((value) => value + uniform(random, -0.2, 0.2));
  const X = Array.from({ length: 24 }, () => {
    const [a = 0, b = 0, c = 0] = normalVector(random, 3);
    return [a, 0.3 + b, 1.2 * c];
  });
  const y = X.map(
    (x) => 0.7 + x.reduce((sum, value, index) => sum + value * (slope[index] as number), 0) + noise * normal(random),
  );
  return { X, y };
}

/** A step size that neither single-example nor summed-gradient learners diverge with, and enough passes to learn. */
export function estimatorOptions(random: Random, change: Partial<EstimatorOptions> = {}): EstimatorOptions {
  return { lr: 0.02, epochs: 200, l2: 0, seed: 1 + integerBelow(random, 10_000), ...change };
}

/** A copy, so that a learner that changes its arguments does not spoil the check. */
export function copied({ X, y }: Examples): Examples {
  return { X: X.map((row) => [...row]), y: [...y] };
}

export function fitted(
  implementation: EstimatorImplementation,
  options: EstimatorOptions,
  examples: Examples,
): Estimator {
  const estimator = implementation.create(options);
  const { X, y } = copied(examples);
  estimator.fit(X, y);
  return estimator;
}

const PROBES: readonly (readonly number[])[] = [
  [0.4, -1.1, 0.7],
  [-1.3, 0.2, 0.9],
  [1.9, 1.4, -0.6],
  [0, 0.5, -2.1],
  [-0.7, -0.8, 1.6],
];

/** The outputs for five fixed inputs. */
export function outputs(estimator: Estimator): number[] {
  return PROBES.map((x) => estimator.predict([...x]));
}

/** Whether two lists of outputs differ by more than `tolerance` somewhere; NaN differs from everything. */
export function differ(a: readonly number[], b: readonly number[], tolerance: number): boolean {
  return a.some((value, index) => !close(value, b[index] ?? Number.NaN, tolerance));
}
