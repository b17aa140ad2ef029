import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  mixedSecret,
  pairwiseMasking,
  secureAggregation,
} from '../../../src/algorithms/federated/secure-aggregation/reference.js';

interface Oracle {
  readonly vectors: number[][];
  readonly sum: number[];
  readonly dropped: number[];
  readonly sumOfSurvivors: number[];
}

const oracle = JSON.parse(
  readFileSync(new URL('../../oracles/secure-aggregation.oracle.json', import.meta.url), 'utf8'),
) as Oracle;
const all = [...oracle.vectors.keys()];
const masked = all.map((i) =>
  secureAggregation.mask(
    i,
    oracle.vectors[i] ?? [],
    all.filter((peer) => peer !== i),
    7,
  ),
);

describe('secure aggregation', () => {
  it('sums as unsigned 32-bit numbers of numpy do', () => {
    expect(secureAggregation.total(masked)).toEqual(oracle.sum);
  });

  it('recovers the sum of the survivors', () => {
    const alive = all.filter((i) => !oracle.dropped.includes(i));
    const total = secureAggregation.total(alive.map((i) => masked[i] ?? []));
    expect(total).not.toEqual(oracle.sumOfSurvivors);
    expect(secureAggregation.unmaskDropped(total, alive, oracle.dropped, 7)).toEqual(oracle.sumOfSurvivors);
  });

  it('adds for larger and subtracts for smaller peers, worked by hand', () => {
    // Masks 10, 20 and 30 for the pairs 01, 02 and 12. Client 0: 5 + 10 + 20 = 35. Client 1: 6 - 10 + 30 = 26.
    // Client 2: 7 - 20 - 30 = -43 = 2^32 - 43. The sum is 5 + 6 + 7 = 18.
    const pairs: Readonly<Record<string, number>> = { '0,1': 10, '0,2': 20, '1,2': 30 };
    const small = pairwiseMasking(
      (i, j) => pairs[[Math.min(i, j), Math.max(i, j)].join()] ?? 0,
      (secret, length) => new Array<number>(length).fill(secret),
    );
    const sent = [small.mask(0, [5], [1, 2], 1), small.mask(1, [6], [0, 2], 1), small.mask(2, [7], [0, 1], 1)];
    expect(sent).toEqual([[35], [26], [2 ** 32 - 43]]);
    expect(small.total(sent)).toEqual([18]);
  });

  it('gives both clients of a pair one secret, and another to every round', () => {
    expect(mixedSecret(3, 8, 2)).toBe(mixedSecret(8, 3, 2));
    expect(mixedSecret(3, 8, 2)).not.toBe(mixedSecret(3, 8, 3));
  });

  it('refuses nothing and unequal lengths', () => {
    expect(() => secureAggregation.total([])).toThrow(/no vectors/);
    expect(() => secureAggregation.total([[1], [1, 2]])).toThrow(/lengths 1 and 2/);
  });
});
