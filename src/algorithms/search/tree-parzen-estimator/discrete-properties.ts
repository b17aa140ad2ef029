import type { Convention, Property, Random } from '../../../model/algorithm.js';
import { counterexample } from '../../compare.js';
import type { HyperParameterSearchImplementation, SearchDimension } from '../contracts/hyper-parameter-search.js';
import { anySeed, bergstra, type Check, RUNS, statistical } from './statistical.js';

const kinds: readonly SearchDimension[] = [
  { name: 'layers', type: 'int', low: 1, high: 4 },
  { name: 'units', type: 'int', low: 1, high: 64, log: true },
  { name: 'kind', type: 'categorical', choices: ['relu', 'tanh', 'gelu'] },
];

function draws(
  implementation: HyperParameterSearchImplementation,
  random: Random,
  dimension: SearchDimension,
  count: number,
) {
  const search = implementation.create({
    space: [dimension],
    direction: 'minimize',
    gamma: 0.2,
    startup: 1e6,
    candidates: 24,
    seed: anySeed(random),
  });
  return Array.from({ length: count }, () => search.suggest()[dimension.name]);
}

/** Each value of the small integer range and each choice in its share, 5 standard deviations wide. */
const equalShares =
  (dimension: SearchDimension, values: readonly unknown[]): Check =>
  (implementation, random) => {
    const count = 1500;
    const drawn = draws(implementation, random, dimension, count);
    const share = 1 / values.length;
    const slack = 5 * Math.sqrt(count * share * (1 - share));
    const counts = values.map((value) => drawn.filter((seen) => seen === value).length);
    const total = counts.reduce((sum, number) => sum + number, 0);
    if (total === count && counts.every((number) => Math.abs(number - count * share) <= slack)) return undefined;
    return counterexample(
      'random suggestions are not each value equally often, or not of the values at all',
      { dimension, draws: count },
      `${count * share} each, within ${slack}`,
      { values, counts },
    );
  };

/** A search that knows real numbers only is right in what it does: neither integers nor categories come out. */
const realNumbersOnly: Convention<HyperParameterSearchImplementation> = {
  id: 'real-numbers-only',
  description: 'the search knows real dimensions only',
  check: (implementation, random) => {
    const integers = attempt(() => draws(implementation, random, kinds[0] as SearchDimension, 20)) ?? [];
    const categories = attempt(() => draws(implementation, random, kinds[2] as SearchDimension, 20)) ?? [];
    const someIntegers = integers.some((value) => Number.isInteger(value));
    const someCategories = categories.some((value) => typeof value === 'string');
    if (!someIntegers && !someCategories) return undefined;
    return counterexample('integers or categories are supported', { kinds }, 'neither', { integers, categories });
  },
};

function attempt<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch {
    return undefined;
  }
}

const learnsDiscrete: Check = (implementation, random) => {
  const hits = { layers: 0, units: 0, kind: 0 };
  for (let run = 0; run < RUNS; run++) {
    const search = implementation.create({
      space: kinds,
      direction: 'minimize',
      gamma: 0.25,
      startup: 8,
      candidates: 24,
      seed: anySeed(random),
    });
    for (let trial = 0; trial < 36; trial++) {
      const good = trial % 4 === 0;
      const params = good
        ? { layers: 4, units: 3 + (trial % 3), kind: 'tanh' }
        : { layers: 1 + (trial % 3), units: 10 + trial, kind: trial % 2 ? 'relu' : 'gelu' };
      search.record(params, good ? 0.1 * trial : 50 + trial);
    }
    const { layers, units, kind } = search.suggest() as { layers: number; units: number; kind: string };
    if (![layers, units].every(Number.isInteger) || layers < 1 || layers > 4 || units < 1 || units > 64)
      return counterexample('an integer dimension gets no integer within its bounds', { kinds }, 'integers', {
        layers,
        units,
      });
    if (layers === 4) hits.layers += 1;
    if (units <= 8) hits.units += 1;
    if (kind === 'tanh') hits.kind += 1;
  }
  if (hits.layers >= 24 && hits.units >= 32 && hits.kind >= 27) return undefined;
  return counterexample(
    'suggestions do not favour the integers and the category that were good',
    { kinds, good: { layers: 4, units: '3 to 5', kind: 'tanh' }, runs: RUNS },
    { layers: 'at least 24', units: '32 at most 8', kind: 'at least 27' },
    hits,
  );
};

/** What holds of a search that knows integers and categories too. */
export const discreteProperties: readonly Property<HyperParameterSearchImplementation>[] = [
  {
    ...statistical(
      'integers-uniform-at-startup',
      'A random integer takes each value equally often, the bounds included.',
      'Optuna, IntDistribution: half a step is added on either side before rounding.',
      '5 standard deviations',
      'normal bound 6e-7 a value, 4 values',
      equalShares(kinds[0] as SearchDimension, [1, 2, 3, 4]),
    ),
    strength: 'when-claimed',
    conventions: [realNumbersOnly],
  },
  {
    ...statistical(
      'categories-uniform-at-startup',
      'A random category takes each choice equally often.',
      'Optuna, CategoricalDistribution.',
      '5 standard deviations',
      'normal bound 6e-7 a choice, 3 choices',
      equalShares(kinds[2] as SearchDimension, ['relu', 'tanh', 'gelu']),
    ),
    strength: 'when-claimed',
    conventions: [realNumbersOnly],
  },
  {
    ...statistical(
      'learns-discrete',
      'Integers stay integers within bounds, and good integers and categories are favoured.',
      bergstra,
      '24, 32 and 27 of 40 suggestions',
      'the reference hits with p > 0.8, 0.95 and 0.9; binomial tails below 1e-3 each',
      learnsDiscrete,
    ),
    strength: 'when-claimed',
    conventions: [realNumbersOnly],
  },
];
