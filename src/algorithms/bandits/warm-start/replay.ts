import { assembledLinUcb } from '../linucb/direct.js';
import type { LinUcb } from '../linucb/reference.js';
import type { LoggedEvent, WarmStart } from './reference.js';

/** The steps of a warm start, each of which a wrong version may get wrong. */
export interface ReplaySteps {
  bandit: LinUcb;
  /** Which events are learned, and in which order. */
  learned(events: readonly LoggedEvent[]): readonly LoggedEvent[];
  /** What is known before an event; `learned` are all events that are learned. */
  history(learned: readonly LoggedEvent[], event: LoggedEvent): readonly LoggedEvent[];
  reward(event: LoggedEvent): number;
}

const byTime = (a: LoggedEvent, b: LoggedEvent): number => a.time - b.time;

/** The steps as documented. */
export const rightReplay: ReplaySteps = {
  bandit: assembledLinUcb(),
  learned: (events) => events.filter(({ correct }) => correct !== null),
  history: (learned, event) =>
    learned.filter(({ user, time }) => user === event.user && time < event.time).sort(byTime),
  reward: ({ correct }) => (correct ? 1 : 0),
};

/** A warm start that looks up the history of each event in the whole log: O(n^2), and in the order of the log. */
export function replayedWarmStart(changes: Partial<ReplaySteps> = {}): WarmStart {
  const steps = { ...rightReplay, ...changes };
  return {
    warmStart: ({ events, d, alpha, lambda, contextOf }) => {
      const bandit = steps.bandit.create({ d, alpha, lambda });
      const learned = steps.learned(events);
      for (const event of learned) bandit.update(contextOf(steps.history(learned, event), event), steps.reward(event));
      return {
        updates: learned.length,
        skipped: events.length - learned.length,
        predict: (x) => bandit.predict(x),
        update: (x, r) => bandit.update(x, r),
      };
    },
  };
}
