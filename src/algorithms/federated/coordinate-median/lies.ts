import type { Lie } from '../../../model/algorithm.js';
import { average, middle, sortedColumns } from '../columns.js';
import type { MedianAggregation } from '../coordinate-wise-contract.js';
import { coordinateMedian } from './reference.js';

const columnwise = (combine: (column: number[]) => number): MedianAggregation => ({
  median: (U) => sortedColumns(U, 'coordinate median').map(combine),
});
const half = (column: readonly number[]) => Math.floor(column.length / 2);

export const lies: readonly Lie<MedianAggregation>[] = [
  {
    id: 'median-upper',
    description: 'Of an even number the upper middle value is taken.',
    implementation: columnwise((column) => column[half(column)] as number),
    caughtBy: ['coordinate-median.median-even', 'coordinate-median.equivariant'],
  },
  {
    id: 'median-lower',
    description: 'Of an even number the lower middle value is taken.',
    implementation: columnwise((column) => column[Math.floor((column.length - 1) / 2)] as number),
    caughtBy: ['coordinate-median.median-even', 'coordinate-median.equivariant'],
  },
  {
    id: 'mean-instead',
    description: 'The mean under the name of the median.',
    implementation: columnwise(average),
    caughtBy: ['coordinate-median.median-even', 'coordinate-median.median-odd', 'coordinate-median.breakdown'],
  },
  {
    id: 'rank-off-by-one',
    description: 'The value after the middle is taken.',
    implementation: columnwise((column) => middle(column.slice(2))),
    caughtBy: [
      'coordinate-median.median-even',
      'coordinate-median.median-odd',
      'coordinate-median.breakdown',
      'coordinate-median.equivariant',
    ],
  },
  {
    id: 'unsorted-middle',
    description: 'The client in the middle of the list is taken.',
    implementation: {
      median: (U) => [...(U[Math.floor(U.length / 2)] as readonly number[])],
    },
    caughtBy: [
      'coordinate-median.median-even',
      'coordinate-median.median-odd',
      'coordinate-median.breakdown',
      'coordinate-median.equivariant',
    ],
  },
  {
    id: 'string-sort',
    description: 'Values are sorted as text.',
    implementation: columnwise((column) => middle([...column].sort())),
    caughtBy: [
      'coordinate-median.median-even',
      'coordinate-median.median-odd',
      'coordinate-median.breakdown',
      'coordinate-median.equivariant',
    ],
  },
  {
    id: 'midrange',
    description: 'The mean of the smallest and the largest value.',
    implementation: columnwise((column) => average([column[0] as number, column.at(-1) as number])),
    caughtBy: ['coordinate-median.median-even', 'coordinate-median.median-odd', 'coordinate-median.breakdown'],
  },
  {
    id: 'client-of-median-length',
    description: 'The update of median length is taken as a whole.',
    implementation: {
      median: (U) => [
        ...([...U].sort((a, b) => Math.hypot(...a) - Math.hypot(...b))[Math.floor(U.length / 2)] as readonly number[]),
      ],
    },
    caughtBy: ['coordinate-median.median-even', 'coordinate-median.median-odd', 'coordinate-median.equivariant'],
  },
  {
    id: 'sorts-updates',
    description: 'The list of updates is sorted by its first coordinate in place.',
    implementation: {
      median: (U) => {
        (U as (readonly number[])[]).sort((a, b) => (a[0] as number) - (b[0] as number));
        return coordinateMedian(U);
      },
    },
    caughtBy: ['coordinate-median.inputs-untouched'],
  },
];
