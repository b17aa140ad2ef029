import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { normal, seededRandom } from '../random.js';
import type { DictionaryLearningImplementation, DictionaryLearningOptions } from './contracts/dictionary-learning.js';
import { dictionaryObjective } from './dictionary-start.js';
import { lassoCodes } from './lasso-coordinate-descent/reference.js';
import { combination, norm, type Rows } from './rows.js';

/**
 * A right learner of another form: random directions to start with, and projected gradient steps on all atoms at once in
 * place of block-coordinate descent. Codes are those of the dictionary that is returned.
 */
function learn(X: Rows, { k, alpha, iters, seed }: DictionaryLearningOptions) {
  const random = seededRandom(seed ^ 0x5bd1e995);
  let D = Array.from({ length: k }, () =>
    combination(
      X.map(() => normal(random)),
      X,
    ),
  ).map(scaledToOne);
  const history: number[] = [];
  let codes = lassoCodes(X, D, { alpha }).codes;
  for (let iteration = 0; iteration < iters; iteration++) {
    for (let step = 0; step < 8; step++) D = gradientStep(X, D, codes);
    codes = lassoCodes(X, D, { alpha }, codes).codes;
    history.push(dictionaryObjective(X, D, codes, alpha));
  }
  return { D, codes, history };
}

function gradientStep(X: Rows, D: Rows, codes: number[][]): number[][] {
  const C = new Matrix(codes);
  const gram = C.transpose().mmul(C);
  const curvature = Math.max(...new EigenvalueDecomposition(gram, { assumeSymmetric: true }).realEigenvalues);
  const signals = new Matrix(X.map((row) => [...row]));
  const atoms = new Matrix(D.map((row) => [...row]));
  if (!(curvature > 0)) return atoms.to2DArray();
  const moved = atoms.add(
    C.transpose()
      .mmul(signals.sub(C.mmul(atoms)))
      .div(curvature),
  );
  return moved.to2DArray().map((atom) => (norm(atom) > 1 ? scaledToOne(atom) : atom));
}

function scaledToOne(atom: readonly number[]): number[] {
  const length = norm(atom);
  return atom.map((value) => value / length);
}

export const projectedGradientLearner: DictionaryLearningImplementation = {
  create: (options) => ({
    fit: (X) => learn(X, options),
    sparseCode: (X, D) => lassoCodes(X, D, { alpha: options.alpha }).codes,
    objective: (X, D, codes) => dictionaryObjective(X, D, codes, options.alpha),
  }),
};
