import type { Lie } from '../../../model/algorithm.js';
import { average, middle, sortedColumns } from '../columns.js';
import { lies as medianLies } from '../coordinate-median/lies.js';
import type { CoordinateWise, MedianAggregation } from '../coordinate-wise-contract.js';
import type { Updates } from '../coordinate-wise-updates.js';
import { trimmed, trimmedMean } from './reference.js';

/** A trimmed mean that treats a sorted column otherwise; beta is checked as in the reference. */
const columnwise = (combine: (column: number[], cut: number, beta: number) => number): CoordinateWise => ({
  ...trimmedMean,
  agg: (U, beta) => {
    trimmed(U, beta);
    return sortedColumns(U, 'trimmed mean').map((column) => combine(column, Math.floor(beta * column.length), beta));
  },
});

const size = (row: readonly number[]) => Math.hypot(...row);
const kept = (U: Updates, cut: number) =>
  [...U].sort((a, b) => size(a) - size(b)).slice(cut, Math.max(cut + 1, U.length - cut));

const untrimmable: CoordinateWise['agg'] = (U, beta) =>
  sortedColumns(U, 'trimmed mean').map((column) => {
    const cut = Math.floor(beta * column.length);
    return average(column.slice(cut, column.length - cut));
  });

/** What the trimmed mean's own properties see of a median that is wrong. */
const wrongMedian = (id: string): Lie<CoordinateWise> => {
  const found = medianLies.find((lie) => lie.id === id) as Lie<MedianAggregation>;
  return { ...found, implementation: { ...trimmedMean, ...found.implementation } };
};

export const lies: readonly Lie<CoordinateWise>[] = [
  {
    id: 'wrong-divisor',
    description: 'The sum of the kept values is divided by n.',
    implementation: columnwise(
      (column, cut) => (average(column.slice(cut, column.length - cut)) * (column.length - 2 * cut)) / column.length,
    ),
    caughtBy: [
      'trimmed.closed-form',
      'trimmed.count-is-floored',
      'trimmed.breakdown',
      'trimmed.coordinate-wise',
      'trimmed.equivariant',
    ],
  },
  {
    id: 'string-sort',
    description: 'Values are sorted as text, the default of JavaScript.',
    implementation: columnwise((column, cut) => average([...column].sort().slice(cut, column.length - cut))),
    caughtBy: ['trimmed.closed-form', 'trimmed.count-is-floored', 'trimmed.coordinate-wise', 'trimmed.equivariant'],
  },
  {
    id: 'by-length',
    description: 'Whole clients are dropped by the length of their update.',
    implementation: {
      ...trimmedMean,
      agg: (U, beta) => {
        trimmed(U, beta);
        return trimmed(kept(U, Math.floor(beta * U.length)), 0);
      },
    },
    caughtBy: ['trimmed.closed-form', 'trimmed.count-is-floored', 'trimmed.coordinate-wise', 'trimmed.equivariant'],
  },
  {
    id: 'upper-end-only',
    description: 'Only the largest values are dropped.',
    implementation: columnwise((column, cut) => average(column.slice(0, column.length - cut))),
    caughtBy: [
      'trimmed.closed-form',
      'trimmed.count-is-floored',
      'trimmed.breakdown',
      'trimmed.coordinate-wise',
      'trimmed.equivariant',
    ],
  },
  {
    id: 'lower-end-only',
    description: 'Only the smallest values are dropped.',
    implementation: columnwise((column, cut) => average(column.slice(cut))),
    caughtBy: [
      'trimmed.closed-form',
      'trimmed.count-is-floored',
      'trimmed.breakdown',
      'trimmed.coordinate-wise',
      'trimmed.equivariant',
    ],
  },
  {
    id: 'share-in-all',
    description: 'beta is split over both ends.',
    implementation: columnwise((column, _, beta) => {
      const cut = Math.floor((beta * column.length) / 2);
      return average(column.slice(cut, column.length - cut));
    }),
    caughtBy: ['trimmed.closed-form', 'trimmed.count-is-floored', 'trimmed.breakdown', 'trimmed.coordinate-wise'],
  },
  {
    id: 'one-too-many',
    description: 'One more value is dropped at the upper end.',
    implementation: columnwise((column, cut) => average(column.slice(cut, Math.max(cut + 1, column.length - cut - 1)))),
    caughtBy: [
      'trimmed.closed-form',
      'trimmed.count-is-floored',
      'trimmed.beta-zero-is-mean',
      'trimmed.coordinate-wise',
      'trimmed.equivariant',
    ],
  },
  {
    id: 'winsorised',
    description: 'Extremes are clamped to the nearest kept value instead of dropped.',
    implementation: columnwise((column, cut) => {
      const [low, high] = [column[cut] as number, column[column.length - 1 - cut] as number];
      return average(column.map((value) => Math.min(high, Math.max(low, value))));
    }),
    caughtBy: ['trimmed.closed-form', 'trimmed.count-is-floored', 'trimmed.coordinate-wise'],
  },
  {
    id: 'plain-mean',
    description: 'Nothing is dropped.',
    implementation: columnwise((column) => average(column)),
    caughtBy: ['trimmed.closed-form', 'trimmed.count-is-floored', 'trimmed.breakdown', 'trimmed.coordinate-wise'],
  },
  {
    id: 'median-instead',
    description: 'The median under the name of the trimmed mean.',
    implementation: columnwise((column) => middle(column)),
    caughtBy: [
      'trimmed.closed-form',
      'trimmed.count-is-floored',
      'trimmed.beta-zero-is-mean',
      'trimmed.coordinate-wise',
    ],
  },
  {
    id: 'midrange',
    description: 'The mean of the smallest and the largest kept value.',
    implementation: columnwise((column, cut) =>
      average([column[cut] as number, column[column.length - 1 - cut] as number]),
    ),
    caughtBy: [
      'trimmed.closed-form',
      'trimmed.count-is-floored',
      'trimmed.beta-zero-is-mean',
      'trimmed.coordinate-wise',
    ],
  },
  {
    id: 'falsy-beta',
    description: 'A beta of zero falls back to 0.2.',
    implementation: { ...trimmedMean, agg: (U, beta) => trimmed(U, beta || 0.2) },
    caughtBy: ['trimmed.beta-zero-is-mean'],
  },
  {
    id: 'half-accepted',
    description: 'beta = 1/2 gives 0 / 0.',
    implementation: { ...trimmedMean, agg: untrimmable },
    caughtBy: ['trimmed.beta-half-rejected'],
  },
  {
    id: 'sorts-updates',
    description: 'The list of updates is sorted by its first coordinate in place.',
    implementation: {
      ...trimmedMean,
      agg: (U, beta) => {
        (U as (readonly number[])[]).sort((a, b) => (a[0] as number) - (b[0] as number));
        return trimmed(U, beta);
      },
    },
    caughtBy: ['trimmed.inputs-untouched'],
  },
  { ...wrongMedian('median-upper'), caughtBy: ['trimmed.median-even'] },
  { ...wrongMedian('mean-instead'), caughtBy: ['trimmed.median-even', 'trimmed.median-odd'] },
];
