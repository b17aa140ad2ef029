/**
 * Online dictionary learning: code a mini-batch over the current dictionary, add what it says to running sufficient
 * statistics, and improve the atoms from those alone, so that a step costs the same however many signals were seen.
 *
 * Source: Mairal, Bach, Ponce and Sapiro 2009, Algorithms 1 and 2; mini-batches and forgetting of section 3.4.3:
 * A_t = beta_t A_(t-1) + 1/eta sum a a^T, beta_t = (theta + 1 - eta) / (theta + 1), theta = t eta for t < eta, else eta^2 + t - eta.
 * Shapes: X is n x d, D is k x d (rows are atoms), A is k x k, B is k x d; eta is the mini-batch size, t counts from 1.
 * Cost: one step is eta lasso problems and O(eta k (k + d) + k^2 d), independent of n.
 */
import type { Random } from '../../../model/algorithm.js';
import { seededRandom, shuffled } from '../../random.js';
import type {
  DictionaryLearningImplementation,
  DictionaryLearningOptions,
  LearnedDictionary,
} from '../contracts/dictionary-learning.js';
import { dictionaryObjective, requireLearnable, startingDictionary } from '../dictionary-start.js';
import {
  accumulate,
  emptyStatistics,
  freshAtom,
  type SufficientStatistics,
  updateDictionary,
} from '../dictionary-update.js';
import { lassoCodes } from '../lasso-coordinate-descent/reference.js';
import type { Rows } from '../rows.js';

/** What the learner carries from one mini-batch to the next; `D` and `statistics` are updated in place. */
export interface OnlineState {
  readonly D: number[][];
  readonly statistics: SufficientStatistics;
  /** Mini-batches seen. */
  step: number;
}

/** How much of the past statistics the step-th mini-batch (from 1) of `size` signals keeps, in [0, 1). */
export function forgettingFactor(step: number, size: number): number {
  const theta = step < size ? step * size : size ** 2 + step - size;
  return (theta + 1 - size) / (theta + 1);
}

/** One mini-batch: codes, statistics, atoms. Returns the codes over the dictionary as it was before. */
export function onlineStep(state: OnlineState, batch: Rows, alpha: number, random: Random): number[][] {
  state.step += 1;
  const { codes } = lassoCodes(batch, state.D, { alpha });
  accumulate(state.statistics, batch, codes, forgettingFactor(state.step, batch.length), 1 / batch.length);
  updateDictionary(state.D, state.statistics, () => freshAtom(batch, random));
  return codes;
}

/** Learns k atoms in `iters` shuffled passes of mini-batches (default size 3, as `batchSize` of scikit-learn was for long). */
export function onlineDictionaryLearning(
  X: Rows,
  options: DictionaryLearningOptions,
  random: Random,
): LearnedDictionary {
  const width = requireLearnable('online-dictionary-learning', X, options);
  const { k, alpha, iters, batchSize = 3 } = options;
  const state: OnlineState = {
    D: startingDictionary(X, options, random),
    statistics: emptyStatistics(k, width),
    step: 0,
  };
  const history: number[] = [];
  let codes: number[][] = [];
  for (let pass = 0; pass < iters; pass++) {
    const order = shuffled(random, X);
    for (let start = 0; start < order.length; start += batchSize)
      onlineStep(state, order.slice(start, start + batchSize), alpha, random);
    codes = lassoCodes(X, state.D, { alpha }, pass === 0 ? undefined : codes).codes;
    history.push(dictionaryObjective(X, state.D, codes, alpha));
  }
  return { D: state.D, codes, history };
}

export const onlineDictionaryLearningReference: DictionaryLearningImplementation = {
  create: (options) => ({
    fit: (X) => onlineDictionaryLearning(X, options, seededRandom(options.seed)),
    sparseCode: (X, D) => lassoCodes(X, D, { alpha: options.alpha }).codes,
    objective: (X, D, codes) => dictionaryObjective(X, D, codes, options.alpha),
  }),
};
