import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { closeVectors, counterexample, thrownBy } from '../../compare.js';
import { overInstances } from '../../instances.js';
import { normal, normalVector, uniform } from '../../random.js';
import { copyTensors, entriesOf, mapTensors, type Tensor } from '../tensors.js';
import type { ClientResult, FederatedAveraging } from './contract.js';
import { roundProperties } from './round-properties.js';

/** Unequal models of three tensors, with counts of samples that are unequal too. */
function results(random: Random, counts: readonly number[] = [1, 4, 7]): ClientResult[] {
  return counts.map((n) => ({
    n,
    params: [3, 1, 2].map((length) => Array.from({ length }, () => uniform(random, -1, 1) + 2 * normal(random))),
  }));
}

const copied = (all: readonly ClientResult[]) => all.map(({ params, n }) => ({ params: copyTensors(params), n }));
const aggregated = (implementation: FederatedAveraging, all: readonly ClientResult[]) =>
  entriesOf(implementation.aggregate(copied(all)));

/** sum_k n_k w_k / sum_k n_k, entry by entry. */
function weightedMean(all: readonly ClientResult[]): number[] {
  const total = all.reduce((sum, { n }) => sum + n, 0);
  const flat = all.map(({ params }) => params.flat());
  return (flat[0] ?? []).map(
    (_, at) => flat.reduce((sum, entries, k) => sum + (all[k]?.n ?? 0) * (entries[at] as number), 0) / total,
  );
}

type Relation = Pick<Property<FederatedAveraging>, 'id' | 'statement' | 'basis'> & {
  readonly changed: (all: readonly ClientResult[]) => readonly ClientResult[];
};

/** A change of the list of results that leaves the aggregate as it was. */
function unchangedBy({ changed, ...rest }: Relation): Property<FederatedAveraging> {
  return {
    ...rest,
    strength: 'always',
    tolerance: '1e-10 relative',
    check: overInstances(4, (implementation, random) => {
      const all = results(random);
      const before = aggregated(implementation, all);
      const after = aggregated(implementation, changed(all));
      return closeVectors(after, before, 1e-10)
        ? undefined
        : counterexample('the aggregate changes', { results: all, changed: changed(all) }, before, after);
    }),
  };
}

