import type { RewardMonitorImplementation, RewardMonitorOptions } from './contract.js';

/**
 * Reward monitor: the mean of the newest rewards, and a breaker that is tripped while that mean is below a threshold.
 * Without rewards there is no mean, and nothing trips.
 *
 * Source: the safety rule of seed 000 (get_average_reward() < -0.2 raises an alert); the breaker pattern is that of Nygard
 * 2007, "Release It!". The mean is computed afresh from the window, so that a large reward leaves no rounding behind.
 *   average = (r_{t-n+1} + ... + r_t) / n,  n = min(window, rewards seen);  tripped when average < threshold
 *
 * Units: those of the rewards. Cost: O(1) a reward, O(window) a reading, O(window) memory.
 * @throws RangeError when window is not a positive integer, threshold is NaN, or a reward is not finite.
 */
export function windowMean(rewards: readonly number[]): number | null {
  if (rewards.length === 0) return null;
  return rewards.reduce((sum, reward) => sum + reward, 0) / rewards.length;
}

export const rewardMonitorReference: RewardMonitorImplementation = {
  operations: ['tripped', 'reset'],
  create(options) {
    const { window, threshold } = validMonitorOptions(options);
    let rewards: number[] = [];
    return {
      record(reward) {
        if (!Number.isFinite(reward)) throw new RangeError(`reward monitor: the reward must be finite, got ${reward}`);
        rewards.push(reward);
        if (rewards.length > window) rewards.shift();
      },
      average: () => windowMean(rewards),
      tripped() {
        const average = windowMean(rewards);
        return average !== null && average < threshold;
      },
      reset() {
        rewards = [];
      },
    };
  },
};

function validMonitorOptions(options: RewardMonitorOptions): RewardMonitorOptions {
  const { window, threshold } = options;
  if (!(Number.isInteger(window) && window > 0))
    throw new RangeError(`reward monitor: window must be a positive integer, got ${window}`);
  if (Number.isNaN(threshold)) throw new RangeError('reward monitor: threshold must be a number');
  return options;
}
