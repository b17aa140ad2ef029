import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hybridLinUcb } from '../../../src/algorithms/bandits/linucb-hybrid/reference.js';

interface Features {
  readonly arm: number;
  readonly z: number[];
  readonly x: number[];
}

interface Oracle {
  readonly options: Parameters<typeof hybridLinUcb.create>[0];
  readonly plays: readonly (Features & { readonly r: number })[];
  readonly probes: readonly Features[];
  readonly means: readonly number[];
  readonly widths: readonly number[];
  readonly chosen: number;
}

const oracle = JSON.parse(
  readFileSync(new URL('../../oracles/linucb-hybrid.oracle.json', import.meta.url), 'utf8'),
) as Oracle;

describe('hybrid LinUCB', () => {
  const trained = () => {
    const bandit = hybridLinUcb.create(oracle.options);
    for (const { arm, z, x, r } of oracle.plays) bandit.update(arm, z, x, r);
    return bandit;
  };

  it('has the means of scikit-learn Ridge on stacked features', () => {
    const bandit = trained();
    oracle.probes.forEach(({ arm, z, x }, index) => {
      expect(bandit.predict(arm, z, x).mean).toBeCloseTo(oracle.means[index] as number, 11);
    });
  });

  it('has the widths of the joint regression', () => {
    const bandit = trained();
    oracle.probes.forEach(({ arm, z, x }, index) => {
      expect(bandit.predict(arm, z, x).width).toBeCloseTo(oracle.widths[index] as number, 9);
    });
    expect(
      bandit.select(
        oracle.probes.map(({ z }) => z),
        oracle.probes.map(({ x }) => x),
      ),
    ).toBe(oracle.chosen);
  });

  it('shares what one play teaches, as by hand', () => {
    // k = d = 1, lambda = 1, one play of arm 0 with z = x = 1 and r = 3. Joint A on [z, x0, x1] = I + v v^T, v = (1, 1, 0):
    // A^-1 b = 3 v / (1 + 2) = (1, 1, 0). So arm 0 expects 2 at z = x = 1, and arm 1, never played, expects 1 from z alone.
    const bandit = hybridLinUcb.create({ arms: 2, k: 1, d: 1, alpha: 1, lambda: 1 });
    bandit.update(0, [1], [1], 3);
    expect(bandit.predict(0, [1], [1]).mean).toBeCloseTo(2, 14);
    expect(bandit.predict(1, [1], [1]).mean).toBeCloseTo(1, 14);
    // A^-1 = I - v v^T / 3: variances 2 - 4/3 = 2/3 for arm 0 and (1 - 1/3) + 1 = 5/3 for arm 1.
    expect(bandit.predict(0, [1], [1]).width).toBeCloseTo(Math.sqrt(2 / 3), 14);
    expect(bandit.predict(1, [1], [1]).width).toBeCloseTo(Math.sqrt(5 / 3), 14);
  });

  it('refuses features of another length', () => {
    const bandit = hybridLinUcb.create({ arms: 2, k: 2, d: 1, alpha: 1, lambda: 1 });
    expect(() => bandit.predict(0, [1], [1])).toThrow('expected 2 shared features, got 1');
    expect(() => bandit.update(0, [1, 1], [1, 1], 1)).toThrow('expected 1 features, got 2');
    expect(() => bandit.update(5, [1, 1], [1], 1)).toThrow('arm must be 0 to 1, got 5');
    expect(() => bandit.select([[1, 1]], [[1]])).toThrow(RangeError);
  });
});
