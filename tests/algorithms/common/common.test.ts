import { expect, test } from 'vitest';
import { estimator, linearOutput, trainingPass } from '../../../src/algorithms/common/estimator/reference.js';
import { readOracle } from '../dynamics/read-oracle.js';

interface Oracle {
  readonly X: number[][];
  readonly y: number[];
  readonly fits: Record<string, { readonly weights: number[]; readonly mse: number }>;
}

const oracle = readOracle<Oracle>('estimator');

test.each(
  Object.entries(oracle.fits),
)('comes near to the ridge regression of scikit-learn at l2 = %s (estimator.oracle.json)', (l2, fit) => {
  const learner = estimator({ lr: 0.0005, epochs: 3000, l2: Number(l2), seed: 8 });
  learner.fit(oracle.X, oracle.y);
  for (const x of oracle.X.slice(0, 6)) expect(learner.predict(x)).toBeCloseTo(linearOutput(fit.weights, x), 1.7);
  expect(Math.abs(learner.loss / fit.mse - 1)).toBeLessThan(0.05);
});

test('by hand: one pass over one example', () => {
  // w = (0.5, 0.1), x = 2, y = 3: error 0.5 * 2 + 0.1 - 3 = -1.9; gradient (-3.8 + 0.2 * 0.5, -1.9) = (-3.7, -1.9);
  // velocity 0.5 * (1, 0) + gradient = (-3.2, -1.9); w - 0.1 v = (0.82, 0.29); loss (1.64 + 0.29 - 3)^2 = 1.1449.
  const before = { weights: [0.5, 0.1], velocity: [1, 0], loss: Number.NaN, passes: 3 };
  const after = trainingPass(before, [[2]], [3], { lr: 0.1, epochs: 1, l2: 0.2, seed: 1 });
  after.weights.forEach((weight, index) => {
    expect(weight).toBeCloseTo([0.82, 0.29][index] as number, 14);
  });
  expect(after.loss).toBeCloseTo(1.1449, 12);
  expect(after.passes).toBe(4);
});

test('what cannot work is an error with a name', () => {
  const options = { lr: 0.01, epochs: 5, l2: 0, seed: 1 };
  expect(() => estimator({ ...options, lr: 0 })).toThrow(/lr must be positive, got 0/);
  expect(() => estimator(options).predict([1])).toThrow(/predict before the first fit/);
  expect(() => estimator(options).fit([[1], [Number.NaN]], [1, 2])).toThrow(/must be finite/);
  expect(() => estimator(options).load({ weights: 'none' })).toThrow(/load needs a state that save returned/);
  expect(() => estimator({ ...options, lr: 100, epochs: 900 }).fit([[5], [-7]], [1, 2])).toThrow(/training diverged/);
  const learner = estimator(options);
  learner.fit([[1], [2]], [1, 2]);
  expect(() => learner.predict([1, 2])).toThrow(/the input has 2 entries, expected 1/);
});
