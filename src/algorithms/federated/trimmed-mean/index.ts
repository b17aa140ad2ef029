import { defineAlgorithm } from '../../../model/algorithm.js';
import { average, sortedColumns } from '../columns.js';
import { coordinateWiseContract } from '../coordinate-wise-contract.js';
import { coordinateWiseTrace } from '../coordinate-wise-scenario.js';
import { lies } from './lies.js';
import { properties } from './properties.js';
import { trimmed, trimmedMean } from './reference.js';

export const trimmedMeanAggregation = defineAlgorithm({
  id: 'trimmed-mean',
  family: 'federated',
  title: 'Coordinate-wise trimmed mean',
  aliases: ['trimmed mean', 'coordinate-wise trimmed mean', 'fedtrimmedavg', 'trimmed average'],
  idea:
    'In each coordinate drop the smallest and the largest client values and average the others. ' +
    'As many attackers as are dropped at one end cannot move the result outside the honest values.',
  sources: [
    {
      citation:
        'Yin, Chen, Ramchandran, Bartlett (2018). Byzantine-robust distributed learning: towards optimal statistical rates. ICML.',
      locator: 'Definition 2',
      url: 'https://arxiv.org/abs/1803.01498',
    },
    { citation: 'SciPy, scipy.stats.trim_mean', locator: 'number of values cut' },
  ],
  equations: ['k = floor(beta n)', 'agg_j = mean of the n - 2 k middle values of coordinate j'],
  cost: 'n updates of length d: O(d n log n).',
  contract: coordinateWiseContract,
  reference: trimmedMean,
  properties,
  lies,
  variants: [
    {
      id: 'count-rounded-up',
      description: 'ceil(beta n) values are dropped at each end.',
      implementation: {
        ...trimmedMean,
        agg: (U, beta) => {
          trimmed(U, beta);
          const cut = Math.ceil(beta * U.length);
          return sortedColumns(U, 'trimmed mean').map((column) => average(column.slice(cut, column.length - cut)));
        },
      },
      variantOf: ['trimmed.count-is-floored'],
    },
  ],
  phrases: [
    {
      text: 'trimmed mean',
      properties: ['trimmed.closed-form', 'trimmed.count-is-floored', 'trimmed.beta-zero-is-mean'],
    },
    { text: 'robust aggregation', properties: ['trimmed.breakdown', 'trimmed.inputs-untouched'] },
    {
      text: 'drops the highest and lowest updates',
      properties: ['trimmed.closed-form', 'trimmed.coordinate-wise', 'trimmed.equivariant'],
    },
    { text: 'outlier resistant', properties: ['trimmed.breakdown', 'trimmed.beta-half-rejected'] },
    { text: 'coordinate-wise median', properties: ['trimmed.median-even', 'trimmed.median-odd'] },
  ],
  falseProperties: [
    {
      statement: 'Without attackers the trimmed mean equals the mean.',
      why: 'Honest extremes are dropped too.',
    },
  ],
  scenario: coordinateWiseTrace,
});
