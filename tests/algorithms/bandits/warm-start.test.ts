import { describe, expect, it } from 'vitest';
import { type LoggedEvent, warmStart } from '../../../src/algorithms/bandits/warm-start/reference.js';

/** Right answers so far, and a constant: [right, 1]. */
function contextOf(history: readonly LoggedEvent[]): number[] {
  return [history.filter(({ correct }) => correct).length, 1];
}

const event = (user: string, time: number, correct: boolean | null): LoggedEvent => ({ user, time, item: [], correct });

describe('warm start from logged events', () => {
  it('learns a small log as by hand', () => {
    // User a answers right, right, wrong at times 1, 2, 4; user b wrong at 3; one event has no outcome. Features [0, 1], [1, 1],
    // [2, 1] and [0, 1] with rewards 1, 1, 0, 0, and lambda = 1:
    // A = [[1 + 1 + 4, 1 + 2], [3, 1 + 4]] = [[6, 3], [3, 5]], b = (1, 2), det = 21, theta = (5 - 6, -3 + 12) / 21 = (-1, 9) / 21.
    const log = [
      event('a', 4, false),
      event('b', 3, false),
      event('a', 1, true),
      event('b', 0, null),
      event('a', 2, true),
    ];
    const model = warmStart.warmStart({ events: log, d: 2, alpha: 1, lambda: 1, contextOf });
    expect([model.updates, model.skipped]).toEqual([4, 1]);
    expect(model.predict([1, 0]).mean).toBeCloseTo(-1 / 21, 14);
    expect(model.predict([0, 1]).mean).toBeCloseTo(9 / 21, 14);
    // A^-1 = [[5, -3], [-3, 6]] / 21.
    expect(model.predict([0, 1]).width).toBeCloseTo(Math.sqrt(6 / 21), 14);
  });

  it('tells events of the same moment nothing of each other', () => {
    const seen: number[] = [];
    warmStart.warmStart({
      events: [event('a', 1, true), event('a', 1, true), event('a', 2, true)],
      d: 2,
      alpha: 1,
      lambda: 1,
      contextOf: (history) => {
        seen.push(history.length);
        return contextOf(history);
      },
    });
    expect(seen).toEqual([0, 0, 2]);
  });

  it('refuses features of another length', () => {
    const options = { events: [event('a', 1, true)], d: 3, alpha: 1, lambda: 1, contextOf };
    expect(() => warmStart.warmStart(options)).toThrow('expected 3 features, got 2');
  });
});
