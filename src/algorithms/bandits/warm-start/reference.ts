import type { Implementation } from '../../implementation.js';
import { type LinUcbInstance, linUcb } from '../linucb/reference.js';

/** One logged interaction. */
export interface LoggedEvent {
  readonly user: string;
  /** When it happened, in any increasing unit. */
  readonly time: number;
  /** Features of the item that was shown. */
  readonly item: readonly number[];
  /** Whether the answer was right; null where the log does not say. */
  readonly correct: boolean | null;
}

export interface WarmStartOptions {
  readonly events: readonly LoggedEvent[];
  /** Number of features d that `contextOf` returns. */
  readonly d: number;
  readonly alpha: number;
  readonly lambda: number;
  /**
   * Features [d] of an interaction, from the earlier interactions of the same user (in time order) and the item. It must not
   * read `correct` of the event itself.
   */
  contextOf(history: readonly LoggedEvent[], event: LoggedEvent): readonly number[];
}

export interface WarmStarted extends Pick<LinUcbInstance, 'predict' | 'update'> {
  /** Events that were learned. */
  readonly updates: number;
  /** Events that were left out because the log does not say how they ended. */
  readonly skipped: number;
}

export interface WarmStart extends Implementation {
  warmStart(options: WarmStartOptions): WarmStarted;
}

/**
 * Warm start: a bandit learns from logged interactions before it makes its first choice, reward 1 for a right answer and 0
 * for a wrong one. Each event is described by what was known before it, or the model learns to read the answer off its features.
 *
 * The log is off-policy: estimates are those of ridge regression on what was shown (Li et al. 2010, Alg. 1), not of what
 * would have been shown. Off-policy learning from logs: Strehl, Langford, Li and Kakade 2010, Learning from logged
 * implicit exploration data. O(n d^2 + n log n) for n events.
 * @throws RangeError on options that LinUCB refuses, or features that are not d finite numbers.
 */
export const warmStart: WarmStart = {
  warmStart({ events, d, alpha, lambda, contextOf }) {
    const bandit = linUcb.create({ d, alpha, lambda });
    const known = events.filter(({ correct }) => typeof correct === 'boolean').sort((a, b) => a.time - b.time);
    const histories = new Map<string, LoggedEvent[]>();
    for (const event of known) {
      const history = histories.get(event.user) ?? [];
      histories.set(event.user, history);
      const earlier = history.filter(({ time }) => time < event.time);
      bandit.update(contextOf(earlier, event), event.correct ? 1 : 0);
      history.push(event);
    }
    return {
      updates: known.length,
      skipped: events.length - known.length,
      predict: (x) => bandit.predict(x),
      update: (x, r) => bandit.update(x, r),
    };
  },
};