export const properties: readonly Property<FederatedAveraging>[] = [
  {
    id: 'fedavg.weighted-mean',
    statement: 'Every tensor of the aggregate is the mean of the client tensors weighted by numbers of samples.',
    basis: 'McMahan et al. 2017, Algorithm 1, last line of the server loop',
    strength: 'always',
    tolerance: '1e-10 relative',
    check: (implementation, random) => {
      for (const counts of [[1, 4, 7], [30, 2, 11, 5], [6]]) {
        const all = results(random, counts);
        const [expected, actual] = [weightedMean(all), aggregated(implementation, all)];
        if (!closeVectors(actual, expected, 1e-10))
          return counterexample('not the weighted mean', { results: all }, expected, actual);
      }
      return undefined;
    },
  },
  {
    id: 'fedavg.identical-clients',
    statement: 'Equal models aggregate to themselves, whatever the weights.',
    basis: 'weights sum to one',
    strength: 'always',
    tolerance: '1e-12 relative',
    check: (implementation, random) => {
      const [one] = results(random) as [ClientResult];
      const all = [2, 9].map((n) => ({ ...one, n }));
      const actual = aggregated(implementation, all);
      return closeVectors(actual, one.params.flat(), 1e-12)
        ? undefined
        : counterexample('equal models do not aggregate to themselves', { results: all }, one.params.flat(), actual);
    },
  },
  unchangedBy({
    id: 'fedavg.weight-scale-invariant',
    statement: 'Multiplying all sample counts by ten changes nothing.',
    basis: 'only n_k / n enters',
    changed: (all) => all.map(({ params, n }) => ({ params, n: 10 * n })),
  }),
  unchangedBy({
    id: 'fedavg.split-client',
    statement: 'A client may be split in two with the same model, its samples shared out.',
    basis: 'n_1 w + n_2 w = (n_1 + n_2) w',
    changed: (all) =>
      all.flatMap(({ params, n }) =>
        n > 5
          ? [
              { params, n: n - 4 },
              { params, n: 4 },
            ]
          : [{ params, n }],
      ),
  }),
  unchangedBy({
    id: 'fedavg.permutation-invariant',
    statement: 'The order of the clients does not matter.',
    basis: 'a sum',
    changed: (all) => [...all].reverse(),
  }),
  {
    id: 'fedavg.no-samples-no-weight',
    statement: 'A client with zero samples has no influence (or is turned down).',
    basis: 'its weight is 0 / n',
    strength: 'always',
    tolerance: '1e-10 relative',
    check: noSamplesNoWeight,
  },
  {
    id: 'fedavg.convex-hull',
    statement: 'Each coordinate lies between the smallest and the largest client value.',
    basis: 'weights are non-negative and sum to one',
    strength: 'always',
    tolerance: '1e-12',
    check: convexHull,
  },
  {
    id: 'fedavg.inputs-untouched',
    statement: 'Client models are not modified.',
    basis: 'inputs belong to the caller',
    strength: 'always',
    tolerance: 'exact',
    check: (implementation, random) => {
      const all = results(random);
      const given = copied(all);
      implementation.aggregate(given);
      const client = given.findIndex(({ params }, k) => !closeVectors(params.flat(), all[k]?.params.flat() ?? [], 0));
      return client < 0
        ? undefined
        : counterexample('a client model was modified', { client, results: all }, all[client], given[client]);
    },
  },
  {
    id: 'fedavg.aggregate-is-fresh',
    statement: 'An aggregate depends on its own results only: a second one is not mixed with the first.',
    basis: 'Algorithm 1 replaces the global model',
    strength: 'always',
    tolerance: '1e-12 relative',
    check: (implementation, random) => {
      const [first, second] = [results(random), results(random, [8, 3])];
      const before = [...aggregated(implementation, first)];
      aggregated(implementation, second);
      const again = aggregated(implementation, first);
      return closeVectors(again, before, 1e-12)
        ? undefined
        : counterexample('a second call differs', { first, second }, before, again);
    },
  },
  {
    id: 'fedavg.empty-round-is-an-error',
    statement: 'Without any result the answer is an error, nothing, or the unchanged global model: never NaN or zeros.',
    basis: 'the mean of nothing is not defined',
    strength: 'always',
    tolerance: 'exact',
    check: (implementation, random) => {
      const global = [normalVector(random, 2), normalVector(random, 3)];
      return (
        inventedModel(() => implementation.aggregate([]), undefined) ??
        (implementation.round === undefined
          ? undefined
          : inventedModel(() => implementation.round(copyTensors(global), [failing(3), failing(5)]), global))
      );
    },
  },
  ...roundProperties,
];

const failing = (n: number) => ({
  n,
  train: (): readonly Tensor[] => {
    throw new Error('client lost');
  },
});

/** A model that came out of no results: anything but an error, an empty answer, or `unchanged`. */
function inventedModel(
  call: () => readonly Tensor[] | null | undefined,
  unchanged: readonly Tensor[] | undefined,
): Counterexample | undefined {
  let answer: readonly Tensor[] | null | undefined;
  if (thrownBy(() => (answer = call())) !== undefined) return undefined;
  const entries = entriesOf(answer ?? []);
  if (entries.length === 0 || (unchanged !== undefined && closeVectors(entries, unchanged.flat(), 1e-12)))
    return undefined;
  return counterexample('a model out of no results', { results: [], global: unchanged }, 'an error', entries);
}

function noSamplesNoWeight(implementation: FederatedAveraging, random: Random): Counterexample | undefined {
  const all = results(random);
  const before = aggregated(implementation, all);
  const changed = [...all, { params: mapTensors(all[0]?.params ?? [], (value) => 100 + value), n: 0 }];
  if (thrownBy(() => aggregated(implementation, changed)) !== undefined) return undefined;
  const after = aggregated(implementation, changed);
  return closeVectors(after, before, 1e-10)
    ? undefined
    : counterexample('a client without samples counts', { results: changed }, before, after);
}

function convexHull(implementation: FederatedAveraging, random: Random): Counterexample | undefined {
  // Values around 40: weights that do not sum to one leave the hull.
  const all = results(random, [3, 8, 2, 15]).map(({ params, n }) => ({ params: mapTensors(params, (v) => v + 40), n }));
  const flat = all.map(({ params }) => params.flat());
  for (const [at, value] of aggregated(implementation, all).entries()) {
    const column = flat.map((entries) => entries[at] as number);
    const [low, high] = [Math.min(...column) - 1e-12, Math.max(...column) + 1e-12];
    if (!(value >= low && value <= high))
      return counterexample('outside the client values', { results: all, coordinate: at }, [low, high], value);
  }
  return undefined;
}
