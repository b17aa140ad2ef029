import type { Random } from '../../../model/algorithm.js';
import { integerBelow, normal } from '../../random.js';
import type { ControlOptions } from './contract.js';
import type { Transition } from './reference.js';
import type { World } from './training.js';

/** A world with everything that happened in it. */
export interface WalkedWorld extends World {
  /** What was seen, in order; `a2` is the action that followed, undefined where none did. */
  readonly walk: () => readonly Transition[];
}

/** After so many steps every action ends the episode. */
const LONGEST_EPISODE = 12;

/**
 * A world whose last state ends an episode and is never left, with unequal rewards of both signs, some of them beyond [-1, 1]. Where an
 * action leads is drawn once.
 */
export function walkedWorld(random: Random, { nS, nA }: Pick<ControlOptions, 'nS' | 'nA'>): WalkedWorld {
  const end = nS - 1;
  const ways = Array.from({ length: nS * nA }, (_, at) => {
    const s = Math.floor(at / nA);
    const [s2, r] = [integerBelow(random, nS), 2 * normal(random) - 0.8];
    // Nothing good comes of state 0, and state 1 leads there: not every future has something to hope for.
    return { s2: s === 0 ? end : s === 1 ? 0 : s2, r: s === 0 ? -1 - Math.abs(r) : r };
  });
  const walk: { -readonly [Part in keyof Transition]: Transition[Part] }[] = [];
  let state = 0;
  let steps = 0;
  return {
    walk: () => walk,
    reset() {
      steps = 0;
      state = integerBelow(random, end);
      return state;
    },
    step(action) {
      const way = ways[state * nA + action];
      if (way === undefined) throw new RangeError(`world: no action ${action} in state ${state}`);
      steps += 1;
      const s2 = steps < LONGEST_EPISODE ? way.s2 : end;
      const before = walk.at(-1);
      if (steps > 1 && before !== undefined) before.a2 = action;
      walk.push({ s: state, a: action, r: way.r, s2, done: s2 === end, a2: undefined });
      state = s2;
      return { s2, r: way.r, done: s2 === end };
    },
  };
}
