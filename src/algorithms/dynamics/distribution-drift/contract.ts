import type { Contract } from '../../../model/algorithm.js';

export interface DistributionDriftImplementation {
  /**
   * Population stability index of two samples of one feature, with `bins` >= 2 bins cut from the reference and open at both ends.
   * At least 0, and finite also when a bin is empty.
   */
  psi(reference: readonly number[], actual: readonly number[], bins: number): number;
  /** Two-sample Kolmogorov-Smirnov statistic, in [0, 1]. */
  ks(a: readonly number[], b: readonly number[]): number;
}

export const distributionDriftContract: Contract = {
  id: 'psi',
  title: 'Distribution drift: population stability index and Kolmogorov-Smirnov statistic',
  classAliases: [
    'drift',
    'drift_detector',
    'data_drift',
    'feature_drift',
    'psi',
    'population_stability_index',
    'distribution_monitor',
  ],
  operations: [
    {
      name: 'psi',
      effect: 'reads',
      required: false,
      summary: 'how far the shares of the bins have moved',
      returns: 'a number >= 0; above 0.25 is called a major shift',
      aliases: ['population_stability_index', 'calculate_psi', 'compute_psi', 'stability_index'],
      parameters: [
        {
          name: 'reference',
          aliases: ['expected', 'baseline', 'train', 'ref'],
          shape: 'vector[n]',
          meaning: 'sample that sets the bins',
        },
        {
          name: 'actual',
          aliases: ['current', 'observed', 'production', 'new', 'test'],
          shape: 'vector[m]',
          meaning: 'sample that is judged',
        },
        {
          name: 'bins',
          aliases: ['n_bins', 'num_bins', 'buckets', 'n_buckets'],
          shape: 'integer',
          meaning: 'number of bins',
          default: 10,
        },
      ],
    },
    {
      name: 'ks',
      effect: 'reads',
      required: false,
      summary: 'the largest gap between two empirical distribution functions',
      returns: 'a number in [0, 1]',
      aliases: [
        'ks_statistic',
        'kolmogorov_smirnov',
        'ks_test',
        'ks_2samp',
        'kolmogorov_smirnov_statistic',
        'two_sample_ks',
      ],
      parameters: [
        {
          name: 'a',
          aliases: ['reference', 'x', 'sample1', 'data1', 'baseline'],
          shape: 'vector[n]',
          meaning: 'first sample',
        },
        {
          name: 'b',
          aliases: ['actual', 'y', 'sample2', 'data2', 'current'],
          shape: 'vector[m]',
          meaning: 'second sample',
        },
      ],
    },
  ],
};
