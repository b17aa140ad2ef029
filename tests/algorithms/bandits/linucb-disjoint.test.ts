import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { disjointLinUcb } from '../../../src/algorithms/bandits/linucb-disjoint/reference.js';

interface Oracle {
  readonly options: { readonly arms: number; readonly d: number; readonly alpha: number; readonly lambda: number };
  readonly plays: readonly { readonly arm: number; readonly x: number[]; readonly r: number }[];
  readonly probe: readonly number[];
  readonly means: readonly number[];
  readonly widths: readonly number[];
  readonly chosen: number;
}

const oracle = JSON.parse(
  readFileSync(new URL('../../oracles/linucb-disjoint.oracle.json', import.meta.url), 'utf8'),
) as Oracle;

describe('disjoint LinUCB', () => {
  it('is one scikit-learn Ridge an arm', () => {
    const bandit = disjointLinUcb.create(oracle.options);
    for (const { arm, x, r } of oracle.plays) bandit.update(arm, x, r);
    oracle.means.forEach((mean, arm) => {
      expect(bandit.predict(arm, oracle.probe).mean).toBeCloseTo(mean, 11);
      expect(bandit.predict(arm, oracle.probe).width).toBeCloseTo(oracle.widths[arm] as number, 9);
    });
    expect(bandit.select(oracle.probe)).toBe(oracle.chosen);
  });

  it('tries an arm without data when its prior bound is larger, as by hand', () => {
    // lambda = 4, alpha = 2: arm 1 without data has the bound 0 + 2 |x| / 2 = 1 at x = (1, 0). Arm 0 after one reward of 1
    // at x: mean 1 / 5, width 2 / sqrt(5) = 0.894, bound 1.094; after a reward of 0 instead: 0.894 < 1.
    const options = { arms: 2, d: 2, alpha: 2, lambda: 4 };
    const rewarded = disjointLinUcb.create(options);
    rewarded.update(0, [1, 0], 1);
    expect(rewarded.select([1, 0])).toBe(0);
    const unrewarded = disjointLinUcb.create(options);
    unrewarded.update(0, [1, 0], 0);
    expect(unrewarded.select([1, 0])).toBe(1);
    expect(unrewarded.predict(1, [1, 0])).toEqual({ mean: 0, width: 1 });
  });

  it('refuses arms that it does not have', () => {
    const bandit = disjointLinUcb.create({ arms: 2, d: 1, alpha: 1, lambda: 1 });
    expect(() => bandit.update(2, [1], 1)).toThrow('arm must be 0 to 1, got 2');
    expect(() => bandit.predict(-1, [1])).toThrow(RangeError);
    expect(() => disjointLinUcb.create({ arms: 0, d: 1, alpha: 1, lambda: 1 })).toThrow(/arms/);
    expect(() => disjointLinUcb.create({ arms: 1, d: 1, alpha: -1, lambda: 1 })).toThrow(/alpha/);
  });
});
