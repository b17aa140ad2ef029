import { middle, sortedColumns } from '../columns.js';

/**
 * The coordinate-wise median (Yin, Chen, Ramchandran and Bartlett 2018, Definition 1): each coordinate of the result is the
 * usual median of the client values, the mean of the two middle ones when their number is even.
 *
 * n updates of length d; cost O(d n log n). RangeError for no updates or different lengths.
 */
export function coordinateMedian(U: readonly (readonly number[])[]): number[] {
  return sortedColumns(U, 'coordinate median').map(middle);
}
