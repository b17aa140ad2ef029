import type { Random } from '../../../model/algorithm.js';
import { tally } from '../proportion.js';
import { armCount, decided } from './drive.js';
import type { EpsilonGreedy } from './reference.js';

const choices = 6_000;

/** Difference of two frequencies over 6000 choices: 4 standard errors are at most 0.037. */
export const epsilonGreedyTolerance = 0.03;

/** The share of each arm at three values of epsilon, with clear estimates, and what update and decay do. */
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
  const values = [0, 1, 2].map((arm) => instance.value(arm));
  return [...shares, ...values, ...greedyChoices(implementation, random), ...decayed(implementation, random)];
}

/** The greedy choice among negative estimates, and after another arm took the lead. */
function greedyChoices(implementation: EpsilonGreedy, random: Random): number[] {
  const instance = implementation.create({ k: 4, epsilon: 0, rng: random });
  [-1, -3, -0.5, -2].forEach((reward, arm) => {
    instance.update(arm, reward);
  });
  const before = instance.select();
  for (let repeat = 0; repeat < 10; repeat++) instance.update(1, 4);
  return [before, instance.select()];
}

/** Epsilon after 5 and 100 decay steps with a floor and without; as documented where there is no decay. */
function decayed(implementation: EpsilonGreedy, random: Random): number[] {
  return [0.2, 0].flatMap((minEpsilon) => {
    const options = { k: 3, epsilon: 0.8, rng: random, decay: 0.95, minEpsilon };
    const instance = implementation.create(options);
    const epsilons = Array.from(
      { length: 100 },
      (_, step) => instance.decayStep?.() ?? Math.max(minEpsilon, options.epsilon * options.decay ** (step + 1)),
    );
    return [epsilons[4] as number, epsilons[99] as number];
  });
}
