import type { Lie } from '../../../model/algorithm.js';
import { addScaled, mapTensors, sameShapes, type Tensor } from '../tensors.js';
import type { ClientResult, FederatedAveraging } from './contract.js';
import { aggregate, reported } from './reference.js';
import { lies as roundLies } from './round-lies.js';

type Aggregate = (results: readonly ClientResult[]) => readonly Tensor[];

/** FedAvg with another aggregation, in rounds as well. */
const withAggregate = (changed: Aggregate): FederatedAveraging => ({
  aggregate: changed,
  round: (global, clients) => changed(clients.flatMap((client) => reported(client, global))),
});

const equalCounts = (results: readonly ClientResult[]) => results.map(({ params }) => ({ params, n: 1 }));
const recounted =
  (count: (n: number, at: number) => number): Aggregate =>
  (results) =>
    aggregate(results.map(({ params, n }, at) => ({ params, n: count(n, at) })));

/** Coordinates of all clients, combined one by one. */
const coordinatewise =
  (combine: (values: readonly number[]) => number): Aggregate =>
  (results) =>
    aggregate(results).map((tensor, t) =>
      tensor.map((_, at) => combine(results.map(({ params }) => (params[t] as Tensor)[at] as number))),
    );

const upperMedian = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

const inPlace: Aggregate = (results) => {
  const mean = aggregate(results);
  const target = results[0]?.params as number[][];
  for (const [t, tensor] of mean.entries()) target[t]?.splice(0, tensor.length, ...tensor);
  return target;
};

function blending(): Aggregate {
  let last: readonly Tensor[] | undefined;
  return (results) => {
    const mean = aggregate(results);
    const mixed =
      last === undefined || !sameShapes(last, mean)
        ? mean
        : addScaled(
            mapTensors(mean, (v) => 0.9 * v),
            0.1,
            last,
          );
    last = mean;
    return mixed;
  };
}

