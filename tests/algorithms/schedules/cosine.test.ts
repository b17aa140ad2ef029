import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cosineReference } from '../../../src/algorithms/schedules/cosine/reference.js';

interface Oracle {
  readonly cases: readonly {
    readonly lr0: number;
    readonly steps: number;
    readonly min: number;
    readonly rates: number[];
  }[];
}

const oracle = JSON.parse(readFileSync(new URL('../../oracles/cosine.oracle.json', import.meta.url), 'utf8')) as Oracle;

describe('cosine annealing', () => {
  it.each(oracle.cases)('follows torch CosineAnnealingLR over $steps steps', ({ lr0, steps, min, rates }) => {
    const schedule = cosineReference.create({ lr0, steps, min });
    const actual = [schedule.get(), ...rates.slice(1).map(() => schedule.step())];
    actual.forEach((rate, t) => {
      expect(rate).toBeCloseTo(rates[t] as number, 12);
    });
  });

  it('stays at its lowest rate', () => {
    // By hand: the cosine is 0 half way, so the rate is (3 + 1) / 2 there; afterwards 1 for ever.
    const schedule = cosineReference.create({ lr0: 3, steps: 10, min: 1 });
    expect(schedule.step(5)).toBeCloseTo(2, 12);
    expect([10, 11, 20, 1e6].map((t) => schedule.step(t))).toEqual([1, 1, 1, 1]);
  });

  it('refuses options out of range', () => {
    expect(() => cosineReference.create({ lr0: 1, steps: 0, min: 0 })).toThrow(/steps must be positive, got 0/);
    expect(() => cosineReference.create({ lr0: 1, steps: 5, min: 2 })).toThrow(/min must lie in \[0, lr0\], got 2/);
    expect(() => cosineReference.create({ lr0: Number.POSITIVE_INFINITY, steps: 5, min: 0 })).toThrow(/lr0/);
  });
});
