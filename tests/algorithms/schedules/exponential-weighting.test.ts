import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exponentiallyWeighted } from '../../../src/algorithms/schedules/exponential-weighting/reference.js';

interface Oracle {
  readonly cases: readonly { readonly alpha: number; readonly values: number[]; readonly smoothed: number[] }[];
}

const oracle = JSON.parse(
  readFileSync(new URL('../../oracles/exponential-weighting.oracle.json', import.meta.url), 'utf8'),
) as Oracle;

describe('exponentially weighted moving average', () => {
  it.each(oracle.cases)('is the linear filter of SciPy with alpha $alpha', ({ alpha, values, smoothed }) => {
    exponentiallyWeighted(values, alpha).forEach((value, t) => {
      expect(value).toBeCloseTo(smoothed[t] as number, 12);
    });
  });

  it('follows the recursion', () => {
    // By hand with alpha 1/4: 4; 4 + (0 - 4) / 4 = 3; 3 + (7 - 3) / 4 = 4; 4 + (-4 - 4) / 4 = 2.
    expect(exponentiallyWeighted([4, 0, 7, -4], 0.25)).toEqual([4, 3, 4, 2]);
  });

  it('gives nothing for nothing', () => {
    expect(exponentiallyWeighted([], 0.5)).toEqual([]);
  });

  it.each([0, -0.5, 1.5, Number.NaN])('refuses alpha %d', (alpha) => {
    expect(() => exponentiallyWeighted([1, 2], alpha)).toThrow(/alpha must lie in \(0, 1\]/);
  });
});
