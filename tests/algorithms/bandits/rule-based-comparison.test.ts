import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ruleComparison } from '../../../src/algorithms/bandits/rule-based-comparison/reference.js';

interface Oracle {
  readonly rewards: readonly number[][];
  readonly rules: readonly number[];
  readonly bandit: readonly number[];
  readonly ruleMean: number;
  readonly banditMean: number;
  readonly standardError: number;
  readonly t: number;
  readonly agreement: number;
}

const oracle = JSON.parse(
  readFileSync(new URL('../../oracles/rule-based-comparison.oracle.json', import.meta.url), 'utf8'),
) as Oracle;

const silent = { select: () => 0, update: () => undefined };

describe('rules against a bandit', () => {
  it('gives the statistic of the paired t test of SciPy', () => {
    const comparison = ruleComparison.compare({
      rewards: oracle.rewards,
      rules: (round) => oracle.rules[round] as number,
      bandit: { select: (round) => oracle.bandit[round] as number, update: () => undefined },
    });
    expect(comparison.ruleMean).toBeCloseTo(oracle.ruleMean, 13);
    expect(comparison.banditMean).toBeCloseTo(oracle.banditMean, 13);
    expect(comparison.standardError).toBeCloseTo(oracle.standardError, 13);
    expect(comparison.difference / comparison.standardError).toBeCloseTo(oracle.t, 11);
    expect(comparison.agreement).toBeCloseTo(oracle.agreement, 13);
  });

  it('counts wins and ties as by hand', () => {
    // The rules take item 1, the bandit item 0: 2 > 1 bandit, 0 < 3 rules, 1 = 1 tie; difference (1 - 3 + 0) / 3.
    const rewards = [
      [2, 1],
      [0, 3],
      [1, 1],
    ];
    const comparison = ruleComparison.compare({ rewards, rules: () => 1, bandit: silent });
    expect(comparison).toMatchObject({ rounds: 3, banditWins: 1, ruleWins: 1, agreement: 0 });
    expect(comparison.difference).toBeCloseTo(-2 / 3, 14);
  });

  it('recommends the easiest items of a topic that have not drifted', () => {
    const items = [
      { id: 'hard', topic: 'ratios', difficulty: 2, drifted: false },
      { id: 'drifted', topic: 'ratios', difficulty: -3, drifted: true },
      { id: 'easy', topic: 'ratios', difficulty: -1, drifted: false },
      { id: 'other', topic: 'areas', difficulty: -5, drifted: false },
      { id: 'middle', topic: 'ratios', difficulty: 10 / 7, drifted: false },
    ];
    const rules = { items, topic: 'ratios', limit: 2 };
    expect(ruleComparison.recommendByRules({ ...rules, excludeDrifted: true })).toEqual(['easy', 'middle']);
    expect(ruleComparison.recommendByRules({ ...rules, excludeDrifted: false })).toEqual(['drifted', 'easy']);
    expect(() => ruleComparison.recommendByRules({ ...rules, limit: 0, excludeDrifted: true })).toThrow(/limit must/);
  });

  it('refuses no rounds and choices outside the items', () => {
    expect(() => ruleComparison.compare({ rewards: [], rules: () => 0, bandit: silent })).toThrow('no rounds');
    expect(() => ruleComparison.compare({ rewards: [[1]], rules: () => 1, bandit: silent })).toThrow(
      'round 0 has 1 items, got choice 1',
    );
    expect(ruleComparison.compare({ rewards: [[1]], rules: () => 0, bandit: silent }).standardError).toBeNaN();
  });
});
