import { seededRandom } from '../random.js';
import type {
  DictionaryLearner,
  DictionaryLearningImplementation,
  DictionaryLearningOptions,
  LearnedDictionary,
} from './contracts/dictionary-learning.js';
import { dictionaryObjective, startingDictionary } from './dictionary-start.js';
import { accumulate, emptyStatistics, type SufficientStatistics } from './dictionary-update.js';
import { lassoCodes } from './lasso-coordinate-descent/reference.js';
import { combination, norm, type Rows } from './rows.js';
import {
  type CodeSignal,
  halfAlphaCode,
  hardThreshold,
  normalisedSignalCode,
  normaliseInPlace,
  ridgeCode,
} from './wrong-coders.js';

/** Wrong learners shared by the lies of batch and online dictionary learning. */
export type Override = (right: DictionaryLearner, options: DictionaryLearningOptions) => Partial<DictionaryLearner>;

/** `reference` with some operations replaced. */
export function overridden(
  reference: DictionaryLearningImplementation,
  override: Override,
): DictionaryLearningImplementation {
  return {
    create: (options) => {
      const right = reference.create(options);
      return { ...right, ...override(right, options) };
    },
  };
}

type CodeSignals = (X: Rows, D: Rows, alpha: number) => number[][];

/** Alternates between `code` and an atom step that may be wrong; `step` returns the new atom before projection. */
function alternated(
  X: Rows,
  options: DictionaryLearningOptions,
  code: CodeSignals,
  step: (atom: number, D: Rows, statistics: SufficientStatistics) => number[],
  project = true,
): LearnedDictionary {
  const D = startingDictionary(X, options, seededRandom(options.seed));
  const history: number[] = [];
  let codes: number[][] = [];
  for (let iteration = 0; iteration < options.iters; iteration++) {
    codes = code(X, D, options.alpha);
    const statistics = emptyStatistics(D.length, X[0]?.length ?? 0);
    accumulate(statistics, X, codes, 1, 1);
    for (let atom = 0; atom < D.length; atom++) {
      const moved = step(atom, D, statistics);
      const length = project ? Math.max(norm(moved), 1) : 1;
      D[atom] = moved.map((value) => value / length);
    }
    history.push(dictionaryObjective(X, D, codes, options.alpha));
  }
  return { D, codes, history };
}

const lassoCode: CodeSignals = (X, D, alpha) => lassoCodes(X, D, { alpha }).codes;

/** The right step of Mairal et al., eq. 10, taken `sign` times. */
function atomStep(sign: number) {
  return (atom: number, D: Rows, { A, B }: SufficientStatistics): number[] => {
    const usage = A[atom]?.[atom] || 1;
    const explained = combination(A[atom] as number[], D);
    return (D[atom] as number[]).map(
      (value, column) => value + (sign * ((B[atom]?.[column] as number) - (explained[column] as number))) / usage,
    );
  };
}

const keepAtom = (atom: number, D: Rows): number[] => [...(D[atom] as number[])];

/** Another coder in place of the lasso, in `sparseCode` only. */
function encoding(code: CodeSignal): Override {
  return (_right, options) => ({ sparseCode: (X, D) => X.map((signal) => code(signal, D, options.alpha)) });
}

/** Another coder in place of the lasso, in `fit` too. */
function recoded(code: CodeSignal): Override {
  const codeAll: CodeSignals = (X, D, alpha) => X.map((signal) => code(signal, D, alpha));
  return (_right, options) => ({
    sparseCode: (X, D) => codeAll(X, D, options.alpha),
    fit: (X) => alternated(X, options, codeAll, atomStep(1)),
  });
}

export const wrongLearners = {
  hardThreshold: encoding(hardThreshold),
  ridge: recoded(ridgeCode),
  halfAlpha: recoded(halfAlphaCode),
  signalNormalised: encoding(normalisedSignalCode),
  normalisesInPlace: (right) => ({
    sparseCode(X, D) {
      normaliseInPlace(D);
      return right.sparseCode(X, D);
    },
  }),
  ascent: (_right, options) => ({ fit: (X) => alternated(X, options, lassoCode, atomStep(-1)) }),
  notProjected: (_right, options) => ({ fit: (X) => alternated(X, options, lassoCode, atomStep(1), false) }),
  fixedDictionary: (_right, options) => ({ fit: (X) => alternated(X, options, lassoCode, keepAtom) }),
  fakeHistory: (right) => ({
    fit(X) {
      const fitted = right.fit(X);
      return { ...fitted, history: fitted.history.map((_, iteration) => 1 / (1 + iteration)) };
    },
  }),
  staleCodes: (right, options) => ({
    fit(X) {
      const fitted = right.fit(X);
      const start = startingDictionary(X, options, seededRandom(options.seed));
      return { ...fitted, codes: lassoCodes(X, start, { alpha: options.alpha }).codes };
    },
  }),
  wholeSquares: () => ({
    objective: (X, D, codes) => 2 * dictionaryObjective(X, D, codes, 0) + dictionaryObjective([], D, codes, 0),
  }),
  centresInPlace: (right) => ({
    fit(X) {
      for (const row of X as number[][]) row[0] = (row[0] as number) - 0.01;
      return right.fit(X);
    },
  }),
  transposed: (right) => ({
    fit(X) {
      const fitted = right.fit(X);
      return { ...fitted, D: (fitted.D[0] ?? []).map((_, column) => fitted.D.map((atom) => atom[column] as number)) };
    },
  }),
} satisfies Record<string, Override>;

/** A learner whose second fit starts from the dictionary of the first. */
export function warmStarted(reference: DictionaryLearningImplementation): DictionaryLearningImplementation {
  return {
    create(options) {
      let last: Rows | undefined;
      const learner = (): DictionaryLearner => reference.create(last ? { ...options, init: last } : options);
      return {
        ...learner(),
        fit(X) {
          const fitted = learner().fit(X);
          last = fitted.D.length === options.k ? fitted.D : undefined;
          return fitted;
        },
      };
    },
  };
}

/** `reference` made with other options than it was asked for. */
export function misconfigured(
  reference: DictionaryLearningImplementation,
  change: (options: DictionaryLearningOptions) => DictionaryLearningOptions,
): DictionaryLearningImplementation {
  return {
    create: (options) => ({ ...reference.create(options), fit: (X) => reference.create(change(options)).fit(X) }),
  };
}
