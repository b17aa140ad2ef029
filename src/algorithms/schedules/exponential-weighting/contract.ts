import type { Contract } from '../../../model/algorithm.js';

export interface ExponentialWeightingImplementation {
  /** Smoothed values, one per value, for a weight alpha in (0, 1] of the newest value. */
  ewma(values: readonly number[], alpha: number): number[];
}

export const exponentialWeightingContract: Contract = {
  id: 'exponential-weighting',
  title: 'Exponentially weighted moving average',
  classAliases: [
    'ewma',
    'ema',
    'exponential_moving_average',
    'exponential_smoothing',
    'exponential_weighting',
    'smoother',
    'exponentially_weighted_moving_average',
    'ema_smoother',
    'simple_exponential_smoothing',
  ],
  operations: [
    {
      name: 'ewma',
      effect: 'reads',
      required: true,
      summary: 'The smoothed values.',
      parameters: [
        {
          name: 'values',
          aliases: [
            'data',
            'series',
            'x',
            'xs',
            'signal',
            'samples',
            'history',
            'losses',
            'rewards',
            'scores',
            'sequence',
          ],
          shape: 'number[]',
          meaning: 'the series, oldest first; may be empty',
        },
        {
          name: 'alpha',
          aliases: ['smoothing', 'smoothing_factor', 'weight', 'a', 'lambda_', 'rate'],
          shape: 'number',
          meaning: 'weight of the newest value, in (0, 1]',
          default: 0.5,
        },
      ],
      returns: 'number[]',
      aliases: [
        'apply_exponential_weighting',
        'ema',
        'exponential_moving_average',
        'exponential_weighting',
        'exponential_smoothing',
        'smooth',
        'ewm',
        'moving_average',
        'compute_ema',
        'calculate_ema',
        'exponential_smooth',
        'smooth_series',
      ],
    },
  ],
};
