import { fromClosedForm } from '../clocked/closed-form.js';
import type { CosineImplementation, CosineOptions } from './contract.js';

/**
 * Cosine annealing: the rate falls from `lr0` to `min` along the first half of a cosine, slowly at both ends.
 * After the last step the rate stays at `min` (a warm restart is another schedule).
 *
 * Source: Loshchilov and Hutter 2017 (SGDR, arXiv 1608.03983), eq. 5; the end as in Keras `CosineDecay`.
 *   lr_t = min + (lr0 - min) (1 + cos(pi t / steps)) / 2,  t = 0 ... steps
 *
 * Cost: O(1) a step, O(1) memory.
 */
export function cosineRate({ lr0, steps, min }: CosineOptions, t: number): number {
  if (t >= steps) return min;
  return min + ((lr0 - min) * (1 + Math.cos((Math.PI * t) / steps))) / 2;
}

/** @throws RangeError when lr0 or steps is not positive or min is outside [0, lr0]. */
export function validCosineOptions(options: CosineOptions): CosineOptions {
  const { lr0, steps, min } = options;
  if (!(lr0 > 0 && Number.isFinite(lr0))) throw new RangeError(`cosine schedule: lr0 must be positive, got ${lr0}`);
  if (!(steps > 0 && Number.isFinite(steps)))
    throw new RangeError(`cosine schedule: steps must be positive, got ${steps}`);
  if (!(min >= 0 && min <= lr0)) throw new RangeError(`cosine schedule: min must lie in [0, lr0], got ${min}`);
  return options;
}

export const cosineReference: CosineImplementation = fromClosedForm({
  rate: cosineRate,
  valid: validCosineOptions,
});
