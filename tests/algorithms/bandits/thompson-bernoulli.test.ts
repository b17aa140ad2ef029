import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bestProbabilities } from '../../../src/algorithms/bandits/thompson-bernoulli/best-probability.js';
import { bernoulliThompson } from '../../../src/algorithms/bandits/thompson-bernoulli/reference.js';
import { seededRandom } from '../../../src/algorithms/random.js';

interface Oracle {
  readonly cases: readonly {
    readonly prior: readonly [number, number];
    readonly results: readonly (readonly [number, number])[];
    readonly shares: readonly number[];
  }[];
}

const oracle = JSON.parse(
  readFileSync(new URL('../../oracles/thompson-bernoulli.oracle.json', import.meta.url), 'utf8'),
) as Oracle;

describe('Thompson sampling for rewards of 0 and 1', () => {
  it.each(oracle.cases)('selects as often as SciPy says an arm is the best: prior $prior, results $results', ({
    prior,
    results,
    shares,
  }) => {
    const seed = 2018;
    const bandit = bernoulliThompson.create({
      k: results.length,
      rng: seededRandom(seed),
      a0: prior[0],
      b0: prior[1],
    });
    results.forEach(([successes, failures], arm) => {
      for (let play = 0; play < successes; play++) bandit.update(arm, 1);
      for (let play = 0; play < failures; play++) bandit.update(arm, 0);
    });
    const counts = results.map(() => 0);
    for (let play = 0; play < 40_000; play++) {
      const arm = bandit.select();
      counts[arm] = (counts[arm] as number) + 1;
    }
    counts.forEach((count, arm) => {
      const share = shares[arm] as number;
      expect(Math.abs(count / 40_000 - share), `seed ${seed}`).toBeLessThan(
        5 * Math.sqrt((share * (1 - share)) / 40_000),
      );
    });
  });

  it.each(oracle.cases)('knows the probability of being best to 1e-4: prior $prior', ({ prior, results, shares }) => {
    const computed = bestProbabilities(
      results.map(([successes, failures]) => ({ a: prior[0] + successes, b: prior[1] + failures })),
    );
    computed.forEach((share, arm) => {
      expect(Math.abs(share - (shares[arm] as number))).toBeLessThan(1e-4);
    });
  });

  it('knows P(Beta(1, 1) < Beta(2, 1)) as by hand', () => {
    // P(theta_2 > theta_1) = integral of 2 x * x = 2 / 3.
    expect(
      bestProbabilities([
        { a: 1, b: 1 },
        { a: 2, b: 1 },
      ])[1],
    ).toBeCloseTo(2 / 3, 5);
  });

  it('adds successes and failures to its prior, as by hand', () => {
    const bandit = bernoulliThompson.create({ k: 2, rng: () => 0.5, a0: 2, b0: 5 });
    for (const reward of [1, 0, 1]) bandit.update(1, reward);
    expect(bandit.posterior(1)).toEqual({ a: 4, b: 6 });
    expect(bandit.posterior(0)).toEqual({ a: 2, b: 5 });
  });

  it('refuses rewards other than 0 and 1, unknown arms and empty priors', () => {
    const bandit = bernoulliThompson.create({ k: 2, rng: () => 0.5, a0: 1, b0: 1 });
    expect(() => bandit.update(0, 0.5)).toThrow('reward must be 0 or 1, got 0.5');
    expect(() => bandit.update(2, 1)).toThrow('arm must be 0 to 1, got 2');
    expect(() => bernoulliThompson.create({ k: 2, rng: () => 0.5, a0: 0, b0: 1 })).toThrow(/a0 must/);
    expect(() => bernoulliThompson.create({ k: 0, rng: () => 0.5, a0: 1, b0: 1 })).toThrow(/k must/);
  });
});
