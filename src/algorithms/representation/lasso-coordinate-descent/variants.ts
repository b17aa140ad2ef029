import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { Variant } from '../../../model/algorithm.js';
import type { SparseCodingImplementation } from '../contracts/sparse-coding.js';
import { dot, type Rows } from '../rows.js';
import { gramMatrix, softThreshold } from './reference.js';

/** Iterative soft thresholding with Nesterov's momentum (FISTA, Beck and Teboulle 2009): another method, the same minimiser. */
function fista(signal: readonly number[], D: Rows, alpha: number): number[] {
  const gram = gramMatrix(D);
  const eigenvalues = new EigenvalueDecomposition(new Matrix(gram), { assumeSymmetric: true }).realEigenvalues;
  const step = 1 / Math.max(...eigenvalues);
  const target = D.map((atom) => dot(atom, signal));
  let code = D.map(() => 0);
  let ahead = [...code];
  let momentum = 1;
  for (let iteration = 0; iteration < 500; iteration++) {
    const next = ahead.map((value, atom) => {
      const slope = (target[atom] as number) - dot(gram[atom] as number[], ahead);
      return softThreshold(value + step * slope, alpha * step);
    });
    const nextMomentum = (1 + Math.sqrt(1 + 4 * momentum ** 2)) / 2;
    const share = (momentum - 1) / nextMomentum;
    ahead = next.map((value, atom) => value + share * (value - (code[atom] as number)));
    code = next;
    momentum = nextMomentum;
  }
  return code;
}

/** Coordinate descent on the residual itself, coordinates from last to first. */
function onResidual(signal: readonly number[], D: Rows, alpha: number): number[] {
  const code = D.map(() => 0);
  const residual = [...signal];
  for (let sweep = 0; sweep < 300; sweep++) {
    for (let atom = D.length - 1; atom >= 0; atom--) {
      const values = D[atom] as readonly number[];
      const squaredNorm = dot(values, values);
      if (squaredNorm < 1e-300) continue;
      const before = code[atom] as number;
      const after = softThreshold(dot(values, residual) + squaredNorm * before, alpha) / squaredNorm;
      values.forEach((value, index) => {
        residual[index] = (residual[index] as number) + (before - after) * value;
      });
      code[atom] = after;
    }
  }
  return code;
}

function coder(code: (signal: readonly number[], D: Rows, alpha: number) => number[]): SparseCodingImplementation {
  return { create: ({ alpha = 1 }) => ({ sparseCode: (X, D) => X.map((signal) => code(signal, D, alpha)) }) };
}

export const variants: readonly Variant<SparseCodingImplementation>[] = [
  {
    id: 'fista',
    description: 'proximal gradient with momentum instead of coordinate descent',
    implementation: coder(fista),
  },
  {
    id: 'residual-updates-backwards',
    description: 'updates the residual instead of the correlations, coordinates in reverse order',
    implementation: coder(onResidual),
  },
];
