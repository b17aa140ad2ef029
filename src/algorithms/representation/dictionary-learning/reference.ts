/**
 * Batch dictionary learning: code all signals over the current dictionary by the lasso, then improve the atoms one by one
 * with the codes held. Each half lowers the same objective, so it never rises.
 *
 * Objective: min over D, C of 1/2 ||X - C D||_F^2 + alpha ||C||_1 with ||d_j|| <= 1 (Mairal et al. 2009, eqs. 1 and 3).
 * Shapes: X is n x d, D is k x d (rows are atoms), C is n x k.
 * Cost: one iteration is n lasso problems, O(n k d) at least, and O(n k^2 + k^2 d) for the atoms.
 */
import type { Random } from '../../../model/algorithm.js';
import { seededRandom } from '../../random.js';
import type {
  DictionaryLearningImplementation,
  DictionaryLearningOptions,
  LearnedDictionary,
} from '../contracts/dictionary-learning.js';
import { dictionaryObjective, requireLearnable, startingDictionary } from '../dictionary-start.js';
import { accumulate, emptyStatistics, freshAtom, updateDictionary } from '../dictionary-update.js';
import { lassoCodes } from '../lasso-coordinate-descent/reference.js';
import type { Rows } from '../rows.js';

export interface BatchDictionary extends LearnedDictionary {
  /** The objective fell by less than `tolerance` of itself in the last iteration. */
  readonly converged: boolean;
}

/** Relative fall of the objective below which learning has settled. */
const SETTLED = 1e-10;

/** Learns k atoms from X in `iters` alternations, fewer when the objective settles. */
export function dictionaryLearning(
  X: Rows,
  options: DictionaryLearningOptions,
  random: Random,
  tolerance = SETTLED,
): BatchDictionary {
  const width = requireLearnable('dictionary-learning', X, options);
  const { k, alpha, iters } = options;
  const D = startingDictionary(X, options, random);
  const history: number[] = [];
  let codes: number[][] = [];
  let converged = false;
  for (let iteration = 0; iteration < iters && !converged; iteration++) {
    codes = lassoCodes(X, D, { alpha }, iteration === 0 ? undefined : codes).codes;
    const statistics = emptyStatistics(k, width);
    accumulate(statistics, X, codes, 1, 1);
    updateDictionary(D, statistics, () => freshAtom(X, random));
    const before = history.at(-1);
    const after = dictionaryObjective(X, D, codes, alpha);
    history.push(after);
    converged = before !== undefined && before - after <= tolerance * before;
  }
  return { D, codes, history, converged };
}

export const dictionaryLearningReference: DictionaryLearningImplementation = {
  create: (options) => ({
    fit: (X) => dictionaryLearning(X, options, seededRandom(options.seed)),
    sparseCode: (X, D) => lassoCodes(X, D, { alpha: options.alpha }).codes,
    objective: (X, D, codes) => dictionaryObjective(X, D, codes, options.alpha),
  }),
};
