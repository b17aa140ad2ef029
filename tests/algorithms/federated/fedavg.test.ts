import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ClientResult } from '../../../src/algorithms/federated/fedavg/contract.js';
import { aggregate, fedavg } from '../../../src/algorithms/federated/fedavg/reference.js';

interface Oracle {
  readonly results: readonly ClientResult[];
  readonly mean: number[][];
  readonly parts: readonly { readonly x: number[][]; readonly y: number[] }[];
  readonly start: number[];
  readonly rate: number;
  readonly pooledStep: number[];
}

const oracle = JSON.parse(readFileSync(new URL('../../oracles/fedavg.oracle.json', import.meta.url), 'utf8')) as Oracle;

describe('FedAvg', () => {
  it('is the weighted average of numpy', () => {
    const actual = aggregate(oracle.results);
    for (const [t, tensor] of oracle.mean.entries())
      for (const [at, value] of tensor.entries()) expect(actual[t]?.[at]).toBeCloseTo(value, 12);
  });

  it('equals the pooled step of torch after one local full-batch step each', () => {
    const clients = oracle.parts.map(({ x, y }) => ({
      n: y.length,
      train: ([w = []]: readonly (readonly number[])[]) => {
        const errors = x.map((row, n) => row.reduce((sum, v, at) => sum + v * (w[at] ?? 0), -(y[n] ?? 0)));
        return [
          w.map((value, at) => {
            const gradient = x.reduce((sum, row, n) => sum + 2 * (row[at] ?? 0) * (errors[n] ?? 0), 0) / y.length;
            return value - oracle.rate * gradient;
          }),
        ];
      },
    }));
    const [moved = []] = fedavg.round([oracle.start], clients);
    for (const [at, value] of oracle.pooledStep.entries()) expect(moved[at]).toBeCloseTo(value, 12);
  });

  it('weighs two clients by hand: (1 * 10 + 3 * 2) / 4 = 4', () => {
    expect(
      aggregate([
        { n: 1, params: [[10]] },
        { n: 3, params: [[2]] },
      ]),
    ).toEqual([[4]]);
  });

  it.each([
    [[], /no client reported/],
    [[{ n: -1, params: [[1]] }], /finite and >= 0/],
    [[{ n: Number.NaN, params: [[1]] }], /finite and >= 0/],
    [[{ n: 0, params: [[1]] }], /have no samples/],
    [
      [
        { n: 1, params: [[1]] },
        { n: 1, params: [[1, 2]] },
      ],
      /shapes \[1\] and \[2\]/,
    ],
  ])('refuses %j', (results, message) => {
    expect(() => aggregate(results)).toThrow(message);
  });
});
