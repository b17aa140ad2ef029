import type { Random } from '../../model/algorithm.js';
import { normal } from '../random.js';

export type Updates = readonly (readonly number[])[];

/**
 * Updates whose values have different scales and signs by coordinate (and different numbers of digits, so that text order is not
 * number order), skewed, so that mean, median, trimmed mean and midrange differ.
 */
export function skewedUpdates(random: Random, clients: number): number[][] {
  return Array.from({ length: clients }, () => {
    const skewed = Math.exp(1.3 * normal(random));
    return [30 * normal(random), 8 * skewed - 20, -3 * skewed + normal(random)];
  });
}

export const copies = (U: Updates): number[][] => U.map((row) => [...row]);
export const columnsOf = (U: Updates): number[][] => (U[0] ?? []).map((_, at) => U.map((row) => row[at] as number));

/** a U + b, entry by entry. */
export const affine = (U: Updates, a: number, b: number): number[][] =>
  U.map((row) => row.map((value) => a * value + b));
