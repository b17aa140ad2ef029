import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { warmUpReference } from '../../../src/algorithms/schedules/warm-up/reference.js';

interface Oracle {
  readonly cases: readonly {
    readonly lr0: number;
    readonly steps: number;
    readonly start: number;
    readonly rates: number[];
  }[];
}

const oracle = JSON.parse(
  readFileSync(new URL('../../oracles/warm-up.oracle.json', import.meta.url), 'utf8'),
) as Oracle;

describe('linear warm-up', () => {
  it.each(oracle.cases)('follows torch LinearLR over $steps steps from $start', ({ lr0, steps, start, rates }) => {
    const schedule = warmUpReference.create({ lr0, steps, start });
    const actual = [schedule.get(), ...rates.slice(1).map(() => schedule.step())];
    actual.forEach((rate, t) => {
      expect(rate).toBeCloseTo(rates[t] as number, 12);
    });
  });

  it('starts from zero unless told otherwise', () => {
    // By hand: 4 * t / 8.
    const schedule = warmUpReference.create({ lr0: 4, steps: 8, start: 0 });
    expect([0, 2, 4, 8, 9].map((t) => schedule.step(t))).toEqual([0, 1, 2, 4, 4]);
  });

  it('refuses options out of range', () => {
    expect(() => warmUpReference.create({ lr0: 1, steps: -1, start: 0 })).toThrow(/steps must be positive, got -1/);
    expect(() => warmUpReference.create({ lr0: 1, steps: 5, start: 1 })).toThrow(/start must lie in \[0, 1\), got 1/);
    expect(() => warmUpReference.create({ lr0: 0, steps: 5, start: 0 })).toThrow(/lr0 must be positive, got 0/);
  });
});
