import type { Value } from '../../sandbox/session.js';
import { indexOf } from './encode.js';
import { Misfit } from './misfit.js';

/**
 * The arms of a bandit that asks for its rewards itself: they give what the rounds that it is told to play say, and remember which of
 * them were asked. One that is asked outside of a round refuses.
 */
export class AskedArms {
  #rewards: readonly (readonly number[])[] = [];
  #asked: number[] = [];

  /** @param count number of arms */
  constructor(readonly count: number) {}

  /** The reward of an arm in the round that is played. */
  readonly pull = (arm: Value): number => {
    const row = this.#rewards[this.#asked.length];
    if (row === undefined) throw new Error('a reward is asked for when no round is played');
    const index = indexOf(arm);
    const reward = index === undefined ? undefined : row[index];
    if (reward === undefined) throw new Error('there is no such arm');
    this.#asked.push(index as number);
    return reward;
  };

  /** Lets some rounds be played, and tells which arms were asked in them. */
  during(rewards: readonly (readonly number[])[], play: () => void): readonly number[] {
    this.#rewards = rewards;
    this.#asked = [];
    try {
      play();
    } finally {
      this.#rewards = [];
    }
    if (this.#asked.length !== rewards.length)
      throw new Misfit(`${rewards.length} rewards were to be asked for, got ${this.#asked.length}`);
    return this.#asked;
  }
}
