import { fromClosedForm } from '../clocked/closed-form.js';
import type { ExponentialDecayImplementation, ExponentialDecayOptions } from './contract.js';

/**
 * Exponential decay with a floor: the rate falls by the factor `gamma` every `steps` steps, continuously in between,
 * and never below `min`. A floor above the starting rate does not raise the rate.
 *
 * Source: Keras `ExponentialDecay` (staircase off) and torch `ExponentialLR`; the floor as in `max(lr_min, ...)`.
 *   lr_t = max(min(lr_min, lr_0), lr_0 gamma^(t / steps)),  t = 0, 1, 2 ...
 *
 * Units: rates in any one unit, `t` and `steps` in steps. Cost: O(1) a step, O(1) memory.
 */
export function exponentialRate({ lr0, gamma, steps, min }: ExponentialDecayOptions, t: number): number {
  return Math.max(Math.min(min, lr0), lr0 * gamma ** (t / steps));
}

/** @throws RangeError when lr0 or steps is not positive, gamma is outside (0, 1], or min is negative. */
export function validExponentialOptions(options: ExponentialDecayOptions): ExponentialDecayOptions {
  const { lr0, gamma, steps, min } = options;
  if (!(lr0 > 0 && Number.isFinite(lr0))) throw new RangeError(`exponential decay: lr0 must be positive, got ${lr0}`);
  if (!(gamma > 0 && gamma <= 1)) throw new RangeError(`exponential decay: gamma must lie in (0, 1], got ${gamma}`);
  if (!(steps > 0 && Number.isFinite(steps)))
    throw new RangeError(`exponential decay: steps must be positive, got ${steps}`);
  if (!(min >= 0)) throw new RangeError(`exponential decay: min must be at least 0, got ${min}`);
  return options;
}

export const exponentialDecayReference: ExponentialDecayImplementation = fromClosedForm({
  rate: exponentialRate,
  valid: validExponentialOptions,
});
