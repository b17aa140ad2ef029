import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { krum } from '../../../src/algorithms/federated/krum/reference.js';

interface Oracle {
  readonly updates: number[][];
  readonly f: number;
  readonly scores: number[];
  readonly selected: number;
  readonly m: number;
  readonly multi: number[];
}

const oracle = JSON.parse(readFileSync(new URL('../../oracles/krum.oracle.json', import.meta.url), 'utf8')) as Oracle;

describe('Krum', () => {
  it('has the scores, the choice and the mean that SciPy distances give', () => {
    const { updates, f, m } = oracle;
    for (const [at, score] of krum.scores(updates, f).entries())
      expect(score / (oracle.scores[at] ?? Number.NaN)).toBeCloseTo(1, 12);
    expect(krum.select(updates, f)).toBe(oracle.selected);
    for (const [at, value] of krum.multi(updates, f, m).entries()) expect(value).toBeCloseTo(oracle.multi[at] ?? 0, 12);
  });

  it('scores five points on a line by hand', () => {
    // n = 5, f = 1: the 2 nearest others. 0: 1 + 4. 1: 1 + 1. 2: 1 + 4 (3 is no point). 4: 4 + 9. 9: 25 + 49.
    expect(krum.scores([[0], [1], [2], [4], [9]], 1)).toEqual([5, 2, 5, 13, 74]);
    expect(krum.select([[0], [1], [2], [4], [9]], 1)).toBe(1);
  });

  it('refuses too few updates, unequal lengths and a bad m', () => {
    const five = [[0], [1], [2], [4], [9]];
    expect(() => krum.select(five, 2)).toThrow(/n >= 2 f \+ 3 updates, got n = 5, f = 2/);
    expect(() => krum.select(five, 0.5)).toThrow(/f must be a whole number/);
    expect(() => krum.multi(five, 1, 6)).toThrow(/m must be a whole number between 1 and 5/);
    expect(() => krum.select([...five, [1, 2]], 1)).toThrow(/lengths/);
  });
});
