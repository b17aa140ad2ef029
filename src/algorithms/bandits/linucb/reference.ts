import type { Implementation } from '../../implementation.js';
import { argmax } from '../argmax.js';
import { RidgeModel } from '../ridge.js';

export interface LinUcbOptions {
  /** Number of features d of a candidate. */
  readonly d: number;
  /** Weight of the confidence width, at least 0. */
  readonly alpha: number;
  /** Ridge regularisation, positive; A starts as lambda I. */
  readonly lambda: number;
}

export interface LinUcbInstance {
  /** Expected reward theta . x and confidence width alpha sqrt(x^T A^-1 x), both in reward units. */
  predict(x: readonly number[]): { readonly mean: number; readonly width: number };
  /** Index of the candidate [K][d] with the largest mean + width; the first of equals. */
  select(candidates: readonly (readonly number[])[]): number;
  /** Learns reward r of features x [d]. */
  update(x: readonly number[], r: number): void;
  theta?(): readonly number[];
}

/** LinUCB with one model for all arms: what tells arms apart is in the features of (context, arm). */
export interface LinUcb extends Implementation {
  create(options: LinUcbOptions): LinUcbInstance;
  /** The feature map of context [c] and arm [m]. */
  features?(context: readonly number[], arm: readonly number[]): readonly number[];
}

/**
 * Context, arm and all their products: [c + m + c m]. The products let one linear model prefer different arms in
 * different contexts; without them the context adds the same to every arm and the choice never depends on it.
 */
export function jointFeatures(context: readonly number[], arm: readonly number[]): number[] {
  return [...context, ...arm, ...context.flatMap((c) => arm.map((m) => c * m))];
}

/**
 * LinUCB: fit the reward as a linear function of the features by ridge regression, and play the candidate whose
 * optimistic estimate, mean plus alpha standard errors, is largest. Widths fall where data is and nowhere else.
 *
 * Li, Chu, Langford and Schapire 2010, "A contextual-bandit approach to personalized news article recommendation",
 * Alg. 1 (one model for all arms as in Chu, Li, Reyzin and Schapire 2011, Alg. 1, with lambda I in place of I).
 * O(d^2) an update (amortised), O(K d^2) a choice among K candidates.
 * @throws RangeError on a negative alpha, a non-positive lambda, or features that are not d finite numbers.
 */
export const linUcb: LinUcb = {
  operations: ['theta'],
  features: jointFeatures,
  create({ d, alpha, lambda }) {
    if (!(alpha >= 0) || !Number.isFinite(alpha))
      throw new RangeError(`linucb: alpha must be finite and at least 0, got ${alpha}`);
    const model = new RidgeModel(d, lambda);
    const predict = (x: readonly number[]) => ({ mean: model.mean(x), width: alpha * Math.sqrt(model.variance(x)) });
    return {
      predict,
      select: (candidates) =>
        argmax(
          candidates.map((x) => {
            const { mean, width } = predict(x);
            return mean + width;
          }),
        ),
      update: (x, r) => model.observe(x, r),
      theta: () => model.theta(),
    };
  },
};
