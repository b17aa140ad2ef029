import type { StateMap } from './contract.js';

/** x -> r x (1 - x) in one dimension. */
export function logistic(r: number): StateMap {
  return ([x = 0]) => [r * x * (1 - x)];
}

/** Hénon 1976 with a = 1.4 and b = 0.3, state (x, y). */
export const henon: StateMap = ([x = 0, y = 0]) => [1 - 1.4 * x * x + y, 0.3 * x];

/** x -> 3 x mod 1: chaotic, and unlike the doubling map not exhausted by 53 binary digits. */
export const tripling: StateMap = ([x = 0]) => [(3 * x) % 1];

/** x -> A x for a square matrix of rows. */
export function linearMap(rows: readonly (readonly number[])[]): StateMap {
  return (x) => rows.map((row) => row.reduce((sum, entry, axis) => sum + entry * (x[axis] as number), 0));
}
