import { expect, test } from 'vitest';
import {
  lassoCoder,
  lassoCodes,
  lassoCoordinateDescent,
  softThreshold,
} from '../../../src/algorithms/representation/lasso-coordinate-descent/reference.js';
import { readOracle } from '../dynamics/read-oracle.js';
import { expectClose } from './expect-close.js';

interface Oracle {
  readonly lasso: { readonly D: number[][]; readonly X: number[][]; readonly codes: Record<string, number[][]> };
}

const { lasso } = readOracle<Oracle>('sparse-coding');

test.each(
  Object.entries(lasso.codes),
)('least-angle codes of scikit-learn at alpha %s (sparse-coding.oracle.json)', (alpha, expected) => {
  const { codes, unconverged } = lassoCodes(lasso.X, lasso.D, { alpha: Number(alpha), tolerance: 1e-13 });
  expect(unconverged).toEqual([]);
  expectClose(codes, expected, 1e-8);
});

test('by hand: two atoms that share 0.6', () => {
  // x = (2, 1), d0 = (1, 0), d1 = (0.6, 0.8), alpha = 0.5; both codes positive, so G c = D x - alpha:
  // c0 + 0.6 c1 = 1.5 and 0.6 c0 + c1 = 1.5, so c0 = c1 = 1.5 / 1.6 = 0.9375.
  const coder = lassoCoder({ alpha: 0.5 });
  const D = [
    [1, 0],
    [0.6, 0.8],
  ];
  expectClose(coder.sparseCode([[2, 1]], D), [[0.9375, 0.9375]], 1e-9);
  expect(coder.unconverged).toEqual([]);
});

test('the soft threshold at and around its kinks', () => {
  expect([3, 0.5, 0.4, 0, -0.4, -0.5, -3].map((value) => softThreshold(value, 0.5))).toEqual([
    2.5, 0, 0, 0, 0, 0, -2.5,
  ]);
});

test('a run out of sweeps says so', () => {
  const gram = [
    [1, 0.999999],
    [0.999999, 1],
  ];
  const short = lassoCoordinateDescent(gram, [1, 0.5], { alpha: 1e-9, maxSweeps: 3 });
  expect(short).toMatchObject({ converged: false, sweeps: 3 });
  expect(short.violation).toBeGreaterThan(0);
  const easier = [
    [1, 0.5],
    [0.5, 1],
  ];
  expect(lassoCoordinateDescent(easier, [1, 0.5], { alpha: 0.2 }).converged).toBe(true);
});

test('what is out of the domain is named', () => {
  expect(() => lassoCoder({})).toThrow(/alpha is required/);
  expect(() => lassoCodes([[1]], [[1]], { alpha: -1 })).toThrow(/alpha must not be negative, got -1/);
  expect(() => lassoCodes([], [[1]], { alpha: 1 })).toThrow(/at least one row/);
});
