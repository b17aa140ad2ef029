import type { Random } from '../../../model/algorithm.js';
import { optionsFor } from '../../implementation.js';
import { integerBelow, uniform } from '../../random.js';
import type { Ucb1, Ucb1Instance, Ucb1Options } from './reference.js';

/** Not sqrt(2), and not 1. */
export function optionsOf(implementation: Ucb1, k: number, c = 1.7): Ucb1Options {
  return optionsFor(implementation, { k, c });
}

/** A play of a given arm; select comes first, because some implementations count time there. */
export function pull(instance: Ucb1Instance, arm: number, reward: number): void {
  instance.select();
  instance.update(arm, reward);
}

export interface History {
  readonly instance: Ucb1Instance;
  readonly options: Ucb1Options;
  readonly means: readonly number[];
  readonly plays: readonly number[];
  readonly total: number;
}

/** Unequal numbers of plays, rewards of both signs and some exactly 0. */
export function playedHistory(implementation: Ucb1, random: Random, shift = 0): History {
  const options = optionsOf(implementation, 4);
  const instance = implementation.create(options);
  const sums = [0, 0, 0, 0];
  const plays = [0, 0, 0, 0];
  const total = 50 + integerBelow(random, 10);
  for (let play = 0; play < total; play++) {
    const arm = play < 4 ? play : Math.floor(4 * random() ** 2);
    const reward = play % 6 === 5 ? 0 : uniform(random, -1, 2) + shift;
    pull(instance, arm, reward);
    sums[arm] = (sums[arm] as number) + reward;
    plays[arm] = (plays[arm] as number) + 1;
  }
  return { instance, options, plays, total, means: sums.map((sum, arm) => sum / (plays[arm] as number)) };
}
