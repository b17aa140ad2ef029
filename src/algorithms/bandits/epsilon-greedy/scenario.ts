import type { Random } from '../../../model/algorithm.js';
import { tally } from '../proportion.js';
import { armCount, decided } from './drive.js';
import type { EpsilonGreedy } from './reference.js';

const choices = 8_000;

/** Difference of two frequencies over 8000 choices: 5 standard errors are at most 0.04. */
export const epsilonGreedyTolerance = 0.03;

/** The share of each arm at three values of epsilon, with clear estimates, and the estimates after unequal rewards. */
export function epsilonGreedyScenario(implementation: EpsilonGreedy, random: Random): readonly number[] {
  const shares = [0, 0.4, 1].flatMap((epsilon) => {
    const instance = decided(implementation, { k: armCount, epsilon, rng: random });
    return tally(armCount, choices, () => instance.select()).map((count) => count / choices);
  });
  const instance = implementation.create({ k: 3, epsilon: 0.5, rng: random });
  const rewards = [
    [0, -2],
    [1, 3],
    [1, -1],
    [1, 0],
    [2, 5],
    [2, 4],
  ] as const;
  for (const [arm, reward] of rewards) instance.update(arm, reward);
  return [...shares, ...[0, 1, 2].map((arm) => instance.value(arm))];
}
