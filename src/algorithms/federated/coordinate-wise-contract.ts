import type { Contract } from '../../model/algorithm.js';

/** U is n client updates of length d. */
export interface MedianAggregation {
  median(U: readonly (readonly number[])[]): readonly number[];
}

/** One contract for both, so that a trimmed mean that is a median is recognised. */
export interface CoordinateWise extends MedianAggregation {
  /** Trimmed mean: without the floor(beta n) smallest and largest values of each coordinate, 0 <= beta < 1/2. */
  agg(U: readonly (readonly number[])[], beta: number): readonly number[];
}

const updates = {
  name: 'U',
  aliases: ['updates', 'client_updates', 'vectors', 'gradients', 'weights', 'models', 'parameters'],
  shape: 'matrix[n,d]',
  meaning: 'one update a client',
};

export const coordinateWiseContract: Contract = {
  id: 'coordinate-wise-aggregation',
  title: 'Coordinate-wise robust aggregation',
  classAliases: [
    'trimmed_mean',
    'trimmed_mean_aggregator',
    'fed_trimmed_avg',
    'coordinate_median',
    'coordinate_wise_median',
    'median_aggregator',
    'fed_median',
    'robust_aggregator',
    'robust_aggregation',
  ],
  operations: [
    {
      name: 'agg',
      effect: 'reads',
      required: false,
      summary: 'the mean of each coordinate without its smallest and largest values',
      parameters: [
        updates,
        {
          name: 'beta',
          aliases: ['trim_ratio', 'trim_fraction', 'proportion_to_cut', 'cut', 'alpha', 'trim', 'ratio'],
          shape: 'number',
          meaning: 'share cut off at each end, in [0, 1/2)',
        },
      ],
      returns: 'vector[d]',
      aliases: ['trimmed_mean', 'trim_mean', 'aggregate', 'aggregate_trimmed_mean', 'trimmed_avg', 'robust_mean'],
    },
    {
      name: 'median',
      effect: 'reads',
      required: false,
      summary: 'the median of each coordinate',
      parameters: [updates],
      returns: 'vector[d]',
      aliases: ['coordinate_median', 'coordinate_wise_median', 'aggregate', 'median_aggregate', 'aggregate_median'],
    },
  ],
};
