import { defineAlgorithm } from '../../../model/algorithm.js';
import { average, sortedColumns } from '../columns.js';
import { coordinateWiseContract } from '../coordinate-wise-contract.js';
import { coordinateWiseTrace } from '../coordinate-wise-scenario.js';
import { lies } from './lies.js';
import { properties } from './properties.js';
import { coordinateMedian } from './reference.js';

export const coordinateMedianAggregation = defineAlgorithm({
  id: 'coordinate-median',
  family: 'federated',
  title: 'Coordinate-wise median',
  aliases: ['coordinate-wise median', 'coordinate median', 'fedmedian', 'median aggregation'],
  idea:
    'Each coordinate of the aggregate is the median of the client values. ' +
    'Fewer than half of the clients cannot move it outside the honest values.',
  sources: [
    {
      citation:
        'Yin, Chen, Ramchandran, Bartlett (2018). Byzantine-robust distributed learning: towards optimal statistical rates. ICML.',
      locator: 'Definition 1',
      url: 'https://arxiv.org/abs/1803.01498',
    },
  ],
  equations: ['median_j = the middle value of coordinate j, or the mean of the two middle ones'],
  cost: 'n updates of length d: O(d n log n).',
  contract: coordinateWiseContract,
  reference: { median: coordinateMedian },
  properties,
  lies,
  variants: [
    {
      id: 'mean-of-lower-and-upper',
      description: 'The mean of the lower and the upper middle value, whatever the number of clients.',
      implementation: {
        median: (U) =>
          sortedColumns(U, 'coordinate median').map((column) =>
            average([
              column[Math.floor((column.length - 1) / 2)] as number,
              column[Math.floor(column.length / 2)] as number,
            ]),
          ),
      },
    },
  ],
  phrases: [
    { text: 'coordinate-wise median', properties: ['coordinate-median.median-even', 'coordinate-median.median-odd'] },
    { text: 'median aggregation', properties: ['coordinate-median.median-odd', 'coordinate-median.equivariant'] },
    { text: 'robust aggregation', properties: ['coordinate-median.breakdown', 'coordinate-median.inputs-untouched'] },
  ],
  falseProperties: [
    { statement: 'The coordinate-wise median is one of the updates.', why: 'Coordinates come from different clients.' },
  ],
  scenario: coordinateWiseTrace,
});