export const lies: readonly Lie<FederatedAveraging>[] = [
  {
    id: 'unweighted-mean',
    description: 'The plain mean of the client models; sample counts are ignored.',
    seenIn: 'FedLab #305, AshwinRJ/Federated-Learning-PyTorch #27, shaoxiongji/federated-learning #20',
    implementation: withAggregate((results) => aggregate(equalCounts(results))),
    caughtBy: [
      'fedavg.weighted-mean',
      'fedavg.split-client',
      'fedavg.no-samples-no-weight',
      'fedavg.equals-centralised-step',
      'fedavg.failed-client-excluded',
    ],
  },
  {
    id: 'sum',
    description: 'Client models are added up.',
    implementation: withAggregate((results) => mapTensors(aggregate(equalCounts(results)), (v) => v * results.length)),
    caughtBy: [
      'fedavg.weighted-mean',
      'fedavg.identical-clients',
      'fedavg.split-client',
      'fedavg.no-samples-no-weight',
      'fedavg.convex-hull',
      'fedavg.equals-centralised-step',
      'fedavg.failed-client-excluded',
      'fedavg.clients-start-from-global',
    ],
  },
  {
    id: 'weighted-sum',
    description: 'n_k w_k is summed and divided by the number of clients instead of n.',
    implementation: withAggregate((results) => {
      const samples = results.reduce((sum, { n }) => sum + n, 0);
      return mapTensors(aggregate(results), (value) => (value * samples) / results.length);
    }),
    caughtBy: [
      'fedavg.weighted-mean',
      'fedavg.identical-clients',
      'fedavg.weight-scale-invariant',
      'fedavg.split-client',
      'fedavg.no-samples-no-weight',
      'fedavg.convex-hull',
      'fedavg.equals-centralised-step',
      'fedavg.failed-client-excluded',
      'fedavg.clients-start-from-global',
    ],
  },
  {
    id: 'coordinate-median',
    description: 'The upper median of each coordinate.',
    implementation: withAggregate(coordinatewise(upperMedian)),
    caughtBy: [
      'fedavg.weighted-mean',
      'fedavg.split-client',
      'fedavg.no-samples-no-weight',
      'fedavg.equals-centralised-step',
      'fedavg.failed-client-excluded',
    ],
  },
  {
    id: 'largest-client',
    description: 'The model of the client with most samples is taken.',
    implementation: withAggregate((results) => {
      const most = Math.max(...results.map(({ n }) => n));
      return aggregate(results.filter(({ n }) => n === most));
    }),
    caughtBy: [
      'fedavg.weighted-mean',
      'fedavg.split-client',
      'fedavg.equals-centralised-step',
      'fedavg.failed-client-excluded',
    ],
  },
  {
    id: 'squared-weights',
    description: 'The weight is applied twice.',
    implementation: withAggregate(recounted((n) => n * n)),
    caughtBy: [
      'fedavg.weighted-mean',
      'fedavg.split-client',
      'fedavg.equals-centralised-step',
      'fedavg.failed-client-excluded',
    ],
  },
  {
    id: 'inverse-weights',
    description: 'Clients with fewer samples count for more.',
    implementation: withAggregate(recounted((n) => (n === 0 ? 0 : 1 / n))),
    caughtBy: [
      'fedavg.weighted-mean',
      'fedavg.split-client',
      'fedavg.equals-centralised-step',
      'fedavg.failed-client-excluded',
    ],
  },
  {
    id: 'softmax-weights',
    description: 'Weights are a softmax over sample counts.',
    implementation: withAggregate(recounted((n) => Math.exp(n / 10))),
    caughtBy: [
      'fedavg.weighted-mean',
      'fedavg.weight-scale-invariant',
      'fedavg.split-client',
      'fedavg.no-samples-no-weight',
      'fedavg.equals-centralised-step',
      'fedavg.failed-client-excluded',
    ],
  },
  {
    id: 'falsy-count',
    description: 'A sample count of zero falls back to one.',
    implementation: withAggregate(recounted((n) => n || 1)),
    caughtBy: ['fedavg.no-samples-no-weight'],
  },
  {
    id: 'first-client-double',
    description: 'The weight of the first client is doubled but not the total.',
    seenIn: 'after PySyft #3828 (the shape of the bug)',
    implementation: withAggregate((results) => {
      const samples = results.reduce((sum, { n }) => sum + n, 0);
      return results[0] === undefined
        ? aggregate(results)
        : addScaled(aggregate(results), results[0].n / samples, results[0].params);
    }),
    caughtBy: [
      'fedavg.weighted-mean',
      'fedavg.identical-clients',
      'fedavg.permutation-invariant',
      'fedavg.convex-hull',
      'fedavg.equals-centralised-step',
      'fedavg.failed-client-excluded',
      'fedavg.clients-start-from-global',
    ],
  },
  {
    id: 'last-client-dropped',
    description: 'The loop stops one client early.',
    implementation: withAggregate((results) => aggregate(results.length > 1 ? results.slice(0, -1) : results)),
    caughtBy: [
      'fedavg.weighted-mean',
      'fedavg.split-client',
      'fedavg.permutation-invariant',
      'fedavg.no-samples-no-weight',
      'fedavg.equals-centralised-step',
      'fedavg.failed-client-excluded',
    ],
  },
  {
    id: 'first-tensor-only',
    description: 'Only the first tensor is averaged; the others come from the first client.',
    seenIn: 'the shape of PFLlib #260 (buffers)',
    implementation: withAggregate((results) => {
      const [first = [], ...others] = aggregate(results);
      return [first, ...others.map((tensor, at) => results[0]?.params[at + 1] ?? tensor)];
    }),
    caughtBy: [
      'fedavg.weighted-mean',
      'fedavg.permutation-invariant',
      'fedavg.equals-centralised-step',
      'fedavg.failed-client-excluded',
    ],
  },
  {
    id: 'in-place',
    description: 'The mean is accumulated in the arrays of the first client.',
    implementation: withAggregate((results) => (results.length === 0 ? aggregate(results) : inPlace(results))),
    caughtBy: ['fedavg.inputs-untouched'],
  },
  {
    id: 'blended-with-last',
    description: 'A tenth of the aggregate before is mixed in without being asked for.',
    implementation: withAggregate(blending()),
    caughtBy: [
      'fedavg.weighted-mean',
      'fedavg.identical-clients',
      'fedavg.weight-scale-invariant',
      'fedavg.split-client',
      'fedavg.permutation-invariant',
      'fedavg.convex-hull',
      'fedavg.aggregate-is-fresh',
    ],
  },
  {
    id: 'nan-on-empty',
    description: 'No results give 0 / 0.',
    implementation: withAggregate((results) => (results.length === 0 ? [[Number.NaN]] : aggregate(results))),
    caughtBy: ['fedavg.empty-round-is-an-error'],
  },
  {
    id: 'zeros-on-empty',
    description: 'No results give a model of zeros.',
    implementation: withAggregate((results) => (results.length === 0 ? [[0, 0]] : aggregate(results))),
    caughtBy: ['fedavg.empty-round-is-an-error'],
  },
  ...roundLies,
];
