import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { stepDecayReference } from '../../../src/algorithms/schedules/step-decay/reference.js';

interface Oracle {
  readonly cases: readonly {
    readonly lr0: number;
    readonly milestones: number[];
    readonly gamma: number;
    readonly rates: number[];
  }[];
}

const oracle = JSON.parse(
  readFileSync(new URL('../../oracles/step-decay.oracle.json', import.meta.url), 'utf8'),
) as Oracle;

describe('step decay', () => {
  it.each(oracle.cases)('follows torch MultiStepLR at $milestones', ({ lr0, milestones, gamma, rates }) => {
    const schedule = stepDecayReference.create({ lr0, milestones, gamma });
    rates.forEach((rate, t) => {
      expect(schedule.update(t)).toBeCloseTo(rate, 12);
    });
  });

  it('counts milestones that were jumped over, repeated or listed twice', () => {
    // By hand: 8 * 0.5^2 = 2 at step 25, past 10 and 20; 20 is listed twice and counts once.
    const schedule = stepDecayReference.create({ lr0: 8, milestones: [20, 10, 20, 40], gamma: 0.5 });
    expect([25, 25, 39, 40, 1000].map((t) => schedule.update(t))).toEqual([2, 2, 2, 1, 1]);
  });

  it('keeps its own copy of the milestones and leaves the given list alone', () => {
    const milestones = [20, 10];
    const schedule = stepDecayReference.create({ lr0: 1, milestones, gamma: 0.5 });
    milestones.push(1);
    expect(schedule.update(5)).toBe(1);
    expect(milestones).toEqual([20, 10, 1]);
  });

  it('refuses what is no step, no milestone or no factor', () => {
    expect(() => stepDecayReference.create({ lr0: 1, milestones: [Number.NaN], gamma: 0.5 })).toThrow(/milestones/);
    expect(() => stepDecayReference.create({ lr0: 1, milestones: [3], gamma: 0 })).toThrow(/gamma must be positive/);
    expect(() => stepDecayReference.create({ lr0: -1, milestones: [3], gamma: 0.5 })).toThrow(/lr0 must be positive/);
    expect(() => stepDecayReference.create({ lr0: 1, milestones: [3], gamma: 0.5 }).update(-2)).toThrow(/got -2/);
  });
});
