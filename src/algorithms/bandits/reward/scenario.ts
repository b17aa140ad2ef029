import type { Random } from '../../../model/algorithm.js';
import { uniform } from '../../random.js';
import { clippedReward, type Reward } from './reference.js';

/** Rewards of gains and costs of all signs inside and outside the range, and the shaping terms of a short path (as defined, where there is none). */
export function rewardScenario(implementation: Reward, random: Random): readonly number[] {
  const rewards = Array.from({ length: 40 }, () =>
    implementation.reward({ gain: uniform(random, -2, 2), cost: uniform(random, -1, 1) }),
  );
  const potentials = Array.from({ length: 6 }, () => uniform(random, -3, 3));
  const shape = implementation.shape ?? clippedReward.shape;
  if (shape === undefined) return rewards;
  const terms = [0, 1, 2, 3, 4].map((state) => shape((at) => potentials[at] as number, state, state + 1, 0.8));
  return [...rewards, ...terms];
}
