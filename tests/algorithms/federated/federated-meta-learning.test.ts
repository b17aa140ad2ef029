import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { MetaClient, RoundSettings } from '../../../src/algorithms/federated/federated-meta-learning/contract.js';
import { federatedMetaLearning } from '../../../src/algorithms/federated/federated-meta-learning/reference.js';
import { seededRandom } from '../../../src/algorithms/random.js';

interface Oracle {
  readonly theta: number[];
  readonly clients: readonly { readonly n: number; readonly x: number[][]; readonly y: number[] }[];
  readonly settings: readonly RoundSettings[];
  readonly rounds: readonly number[][];
}

const oracle = JSON.parse(
  readFileSync(new URL('../../oracles/federated-meta-learning.oracle.json', import.meta.url), 'utf8'),
) as Oracle;

const clients = oracle.clients.map(({ n, x, y }, at): MetaClient => {
  const stepped = (w: readonly number[], rate: number) => {
    const errors = x.map((row, i) => row.reduce((sum, v, column) => sum + v * (w[column] ?? 0), -(y[i] ?? 0)));
    return w.map(
      (v, column) => v - (rate * x.reduce((sum, row, i) => sum + (row[column] ?? 0) * (errors[i] ?? 0), 0)) / n,
    );
  };
  return {
    id: `client-${at}`,
    n,
    adapt: (params, steps, rate) =>
      Array.from({ length: steps }).reduce<number[]>((w) => stepped(w, rate), [...params]),
  };
});

describe('federated meta-learning', () => {
  it('takes the rounds that torch and numpy give', () => {
    const server = federatedMetaLearning.create({ params: oracle.theta, clients, random: seededRandom(1) });
    for (const [at, settings] of oracle.settings.entries()) {
      expect(server.runRound(settings)).toEqual({ status: 'success', round: at + 1, participants: 3 });
      for (const [i, value] of (oracle.rounds[at] ?? []).entries())
        expect(server.parameters()[i]).toBeCloseTo(value, 12);
    }
  });

  it('asks max(1, floor(C K)) clients: by hand 0.7 * 3 -> 2 and 0.1 * 3 -> 1', () => {
    const server = federatedMetaLearning.create({ params: oracle.theta, clients, random: seededRandom(2) });
    expect(server.runRound({ steps: 1, rate: 0.1, fraction: 0.7 }).participants).toBe(2);
    expect(server.runRound({ steps: 1, rate: 0.1, fraction: 0.1 }).participants).toBe(1);
    expect(() => server.runRound({ steps: 1, rate: 0.1, fraction: 0 })).toThrow(/fraction must lie in/);
  });

  it('keeps the model when nobody is left', () => {
    const lost: MetaClient = {
      id: 'lost',
      n: 3,
      adapt: () => {
        throw new Error('client lost');
      },
    };
    const server = federatedMetaLearning.create({ params: [1, 2], clients: [lost], random: seededRandom(3) });
    expect(server.runRound({ steps: 1, rate: 0.1, fraction: 1 })).toEqual({
      status: 'no-updates',
      round: 1,
      participants: 0,
    });
    expect(server.parameters()).toEqual([1, 2]);
  });
});
