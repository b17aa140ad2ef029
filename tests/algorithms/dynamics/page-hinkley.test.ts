import { expect, test } from 'vitest';
import type { PageHinkleyImplementation } from '../../../src/algorithms/dynamics/page-hinkley/contract.js';
import { pageHinkleyAlgorithm } from '../../../src/algorithms/dynamics/page-hinkley/index.js';
import { pageHinkley, pageHinkleyStep } from '../../../src/algorithms/dynamics/page-hinkley/reference.js';
import { readOracle } from './read-oracle.js';

const oracle = readOracle<{ stream: number[]; alarms: number[] }>('page-hinkley');
const options = { delta: 0.005, lambda: 50, min: 30 };

function alarmsOf(implementation: PageHinkleyImplementation): number[] {
  const detector = implementation.create(options);
  return oracle.stream.flatMap((x, index) => (detector.update(x) ? [index] : []));
}

test("the alarm published in river's documentation, by the variant that is written like river", () => {
  const likeRiver = pageHinkleyAlgorithm.variants.find(({ id }) => id === 'forgetting-sum');
  expect(alarmsOf(likeRiver?.implementation as PageHinkleyImplementation)).toEqual(oracle.alarms);
});

test('without forgetting the alarm comes within two values of it', () => {
  const alarms = alarmsOf(pageHinkley);
  expect(alarms).toHaveLength(1);
  expect(Math.abs((alarms[0] as number) - (oracle.alarms[0] as number))).toBeLessThanOrEqual(2);
});

test('three steps by hand', () => {
  // Values 1, 2, 4 and delta 0.1. Means 1, 1.5, 7/3. m: -0.1; -0.1 + 0.4 = 0.3; 0.3 + 5/3 - 0.1 = 1.8667. Least -0.1.
  let state = { seen: 0, mean: 0, deviation: 0, least: 0 };
  for (const x of [1, 2, 4]) state = pageHinkleyStep(state, x, 0.1);
  expect(state.mean).toBeCloseTo(7 / 3, 12);
  expect(state.deviation).toBeCloseTo(0.2 + 5 / 3, 12);
  expect(state.least).toBeCloseTo(-0.1, 12);
});

test('settings and values that make no sense are refused', () => {
  expect(() => pageHinkley.create({ ...options, delta: -1 })).toThrow(/delta must not be negative/);
  expect(() => pageHinkley.create({ ...options, lambda: 0 })).toThrow(/lambda must be positive/);
  expect(() => pageHinkley.create(options).update(Number.NaN)).toThrow(/must be finite, got NaN/);
});
