/**
 * Orthogonal matching pursuit: pick the atom that correlates best with what is still unexplained, then fit all picked
 * atoms together by least squares, so that the residual is orthogonal to every one of them.
 *
 * Source: Pati, Rezaiifar and Krishnaprasad 1993, "Orthogonal matching pursuit"; Tropp and Gilbert 2007, Algorithm 3.
 * Shapes: x has d entries, D is k x d (rows are atoms, any non-zero norm), the code has k entries.
 * Cost: O(m k d + m^2 d) a signal for m picked atoms; the least-squares fit is a QR factorisation that grows by one column a pick.
 */

import type { SparseCoder, SparseCodingImplementation, SparseCodingOptions } from '../contracts/sparse-coding.js';
import { copyRows, dot, norm, plus, type Rows, requireRows } from '../rows.js';

export interface Pursuit {
  /** k entries, non-zero on `support` only. */
  readonly code: readonly number[];
  /** Atoms in the order in which they were picked. */
  readonly support: readonly number[];
  readonly residualNorm: number;
}

export interface PursuitLimits {
  /** Greatest number of atoms, 1 to k. */
  readonly nonzeros: number;
  /** Stop when ||x - c D|| is at most this (units of x); 0 asks for all `nonzeros` atoms that reduce the residual. */
  readonly tolerance: number;
}

/** The choices of a pursuit that its imitations get wrong. */
export interface PursuitRules {
  /** Merit of an atom against the current residual; the largest is picked. */
  merit(atom: readonly number[], residual: readonly number[], signal: readonly number[]): number;
}

export const pursuitRules: PursuitRules = {
  merit: (atom, residual) => {
    const length = norm(atom);
    return length === 0 ? 0 : Math.abs(dot(atom, residual)) / length;
  },
};

/** Part of an atom outside the span of those picked, relative to its norm, below which it adds nothing but rounding. */
const DEPENDENT = 1e-10;

/** Codes one signal. Atoms that depend linearly on those picked are never picked, so degenerate dictionaries end early. */
export function orthogonalMatchingPursuit(
  signal: readonly number[],
  dictionary: Rows,
  limits: PursuitLimits,
  rules: PursuitRules = pursuitRules,
): Pursuit {
  const negligible = 1e-14 * norm(signal);
  const basis: number[][] = [];
  const triangle: number[][] = [];
  const support: number[] = [];
  const excluded = new Set<number>();
  let residual = [...signal];
  while (support.length < limits.nonzeros && norm(residual) > Math.max(limits.tolerance, negligible)) {
    const chosen = best(dictionary, excluded, (atom) => rules.merit(atom, residual, signal));
    if (chosen === undefined) break;
    excluded.add(chosen);
    const { direction, coefficients } = orthogonalised(dictionary[chosen] as readonly number[], basis);
    if (direction === undefined) continue;
    support.push(chosen);
    basis.push(direction);
    triangle.push(coefficients);
    residual = plus(residual, direction, -dot(direction, residual));
  }
  const weights = backSubstituted(
    triangle,
    basis.map((direction) => dot(direction, signal)),
  );
  const code = new Array<number>(dictionary.length).fill(0);
  support.forEach((atom, order) => {
    code[atom] = weights[order] as number;
  });
  return { code, support, residualNorm: norm(residual) };
}

/** The admissible atom of the largest positive merit, the first of equals. */
function best(
  dictionary: Rows,
  excluded: ReadonlySet<number>,
  merit: (atom: readonly number[]) => number,
): number | undefined {
  let chosen: number | undefined;
  let largest = 0;
  dictionary.forEach((atom, index) => {
    if (excluded.has(index)) return;
    const value = merit(atom);
    if (value > largest) {
      largest = value;
      chosen = index;
    }
  });
  return chosen;
}

/** Gram-Schmidt against the basis, done twice, which keeps it orthogonal to working precision (Giraud et al. 2005). */
function orthogonalised(
  atom: readonly number[],
  basis: Rows,
): { readonly direction: number[] | undefined; readonly coefficients: number[] } {
  let rest = [...atom];
  const coefficients = new Array<number>(basis.length).fill(0);
  for (let round = 0; round < 2; round++) {
    basis.forEach((direction, index) => {
      const share = dot(direction, rest);
      coefficients[index] = (coefficients[index] as number) + share;
      rest = plus(rest, direction, -share);
    });
  }
  const length = norm(rest);
  if (!(length > DEPENDENT * norm(atom))) return { direction: undefined, coefficients };
  return { direction: rest.map((value) => value / length), coefficients: [...coefficients, length] };
}

/** Solves R c = b for the upper triangle whose columns are `columns` (column j has j + 1 entries). */
function backSubstituted(columns: Rows, right: readonly number[]): number[] {
  const left = [...right];
  for (let row = columns.length - 1; row >= 0; row--) {
    const column = columns[row] as readonly number[];
    const value = (left[row] as number) / (column[row] as number);
    left[row] = value;
    for (let above = 0; above < row; above++) left[above] = (left[above] as number) - value * (column[above] as number);
  }
  return left;
}

/** A coder by the given rules; `nonzeros` defaults to a tenth of the dimensions, at least one, as scikit-learn's does. */
export function pursuitCoder(options: SparseCodingOptions, rules: PursuitRules = pursuitRules): SparseCoder {
  return {
    sparseCode(X, D) {
      const width = requireRows('orthogonal-matching-pursuit: D', D);
      requireRows('orthogonal-matching-pursuit: X', X, width);
      const nonzeros = options.nonzeros ?? Math.max(1, Math.floor(width / 10));
      const tolerance = options.tolerance ?? 0;
      if (!Number.isInteger(nonzeros) || nonzeros < 1 || nonzeros > D.length)
        throw new RangeError(
          `orthogonal-matching-pursuit: nonzeros must be an integer from 1 to ${D.length}, got ${nonzeros}`,
        );
      if (!(tolerance >= 0))
        throw new RangeError(`orthogonal-matching-pursuit: tolerance must not be negative, got ${tolerance}`);
      return copyRows(X.map((signal) => orthogonalMatchingPursuit(signal, D, { nonzeros, tolerance }, rules).code));
    },
  };
}

export const orthogonalMatchingPursuitReference: SparseCodingImplementation = {
  create: (options) => pursuitCoder(options),
};
