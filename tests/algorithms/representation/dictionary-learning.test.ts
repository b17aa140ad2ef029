import { expect, test } from 'vitest';
import { seededRandom } from '../../../src/algorithms/random.js';
import {
  dictionaryLearning,
  dictionaryLearningReference,
} from '../../../src/algorithms/representation/dictionary-learning/reference.js';
import { readOracle } from '../dynamics/read-oracle.js';
import { expectClose } from './expect-close.js';

interface Oracle {
  readonly batch: {
    readonly signals: number[][];
    readonly init: number[][];
    readonly alpha: number;
    readonly iters: number;
    readonly D: number[][];
    readonly codes: number[][];
    readonly history: number[];
  };
}

const { batch } = readOracle<Oracle>('sparse-coding');

test('dictionary, codes and objectives of scikit-learn from one start (sparse-coding.oracle.json)', () => {
  const { init, alpha, iters } = batch;
  const found = dictionaryLearning(batch.signals, { k: 4, alpha, iters, seed: 1, init }, seededRandom(1));
  expectClose(found.D, batch.D, 1e-6);
  expectClose(found.codes, batch.codes, 1e-6);
  expectClose([found.history], [batch.history], 1e-8);
  expect(found.converged).toBe(false);
});

test('by hand: the objective', () => {
  // X - C D = (1, 2) - 0.5 (2, 0) - (-1)(0, 1) = (0, 3); 1/2 * 9 + 0.2 * (0.5 + 1) = 4.8
  const learner = dictionaryLearningReference.create({ k: 2, alpha: 0.2, iters: 1, seed: 1 });
  const D = [
    [2, 0],
    [0, 1],
  ];
  expect(learner.objective([[1, 2]], D, [[0.5, -1]])).toBeCloseTo(4.8, 14);
});

test('settled learning says so, and more atoms than signals are legal', () => {
  const X = [
    [1, 0, 0.2],
    [0, 2, 0.1],
  ];
  const { converged, D, codes } = dictionaryLearning(X, { k: 5, alpha: 0.1, iters: 500, seed: 3 }, seededRandom(3));
  expect(converged).toBe(true);
  expect([D.length, codes.length, codes[0]?.length]).toEqual([5, 2, 5]);
});

test('what is out of the domain is named', () => {
  const learnWith = (change: object) =>
    dictionaryLearningReference.create({ k: 2, alpha: 0.1, iters: 3, seed: 1, ...change }).fit([[1, 2]]);
  expect(() => learnWith({ k: 0 })).toThrow(/k must be a positive integer, got 0/);
  expect(() => learnWith({ alpha: -1 })).toThrow(/alpha must not be negative/);
  expect(() => learnWith({ iters: 1.5 })).toThrow(/iters must be a positive integer, got 1.5/);
  expect(() => learnWith({ init: [[1, 2]] })).toThrow(/init has 1 atoms, expected 2/);
});
