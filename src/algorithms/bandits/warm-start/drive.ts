import type { Random } from '../../../model/algorithm.js';
import { optionsFor } from '../../implementation.js';
import { integerBelow, shuffled, uniform } from '../../random.js';
import type { Observation } from '../closed-form.js';
import type { LoggedEvent, WarmStart, WarmStartOptions } from './reference.js';

/** Share of right answers so far, number of earlier events, and the difficulty and length of the item. */
export function contextOf(history: readonly LoggedEvent[], event: LoggedEvent): number[] {
  const right = history.filter(({ correct }) => correct).length;
  return [history.length === 0 ? 0.5 : right / history.length, history.length / 10, ...event.item];
}

/** A log of three users in mixed order, some of whose events do not say how they ended. */
export function randomLog(random: Random, count: number): LoggedEvent[] {
  const events = Array.from({ length: count }, (_, index): LoggedEvent => {
    const difficulty = uniform(random, -1, 2);
    const correct = random() < 1 / (1 + Math.exp(difficulty));
    return {
      user: `user-${integerBelow(random, 3)}`,
      time: 10 * index,
      item: [difficulty, uniform(random, 0, 1)],
      correct: index % 7 === 4 ? null : correct,
    };
  });
  return shuffled(random, events);
}

export function optionsOf(
  implementation: WarmStart,
  events: readonly LoggedEvent[],
  changes: Partial<WarmStartOptions> = {},
): WarmStartOptions {
  return optionsFor(implementation, { events, d: 4, alpha: 1.7, lambda: 2.5, contextOf, ...changes });
}

/** The events that say how they ended, with what was known before each. */
export function knownObservations(events: readonly LoggedEvent[]): Observation[] {
  const known = events.filter(({ correct }) => correct !== null);
  return known.map((event) => {
    const history = known
      .filter(({ user, time }) => user === event.user && time < event.time)
      .sort((a, b) => a.time - b.time);
    return { x: contextOf(history, event), r: event.correct ? 1 : 0 };
  });
}
