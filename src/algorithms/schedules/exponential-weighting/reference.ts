import type { ExponentialWeightingImplementation } from './contract.js';

/**
 * Exponentially weighted moving average: each smoothed value moves from the last one towards the newest value by the
 * share alpha, so that the weight of a value falls by the factor 1 - alpha with every step. It starts from the first value.
 *
 * Source: Roberts 1959, "Control chart tests based on geometric moving averages"; pandas `ewm(alpha, adjust=False)`.
 *   y_0 = x_0;  y_t = alpha x_t + (1 - alpha) y_{t-1}
 *
 * Shapes: n values give n values. Units: those of the values. Cost: O(n) time and memory.
 * @throws RangeError when alpha is outside (0, 1].
 */
export function exponentiallyWeighted(values: readonly number[], alpha: number): number[] {
  if (!(alpha > 0 && alpha <= 1)) throw new RangeError(`ewma: alpha must lie in (0, 1], got ${alpha}`);
  const smoothed: number[] = [];
  for (const value of values) {
    const last = smoothed.at(-1);
    smoothed.push(last === undefined ? value : alpha * value + (1 - alpha) * last);
  }
  return smoothed;
}

export const exponentialWeightingReference: ExponentialWeightingImplementation = { ewma: exponentiallyWeighted };
