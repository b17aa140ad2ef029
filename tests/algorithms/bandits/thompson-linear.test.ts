import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { normalDistribution } from '../../../src/algorithms/bandits/thompson-linear/normal-distribution.js';
import { linearThompson } from '../../../src/algorithms/bandits/thompson-linear/reference.js';
import { seededRandom } from '../../../src/algorithms/random.js';

interface Oracle {
  readonly options: { readonly d: number; readonly v: number; readonly lambda: number };
  readonly features: readonly number[][];
  readonly rewards: readonly number[];
  readonly candidates: readonly number[][];
  readonly mean: readonly number[];
  readonly covariance: readonly number[][];
  readonly shares: readonly number[];
}

const oracle = JSON.parse(
  readFileSync(new URL('../../oracles/thompson-linear.oracle.json', import.meta.url), 'utf8'),
) as Oracle;

describe('linear Thompson sampling', () => {
  const seed = 1209;
  const trained = () => {
    const bandit = linearThompson.create({ ...oracle.options, rng: seededRandom(seed) });
    oracle.features.forEach((x, index) => {
      bandit.update(x, oracle.rewards[index] as number);
    });
    return bandit;
  };

  it('has the posterior of scikit-learn', () => {
    const { mean, covariance } = trained().posterior();
    mean.forEach((weight, index) => {
      expect(weight).toBeCloseTo(oracle.mean[index] as number, 11);
    });
    covariance.flat().forEach((value, index) => {
      expect(value).toBeCloseTo(oracle.covariance.flat()[index] as number, 9);
    });
  });

  it('chooses as often as SciPy says a candidate is the best', () => {
    const bandit = trained();
    const counts = oracle.candidates.map(() => 0);
    for (let play = 0; play < 40_000; play++) {
      const chosen = bandit.select(oracle.candidates);
      counts[chosen] = (counts[chosen] as number) + 1;
    }
    counts.forEach((count, index) => {
      const share = oracle.shares[index] as number;
      // 1e-4 for the quadrature of SciPy's multivariate normal.
      expect(Math.abs(count / 40_000 - share), `seed ${seed}`).toBeLessThan(
        5 * Math.sqrt((share * (1 - share)) / 40_000) + 1e-4,
      );
    });
  });

  it('knows the normal distribution function of the table', () => {
    // Abramowitz and Stegun, table 26.1: Phi(1) = 0.8413447, Phi(1.96) = 0.9750021, Phi(-0.5) = 0.3085375.
    expect([1, 1.96, -0.5, 0].map((x) => Number(normalDistribution(x).toFixed(7)))).toEqual([
      0.8413447, 0.9750021, 0.3085375, 0.5,
    ]);
  });

  it('starts at its prior, as by hand', () => {
    // v = 3, lambda = 4: covariance 9 / 4 on the diagonal.
    const { mean, covariance } = linearThompson.create({ d: 2, v: 3, lambda: 4, rng: () => 0.5 }).posterior();
    expect(mean).toEqual([0, 0]);
    expect(covariance).toEqual([
      [2.25, 0],
      [0, 2.25],
    ]);
  });

  it('refuses bad options, features and rewards', () => {
    expect(() => linearThompson.create({ d: 2, v: -1, lambda: 1, rng: () => 0.5 })).toThrow(/v must/);
    expect(() => linearThompson.create({ d: 2, v: 1, lambda: 0, rng: () => 0.5 })).toThrow(/lambda must/);
    const bandit = linearThompson.create({ d: 2, v: 1, lambda: 1, rng: () => 0.5 });
    expect(() => bandit.select([[1]])).toThrow('expected 2 features, got 1');
    expect(() => bandit.select([])).toThrow(RangeError);
    expect(() => bandit.update([1, 2], Number.NaN)).toThrow('target must be finite');
  });
});
