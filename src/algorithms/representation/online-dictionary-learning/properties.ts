import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { closeVectors, counterexample } from '../../compare.js';
import type { DictionaryLearningImplementation } from '../contracts/dictionary-learning.js';
import { bestCost, dictionaryProperties, drawnSeed } from '../dictionary-properties.js';
import { norm } from '../rows.js';
import { plantedSignals } from '../signals.js';

const id = 'online-dictionary-learning';
const alpha = 0.05;

/** Share of the gap between the starting and the hidden dictionary that one pass leaves open. */
function gapLeft(implementation: DictionaryLearningImplementation, random: Random): number {
  const { signals, dictionary } = plantedSignals(random, { count: 200, width: 8, atoms: 5, nonzeros: 2 });
  const init = dictionary.map((_, atom) =>
    (signals[atom] as number[]).map((value) => value / norm(signals[atom] as number[])),
  );
  const options = { k: 5, alpha, iters: 1, seed: drawnSeed(random), batchSize: 4, init };
  const hidden = bestCost(signals, dictionary, alpha);
  const reached = bestCost(signals, implementation.create(options).fit(signals).D, alpha);
  return (reached - hidden) / (bestCost(signals, init, alpha) - hidden);
}

function learnsInOnePass(implementation: DictionaryLearningImplementation, random: Random): Counterexample | undefined {
  const gaps = Array.from({ length: 6 }, () => gapLeft(implementation, random));
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  if (mean < 0.97) return undefined;
  return counterexample(
    'one pass over 200 signals in batches of 4 brings the dictionary no nearer to the hidden one',
    { alpha, k: 5, iters: 1, batchSize: 4 },
    'less than 0.97 of the gap left, mean of six data sets',
    gaps,
  );
}

/** The atoms after one pass depend on how often they were updated on the way. */
function batchSizeIsLive(implementation: DictionaryLearningImplementation, random: Random): Counterexample | undefined {
  const { signals, dictionary } = plantedSignals(random, { count: 60, width: 6, atoms: 4, nonzeros: 2 });
  const init = dictionary.map((_, atom) => signals[atom] as number[]);
  const seed = drawnSeed(random);
  const [small, large] = [3, 20].map((batchSize) =>
    implementation.create({ k: 4, alpha, iters: 1, seed, batchSize, init }).fit(signals).D.flat(),
  ) as [number[], number[]];
  if (!closeVectors(small, large, 1e-9)) return undefined;
  return counterexample('the batch size has no effect', { signals, init, seed }, 'different dictionaries', small);
}

/** Learning from one signal at a time depends on their order; learning from all at once does not. */
function orderMatters(implementation: DictionaryLearningImplementation, random: Random): Counterexample | undefined {
  const { signals, dictionary } = plantedSignals(random, { count: 60, width: 6, atoms: 4, nonzeros: 2 });
  const init = dictionary.map((_, atom) => signals[atom] as number[]);
  const options = { k: 4, alpha, iters: 1, seed: drawnSeed(random), batchSize: 3, init };
  const [there, back] = [signals, [...signals].reverse()].map((X) =>
    implementation.create(options).fit(X).D.flat(),
  ) as [number[], number[]];
  if (!closeVectors(there, back, 1e-6)) return undefined;
  return counterexample('the order of the signals has no effect', { signals, init }, 'different dictionaries', there);
}

export const properties: readonly Property<DictionaryLearningImplementation>[] = [
  ...dictionaryProperties(id),
  {
    id: `${id}.learns-in-one-pass`,
    statement: 'One pass in small batches brings the dictionary nearer to the hidden one.',
    basis: 'Mairal et al. 2009, section 5: the dictionary is updated after every mini-batch.',
    tolerance: '0.97 of the gap may remain, mean of six data sets',
    strength: 'always',
    check: learnsInOnePass,
  },
  {
    id: `${id}.batch-size-is-live`,
    statement: 'Another batch size gives another dictionary from the same start.',
    basis: 'Mairal et al. 2009, section 3.4.3: the atoms move after every mini-batch.',
    tolerance: 'difference above 1e-9',
    strength: 'when-claimed',
    check: batchSizeIsLive,
    conventions: [
      {
        id: 'one-signal-at-a-time',
        description: 'the atoms move after every single signal (Algorithm 1), so there is no batch size',
        check: orderMatters,
      },
    ],
  },
];
