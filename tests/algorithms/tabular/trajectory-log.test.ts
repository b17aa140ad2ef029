import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AdvantageRollout } from '../../../src/algorithms/tabular/trajectory-log/contract.js';
import {
  discountedReturns,
  generalisedAdvantages,
  trajectoryLog,
} from '../../../src/algorithms/tabular/trajectory-log/reference.js';

interface Oracle extends AdvantageRollout {
  readonly returns: number[];
  readonly advantages: number[];
}

const oracle = JSON.parse(
  readFileSync(new URL('../../oracles/trajectory-log.oracle.json', import.meta.url), 'utf8'),
) as Oracle;

describe('returns and advantages', () => {
  it('are the discounted cumulative sums of SciPy, episode by episode', () => {
    const [returns, advantages] = [discountedReturns(oracle), generalisedAdvantages(oracle)];
    expect(returns).toHaveLength(15);
    returns.forEach((value, t) => {
      expect(value).toBeCloseTo(oracle.returns[t] as number, 12);
      expect(advantages[t]).toBeCloseTo(oracle.advantages[t] as number, 12);
    });
  });

  it('end at terminal steps, and bootstrap at truncated and last ones', () => {
    // By hand with gamma 0.9: terminal 2, 1 + 0.9 * 2 = 2.8; truncated 3 + 0.9 * 10 = 12; last 1 + 0.9 * 8 = 8.2.
    const rollout = {
      r: [1, 2, 3, 1],
      term: [false, true, false, false],
      trunc: [false, false, true, false],
      vNext: [7, 50, 10, 8],
      gamma: 0.9,
    };
    const returns = discountedReturns(rollout);
    [2.8, 2, 12, 8.2].forEach((expected, t) => {
      expect(returns[t]).toBeCloseTo(expected, 12);
    });
  });

  it('know the closed form of a constant value and one reward at the end (Stable-Baselines3, test_gae)', () => {
    // delta is gamma v - v before the end and r - v at it; with lambda 1 the sum telescopes to gamma^(n-1-t) r - v.
    const rollout = {
      r: [0, 0, 0, 5],
      v: [2, 2, 2, 2],
      vNext: [2, 2, 2, 2],
      term: [false, false, false, true],
      trunc: [false, false, false, false],
      gamma: 0.5,
      lam: 1,
    };
    expect(generalisedAdvantages(rollout)).toEqual([0.5 ** 3 * 5 - 2, 0.5 ** 2 * 5 - 2, 0.5 * 5 - 2, 3]);
  });

  it('refuse lists of unequal length', () => {
    expect(() => discountedReturns({ ...oracle, term: [true] })).toThrow(/lists differ in length: 15, 1, 15, 15/);
    expect(() => generalisedAdvantages({ ...oracle, v: [] })).toThrow(/gae: the lists differ/);
  });
});

describe('trajectory log', () => {
  it('keeps what it was given', () => {
    const log = trajectoryLog();
    const state = [1, 2];
    log.step(state, 'left', -3, [3, 4], false);
    state[0] = 9;
    log.step('b', 1, 2, 'c', true);
    expect(log.all()).toEqual([
      { s: [1, 2], a: 'left', r: -3, s2: [3, 4], done: false },
      { s: 'b', a: 1, r: 2, s2: 'c', done: true },
    ]);
    (log.all()[0]?.s as number[])[0] = 9;
    expect(log.all()[0]?.s).toEqual([1, 2]);
  });

  it('refuses rewards that are no number', () => {
    expect(() => trajectoryLog().step(0, 0, Number.NaN, 1, false)).toThrow(/reward must be finite, got NaN/);
  });
});
