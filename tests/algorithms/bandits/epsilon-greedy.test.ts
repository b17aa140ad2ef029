import { describe, expect, it } from 'vitest';
import { epsilonGreedy } from '../../../src/algorithms/bandits/epsilon-greedy/reference.js';

/** A source that replays given draws. */
function replay(...draws: number[]): () => number {
  let next = 0;
  return () => {
    const draw = draws[next];
    if (draw === undefined) throw new Error('no draw left');
    next += 1;
    return draw;
  };
}

describe('epsilon-greedy', () => {
  it('keeps the running mean of Sutton and Barto, Eq. 2.3, as by hand', () => {
    // Rewards 4, -2, 1: 4; 4 + (-2 - 4) / 2 = 1; 1 + (1 - 1) / 3 = 1.
    const bandit = epsilonGreedy.create({ k: 2, epsilon: 0, rng: () => 0.5 });
    expect(
      [4, -2, 1].map((reward) => {
        bandit.update(1, reward);
        return bandit.value(1);
      }),
    ).toEqual([4, 1, 1]);
    expect(bandit.value(0)).toBe(0);
  });

  it('plays exercise 2.2 of the book: which steps must have been exploration', () => {
    // Actions 1, 2, 2, 2, 3 with rewards -1, 1, -2, 2, 0. The book's answer: steps 4 and 5 were exploration for certain.
    // Step 4 is greedy for another arm (Q2 = -1/2 < Q3 = Q4 = 0), and so is step 5 (Q2 = 1/3 is the largest).
    const bandit = epsilonGreedy.create({ k: 4, epsilon: 0, rng: () => 0 });
    const rewards = [
      [0, -1],
      [1, 1],
      [1, -2],
      [1, 2],
      [2, 0],
    ] as const;
    const certainlyExplored = rewards.map(([arm, reward]) => {
      const values = [0, 1, 2, 3].map((other) => bandit.value(other));
      const explored = (values[arm] as number) < Math.max(...values);
      bandit.update(arm, reward);
      return explored;
    });
    expect(certainlyExplored).toEqual([false, false, false, true, true]);
  });

  it('explores below epsilon and exploits from it on', () => {
    // Draws: 0.29 < 0.3 explores, 0.99 picks the last of 4; 0.3 exploits arm 1, one draw for the single best arm.
    const bandit = epsilonGreedy.create({ k: 4, epsilon: 0.3, rng: replay(0.29, 0.99, 0.3, 0.5) });
    bandit.update(1, 2);
    expect([bandit.select(), bandit.select()]).toEqual([3, 1]);
  });

  it('decays to its floor, as by hand', () => {
    // 0.8, times 0.5 a step: 0.4, 0.2, then the floor 0.15.
    const bandit = epsilonGreedy.create({ k: 2, epsilon: 0.8, rng: () => 0.5, decay: 0.5, minEpsilon: 0.15 });
    expect([1, 2, 3, 4].map(() => bandit.decayStep?.())).toEqual([0.4, 0.2, 0.15, 0.15]);
  });

  it('takes its default action until there is data', () => {
    const bandit = epsilonGreedy.create({ k: 3, epsilon: 0, rng: () => 0, defaultAction: 2 });
    expect(bandit.select()).toBe(2);
    bandit.update(0, 1);
    expect(bandit.select()).toBe(0);
  });

  it.each([
    [{ k: 0 }, /k must/],
    [{ epsilon: 1.2 }, /epsilon must/],
    [{ decay: -1 }, /decay must/],
    [{ minEpsilon: Number.NaN }, /minEpsilon must/],
    [{ defaultAction: 3 }, /arm must/],
  ])('refuses %j', (change, message) => {
    expect(() => epsilonGreedy.create({ k: 3, epsilon: 0.1, rng: () => 0.5, ...change })).toThrow(message);
  });

  it('refuses unknown arms and rewards that are not finite', () => {
    const bandit = epsilonGreedy.create({ k: 3, epsilon: 0.1, rng: () => 0.5 });
    expect(() => bandit.update(3, 1)).toThrow('arm must be 0 to 2, got 3');
    expect(() => bandit.update(0, Number.NaN)).toThrow('reward must be finite');
    expect(() => bandit.value(0.5)).toThrow(RangeError);
  });
});
