import { expect, test } from 'vitest';
import { cutThreshold, partsDiffer } from '../../../src/algorithms/dynamics/adwin/cut.js';
import { listWindow } from '../../../src/algorithms/dynamics/adwin/list-window.js';
import { adwin } from '../../../src/algorithms/dynamics/adwin/reference.js';
import { seededRandom } from '../../../src/algorithms/random.js';
import { readOracle } from './read-oracle.js';

const oracle = readOracle<{ stream: number[]; alarms: number[] }>('adwin');

test("the alarm published in river's documentation, with cuts at every 32nd value", () => {
  const window = listWindow(0.002, { clock: 32 });
  const alarms = oracle.stream.flatMap((x, index) => (window.update(x) ? [index] : []));
  expect(alarms[0]).toBe(oracle.alarms[0]);
});

test('looking at every value the reference cuts in the 32 values before it, and ends on the new level', () => {
  const window = adwin.create({ delta: 0.002 });
  const alarms = oracle.stream.flatMap((x, index) => (window.update(x) ? [index] : []));
  expect(alarms[0]).toBeGreaterThanOrEqual(1000);
  expect(alarms[0]).toBeLessThanOrEqual(oracle.alarms[0] as number);
  // By hand: the second half is uniform on 4, 5, 6, 7, mean 5.5.
  expect(window.mean()).toBeGreaterThan(5.3);
  expect(window.mean()).toBeLessThan(5.7);
});

test('the threshold by hand', () => {
  // n0 = n1 = 50, 1/m = 0.04, variance 0.25, ln(2 ln(100) / 0.05) = ln(184.2068) = 5.21606.
  // sqrt(2 * 0.04 * 0.25 * 5.21606) + (2/3) * 0.04 * 5.21606 = 0.322988 + 0.139095 = 0.462083.
  const split = { olderCount: 50, olderMean: 0.2, newerCount: 50, newerMean: 0.7, variance: 0.25 };
  expect(cutThreshold(split, 0.05)).toBeCloseTo(0.462083, 5);
  expect(partsDiffer(split, 0.05)).toBe(true);
  expect(partsDiffer({ ...split, newerMean: 0.65 }, 0.05)).toBe(false);
});

test('the compressed window holds the mean and the width of all values that are left', () => {
  const random = seededRandom(12);
  const window = adwin.create({ delta: 0.01 });
  const seen: number[] = [];
  for (let t = 0; t < 5000; t++) {
    const x = 1e6 + random();
    seen.push(x);
    window.update(x);
  }
  const last = seen.slice(-window.width());
  expect(window.width()).toBeGreaterThan(4000);
  expect(window.mean()).toBeCloseTo(last.reduce((sum, x) => sum + (x - 1e6), 0) / last.length + 1e6, 8);
});

test('settings and values that make no sense are refused', () => {
  expect(() => adwin.create({ delta: 1 })).toThrow(/delta must lie in \(0, 1\), got 1/);
  expect(() => adwin.create({ delta: 0.1 }).update(Number.POSITIVE_INFINITY)).toThrow(/must be finite/);
  expect(adwin.create({ delta: 0.1 }).mean()).toBe(0);
});
