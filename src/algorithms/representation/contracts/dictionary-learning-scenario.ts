import type { Random } from '../../../model/algorithm.js';
import { plantedSignals, unitDictionary } from '../signals.js';
import type { DictionaryLearningImplementation } from './dictionary-learning.js';

/** The codes over a given dictionary, then the objectives and the dictionary after two iterations from a given start: batch and online learners part at once. */
export function dictionaryLearningScenario(implementation: DictionaryLearningImplementation, random: Random): number[] {
  const { signals } = plantedSignals(random, { count: 14, width: 5, atoms: 3, nonzeros: 2 });
  const init = unitDictionary(random, 3, 5);
  const learner = implementation.create({ k: 3, alpha: 0.2, iters: 2, seed: 7, init, batchSize: 4 });
  const { D, codes, history } = learner.fit(signals);
  const coded = learner.sparseCode(signals.slice(0, 4), init).flat();
  return [...coded, ...history, learner.objective(signals, D, codes), ...D.flat(), ...codes.flat()];
}
