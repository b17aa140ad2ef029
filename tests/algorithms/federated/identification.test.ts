import { expect, it } from 'vitest';
import type { ClientResult } from '../../../src/algorithms/federated/fedavg/contract.js';
import { federated } from '../../../src/algorithms/federated/index.js';
import { competitors, identify, knownBehaviours } from '../../../src/algorithms/identify.js';

const column = (results: readonly ClientResult[], t: number, at: number) =>
  results.map(({ params }) => params[t]?.[at] ?? Number.NaN);

/** Aggregation of each coordinate by `combine`; lost clients are left out of rounds. */
const combining = (combine: (values: number[], counts: number[]) => number) => {
  const aggregate = (results: readonly ClientResult[]) => {
    const counts = results.map(({ n }) => n);
    return (results[0]?.params ?? []).map((tensor, t) =>
      tensor.map((_, at) => combine(column(results, t, at), counts)),
    );
  };
  return {
    aggregate,
    round: (global: number[][], clients: readonly { n: number; train(g: number[][]): number[][] }[]) =>
      aggregate(
        clients.flatMap(({ n, train }) => {
          try {
            return [{ n, params: train(global.map((tensor) => [...tensor])) }];
          } catch {
            return [];
          }
        }),
      ),
  };
};

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

it.each([
  ['reference', 'fedavg', (values: number[], n: number[]) => sum(values.map((v, k) => v * (n[k] ?? 0))) / sum(n)],
  ['lie', 'unweighted-mean', (values: number[]) => sum(values) / values.length],
  ['lie', 'sum', sum],
  ['lie', 'coordinate-median', (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0],
])('knows the %s %s by how it aggregates', (kind, id, combine) => {
  const [nearest] = identify(combining(combine), knownBehaviours(competitors(federated, 'federated-averaging')));
  expect(nearest).toMatchObject({ kind, id, same: true });
});
