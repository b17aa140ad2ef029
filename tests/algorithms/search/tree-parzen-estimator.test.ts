import { expect, test } from 'vitest';
import { seededRandom } from '../../../src/algorithms/random.js';
import type { SearchDimension } from '../../../src/algorithms/search/contracts/hyper-parameter-search.js';
import { normalMass } from '../../../src/algorithms/search/normal-mass.js';
import { kernelWidths, parzenEstimator } from '../../../src/algorithms/search/tree-parzen-estimator/parzen.js';
import {
  goodCount,
  parzenSearch,
  treeParzenEstimatorReference,
} from '../../../src/algorithms/search/tree-parzen-estimator/reference.js';
import { readOracle } from '../dynamics/read-oracle.js';

interface Oracle {
  readonly cases: readonly {
    readonly dimension: SearchDimension;
    readonly observations: (number | string)[];
    readonly points: (number | string)[];
    readonly logDensity: number[];
  }[];
  readonly normalMass: readonly [number, number, number][];
  readonly goodCount: readonly [number, number][];
}

const oracle = readOracle<Oracle>('tree-parzen-estimator');

test.each(oracle.cases)('densities of Optuna (tree-parzen-estimator.oracle.json): $dimension', ({
  dimension,
  observations,
  points,
  logDensity,
}) => {
  const estimator = parzenEstimator(dimension, observations);
  points.forEach((point, index) => {
    expect(estimator.logDensity(point)).toBeCloseTo(logDensity[index] as number, 9);
  });
});

test.each(oracle.normalMass)('normal mass of SciPy between %s and %s', (a, b, mass) => {
  expect(Math.abs(normalMass(a, b) / mass - 1)).toBeLessThan(1e-11);
});

test.each(oracle.goodCount)('of %s trials as many are good as in Optuna', (trials, good) => {
  expect(goodCount(trials, 0.1)).toBe(good);
});

test('by hand: widths of kernels at 1, 2, 6 and the prior at 5 on [0, 10]', () => {
  // sorted 1, 2, 5 (prior), 6: max of the distances to the neighbours 1, 3, 3, 1, at least 10 / min(100, 1 + 4) = 2; prior 10.
  expect(kernelWidths([1, 2, 6, 5], 0, 10)).toEqual([2, 3, 2, 10]);
});

test('samples of an estimator have its distribution', () => {
  const dimension = { name: 'x', low: -3, high: 9 } as const;
  const estimator = parzenEstimator(dimension, [-2.5, 0.1, 0.3, 4, 8.9]);
  const random = seededRandom(77);
  const draws = Array.from({ length: 20_000 }, () => estimator.sample(random) as number);
  const cells = 4000;
  const width = 12 / cells;
  let below = 0;
  for (let cell = 0; cell < cells / 2; cell++)
    below += width * Math.exp(estimator.logDensity(-3 + (cell + 0.5) * width));
  const share = draws.filter((value) => value < 3).length / draws.length;
  // seed 77; five standard deviations of a share of 20,000 draws
  expect(Math.abs(share - below)).toBeLessThan(5 * Math.sqrt(0.25 / 20_000));
});

test('what is out of the domain is named', () => {
  const options = {
    space: [{ name: 'x', low: 0, high: 1 }],
    direction: 'minimize',
    gamma: 0.2,
    startup: 3,
    candidates: 5,
    seed: 1,
  } as const;
  const create = (change: object) => treeParzenEstimatorReference.create({ ...options, ...change });
  expect(() => create({ space: [] })).toThrow(/no dimension/);
  expect(() => create({ gamma: 1 })).toThrow(/gamma must lie in \(0, 1\), got 1/);
  expect(() => create({ space: [{ name: 'x', low: 0, high: 1, log: true }] })).toThrow(
    /x is logarithmic, low must be positive/,
  );
  expect(() => create({ space: [{ name: 'x', low: 2, high: 1 }] })).toThrow(/finite bounds low < high, got 2 and 1/);
  expect(() => create({ space: [{ name: 'x', type: 'categorical', choices: [] }] })).toThrow(/x has no choices/);
  expect(() => create({ direction: 'up' })).toThrow(/minimize or maximize, got up/);
  const search = parzenSearch(options);
  expect(() => search.record({ x: 2 }, 1)).toThrow(/2 is no value of x/);
  expect(() => search.record({}, 1)).toThrow(/undefined is no value of x/);
  expect(search.best()).toBeNull();
});

test('infinite values rank last and best', () => {
  const search = parzenSearch({
    space: [{ name: 'x', low: 0, high: 1 }],
    direction: 'minimize',
    gamma: 0.2,
    startup: 1,
    candidates: 5,
    seed: 1,
  });
  search.record({ x: 0.1 }, Number.POSITIVE_INFINITY);
  search.record({ x: 0.4 }, 5);
  expect(search.best()).toEqual({ params: { x: 0.4 }, value: 5 });
  expect(search.suggest().x).toBeGreaterThanOrEqual(0);
});
