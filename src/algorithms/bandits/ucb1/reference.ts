import type { Implementation } from '../../implementation.js';
import { argmax } from '../argmax.js';

export interface Ucb1Options {
  /** Number of arms. */
  readonly k: number;
  /** Weight of the exploration bonus, at least 0; sqrt(2) in the paper. */
  readonly c: number;
}

export interface Ucb1Instance {
  /** The next arm, 0 to k - 1: any that was never played, then the largest score. */
  select(): number;
  /** Learns a reward of an arm. */
  update(arm: number, reward: number): void;
  /** The index of an arm: its mean plus its bonus, Infinity while it was never played. */
  score(arm: number): number;
}

export interface Ucb1 extends Implementation {
  create(options: Ucb1Options): Ucb1Instance;
}

/**
 * UCB1: play every arm once, then always the arm whose mean plus confidence bonus is largest. The bonus of an arm grows
 * with the logarithm of time and shrinks with its own plays, which makes the expected regret logarithmic for rewards in [0, 1].
 *
 * Auer, Cesa-Bianchi and Fischer 2002, Finite-time analysis of the multiarmed bandit problem, Machine Learning 47, Fig. 1.
 * O(1) an update, O(k) a choice.
 * @throws RangeError on an arm outside 0 to k - 1, a negative c, or a reward that is not finite.
 */
export const ucb1: Ucb1 = {
  create({ k, c }) {
    if (!Number.isInteger(k) || k < 1) throw new RangeError(`ucb1: k must be a positive integer, got ${k}`);
    if (!(c >= 0) || !Number.isFinite(c)) throw new RangeError(`ucb1: c must be finite and at least 0, got ${c}`);
    const means = new Array<number>(k).fill(0);
    const plays = new Array<number>(k).fill(0);
    let total = 0;
    const requireArm = (arm: number): void => {
      if (!Number.isInteger(arm) || arm < 0 || arm >= k)
        throw new RangeError(`ucb1: arm must be 0 to ${k - 1}, got ${arm}`);
    };
    const score = (arm: number): number => {
      requireArm(arm);
      const count = plays[arm] as number;
      return count === 0 ? Number.POSITIVE_INFINITY : (means[arm] as number) + c * Math.sqrt(Math.log(total) / count);
    };
    return {
      score,
      select: () => argmax(plays.map((_, arm) => score(arm))),
      update: (arm, reward) => {
        requireArm(arm);
        if (!Number.isFinite(reward)) throw new RangeError(`ucb1: reward must be finite, got ${reward}`);
        total += 1;
        const count = (plays[arm] as number) + 1;
        plays[arm] = count;
        means[arm] = (means[arm] as number) + (reward - (means[arm] as number)) / count;
      },
    };
  },
};
