import { expect, test } from 'vitest';
import { propagationRatio } from '../../../src/algorithms/dynamics/propagation-ratio/reference.js';
import { readOracle } from './read-oracle.js';

test('by hand: 2, 6, 16 has ratios 3 and 8/3, product 8', () => {
  expect(propagationRatio([2, 6, 16])).toBeCloseTo(Math.sqrt(8), 12);
});

test('values of scipy.stats.gmean', () => {
  const { cases } = readOracle<{ cases: { norms: number[]; sigma: number }[] }>('propagation-ratio');
  for (const { norms, sigma } of cases) expect(propagationRatio(norms)).toBeCloseTo(sigma, 11);
});

test('the product of the ratios may overflow, the ratio does not', () => {
  expect(propagationRatio([1e-300, 1, 1e300])).toBeCloseTo(1e300, -290);
});

test('a dead layer has no ratio', () => {
  expect(() => propagationRatio([1])).toThrow(/at least two norms/);
  expect(() => propagationRatio([1, 0, 2])).toThrow(/norm 1 must be positive and finite, got 0/);
  expect(() => propagationRatio([1, Number.POSITIVE_INFINITY])).toThrow(/norm 1/);
});
