import type { Random } from '../../../model/algorithm.js';
import type { Implementation } from '../../implementation.js';
import { integerBelow } from '../../random.js';
import { allArgmax } from '../argmax.js';

export interface EpsilonGreedyOptions {
  /** Number of arms. */
  readonly k: number;
  /** Probability of exploring, 0 to 1; the value before any decay step. */
  readonly epsilon: number;
  readonly rng: Random;
  /** Factor of epsilon at each decay step, 0 to 1. */
  readonly decay?: number;
  /** Epsilon never falls below this, 0 to `epsilon`. */
  readonly minEpsilon?: number;
  /** The arm that the greedy choice takes while no arm has a reward. */
  readonly defaultAction?: number;
}

export interface EpsilonGreedyInstance {
  /** The next arm, 0 to k - 1. */
  select(): number;
  /** Learns a reward of an arm. */
  update(arm: number, reward: number): void;
  /** The estimate of an arm: the mean of its rewards, 0 without any. */
  value(arm: number): number;
  /** Multiplies epsilon by `decay`, not below `minEpsilon`, and returns it. */
  decayStep?(): number;
  /** The default arm, or undefined when none is set. */
  defaultAction?(): number | undefined;
}

export interface EpsilonGreedy extends Implementation {
  create(options: EpsilonGreedyOptions): EpsilonGreedyInstance;
}

/**
 * Epsilon-greedy: with probability epsilon play an arm drawn uniformly from all k, otherwise an arm of largest mean
 * reward, ties broken at random. Epsilon may decay geometrically towards a floor, so that exploration fades but stays.
 *
 * Sutton and Barto 2018, Reinforcement Learning (2nd ed.), section 2.2; estimates by Eq. 2.3, Q += (R - Q) / n.
 * O(1) an update, O(k) a choice.
 * @throws RangeError on an arm outside 0 to k - 1, a reward that is not finite, or probabilities outside [0, 1].
 */
export const epsilonGreedy: EpsilonGreedy = {
  operations: ['decayStep', 'defaultAction'],
  create({ k, epsilon, rng, decay = 1, minEpsilon = 0, defaultAction }) {
    if (!Number.isInteger(k) || k < 1) throw new RangeError(`epsilon-greedy: k must be a positive integer, got ${k}`);
    requireProbability('epsilon', epsilon);
    requireProbability('decay', decay);
    requireProbability('minEpsilon', minEpsilon);
    if (defaultAction !== undefined) requireArm(defaultAction, k);
    const values = new Array<number>(k).fill(0);
    const counts = new Array<number>(k).fill(0);
    let current = epsilon;
    const greedy = (): number => {
      if (defaultAction !== undefined && counts.every((count) => count === 0)) return defaultAction;
      const best = allArgmax(values);
      return best[integerBelow(rng, best.length)] as number;
    };
    return {
      select: () => (rng() < current ? integerBelow(rng, k) : greedy()),
      update: (arm, reward) => {
        requireArm(arm, k);
        if (!Number.isFinite(reward)) throw new RangeError(`epsilon-greedy: reward must be finite, got ${reward}`);
        const count = (counts[arm] as number) + 1;
        counts[arm] = count;
        values[arm] = (values[arm] as number) + (reward - (values[arm] as number)) / count;
      },
      value: (arm) => {
        requireArm(arm, k);
        return values[arm] as number;
      },
      decayStep: () => {
        current = Math.max(minEpsilon, current * decay);
        return current;
      },
      defaultAction: () => defaultAction,
    };
  },
};

function requireArm(arm: number, k: number): void {
  if (!Number.isInteger(arm) || arm < 0 || arm >= k)
    throw new RangeError(`epsilon-greedy: arm must be 0 to ${k - 1}, got ${arm}`);
}

function requireProbability(name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`epsilon-greedy: ${name} must be in [0, 1], got ${value}`);
}
