import { expect, test } from 'vitest';
import { metricMonitor, summarised } from '../../../src/algorithms/dynamics/metric-monitor/reference.js';

test('summary by hand: 0, 9, 3 has mean 4', () => {
  expect(summarised([0, 9, 3])).toEqual({ count: 3, avg: 4, min: 0, max: 9 });
  expect(summarised([-7])).toEqual({ count: 1, avg: -7, min: -7, max: -7 });
});

test('the mean of a long log keeps its places', () => {
  // By hand: half of 1e9 + 0.5 and half of 1e9 - 0.5 have the mean 1e9.
  expect(summarised(Array.from({ length: 100_000 }, (_, i) => 1e9 + (i % 2 === 0 ? 0.5 : -0.5))).avg).toBeCloseTo(
    1e9,
    5,
  );
});

test('divergence is not hidden in the summary', () => {
  expect(summarised([1, Number.NaN]).avg).toBeNaN();
  expect(summarised([1, Number.POSITIVE_INFINITY]).avg).toBe(Number.POSITIVE_INFINITY);
});

test('alerts follow the last value of each metric', () => {
  const monitor = metricMonitor.create({ threshold: 10 });
  expect(monitor.alerts()).toEqual([]);
  monitor.log('loss', 11);
  monitor.log('norm', Number.NaN);
  expect(monitor.alerts()).toEqual(['loss', 'norm']);
  monitor.log('loss', 10);
  expect(monitor.alerts()).toEqual(['norm']);
});

test('nothing logged has no summary', () => {
  expect(() => metricMonitor.create({ threshold: 1 }).summary('loss')).toThrow(/nothing has been logged/);
  expect(metricMonitor.create({ threshold: 1 }).values('loss')).toEqual([]);
  expect(() => metricMonitor.create({ threshold: Number.NaN })).toThrow(RangeError);
});
