import { describe, expect, it } from 'vitest';
import { ucb1 } from '../../../src/algorithms/bandits/ucb1/reference.js';

describe('UCB1', () => {
  it('scores as by hand', () => {
    // Arm 0: rewards 1, 0, 0 (mean 1/3, n = 3); arm 1: reward 0.5 (n = 1); t = 4, c = sqrt 2, ln 4 = 1.3862943611198906.
    // Arm 0: 1/3 + sqrt(2 * 1.3862943611198906 / 3) = 0.3333333 + 0.9613513 = 1.2946846; arm 1: 0.5 + 1.6651092 = 2.1651092.
    const bandit = ucb1.create({ k: 2, c: Math.SQRT2 });
    for (const reward of [1, 0, 0]) bandit.update(0, reward);
    bandit.update(1, 0.5);
    expect(bandit.score(0)).toBeCloseTo(1.2946846, 6);
    expect(bandit.score(1)).toBeCloseTo(2.1651092, 6);
    expect(bandit.select()).toBe(1);
  });

  it('plays every arm once first', () => {
    const bandit = ucb1.create({ k: 3, c: 0.1 });
    expect(bandit.score(2)).toBe(Number.POSITIVE_INFINITY);
    const first = [100, 0, -100].map((reward) => {
      const arm = bandit.select();
      bandit.update(arm, reward);
      return arm;
    });
    expect(first).toEqual([0, 1, 2]);
  });

  it('keeps the regret of the paper, Theorem 1, on average', () => {
    // Rewards of 0 or 1 with means 0.9 and 0.6 (gap 0.3), T = 2000: at most 8 ln T / gap^2 + 1 + pi^2 / 3 = 680 plays of
    // the worse arm in expectation. A linear congruential source (Lehmer 1951, 48271) makes the rewards repeatable.
    let state = 12345;
    const uniform = (): number => {
      state = (state * 48271) % 2147483647;
      return state / 2147483647;
    };
    const bandit = ucb1.create({ k: 2, c: Math.SQRT2 });
    let worse = 0;
    for (let play = 0; play < 2000; play++) {
      const arm = bandit.select();
      if (arm === 1) worse += 1;
      bandit.update(arm, uniform() < (arm === 0 ? 0.9 : 0.6) ? 1 : 0);
    }
    expect(worse).toBeLessThan(8 * (Math.log(2000) / 0.3 ** 2) + 1 + Math.PI ** 2 / 3);
    expect(worse).toBeGreaterThan(10);
  });

  it('refuses what it cannot score', () => {
    expect(() => ucb1.create({ k: 0, c: 1 })).toThrow(/k must/);
    expect(() => ucb1.create({ k: 2, c: -1 })).toThrow(/c must/);
    const bandit = ucb1.create({ k: 2, c: 1 });
    expect(() => bandit.update(2, 1)).toThrow('arm must be 0 to 1, got 2');
    expect(() => bandit.score(-1)).toThrow(RangeError);
    expect(() => bandit.update(0, Number.NaN)).toThrow('reward must be finite');
  });
});
