import { fromClosedForm } from '../clocked/closed-form.js';
import type { WarmUpImplementation, WarmUpOptions } from './contract.js';

/**
 * Gradual warm-up: the rate rises on a straight line from a share of its target to the target, so that the first large
 * updates of an untrained network do no harm. After the warm-up the target is kept; a decay may follow as its own schedule.
 *
 * Source: Goyal et al. 2017 (arXiv 1706.02677), section 2.2, "gradual warmup"; the closed form is that of torch `LinearLR`.
 *   lr_t = lr0 (start + (1 - start) min(1, t / steps)),  t = 0, 1, 2 ...
 *
 * Cost: O(1) a step, O(1) memory.
 */
export function warmUpRate({ lr0, steps, start }: WarmUpOptions, t: number): number {
  return lr0 * (start + (1 - start) * Math.min(1, t / steps));
}

/** @throws RangeError when lr0 or steps is not positive or start is outside [0, 1). */
export function validWarmUpOptions(options: WarmUpOptions): WarmUpOptions {
  const { lr0, steps, start } = options;
  if (!(lr0 > 0 && Number.isFinite(lr0))) throw new RangeError(`warm-up: lr0 must be positive, got ${lr0}`);
  if (!(steps > 0 && Number.isFinite(steps))) throw new RangeError(`warm-up: steps must be positive, got ${steps}`);
  if (!(start >= 0 && start < 1)) throw new RangeError(`warm-up: start must lie in [0, 1), got ${start}`);
  return options;
}

export const warmUpReference: WarmUpImplementation = fromClosedForm({
  rate: warmUpRate,
  valid: validWarmUpOptions,
});
