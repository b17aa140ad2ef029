import { inverse, Matrix } from 'ml-matrix';
import type { Lie } from '../../../model/algorithm.js';
import type { SparseCodingImplementation, SparseCodingOptions } from '../contracts/sparse-coding.js';
import { combination, dot, norm, plus, type Rows } from '../rows.js';
import { orthogonalMatchingPursuit, pursuitCoder, pursuitRules } from './reference.js';

function coding(
  code: (signal: readonly number[], dictionary: Rows, options: SparseCodingOptions) => number[],
): SparseCodingImplementation {
  return { create: (options) => ({ sparseCode: (X, D) => X.map((signal) => code(signal, D, options)) }) };
}

/** Matching pursuit (Mallat and Zhang 1993): each pick subtracts its own projection and earlier codes are never refitted. */
function matchingPursuit(signal: readonly number[], dictionary: Rows, options: SparseCodingOptions): number[] {
  const code = new Array<number>(dictionary.length).fill(0);
  let residual = [...signal];
  for (let step = 0; step < (options.nonzeros ?? 1) && norm(residual) > (options.tolerance ?? 0); step++) {
    const merits = dictionary.map((atom) => Math.abs(dot(atom, residual)));
    const chosen = merits.indexOf(Math.max(...merits));
    const share = dot(dictionary[chosen] as number[], residual);
    code[chosen] = (code[chosen] as number) + share;
    residual = plus(residual, dictionary[chosen] as number[], -share);
  }
  return code;
}

/** Keeps picking when nothing is left to explain, and solves the normal equations whatever their rank. */
function unguardedFit(signal: readonly number[], dictionary: Rows, options: SparseCodingOptions): number[] {
  let code = new Array<number>(dictionary.length).fill(0);
  const picked: number[] = [];
  while (picked.length < (options.nonzeros ?? 1)) {
    const residual = plus(signal, combination(code, dictionary), -1);
    if (options.tolerance !== undefined && norm(residual) <= options.tolerance) break;
    const merits = dictionary.map((atom, index) =>
      picked.includes(index) ? -1 : pursuitRules.merit(atom, residual, []),
    );
    picked.push(merits.indexOf(Math.max(...merits)));
    const rows = new Matrix(picked.map((atom) => [...(dictionary[atom] as readonly number[])]));
    const right = rows.mmul(Matrix.columnVector([...signal]));
    const weights = inverse(rows.mmul(rows.transpose())).mmul(right).to1DArray();
    code = dictionary.map((_, atom) => weights[picked.indexOf(atom)] ?? 0);
  }
  return code;
}

