import { argmax } from '../argmax.js';
import type { Ucb1 } from './reference.js';

/** The steps of UCB1, each of which a wrong version may get wrong. */
export interface Ucb1Steps {
  unplayed: number;
  /** Mean and bonus of an arm that was played, `total` plays of all arms. */
  index(mean: number, plays: number, total: number, c: number): number;
  /** `sum` is that of the arm's rewards before this one. */
  nextSum(sum: number, reward: number): number;
  nextPlays(plays: number): number;
  nextTotal(total: number): number;
  choose(scores: readonly number[], plays: readonly number[]): number;
}

/** The steps as in the paper. */
export const paperSteps: Ucb1Steps = {
  unplayed: Number.POSITIVE_INFINITY,
  index: (mean, plays, total, c) => mean + c * Math.sqrt(Math.log(total) / plays),
  nextSum: (sum, reward) => sum + reward,
  nextPlays: (plays) => plays + 1,
  nextTotal: (total) => total + 1,
  choose: argmax,
};

/** UCB1 assembled from its steps, with sums in place of running means. */
export function assembledUcb1(changes: Partial<Ucb1Steps> = {}): Ucb1 {
  const steps = { ...paperSteps, ...changes };
  return {
    create: ({ k, c }) => {
      const sums = new Array<number>(k).fill(0);
      const plays = new Array<number>(k).fill(0);
      let total = 0;
      const score = (arm: number): number => {
        const count = plays[arm] as number;
        return count === 0 ? steps.unplayed : steps.index((sums[arm] as number) / count, count, total, c);
      };
      return {
        score,
        select: () =>
          steps.choose(
            plays.map((_, arm) => score(arm)),
            plays,
          ),
        update: (arm, reward) => {
          total = steps.nextTotal(total);
          plays[arm] = steps.nextPlays(plays[arm] as number);
          sums[arm] = steps.nextSum(sums[arm] as number, reward);
        },
      };
    },
  };
}
