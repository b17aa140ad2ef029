import type { Implementation } from '../../implementation.js';

export interface RewardInputs {
  /** What was won, any sign. */
  readonly gain: number;
  /** What it took, any sign, in the same unit. */
  readonly cost: number;
}

export interface Reward extends Implementation {
  /** Gain minus cost, clipped to [-1, 1]. */
  reward(inputs: RewardInputs): number;
  /** The shaping term gamma Phi(s2) - Phi(s) of a step from state s to state s2. */
  shape?(potential: (state: number) => number, s: number, s2: number, gamma: number): number;
}

/**
 * The reward of a step: what was won minus what it took, clipped so that one outlier cannot outweigh everything else, plus
 * shaping by a potential, which speeds learning up without changing which policy is best.
 *
 * Clipping: Mnih et al. 2015, Human-level control through deep reinforcement learning, Methods ("Training details").
 * Shaping: Ng, Harada and Russell 1999, Policy invariance under reward transformations, Theorem 1. O(1) a step.
 * @throws RangeError when gain, cost or a potential is NaN: a missing value must not turn into a bound; and on a discount
 * outside [0, 1].
 */
export const clippedReward: Reward = {
  reward({ gain, cost }) {
    const net = gain - cost;
    if (Number.isNaN(net)) throw new RangeError(`reward: gain ${gain} minus cost ${cost} is not a number`);
    return Math.min(1, Math.max(-1, net));
  },
  shape(potential, s, s2, gamma) {
    if (!(gamma >= 0 && gamma <= 1)) throw new RangeError(`reward: gamma must be in [0, 1], got ${gamma}`);
    const term = gamma * potential(s2) - potential(s);
    if (Number.isNaN(term)) throw new RangeError(`reward: a potential of states ${s} and ${s2} is not a number`);
    return term;
  },
};
