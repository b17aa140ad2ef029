import { expect, test } from 'vitest';
import {
  binLimits,
  binShares,
  kolmogorovSmirnov,
  populationStabilityIndex,
} from '../../../src/algorithms/dynamics/distribution-drift/reference.js';
import { readOracle } from './read-oracle.js';

interface Oracle {
  readonly cases: readonly {
    readonly reference: number[];
    readonly actual: number[];
    readonly bins: number;
    readonly psi: number;
    readonly ks: number;
  }[];
}

test('values of scipy.stats.ks_2samp and of numpy quantiles and counts', () => {
  for (const { reference, actual, bins, psi, ks } of readOracle<Oracle>('distribution-drift').cases) {
    expect(kolmogorovSmirnov(reference, actual)).toBeCloseTo(ks, 12);
    expect(populationStabilityIndex(reference, actual, bins)).toBeCloseTo(psi, 10);
  }
});

test('the index by hand', () => {
  // Median 2.5. Shares 1/2, 1/2 against 1/4, 3/4: -1/4 ln(1/2) + 1/4 ln(3/2) = 0.25 ln 3.
  expect(populationStabilityIndex([1, 2, 3, 4], [2, 3, 4, 9], 2)).toBeCloseTo(0.25 * Math.log(3), 12);
});

test('the statistic by hand: {1, 2, 3} against {2, 3, 4} has gaps of 1/3', () => {
  expect(kolmogorovSmirnov([3, 1, 2], [2, 4, 3])).toBeCloseTo(1 / 3, 12);
  expect(kolmogorovSmirnov([1, 1, 1], [1, 1])).toBe(0);
});

test('limits are quantiles of type 7, and repeated ones are one limit', () => {
  expect(binLimits([5, 1, 2, 3, 4], 4)).toEqual([2, 3, 4]);
  expect(binLimits([7, 7, 7], 4)).toEqual([7]);
  expect(binShares([1, 2, 2, 9], [2, 3])).toEqual([0.75, 0, 0.25]);
});

test('samples that say nothing are refused', () => {
  expect(() => kolmogorovSmirnov([], [1])).toThrow(/a is empty/);
  expect(() => kolmogorovSmirnov([1], [1, Number.NaN])).toThrow(/b\[1\] is not a number/);
  expect(() => populationStabilityIndex([1], [], 5)).toThrow(/actual is empty/);
  expect(() => populationStabilityIndex([1], [1], 1)).toThrow(/at least two bins/);
});