export const lies: readonly Lie<SparseCodingImplementation>[] = [
  {
    id: 'matching-pursuit',
    description: 'plain matching pursuit: the codes of earlier picks are never refitted',
    implementation: coding(matchingPursuit),
    caughtBy: [
      'orthogonal-matching-pursuit.support-size',
      'orthogonal-matching-pursuit.residual-orthogonal',
      'orthogonal-matching-pursuit.equals-greedy-fit',
      'orthogonal-matching-pursuit.norms-do-not-matter',
      'orthogonal-matching-pursuit.recovers-sparse',
      'orthogonal-matching-pursuit.stops-at-tolerance',
    ],
  },
  {
    id: 'signed-correlation',
    description: 'picks the largest signed correlation, so negatively correlated atoms are never chosen',
    implementation: {
      create: (options) =>
        pursuitCoder(options, { merit: (atom, residual) => dot(atom, residual) / (norm(atom) || 1) }),
    },
    caughtBy: [
      'orthogonal-matching-pursuit.support-size',
      'orthogonal-matching-pursuit.equals-greedy-fit',
      'orthogonal-matching-pursuit.single-atom',
      'orthogonal-matching-pursuit.norms-do-not-matter',
      'orthogonal-matching-pursuit.recovers-sparse',
      'orthogonal-matching-pursuit.homogeneous',
      'orthogonal-matching-pursuit.stops-at-tolerance',
    ],
  },
  {
    id: 'correlates-with-signal',
    description: 'picks by the correlation with the signal instead of the residual (thresholding)',
    implementation: {
      create: (options) =>
        pursuitCoder(options, { merit: (atom, _residual, signal) => pursuitRules.merit(atom, signal, signal) }),
    },
    caughtBy: [
      'orthogonal-matching-pursuit.equals-greedy-fit',
      'orthogonal-matching-pursuit.recovers-sparse',
      'orthogonal-matching-pursuit.stops-at-tolerance',
    ],
  },
  {
    id: 'atom-norm-ignored',
    description: 'compares inner products of atoms of unequal norm',
    implementation: {
      create: (options) => pursuitCoder(options, { merit: (atom, residual) => Math.abs(dot(atom, residual)) }),
    },
    caughtBy: ['orthogonal-matching-pursuit.norms-do-not-matter'],
  },
  {
    id: 'one-atom-too-many',
    description: 'loop bound is inclusive',
    implementation: coding((signal, D, options) => [
      ...orthogonalMatchingPursuit(signal, D, {
        nonzeros: (options.nonzeros ?? 1) + 1,
        tolerance: options.tolerance ?? 0,
      }).code,
    ]),
    caughtBy: [
      'orthogonal-matching-pursuit.support-size',
      'orthogonal-matching-pursuit.equals-greedy-fit',
      'orthogonal-matching-pursuit.norms-do-not-matter',
    ],
  },
  {
    id: 'tolerance-ignored',
    description: 'the documented tolerance is accepted and unused',
    implementation: { create: (options) => pursuitCoder({ ...options, tolerance: 0 }) },
    caughtBy: ['orthogonal-matching-pursuit.stops-at-tolerance'],
  },
  {
    id: 'absolute-stop',
    description: 'stops when the residual is below a hard-coded 2.5, whatever the tolerance',
    implementation: { create: (options) => pursuitCoder({ ...options, tolerance: 2.5 }) },
    caughtBy: [
      'orthogonal-matching-pursuit.support-size',
      'orthogonal-matching-pursuit.equals-greedy-fit',
      'orthogonal-matching-pursuit.single-atom',
      'orthogonal-matching-pursuit.norms-do-not-matter',
      'orthogonal-matching-pursuit.recovers-sparse',
      'orthogonal-matching-pursuit.degenerate-inputs',
      'orthogonal-matching-pursuit.homogeneous',
      'orthogonal-matching-pursuit.stops-at-tolerance',
    ],
  },
  {
    id: 'unguarded-fit',
    description: 'keeps picking when nothing is left to explain and inverts a singular Gram matrix',
    implementation: coding(unguardedFit),
    caughtBy: ['orthogonal-matching-pursuit.degenerate-inputs'],
  },
  {
    id: 'residual-in-place',
    description: 'uses the rows of the caller as residual storage',
    implementation: {
      create: (options) => ({
        sparseCode(X, D) {
          const codes = pursuitCoder(options).sparseCode(X, D);
          X.forEach((signal, row) => {
            const left = plus(signal, combination(codes[row] as number[], D), -1);
            left.forEach((value, column) => {
              (signal as number[])[column] = value;
            });
          });
          return codes;
        },
      }),
    },
    caughtBy: [
      'orthogonal-matching-pursuit.residual-orthogonal',
      'orthogonal-matching-pursuit.equals-greedy-fit',
      'orthogonal-matching-pursuit.norms-do-not-matter',
      'orthogonal-matching-pursuit.degenerate-inputs',
      'orthogonal-matching-pursuit.homogeneous',
      'orthogonal-matching-pursuit.inputs-untouched',
    ],
  },
  {
    id: 'zeros',
    description: 'placeholder: every code is zero',
    implementation: coding((_signal, D) => D.map(() => 0)),
    caughtBy: [
      'orthogonal-matching-pursuit.support-size',
      'orthogonal-matching-pursuit.equals-greedy-fit',
      'orthogonal-matching-pursuit.single-atom',
      'orthogonal-matching-pursuit.norms-do-not-matter',
      'orthogonal-matching-pursuit.recovers-sparse',
      'orthogonal-matching-pursuit.degenerate-inputs',
      'orthogonal-matching-pursuit.stops-at-tolerance',
    ],
  },
];
