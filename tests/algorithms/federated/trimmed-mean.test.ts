import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { trimmed } from '../../../src/algorithms/federated/trimmed-mean/reference.js';

interface Oracle {
  readonly cases: readonly { readonly updates: number[][]; readonly beta: number; readonly trimmed: number[] }[];
}

const oracle = JSON.parse(
  readFileSync(new URL('../../oracles/trimmed-mean.oracle.json', import.meta.url), 'utf8'),
) as Oracle;

describe('coordinate-wise trimmed mean', () => {
  it('is scipy.stats.trim_mean of each coordinate', () => {
    for (const { updates, beta, trimmed: expected } of oracle.cases)
      for (const [at, value] of trimmed(updates, beta).entries())
        expect(value / (expected[at] ?? Number.NaN)).toBeCloseTo(1, 12);
  });

  it('drops one value at each end, by hand: (2 + 3 + 7) / 3 = 4', () => {
    expect(trimmed([[7], [1], [1000], [2], [3]], 0.2)).toEqual([4]);
  });

  it('refuses beta of a half, no updates and unequal lengths', () => {
    expect(() => trimmed([[1], [2]], 0.5)).toThrow(/beta must lie in/);
    expect(() => trimmed([[1], [2]], Number.NaN)).toThrow(/beta must lie in/);
    expect(() => trimmed([], 0.1)).toThrow(/no updates/);
    expect(() => trimmed([[1], [1, 2]], 0.1)).toThrow(/lengths 1 and 2/);
  });
});
