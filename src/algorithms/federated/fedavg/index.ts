import { defineAlgorithm, type Random } from '../../../model/algorithm.js';
import { normalVector } from '../../random.js';
import { addScaled, entriesOf, mapTensors, type Tensor } from '../tensors.js';
import { type ClientResult, contract, type FederatedAveraging } from './contract.js';
import { lies } from './lies.js';
import { properties } from './properties.js';
import { aggregate, fedavg } from './reference.js';

/** mean += (n_k / n so far) (w_k - mean): one client at a time, no list of models kept. */
function runningMean(results: readonly ClientResult[]): readonly Tensor[] {
  const first = results.find(({ n }) => n > 0);
  if (first === undefined) throw new RangeError('no samples');
  let total = 0;
  let mean = mapTensors(first.params, () => 0);
  for (const { params, n } of results.filter((result) => result.n > 0)) {
    total += n;
    mean = addScaled(mean, n / total, addScaled(params, -1, mean));
  }
  return mean;
}

/** Aggregates of unequal clients, then of a round in which one is lost. */
function scenario(implementation: FederatedAveraging, random: Random): number[] {
  const results = [2, 9, 4, 1, 6].map((n) => ({ n, params: [normalVector(random, 3), normalVector(random, 2)] }));
  const global = [normalVector(random, 3)];
  const clients = [3, 8, 5].map((n) => ({
    n,
    train: (model: readonly Tensor[]) => {
      if (n === 8) throw new Error('client lost');
      return mapTensors(model, (value) => 2 * value + n);
    },
  }));
  const aggregates = entriesOf([
    ...implementation.aggregate(results),
    ...implementation.aggregate(results.slice(1, 4)),
  ]);
  return [...aggregates, ...entriesOf(implementation.round?.(global, clients) ?? [])];
}

export const federatedAveraging = defineAlgorithm({
  id: 'fedavg',
  family: 'federated',
  title: 'FedAvg (federated averaging)',
  aliases: ['fedavg', 'federated averaging', 'federated average', 'weighted average of client models'],
  idea:
    'Clients train copies of the global model on their own data. The server replaces the global model by the mean of ' +
    'theirs, weighted by numbers of samples.',
  sources: [
    {
      citation:
        'McMahan, Moore, Ramage, Hampson, Aguera y Arcas (2017). Communication-efficient learning of deep networks from decentralized data. AISTATS.',
      locator: 'Algorithm 1, section 2',
      url: 'https://arxiv.org/abs/1602.05629',
    },
  ],
  equations: ['w = sum_k (n_k / n) w_k, n = sum of n_k over the clients that reported'],
  cost: 'Aggregating K models of d parameters: O(K d).',
  contract,
  reference: fedavg,
  properties,
  lies,
  variants: [
    {
      id: 'running-mean',
      description: 'A running weighted mean.',
      implementation: { ...fedavg, aggregate: runningMean },
    },
    {
      id: 'update-form',
      description:
        'The weighted mean of the differences is added to the global model, which stays when nobody reports.',
      implementation: {
        aggregate,
        round: (global, clients) => {
          const results = clients.flatMap(({ n, train }) => {
            try {
              return [{ n, params: addScaled(train(mapTensors(global, (value) => value)), -1, global) }];
            } catch {
              return [];
            }
          });
          return results.length === 0 ? global : addScaled(global, 1, aggregate(results));
        },
      },
    },
  ],
  phrases: [
    { text: 'federated averaging', properties: ['fedavg.weighted-mean', 'fedavg.equals-centralised-step'] },
    { text: 'FedAvg', properties: ['fedavg.weighted-mean'] },
    { text: 'weighted average of client updates', properties: ['fedavg.weighted-mean', 'fedavg.split-client'] },
    {
      text: 'weighted by number of samples',
      properties: ['fedavg.weighted-mean', 'fedavg.weight-scale-invariant', 'fedavg.no-samples-no-weight'],
    },
    {
      text: 'aggregates client models',
      properties: ['fedavg.identical-clients', 'fedavg.convex-hull', 'fedavg.inputs-untouched'],
    },
    { text: 'order of clients', properties: ['fedavg.permutation-invariant'] },
    { text: 'global model', properties: ['fedavg.aggregate-is-fresh', 'fedavg.clients-start-from-global'] },
    {
      text: 'handles client dropout',
      properties: ['fedavg.failed-client-excluded', 'fedavg.empty-round-is-an-error'],
    },
  ],
  falseProperties: [
    { statement: 'The aggregate is at least as good as every client.', why: 'Averaging can hurt on unlike data.' },
    { statement: 'FedAvg protects privacy.', why: 'Raw updates reach the server.' },
    { statement: 'FedAvg equals centralised training.', why: 'Only for one full-batch local step.' },
  ],
  scenario,
});
