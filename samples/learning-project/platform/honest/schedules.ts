/**
 * Exponential decay: initial * rate^(step / decaySteps), never below `floor`.
 *
 * @throws RangeError when decaySteps is not above 0
 */
export function exponentialDecay(initial: number, rate: number, step: number, decaySteps: number, floor: number): number {
  if (decaySteps <= 0) throw new RangeError('decaySteps must be above 0');
  return Math.max(floor, initial * rate ** (step / decaySteps));
}

/** Cosine annealing from `high` at step 0 to `low` at `total` (Loshchilov and Hutter 2017, equation 5, without restarts). */
export function cosineAnnealing(high: number, low: number, step: number, total: number): number {
  if (total <= 0) throw new RangeError('total must be above 0');
  const progress = Math.min(1, Math.max(0, step / total));
  return low + 0.5 * (high - low) * (1 + Math.cos(Math.PI * progress));
}

/** Exponentially weighted moving average: y_0 = x_0, y_t = alpha x_t + (1 - alpha) y_(t-1). */
export function ewma(values: readonly number[], alpha: number): number[] {
  if (alpha <= 0 || alpha > 1) throw new RangeError('alpha lies in (0, 1]');
  const smoothed: number[] = [];
  for (const value of values) {
    const previous = smoothed.at(-1);
    smoothed.push(previous === undefined ? value : alpha * value + (1 - alpha) * previous);
  }
  return smoothed;
}
