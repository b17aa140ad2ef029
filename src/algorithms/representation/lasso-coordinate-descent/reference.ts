/**
 * Lasso by cyclic coordinate descent: each code in turn takes the value that minimises the objective with the others
 * held, which is a soft-thresholded correlation. Sweeps repeat until the optimality conditions hold.
 *
 * Objective: 1/2 ||x - c D||^2 + alpha ||c||_1 (Tibshirani 1996; the scaling of Mairal et al. 2009, eq. 1).
 * Update: c_j = S(<d_j, x - sum_(i != j) c_i d_i>, alpha) / ||d_j||^2, S(z, a) = sign(z) max(|z| - a, 0)
 * (Friedman, Hastie and Tibshirani 2010, eq. 5, "covariance updates" of section 2.2).
 * Shapes: x has d entries, D is k x d (rows are atoms of any norm), the code has k entries.
 * Cost: O(k^2 d) once for the Gram matrix, O(k d) a signal, then O(k) a coordinate that moves and O(k) a sweep.
 */
import { Matrix } from 'ml-matrix';
import type { SparseCodingImplementation, SparseCodingOptions } from '../contracts/sparse-coding.js';
import { dot, type Rows, requireRows } from '../rows.js';

/** sign(value) * max(|value| - threshold, 0). */
export function softThreshold(value: number, threshold: number): number {
  if (value > threshold) return value - threshold;
  return value < -threshold ? value + threshold : 0;
}

/** Inner products of all pairs of atoms, k x k. */
export function gramMatrix(dictionary: Rows): number[][] {
  const atoms = new Matrix(dictionary.map((atom) => [...atom]));
  return atoms.mmul(atoms.transpose()).to2DArray();
}

export interface LassoOptions {
  /** Weight of the l1 norm, not negative. */
  readonly alpha: number;
  /** Greatest number of sweeps over the coordinates (default 10,000). */
  readonly maxSweeps?: number;
  /** Violation of the optimality conditions to stop at, relative to max(alpha, max_j |<d_j, x>|) (default 1e-10). */
  readonly tolerance?: number;
  /** Where to start, k entries (default zeros). */
  readonly start?: readonly number[];
}

export interface LassoSolution {
  readonly code: number[];
  readonly converged: boolean;
  readonly sweeps: number;
  /** Largest violation of the optimality conditions, in units of <d, x>. */
  readonly violation: number;
}

/** Solves one lasso problem given the Gram matrix and the correlations <d_j, x>. */
export function lassoCoordinateDescent(
  gram: Rows,
  correlations: readonly number[],
  options: LassoOptions,
): LassoSolution {
  const { alpha } = options;
  if (!(alpha >= 0)) throw new RangeError(`lasso-coordinate-descent: alpha must not be negative, got ${alpha}`);
  const code = [...(options.start ?? correlations.map(() => 0))];
  const gradient = correlations.map((value, atom) => value - dot(gram[atom] as readonly number[], code));
  const scale = Math.max(alpha, ...correlations.map(Math.abs));
  const target = (options.tolerance ?? 1e-10) * scale;
  const maxSweeps = options.maxSweeps ?? 10_000;
  let sweeps = 0;
  let violation = optimalityViolation(code, gradient, alpha, gram);
  while (violation > target && sweeps < maxSweeps) {
    sweep(code, gradient, gram, alpha);
    sweeps += 1;
    violation = optimalityViolation(code, gradient, alpha, gram);
  }
  return { code, converged: violation <= target, sweeps, violation };
}

/** One pass over the coordinates; `gradient` stays <d_j, x - c D> throughout. */
function sweep(code: number[], gradient: number[], gram: Rows, alpha: number): void {
  for (let atom = 0; atom < code.length; atom++) {
    const row = gram[atom] as readonly number[];
    const squaredNorm = row[atom] as number;
    if (squaredNorm === 0) continue;
    const before = code[atom] as number;
    const after = softThreshold((gradient[atom] as number) + squaredNorm * before, alpha) / squaredNorm;
    const step = after - before;
    if (step === 0) continue;
    code[atom] = after;
    for (let other = 0; other < gradient.length; other++)
      gradient[other] = (gradient[other] as number) - step * (row[other] as number);
  }
}

/** Distance of -gradient from the subdifferential of alpha ||c||_1; an atom of norm 0 cannot violate anything. */
function optimalityViolation(code: readonly number[], gradient: readonly number[], alpha: number, gram: Rows): number {
  let largest = 0;
  for (let atom = 0; atom < code.length; atom++) {
    if (gram[atom]?.[atom] === 0) continue;
    const value = code[atom] as number;
    const slope = gradient[atom] as number;
    const off = value === 0 ? Math.abs(slope) - alpha : Math.abs(slope - Math.sign(value) * alpha);
    if (off > largest) largest = off;
  }
  return largest;
}

export interface LassoCodes {
  /** n x k. */
  readonly codes: number[][];
  /** Rows of X whose problem did not reach the tolerance. */
  readonly unconverged: readonly number[];
}

/** Codes every row of X (n x d) over D (k x d). `start`, n x k, warms the sweeps up. */
export function lassoCodes(X: Rows, D: Rows, options: LassoOptions, start?: Rows): LassoCodes {
  const width = requireRows('lasso-coordinate-descent: D', D);
  requireRows('lasso-coordinate-descent: X', X, width);
  const gram = gramMatrix(D);
  const unconverged: number[] = [];
  const codes = X.map((signal, row) => {
    const from = start?.[row];
    const correlations = D.map((atom) => dot(atom, signal));
    const solution = lassoCoordinateDescent(gram, correlations, from ? { ...options, start: from } : options);
    if (!solution.converged) unconverged.push(row);
    return solution.code;
  });
  return { codes, unconverged };
}

/** A coder whose `unconverged` lists the rows of the last call that did not reach the tolerance. */
export function lassoCoder(options: SparseCodingOptions) {
  const { alpha } = options;
  if (alpha === undefined) throw new RangeError('lasso-coordinate-descent: alpha is required');
  let unconverged: readonly number[] = [];
  return {
    sparseCode(X: Rows, D: Rows): number[][] {
      const result = lassoCodes(X, D, { alpha });
      unconverged = result.unconverged;
      return result.codes;
    },
    get unconverged(): readonly number[] {
      return unconverged;
    },
  };
}

export const lassoCoordinateDescentReference: SparseCodingImplementation = { create: lassoCoder };
