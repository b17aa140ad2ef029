import { expect, test } from 'vitest';
import { seededRandom } from '../../../src/algorithms/random.js';
import { emptyStatistics } from '../../../src/algorithms/representation/dictionary-update.js';
import {
  forgettingFactor,
  onlineDictionaryLearningReference,
  onlineStep,
} from '../../../src/algorithms/representation/online-dictionary-learning/reference.js';
import { readOracle } from '../dynamics/read-oracle.js';
import { expectClose } from './expect-close.js';

interface Oracle {
  readonly online: {
    readonly signals: number[][];
    readonly init: number[][];
    readonly alpha: number;
    readonly batchSize: number;
    readonly steps: number[][][];
  };
}

const { online } = readOracle<Oracle>('sparse-coding');

test('the dictionary of scikit-learn after each of four mini-batches (sparse-coding.oracle.json)', () => {
  const { signals, batchSize, alpha } = online;
  const state = { D: online.init.map((atom) => [...atom]), statistics: emptyStatistics(4, 5), step: 0 };
  online.steps.forEach((expected, step) => {
    onlineStep(state, signals.slice(step * batchSize, (step + 1) * batchSize), alpha, seededRandom(1));
    expectClose(state.D, expected, 1e-6);
  });
});

test('by hand: the forgetting factor for mini-batches of four', () => {
  // theta = t eta for t < eta: 4, 8, 12; then eta^2 + t - eta: 16, 17. beta = (theta + 1 - 4) / (theta + 1).
  expect([1, 2, 3, 4, 5].map((step) => forgettingFactor(step, 4))).toEqual([1 / 5, 5 / 9, 9 / 13, 13 / 17, 14 / 18]);
  expect(forgettingFactor(1, 1)).toBe(0.5);
});

test('what is out of the domain is named', () => {
  const learner = onlineDictionaryLearningReference.create({ k: 2, alpha: 0.1, iters: 1, seed: 1, batchSize: 0 });
  expect(() => learner.fit([[1, 2]])).toThrow(/batchSize must be a positive integer, got 0/);
});
