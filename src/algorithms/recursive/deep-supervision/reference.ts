import type { Refinement, RefinementOptions, SupervisionImplementation, SupervisionOptions } from './contract.js';

/**
 * Deep supervision: the prediction of every level of a recursion is compared with the target, with weights that fall
 * from the last level to the first, so that early levels learn too.
 *
 * Source: Lee et al. 2015 (arXiv 1409.5185), companion objective; Jolicoeur-Martineau 2025 (TRM, arXiv 2510.04871)
 * supervises every improvement step.
 *   w_i = decay^(n - i), i = 1 ... n, so that w_n = 1;  L = sum_i w_i mean_d (y_id - t_d)^2
 *
 * Shapes: n levels of d components. Cost: O(n d).
 * @throws RangeError when n is not a positive integer or decay is outside (0, 1].
 */
export function supervisionWeights(n: number, { decay }: SupervisionOptions): number[] {
  if (!(Number.isInteger(n) && n > 0)) throw new RangeError(`deep supervision: n must be a positive integer, got ${n}`);
  if (!(decay > 0 && decay <= 1)) throw new RangeError(`deep supervision: decay must lie in (0, 1], got ${decay}`);
  return Array.from({ length: n }, (_, index) => decay ** (n - 1 - index));
}

/** @throws RangeError when a prediction and the target differ in length, or there is no level. */
export function supervisionLoss(
  predictions: readonly (readonly number[])[],
  target: readonly number[],
  options: SupervisionOptions,
): number {
  const weights = supervisionWeights(predictions.length, options);
  return predictions.reduce(
    (loss, prediction, level) => loss + (weights[level] as number) * meanSquaredError(prediction, target),
    0,
  );
}

/** @throws RangeError when the two differ in length or are empty. */
export function meanSquaredError(prediction: readonly number[], target: readonly number[]): number {
  if (prediction.length !== target.length || target.length === 0)
    throw new RangeError(
      `deep supervision: prediction of length ${prediction.length}, target of length ${target.length}`,
    );
  return prediction.reduce((sum, value, d) => sum + (value - (target[d] as number)) ** 2, 0) / target.length;
}

/**
 * Repeats x <- f(x) until the Euclidean length of the change is below `tol`, after at least `min` and at most `max`
 * iterations, and says whether it converged. A change that is not a number is no convergence.
 *
 * Source: fixed-point iteration with a residual test; HRM and TRM stop their recursion in this way or after `max` steps.
 * Cost: one call of f and O(d) an iteration.
 * @throws RangeError when max is not a positive integer or tol is not positive.
 */
export function refine(
  f: (x: readonly number[]) => readonly number[],
  x0: readonly number[],
  { max, tol, min }: RefinementOptions,
): Refinement {
  if (!(Number.isInteger(max) && max > 0)) throw new RangeError(`refine: max must be a positive integer, got ${max}`);
  if (!(tol > 0)) throw new RangeError(`refine: tol must be positive, got ${tol}`);
  const residuals: number[] = [];
  let x = x0;
  for (let steps = 1; steps <= max; steps++) {
    const next = f(x);
    const residual = distance(next, x);
    residuals.push(residual);
    x = next;
    if (steps >= min && residual < tol) return { x, steps, converged: true, residuals };
  }
  return { x, steps: max, converged: false, residuals };
}

/** Euclidean distance, without overflow of the squares. */
export function distance(a: readonly number[], b: readonly number[]): number {
  return Math.hypot(...a.map((value, d) => value - (b[d] as number)));
}

export const supervisionReference: SupervisionImplementation = {
  weights: supervisionWeights,
  loss: supervisionLoss,
  refine,
};
