import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { batchRidge } from '../../../src/algorithms/bandits/closed-form.js';
import { jointFeatures, linUcb } from '../../../src/algorithms/bandits/linucb/reference.js';
import { RidgeModel } from '../../../src/algorithms/bandits/ridge.js';
import { normalVector, seededRandom } from '../../../src/algorithms/random.js';

interface Oracle {
  readonly options: { readonly d: number; readonly alpha: number; readonly lambda: number };
  readonly features: readonly number[][];
  readonly rewards: readonly number[];
  readonly probes: readonly number[][];
  readonly theta: readonly number[];
  readonly means: readonly number[];
  readonly widths: readonly number[];
}

const oracle = JSON.parse(readFileSync(new URL('../../oracles/linucb.oracle.json', import.meta.url), 'utf8')) as Oracle;

describe('LinUCB', () => {
  const trained = () => {
    const bandit = linUcb.create(oracle.options);
    oracle.features.forEach((x, index) => {
      bandit.update(x, oracle.rewards[index] as number);
    });
    return bandit;
  };

  it('has the weights and means of scikit-learn Ridge', () => {
    const bandit = trained();
    bandit.theta?.().forEach((weight, index) => {
      expect(weight).toBeCloseTo(oracle.theta[index] as number, 11);
    });
    oracle.probes.forEach((x, index) => {
      expect(bandit.predict(x).mean).toBeCloseTo(oracle.means[index] as number, 11);
    });
  });

  it('has the widths of a scikit-learn Gaussian process in its dual form', () => {
    const bandit = trained();
    oracle.probes.forEach((x, index) => {
      expect(bandit.predict(x).width).toBeCloseTo(oracle.widths[index] as number, 9);
    });
  });

  it('chooses the largest upper bound', () => {
    const bounds = oracle.means.map((mean, index) => mean + (oracle.widths[index] as number));
    expect(trained().select(oracle.probes)).toBe(bounds.indexOf(Math.max(...bounds)));
  });

  it('learns two observations as by hand', () => {
    // lambda = 2, x1 = (1, 0), r1 = 3, x2 = (1, 1), r2 = -1: A = [[4, 1], [1, 3]], b = (2, -1), det A = 11,
    // theta = (3*2 + 1, -2 - 4) / 11 = (7, -6) / 11; for x = (0, 2): x^T A^-1 x = 4 * 4 / 11, width = 0.5 sqrt(16 / 11).
    const bandit = linUcb.create({ d: 2, alpha: 0.5, lambda: 2 });
    bandit.update([1, 0], 3);
    bandit.update([1, 1], -1);
    expect(bandit.theta?.()[0]).toBeCloseTo(7 / 11, 14);
    expect(bandit.theta?.()[1]).toBeCloseTo(-6 / 11, 14);
    expect(bandit.predict([0, 2]).mean).toBeCloseTo(-12 / 11, 14);
    expect(bandit.predict([0, 2]).width).toBeCloseTo(0.5 * Math.sqrt(16 / 11), 14);
  });

  it('ranks by unclipped bounds when all are negative', () => {
    // After r = -3 for (1, 0) and r = -4 for (0, 1), lambda = 1: means -1.5 and -2, widths alpha sqrt(1/2) alike.
    const bandit = linUcb.create({ d: 2, alpha: 0.1, lambda: 1 });
    bandit.update([1, 0], -3);
    bandit.update([0, 1], -4);
    expect(
      bandit.select([
        [0, 1],
        [1, 0],
      ]),
    ).toBe(1);
  });

  it('crosses context and arm in its feature map', () => {
    expect(jointFeatures([2, 3], [5, 7])).toEqual([2, 3, 5, 7, 10, 14, 15, 21]);
  });

  it.each([
    [{ d: 0, alpha: 1, lambda: 1 }, /dimension/],
    [{ d: 2, alpha: -1, lambda: 1 }, /alpha/],
    [{ d: 2, alpha: Number.NaN, lambda: 1 }, /alpha/],
    [{ d: 2, alpha: 1, lambda: 0 }, /lambda/],
  ])('refuses %j', (options, message) => {
    expect(() => linUcb.create(options)).toThrow(RangeError);
    expect(() => linUcb.create(options)).toThrow(message);
  });

  it('refuses features and rewards that are not finite numbers of its length', () => {
    const bandit = linUcb.create({ d: 2, alpha: 1, lambda: 1 });
    expect(() => bandit.predict([1])).toThrow('expected 2 features, got 1');
    expect(() => bandit.update([1, Number.NaN], 1)).toThrow('feature 1 must be finite');
    expect(() => bandit.update([1, 2], Number.POSITIVE_INFINITY)).toThrow('target must be finite');
    expect(() => bandit.select([])).toThrow(RangeError);
    expect(bandit.predict([1, 2])).toEqual({ mean: 0, width: Math.sqrt(5) });
  });
});

describe('rank-one updates', () => {
  it('stay as exact as a factorisation over 20,000 updates', () => {
    const random = seededRandom(77);
    const model = new RidgeModel(6, 0.01);
    const observations = Array.from({ length: 20_000 }, () => ({ x: normalVector(random, 6), r: random() - 0.5 }));
    for (const { x, r } of observations) model.observe(x, r);
    const batch = batchRidge(observations, 6, 0.01);
    model.theta().forEach((weight, index) => {
      expect(Math.abs(weight - (batch.theta[index] as number))).toBeLessThan(1e-13);
    });
  });

  it('keep their digits when lambda is tiny and features are large', () => {
    // One direction seen twice: x^T A^-1 x = x^2 / (lambda + 2 x^2), which is 1/2 to 17 digits. A plain rank-one step from
    // x^2 / lambda = 1e20 loses all of them.
    const model = new RidgeModel(1, 1e-12);
    model.observe([1e4], 1);
    model.observe([1e4], 1);
    expect(model.variance([1e4])).toBeCloseTo(0.5, 14);
    expect(model.mean([1e4])).toBeCloseTo(1, 14);
  });
});
