import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { coordinateMedian } from '../../../src/algorithms/federated/coordinate-median/reference.js';

interface Oracle {
  readonly cases: readonly { readonly updates: number[][]; readonly median: number[] }[];
}

const oracle = JSON.parse(
  readFileSync(new URL('../../oracles/trimmed-mean.oracle.json', import.meta.url), 'utf8'),
) as Oracle;

describe('coordinate-wise median', () => {
  it('is numpy.median of each coordinate, for even and odd numbers of clients', () => {
    for (const { updates, median } of oracle.cases)
      for (const [at, value] of coordinateMedian(updates).entries())
        expect(value / (median[at] ?? Number.NaN)).toBeCloseTo(1, 12);
  });

  it('takes the mean of the two middle values, by hand: (2 + 10) / 2 = 6', () => {
    expect(coordinateMedian([[100], [2], [1], [10]])).toEqual([6]);
  });

  it('refuses no updates and unequal lengths', () => {
    expect(() => coordinateMedian([])).toThrow(/no updates/);
    expect(() => coordinateMedian([[1], []])).toThrow(/lengths 1 and 0/);
  });
});
