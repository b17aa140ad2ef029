import type { Random } from '../../../model/algorithm.js';
import { integerBelow } from '../../random.js';
import { allArgmax } from '../argmax.js';
import type { EpsilonGreedy, EpsilonGreedyOptions } from './reference.js';

/** The steps of epsilon-greedy, each of which a wrong version may get wrong. */
export interface EpsilonGreedySteps {
  explores(rng: Random, epsilon: number): boolean;
  explored(rng: Random, values: readonly number[]): number;
  greedy(values: readonly number[], rng: Random): number;
  /** `count` is the number of rewards of the arm, this one included; `total` that of all arms. */
  nextValue(value: number, reward: number, count: number, total: number): number;
  nextEpsilon(
    epsilon: number,
    options: Required<Pick<EpsilonGreedyOptions, 'epsilon' | 'decay' | 'minEpsilon'>>,
  ): number;
}

/** The steps as in the book. */
export const bookSteps: EpsilonGreedySteps = {
  explores: (rng, epsilon) => rng() < epsilon,
  explored: (rng, values) => integerBelow(rng, values.length),
  greedy: (values, rng) => {
    const best = allArgmax(values);
    return best[integerBelow(rng, best.length)] as number;
  },
  nextValue: (value, reward, count) => value + (reward - value) / count,
  nextEpsilon: (epsilon, { decay, minEpsilon }) => Math.max(minEpsilon, epsilon * decay),
};

/** Epsilon-greedy assembled from its steps. */
export function assembledEpsilonGreedy(changes: Partial<EpsilonGreedySteps> = {}): EpsilonGreedy {
  const steps = { ...bookSteps, ...changes };
  return {
    operations: ['decayStep', 'defaultAction'],
    create: ({ k, epsilon, rng, decay = 1, minEpsilon = 0, defaultAction }) => {
      const values = new Array<number>(k).fill(0);
      const counts = new Array<number>(k).fill(0);
      let [current, total] = [epsilon, 0];
      return {
        select: () => {
          if (steps.explores(rng, current)) return steps.explored(rng, values);
          return total === 0 && defaultAction !== undefined ? defaultAction : steps.greedy(values, rng);
        },
        update: (arm, reward) => {
          total += 1;
          counts[arm] = (counts[arm] as number) + 1;
          values[arm] = steps.nextValue(values[arm] as number, reward, counts[arm] as number, total);
        },
        value: (arm) => values[arm] as number,
        decayStep: () => {
          current = steps.nextEpsilon(current, { epsilon, decay, minEpsilon });
          return current;
        },
        defaultAction: () => defaultAction,
      };
    },
  };
}
