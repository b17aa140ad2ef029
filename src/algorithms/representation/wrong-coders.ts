import { inverse, Matrix } from 'ml-matrix';
import { gramMatrix, lassoCodes } from './lasso-coordinate-descent/reference.js';
import { dot, norm, type Rows } from './rows.js';

/** Wrong ways to code one signal with an l1 penalty, shared by the lies of the lasso and of dictionary learning. */
export type CodeSignal = (signal: readonly number[], D: Rows, alpha: number) => number[];

/** The coordinate step: correlation with the residual of the others, squared norm of the atom, penalty. */
export type Update = (correlation: number, squaredNorm: number, alpha: number) => number;

/** numerator / squaredNorm, zero for an atom of norm zero. */
export function perNorm(numerator: number, squaredNorm: number): number {
  return squaredNorm === 0 ? 0 : numerator / squaredNorm;
}

/** Cyclic coordinate updates by another rule. */
export function swept(update: Update, sweeps = 150): CodeSignal {
  return (signal, D, alpha) => {
    const code = D.map(() => 0);
    const gram = gramMatrix(D);
    const target = D.map((atom) => dot(atom, signal));
    for (let sweep = 0; sweep < sweeps; sweep++) {
      for (let atom = 0; atom < D.length; atom++) {
        const row = gram[atom] as number[];
        const squaredNorm = row[atom] as number;
        const others = dot(row, code) - squaredNorm * (code[atom] as number);
        code[atom] = update((target[atom] as number) - others, squaredNorm, alpha);
      }
    }
    return code;
  };
}

export const hardThreshold = swept((z, norm2, alpha) => (Math.abs(z) > alpha ? perNorm(z, norm2) : 0), 60);

/** Ridge codes: (D D^T + alpha I)^-1 D x. */
export const ridgeCode: CodeSignal = (signal, D, alpha) => {
  const gram = new Matrix(gramMatrix(D)).add(Matrix.eye(D.length).mul(alpha));
  return inverse(gram)
    .mmul(Matrix.columnVector(D.map((atom) => dot(atom, signal))))
    .to1DArray();
};

export const halfAlphaCode: CodeSignal = (signal, D, alpha) =>
  lassoCodes([signal], D, { alpha: alpha / 2 }).codes[0] as number[];

/** Codes x / ||x|| and scales back: alpha becomes relative, and a zero signal divides by zero. */
export const normalisedSignalCode: CodeSignal = (signal, D, alpha) => {
  const length = norm(signal);
  const soft = swept((z, norm2, weight) => perNorm(Math.sign(z) * Math.max(Math.abs(z) - weight, 0), norm2), 40);
  const direction = signal.map((value) => value / length);
  return soft(direction, D, alpha).map((value) => value * length);
};

/** Scales every atom of the caller to (almost) norm 1, in place. */
export function normaliseInPlace(D: Rows): void {
  for (const atom of D as number[][]) {
    const length = (norm(atom) || 1) * (1 + 1e-7);
    atom.forEach((value, index) => {
      atom[index] = value / length;
    });
  }
}
