import { seededRandom } from '../../random.js';
import type { DictionaryLearningImplementation, DictionaryLearningOptions } from '../contracts/dictionary-learning.js';
import { dictionaryObjective, startingDictionary } from '../dictionary-start.js';
import { accumulate, emptyStatistics, freshAtom, updateDictionary } from '../dictionary-update.js';
import { lassoCodes } from '../lasso-coordinate-descent/reference.js';
import type { Rows } from '../rows.js';

/** Signals one at a time in the order given, past statistics kept whole, two sweeps over the atoms a signal. */
function learn(X: Rows, options: DictionaryLearningOptions) {
  const random = seededRandom(options.seed);
  const { k, alpha } = options;
  const D = startingDictionary(X, options, random);
  const statistics = emptyStatistics(k, X[0]?.length ?? 0);
  const history: number[] = [];
  let codes: number[][] = [];
  for (let pass = 0; pass < options.iters; pass++) {
    for (const signal of X) {
      accumulate(statistics, [signal], lassoCodes([signal], D, { alpha }).codes, 1, 1);
      for (let sweep = 0; sweep < 2; sweep++) updateDictionary(D, statistics, () => freshAtom(X, random));
    }
    codes = lassoCodes(X, D, { alpha }).codes;
    history.push(dictionaryObjective(X, D, codes, alpha));
  }
  return { D, codes, history };
}

/** Algorithm 1 of Mairal et al. 2009 as printed, without the improvements of section 3.4. */
export const withoutForgetting: DictionaryLearningImplementation = {
  create: (options) => ({
    fit: (X) => learn(X, options),
    sparseCode: (X, D) => lassoCodes(X, D, { alpha: options.alpha }).codes,
    objective: (X, D, codes) => dictionaryObjective(X, D, codes, options.alpha),
  }),
};
