import type { Random } from '../../../model/algorithm.js';
import { shuffled, uniform } from '../../random.js';
import type { EpsilonGreedy, EpsilonGreedyInstance, EpsilonGreedyOptions } from './reference.js';

export const armCount = 5;
/** Neither the first nor the last, where loops and ties hide. */
export const bestArm = 2;

/** An instance whose estimates leave no doubt which arm is greedy. */
export function decided(implementation: EpsilonGreedy, options: EpsilonGreedyOptions): EpsilonGreedyInstance {
  const instance = implementation.create(options);
  for (let repeat = 0; repeat < 4; repeat++)
    for (let arm = 0; arm < options.k; arm++) instance.update(arm, arm === bestArm ? 6 : 1 - arm / 10);
  return instance;
}

/** Rewards in random order, at least two an arm, of both signs, some exactly 0. */
export function someRewards(random: Random, k: number, count: number): (readonly [number, number])[] {
  const rewards = Array.from({ length: count }, (_, index) => {
    const arm = index < 2 * k ? index % k : Math.floor(k * random() ** 2);
    return [arm, index % 7 === 3 ? 0 : uniform(random, -3, 5)] as const;
  });
  return shuffled(random, rewards);
}
