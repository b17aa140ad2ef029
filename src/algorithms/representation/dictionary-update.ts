/**
 * The dictionary step shared by batch and online learning: block-coordinate descent over the atoms with the codes held,
 * on the sufficient statistics A = C^T C (k x k) and B = C^T X (k x d).
 *
 * Source: Mairal, Bach, Ponce and Sapiro 2009, Algorithm 2, eq. 10: u_j = (b_j - a_j D) / A_jj + d_j, d_j = u_j / max(||u_j||, 1).
 * Cost: O(k^2 d) a sweep.
 */
import type { Random } from '../../model/algorithm.js';
import { integerBelow, normal } from '../random.js';
import { norm, type Rows } from './rows.js';

export interface SufficientStatistics {
  /** C^T C, k x k. */
  readonly A: number[][];
  /** C^T X, k x d. */
  readonly B: number[][];
}

export function emptyStatistics(atoms: number, width: number): SufficientStatistics {
  const zeros = (columns: number) => Array.from({ length: atoms }, () => new Array<number>(columns).fill(0));
  return { A: zeros(atoms), B: zeros(width) };
}

/** statistics * decay + weight * (C^T C, C^T X), in place. */
export function accumulate(
  { A, B }: SufficientStatistics,
  signals: Rows,
  codes: Rows,
  decay: number,
  weight: number,
): void {
  for (const matrix of [A, B]) {
    for (const row of matrix)
      for (let column = 0; column < row.length; column++) row[column] = decay * (row[column] as number);
  }
  codes.forEach((code, row) => {
    const signal = signals[row] as readonly number[];
    code.forEach((value, atom) => {
      if (value === 0) return;
      addScaled(A[atom] as number[], code, weight * value);
      addScaled(B[atom] as number[], signal, weight * value);
    });
  });
}

/** One sweep over the atoms, in place. Atoms that no code uses (A_jj = 0) are replaced by `fresh`, which costs nothing. */
export function updateDictionary(D: number[][], { A, B }: SufficientStatistics, fresh: () => number[]): void {
  for (let atom = 0; atom < D.length; atom++) {
    const usage = A[atom]?.[atom] as number;
    if (usage === 0) {
      D[atom] = fresh();
      continue;
    }
    const moved = [...(D[atom] as number[])];
    addScaled(moved, B[atom] as number[], 1 / usage);
    D.forEach((other, index) => {
      addScaled(moved, other, -(A[atom]?.[index] as number) / usage);
    });
    const length = Math.max(norm(moved), 1);
    D[atom] = moved.map((value) => value / length);
  }
}

/** A random signal scaled to norm 1, or a random direction when that signal is zero. */
export function freshAtom(X: Rows, random: Random): number[] {
  const signal = X[integerBelow(random, X.length)] as readonly number[];
  const candidate = norm(signal) > 0 ? signal : signal.map(() => normal(random));
  const length = norm(candidate);
  return candidate.map((value) => value / length);
}

/** target += factor * values. */
function addScaled(target: number[], values: readonly number[], factor: number): void {
  if (factor === 0) return;
  for (let index = 0; index < target.length; index++)
    target[index] = (target[index] as number) + factor * (values[index] as number);
}
