import { average, sortedColumns } from '../columns.js';
import { coordinateMedian } from '../coordinate-median/reference.js';
import type { CoordinateWise } from '../coordinate-wise-contract.js';

/**
 * The coordinate-wise trimmed mean (Yin, Chen, Ramchandran and Bartlett 2018, Definition 2). In each coordinate the
 * k = floor(beta n) smallest and the k largest client values are dropped and the other n - 2 k are averaged, so that k clients
 * cannot move the result outside the honest values. The floor is that of scipy.stats.trim_mean; the paper takes beta n whole.
 *
 * n updates of length d, 0 <= beta < 1/2; cost O(d n log n).
 */
export const trimmedMean: CoordinateWise = { agg: trimmed, median: coordinateMedian };

/** RangeError for no updates, different lengths, or beta outside [0, 1/2). */
export function trimmed(U: readonly (readonly number[])[], beta: number): number[] {
  if (!(beta >= 0 && beta < 0.5)) throw new RangeError(`trimmed mean: beta must lie in [0, 1/2), got ${beta}`);
  const cut = Math.floor(beta * U.length);
  return sortedColumns(U, 'trimmed mean').map((column) => average(column.slice(cut, column.length - cut)));
}
