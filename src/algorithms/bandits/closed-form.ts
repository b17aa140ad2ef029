import { inverse, Matrix } from 'ml-matrix';
import type { Random } from '../../model/algorithm.js';
import { normalVector, uniform } from '../random.js';
import { dot } from './ridge.js';

/** One learned pair: features [d] and the reward seen with them. */
export interface Observation {
  readonly x: readonly number[];
  readonly r: number;
}

/** What batch ridge regression says, from the normal equations and not from rank-one steps. */
export interface BatchRidge {
  /** (lambda I + X^T X)^-1 X^T y, [d]. */
  readonly theta: readonly number[];
  readonly inverse: Matrix;
  mean(x: readonly number[]): number;
  /** x^T (lambda I + X^T X)^-1 x. */
  variance(x: readonly number[]): number;
}

/** Solves (lambda I + X^T X) theta = X^T y by LU decomposition, all observations at once. O(n d^2 + d^3). */
export function batchRidge(observations: readonly Observation[], dimension: number, lambda: number): BatchRidge {
  const design = Matrix.eye(dimension, dimension, lambda);
  const moment = Matrix.zeros(dimension, 1);
  if (observations.length > 0) {
    const features = new Matrix(observations.map(({ x }) => [...x]));
    design.add(features.transpose().mmul(features));
    moment.add(features.transpose().mmul(Matrix.columnVector(observations.map(({ r }) => r))));
  }
  const designInverse = inverse(design);
  const theta = designInverse.mmul(moment).to1DArray();
  return {
    theta,
    inverse: designInverse,
    mean: (x) => dot(theta, x),
    variance: (x) => x.reduce((sum, feature, row) => sum + feature * dot(designInverse.getRow(row), x), 0),
  };
}

/**
 * `count` observations whose rewards follow a random linear model with noise. Every fifth reward is exactly 0 (a falsy
 * reward is still a reward) and the rewards take both signs and leave [0, 1].
 */
export function randomObservations(random: Random, dimension: number, count: number): Observation[] {
  const hidden = normalVector(random, dimension);
  return Array.from({ length: count }, (_, index) => {
    const x = normalVector(random, dimension);
    return { x, r: index % 5 === 4 ? 0 : 2 * dot(hidden, x) + uniform(random, -0.5, 0.5) };
  });
}
