import { describe, expect, it } from 'vitest';
import { clippedReward } from '../../../src/algorithms/bandits/reward/reference.js';

describe('clipped reward', () => {
  it.each([
    [{ gain: 0.7, cost: 0.2 }, 0.5],
    [{ gain: -0.7, cost: 0.2 }, -0.9],
    [{ gain: 5, cost: 0.1 }, 1],
    [{ gain: -1.2, cost: 3 }, -1],
    [{ gain: 3, cost: 2.5 }, 0.5],
    [{ gain: 0, cost: -4 }, 1],
  ])('of %j is %d by hand', (inputs, expected) => {
    expect(clippedReward.reward(inputs)).toBeCloseTo(expected, 14);
  });

  it('refuses a missing value in place of turning it into a bound', () => {
    expect(() => clippedReward.reward({ gain: Number.NaN, cost: 0 })).toThrow('is not a number');
    expect(() => clippedReward.reward({ gain: Number.POSITIVE_INFINITY, cost: Number.POSITIVE_INFINITY })).toThrow(
      RangeError,
    );
    expect(clippedReward.reward({ gain: Number.POSITIVE_INFINITY, cost: 1 })).toBe(1);
  });

  it('leaves the best policy of Ng, Harada and Russell, Theorem 1, as it is', () => {
    // By hand: two paths 0-1-3 and 0-2-3 with gamma = 0.5 and potentials 4, 10, -6, 2. The shaping of both sums to
    // 0.25 * 2 - 4 = -3.5, so the better path stays the better one: (5 - 4) + 0.5 (1 - 10) = -3.5, (-3 - 4) + 0.5 (1 + 6) = -3.5.
    const potential = (state: number): number => [4, 10, -6, 2][state] as number;
    const sum = (path: readonly number[]): number =>
      path
        .slice(1)
        .reduce(
          (total, state, step) =>
            total + 0.5 ** step * (clippedReward.shape?.(potential, path[step] as number, state, 0.5) ?? 0),
          0,
        );
    expect(sum([0, 1, 3])).toBe(-3.5);
    expect(sum([0, 2, 3])).toBe(-3.5);
  });

  it('refuses a discount outside [0, 1] and a potential that is not a number', () => {
    expect(() => clippedReward.shape?.(() => 1, 0, 1, 1.1)).toThrow(/gamma must/);
    expect(() => clippedReward.shape?.(() => Number.NaN, 0, 1, 0.9)).toThrow(/potential/);
  });
});
