import type { Implementation } from '../../implementation.js';
import { argmax } from '../argmax.js';
import { RidgeModel } from '../ridge.js';

export interface DisjointLinUcbOptions {
  /** Number of arms K. */
  readonly arms: number;
  /** Number of features d of a context. */
  readonly d: number;
  readonly alpha: number;
  /** Ridge regularisation of every arm, positive. */
  readonly lambda: number;
}

export interface DisjointLinUcbInstance {
  /** Expected reward and confidence width of one arm (0 to K - 1) in context x [d]. */
  predict(arm: number, x: readonly number[]): { readonly mean: number; readonly width: number };
  /** The arm with the largest mean + width in context x [d]; the first of equals. */
  select(x: readonly number[]): number;
  /** Learns reward r of the arm in context x [d]. */
  update(arm: number, x: readonly number[], r: number): void;
}

export interface DisjointLinUcb extends Implementation {
  create(options: DisjointLinUcbOptions): DisjointLinUcbInstance;
}

/**
 * Disjoint LinUCB: each arm has a ridge regression of its own, which learns only when that arm is played, and the arm
 * whose mean plus alpha standard errors is largest is played next.
 *
 * Li, Chu, Langford and Schapire 2010, Alg. 1, with lambda I in place of I and one context for all arms (x_{t,a} = x_t).
 * O(d^2) an update (amortised), O(K d^2) a choice.
 * @throws RangeError on an arm outside 0 to K - 1, a negative alpha, a non-positive lambda, or a context that is not d
 * finite numbers.
 */
export const disjointLinUcb: DisjointLinUcb = {
  create({ arms, d, alpha, lambda }) {
    if (!Number.isInteger(arms) || arms < 1)
      throw new RangeError(`linucb-disjoint: arms must be a positive integer, got ${arms}`);
    if (!(alpha >= 0) || !Number.isFinite(alpha))
      throw new RangeError(`linucb-disjoint: alpha must be finite and at least 0, got ${alpha}`);
    const models = Array.from({ length: arms }, () => new RidgeModel(d, lambda));
    const modelOf = (arm: number): RidgeModel => {
      const model = models[arm];
      if (model === undefined) throw new RangeError(`linucb-disjoint: arm must be 0 to ${arms - 1}, got ${arm}`);
      return model;
    };
    const predict = (arm: number, x: readonly number[]) => {
      const model = modelOf(arm);
      return { mean: model.mean(x), width: alpha * Math.sqrt(model.variance(x)) };
    };
    return {
      predict,
      select: (x) =>
        argmax(
          models.map((_, arm) => {
            const { mean, width } = predict(arm, x);
            return mean + width;
          }),
        ),
      update: (arm, x, r) => modelOf(arm).observe(x, r),
    };
  },
};
