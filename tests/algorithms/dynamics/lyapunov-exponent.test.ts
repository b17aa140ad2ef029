import { expect, test } from 'vitest';
import type { StateMap } from '../../../src/algorithms/dynamics/lyapunov-exponent/contract.js';
import { henon, linearMap, logistic } from '../../../src/algorithms/dynamics/lyapunov-exponent/maps.js';
import { largestLyapunovExponent } from '../../../src/algorithms/dynamics/lyapunov-exponent/reference.js';
import { readOracle } from './read-oracle.js';

const oracle = readOracle<{ henon: number; ikeda: number }>('lyapunov-exponent');

const ikeda: StateMap = ([x = 0, y = 0]) => {
  const t = 0.4 - 6 / (1 + x * x + y * y);
  return [1 + 0.9 * (x * Math.cos(t) - y * Math.sin(t)), 0.9 * (x * Math.sin(t) + y * Math.cos(t))];
};

test('the Hénon and Ikeda maps agree with Jacobians and QR decompositions in numpy', () => {
  expect(largestLyapunovExponent(henon, [0.1, 0.1], 60_000)).toBeCloseTo(oracle.henon, 2);
  expect(largestLyapunovExponent(ikeda, [0.1, 0.1], 60_000)).toBeCloseTo(oracle.ikeda, 1);
});

test('the Hénon exponent is the one of Wolf et al. 1985, table 1: 0.603 bits', () => {
  expect(largestLyapunovExponent(henon, [0, 0], 60_000) / Math.LN2).toBeCloseTo(0.603, 1);
});

test('the logistic map at r = 4 has the published ln 2', () => {
  expect(largestLyapunovExponent(logistic(4), [0.3], 20_000)).toBeCloseTo(Math.LN2, 2);
});

test('by hand: a constant factor is its logarithm, a map onto a point is minus infinity', () => {
  expect(largestLyapunovExponent(linearMap([[-0.5]]), [0.8], 50)).toBeCloseTo(-Math.LN2, 6);
  expect(largestLyapunovExponent(() => [0.25], [0.8], 5)).toBe(Number.NEGATIVE_INFINITY);
});

test('what has no exponent is refused', () => {
  expect(() => largestLyapunovExponent(logistic(4), [0.3], 0)).toThrow(/positive integer/);
  expect(() => largestLyapunovExponent(logistic(4), [], 5)).toThrow(/empty/);
  expect(() => largestLyapunovExponent(linearMap([[1e200]]), [1], 5)).toThrow(/leaves the reals at step/);
});
