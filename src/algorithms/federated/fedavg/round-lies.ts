import type { Lie } from '../../../model/algorithm.js';
import { mapTensors } from '../tensors.js';
import type { FederatedAveraging } from './contract.js';
import { aggregate, fedavg, reported } from './reference.js';

export const lies: readonly Lie<FederatedAveraging>[] = [
  {
    id: 'failure-returns-global',
    description: 'A crashed client reports the unchanged global model, with its weight.',
    seenIn: 'seed 002, learning/meta_learning/federated_integration.py, ClientNode.adapt_model',
    implementation: {
      ...fedavg,
      round: (global, clients) =>
        aggregate(clients.flatMap((client) => reported(client, global)[0] ?? { params: global, n: client.n })),
    },
    caughtBy: ['fedavg.failed-client-excluded'],
  },
  {
    id: 'failure-keeps-weight',
    description: 'The samples of a lost client stay in the divisor.',
    implementation: {
      ...fedavg,
      round: (global, clients) => {
        const results = clients.flatMap((client) => reported(client, global));
        const [kept, all] = [results, clients].map((list) => list.reduce((sum, { n }) => sum + n, 0)) as [
          number,
          number,
        ];
        return mapTensors(aggregate(results), (value) => (value * kept) / all);
      },
    },
    caughtBy: ['fedavg.failed-client-excluded'],
  },
  {
    id: 'round-ends-on-failure',
    description: 'One lost client ends the round with the old model.',
    implementation: {
      ...fedavg,
      round: (global, clients) => {
        const results = clients.flatMap((client) => reported(client, global));
        return results.length < clients.length ? global : aggregate(results);
      },
    },
    caughtBy: ['fedavg.failed-client-excluded'],
  },
  {
    id: 'one-model-for-all',
    description: 'All clients are handed the same arrays to train in.',
    implementation: {
      ...fedavg,
      round: (global, clients) =>
        aggregate(
          clients.flatMap(({ n, train }) => {
            try {
              return [{ n, params: mapTensors(train(global), (value) => value) }];
            } catch {
              return [];
            }
          }),
        ),
    },
    caughtBy: ['fedavg.clients-start-from-global'],
  },
];
