import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import type { Random } from '../../../model/algorithm.js';
import type { Implementation } from '../../implementation.js';
import { normalVector } from '../../random.js';
import { argmax } from '../argmax.js';
import { dot, RidgeModel } from '../ridge.js';

export interface LinearThompsonOptions {
  /** Number of features d of a candidate. */
  readonly d: number;
  /** Standard deviation of the posterior in units of A^-1/2, at least 0. */
  readonly v: number;
  /** Prior precision, positive; A starts as lambda I. */
  readonly lambda: number;
  readonly rng: Random;
}

export interface LinearThompsonInstance {
  /** Index of the candidate [K][d] that a fresh posterior draw of the weights favours. */
  select(candidates: readonly (readonly number[])[]): number;
  /** Learns reward r of features x [d]. */
  update(x: readonly number[], r: number): void;
  /** Mean [d] and covariance [d][d] of the weights. */
  posterior(): { readonly mean: readonly number[]; readonly covariance: readonly (readonly number[])[] };
}

export interface LinearThompson extends Implementation {
  create(options: LinearThompsonOptions): LinearThompsonInstance;
}

/**
 * Thompson sampling for linear payoffs: draw weights from their Gaussian posterior and play the candidate that is best
 * under the draw. Candidates are thus played as often as they are believed to be the best.
 *
 * Agrawal and Goyal 2013, Thompson sampling for contextual bandits with linear payoffs, Alg. 1: weights ~ N(A^-1 f, v^2 A^-1)
 * with A = lambda I + sum x x^T, f = sum r x; lambda I in place of I. One draw serves all candidates of a choice.
 * O(d^2) an update (amortised); O(d^3 + K d) a choice, O(d^2 + K d) when nothing was learned since the last.
 * @throws RangeError on a negative v, a non-positive lambda, no candidates, or features that are not d finite numbers.
 */
export const linearThompson: LinearThompson = {
  create({ d, v, lambda, rng }) {
    if (!(v >= 0) || !Number.isFinite(v))
      throw new RangeError(`thompson-linear: v must be finite and at least 0, got ${v}`);
    const model = new RidgeModel(d, lambda);
    let factor: Matrix | undefined;
    return {
      select: (candidates) => {
        factor ??= new CholeskyDecomposition(inverseOf(model)).lowerTriangularMatrix;
        const weights = drawWeights(model.theta(), factor, v, rng);
        return argmax(
          candidates.map((x) => {
            if (x.length !== d) throw new RangeError(`thompson-linear: expected ${d} features, got ${x.length}`);
            return dot(weights, x);
          }),
        );
      },
      update: (x, r) => {
        factor = undefined;
        model.observe(x, r);
      },
      posterior: () => ({
        mean: model.theta(),
        covariance: inverseOf(model)
          .mul(v ** 2)
          .to2DArray(),
      }),
    };
  },
};

/** A draw of N(theta, v^2 A^-1): theta + v L z with `factor` L, A^-1 = L L^T, and z standard normal. */
function drawWeights(theta: readonly number[], factor: Matrix, v: number, rng: Random): number[] {
  const noise = normalVector(rng, theta.length);
  return theta.map((weight, index) => weight + v * dot(factor.getRow(index), noise));
}

/** A^-1, made exactly symmetric: rounding must not keep it from its Cholesky factor. */
function inverseOf(model: RidgeModel): Matrix {
  const columns = Array.from({ length: model.dimension }, (_, column) =>
    model.solve(Array.from({ length: model.dimension }, (__, row) => (row === column ? 1 : 0))),
  );
  const inverse = new Matrix(columns);
  return Matrix.add(inverse, inverse.transpose()).mul(0.5);
}
