import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exponentialDecayReference } from '../../../src/algorithms/schedules/exponential-decay/reference.js';

interface Oracle {
  readonly cases: readonly {
    readonly lr0: number;
    readonly gamma: number;
    readonly steps: number;
    readonly rates: number[];
  }[];
}

const oracle = JSON.parse(
  readFileSync(new URL('../../oracles/exponential-decay.oracle.json', import.meta.url), 'utf8'),
) as Oracle;

describe('exponential decay', () => {
  it.each(oracle.cases)('follows torch ExponentialLR from $lr0 by $gamma every $steps steps', ({
    lr0,
    gamma,
    steps,
    rates,
  }) => {
    const schedule = exponentialDecayReference.create({ lr0, gamma, steps, min: 0 });
    const actual = [schedule.get(), ...rates.slice(1).map(() => schedule.step())];
    actual.forEach((rate, t) => {
      expect(rate).toBeCloseTo(rates[t] as number, 12);
    });
  });

  it('halves every four steps and stops at the floor', () => {
    // By hand: 2 * 0.5^(t / 4) is 2 / sqrt(2) at t = 2, 1 at 4, 0.5 at 8, 0.25 at 12; the floor 0.3 holds from there.
    const schedule = exponentialDecayReference.create({ lr0: 2, gamma: 0.5, steps: 4, min: 0.3 });
    expect([0, 2, 4, 8, 12, 4000].map((t) => schedule.step(t))).toEqual([2, Math.SQRT2, 1, 0.5, 0.3, 0.3]);
  });

  it('does not raise a rate that starts below the floor (seed 002 turns 1e-8 into 1e-7)', () => {
    const schedule = exponentialDecayReference.create({ lr0: 1e-8, gamma: 0.9, steps: 10, min: 1e-7 });
    expect([schedule.get(), schedule.step(), schedule.step(500)]).toEqual([1e-8, 1e-8, 1e-8]);
  });

  it('goes on from a saved state', () => {
    const first = exponentialDecayReference.create({ lr0: 1, gamma: 0.5, steps: 1, min: 0 });
    first.step(7);
    const second = exponentialDecayReference.create({ lr0: 1, gamma: 0.5, steps: 1, min: 0 });
    second.load(JSON.parse(JSON.stringify(first.save())));
    expect([second.get(), second.step()]).toEqual([2 ** -7, 2 ** -8]);
  });

  it.each([
    { change: { lr0: 0 }, message: /lr0 must be positive, got 0/ },
    { change: { gamma: 1.5 }, message: /gamma must lie in \(0, 1\], got 1.5/ },
    { change: { gamma: Number.NaN }, message: /gamma/ },
    { change: { steps: 0 }, message: /steps must be positive, got 0/ },
    { change: { min: -1 }, message: /min must be at least 0, got -1/ },
  ])('refuses $change', ({ change, message }) => {
    expect(() => exponentialDecayReference.create({ lr0: 1, gamma: 0.5, steps: 4, min: 0, ...change })).toThrow(
      message,
    );
  });

  it('refuses steps and states that are no step', () => {
    const schedule = exponentialDecayReference.create({ lr0: 1, gamma: 0.5, steps: 4, min: 0 });
    expect(() => schedule.step(-1)).toThrow(RangeError);
    expect(() => schedule.step(Number.NaN)).toThrow(RangeError);
    expect(() => schedule.load(null)).toThrow(/finite number of at least 0, got undefined/);
    expect(schedule.get()).toBe(1);
  });
});
