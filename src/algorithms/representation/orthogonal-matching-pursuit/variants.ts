import { Matrix, pseudoInverse } from 'ml-matrix';
import type { Variant } from '../../../model/algorithm.js';
import type { SparseCodingImplementation } from '../contracts/sparse-coding.js';
import { combination, dot, norm, plus, type Rows } from '../rows.js';
import { pursuitCoder } from './reference.js';

/** The textbook form: the pseudo-inverse of the picked atoms is computed again at every pick. */
function byPseudoInverse(signal: readonly number[], D: Rows, nonzeros: number, tolerance: number): number[] {
  let code = new Array<number>(D.length).fill(0);
  const picked: number[] = [];
  for (let residual = [...signal]; picked.length < nonzeros && norm(residual) > Math.max(tolerance, 1e-12); ) {
    const merits = D.map((atom, index) => (picked.includes(index) ? -1 : Math.abs(dot(atom, residual)) / norm(atom)));
    picked.push(merits.lastIndexOf(Math.max(...merits)));
    const rows = new Matrix(picked.map((atom) => [...(D[atom] as readonly number[])]));
    const weights = Matrix.rowVector([...signal])
      .mmul(pseudoInverse(rows))
      .to1DArray();
    code = D.map((_, atom) => weights[picked.indexOf(atom)] ?? 0);
    residual = plus(signal, combination(code, D), -1);
  }
  return code;
}

export const variants: readonly Variant<SparseCodingImplementation>[] = [
  {
    id: 'pseudo-inverse-last-of-equals',
    description: 'least squares by pseudo-inverse, ties to the last atom',
    implementation: {
      create: (options) => ({
        sparseCode: (X, D) =>
          X.map((signal) => byPseudoInverse(signal, D, options.nonzeros ?? D.length, options.tolerance ?? 0)),
      }),
    },
  },
  {
    id: 'squared-tolerance',
    description: 'the tolerance bounds the squared residual norm',
    implementation: {
      create: (options) => pursuitCoder({ ...options, tolerance: Math.sqrt(options.tolerance ?? 0) }),
    },
    variantOf: ['orthogonal-matching-pursuit.stops-at-tolerance'],
  },
];
