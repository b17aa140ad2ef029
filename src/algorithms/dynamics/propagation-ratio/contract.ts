import type { Contract } from '../../../model/algorithm.js';

export interface PropagationRatioImplementation {
  /** Positive activity norms of successive layers or time steps, at least two. The answer is positive. */
  sigma(norms: readonly number[]): number;
}

export const propagationRatioContract: Contract = {
  id: 'sigma',
  title: 'Propagation ratio sigma',
  classAliases: ['sigma', 'propagation', 'branching_ratio', 'entropy_ratio', 'criticality', 'activation_ratio'],
  operations: [
    {
      name: 'sigma',
      effect: 'reads',
      required: true,
      summary: 'the mean factor by which activity grows from one layer or step to the next',
      returns: 'a positive number, 1 when activity neither grows nor dies',
      aliases: [
        'propagation_ratio',
        'propagation_sigma',
        'branching_ratio',
        'branching_parameter',
        'entropy_ratio',
        'activation_ratio',
        'compute_sigma',
        'calculate_sigma',
      ],
      parameters: [
        {
          name: 'norms',
          aliases: ['activations', 'activity', 'layer_norms', 'entropies', 'avalanche_sizes', 'a', 'x', 'sequence'],
          shape: 'vector[n]',
          meaning: 'norms ||a_0||, ||a_1||, ... of successive layers or steps',
        },
      ],
    },
  ],
};
