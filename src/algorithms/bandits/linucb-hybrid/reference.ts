import { Matrix } from 'ml-matrix';
import type { Implementation } from '../../implementation.js';
import { argmax } from '../argmax.js';
import { RidgeModel } from '../ridge.js';

export interface HybridLinUcbOptions {
  /** Number of arms K. */
  readonly arms: number;
  /** Number of shared features k (z), whose weights all arms have in common. */
  readonly k: number;
  /** Number of features d (x), whose weights each arm has of its own. */
  readonly d: number;
  readonly alpha: number;
  /** Ridge regularisation of the shared and of each arm's weights, positive. */
  readonly lambda: number;
}

export interface HybridLinUcbInstance {
  /** Expected reward and confidence width of one arm with shared features z [k] and own features x [d]. */
  predict(arm: number, z: readonly number[], x: readonly number[]): { readonly mean: number; readonly width: number };
  /** The arm with the largest mean + width, given z [K][k] and x [K][d] of every arm; the first of equals. */
  select(shared: readonly (readonly number[])[], own: readonly (readonly number[])[]): number;
  /** Learns reward r of the arm that was played with z [k] and x [d]. */
  update(arm: number, z: readonly number[], x: readonly number[], r: number): void;
}

export interface HybridLinUcb extends Implementation {
  create(options: HybridLinUcbOptions): HybridLinUcbInstance;
}

/** One arm: its ridge regression (A_a, b_a) and its coupling B_a [d, k] = sum x z^T to the shared weights. */
interface Arm {
  readonly model: RidgeModel;
  readonly coupling: Matrix;
}

/**
 * Hybrid LinUCB: the reward is z . beta + x . theta_a with beta common to all arms, so that one arm's rewards teach the
 * others about z while x keeps what is particular to each. The arm with the largest optimistic estimate is played.
 *
 * Li, Chu, Langford and Schapire 2010, Eq. 6 and Alg. 2, with lambda I in place of I. With v = A_a^-1 x and
 * w = z - B_a^T v, lines 16 to 24 reduce to
 * - mean = beta . w + x . A_a^-1 b_a and s = w^T A_0^-1 w + x^T v,
 * - A_0 += w w^T / (1 + x . v) and b_0 += w (r - x . A_a^-1 b_a) / (1 + x . v), before A_a, B_a and b_a change,
 * so the shared part is a ridge regression on scaled residuals and no term is subtracted and added back.
 * O(k^2 + d^2 + k d) an update (amortised), K times that a choice.
 * @throws RangeError on an arm outside 0 to K - 1, a negative alpha, a non-positive lambda, or features of another length.
 */
export const hybridLinUcb: HybridLinUcb = {
  create({ arms: count, k, d, alpha, lambda }) {
    if (!Number.isInteger(count) || count < 1)
      throw new RangeError(`linucb-hybrid: arms must be a positive integer, got ${count}`);
    if (!(alpha >= 0) || !Number.isFinite(alpha))
      throw new RangeError(`linucb-hybrid: alpha must be finite and at least 0, got ${alpha}`);
    const shared = new RidgeModel(k, lambda);
    const arms = Array.from(
      { length: count },
      (): Arm => ({ model: new RidgeModel(d, lambda), coupling: Matrix.zeros(d, k) }),
    );
    const armOf = (arm: number): Arm => {
      const found = arms[arm];
      if (found === undefined) throw new RangeError(`linucb-hybrid: arm must be 0 to ${count - 1}, got ${arm}`);
      return found;
    };
    const predict = (arm: number, z: readonly number[], x: readonly number[]) => {
      const { model, coupling } = armOf(arm);
      const residual = residualOf(z, coupling, model.solve(x));
      return {
        mean: shared.mean(residual) + model.mean(x),
        width: alpha * Math.sqrt(shared.variance(residual) + model.variance(x)),
      };
    };
    return {
      predict,
      select: (sharedFeatures, ownFeatures) =>
        argmax(
          arms.map((_, arm) => {
            const { mean, width } = predict(arm, sharedFeatures[arm] ?? [], ownFeatures[arm] ?? []);
            return mean + width;
          }),
        ),
      update: (arm, z, x, r) => {
        const { model, coupling } = armOf(arm);
        const residual = residualOf(z, coupling, model.solve(x));
        const scale = 1 / Math.sqrt(1 + model.variance(x));
        shared.observe(
          residual.map((value) => scale * value),
          scale * (r - model.mean(x)),
        );
        model.observe(x, r);
        coupling.add(Matrix.columnVector([...x]).mmul(Matrix.rowVector([...z])));
      },
    };
  },
};

/** w = z - B^T v: what the arm's own features leave unexplained of the shared ones. */
function residualOf(z: readonly number[], coupling: Matrix, v: readonly number[]): number[] {
  if (z.length !== coupling.columns)
    throw new RangeError(`linucb-hybrid: expected ${coupling.columns} shared features, got ${z.length}`);
  const explained = Matrix.rowVector([...v])
    .mmul(coupling)
    .to1DArray();
  return z.map((value, index) => value - (explained[index] as number));
}
