import type { Contract, Random } from '../../../model/algorithm.js';
import type { Tensor } from '../tensors.js';

export interface NoiseOptions {
  /** Clipping bound on the global Euclidean norm of one client's update, > 0. */
  readonly C: number;
  /** Noise multiplier: standard deviation over sensitivity, >= 0. */
  readonly z: number;
  readonly rng: Random;
}

export interface PrivacySpent {
  readonly z: number;
  /** Rounds. */
  readonly T: number;
  /** Failure probability in (0, 1). */
  readonly delta: number;
  /** Probability that a client takes part in a round, in (0, 1]; 1 when left out. */
  readonly q?: number;
}

export interface PrivateAveraging {
  clip(tensors: readonly Tensor[], C: number): readonly Tensor[];
  aggregate(deltas: readonly (readonly Tensor[])[], options: NoiseOptions): readonly Tensor[];
  epsilon(spent: PrivacySpent): number;
}

export const contract: Contract = {
  id: 'dp-federated-averaging',
  title: 'Differentially private federated averaging',
  classAliases: [
    'dp_fed_avg',
    'dp_fedavg',
    'differentially_private_fedavg',
    'private_aggregator',
    'dp_aggregator',
    'differential_privacy',
    'privacy_engine',
    'dp_mechanism',
    'gaussian_mechanism',
    'privacy_accountant',
  ],
  operations: [
    {
      name: 'clip',
      effect: 'reads',
      required: false,
      summary: 'an update scaled down to norm C over all its tensors',
      parameters: [
        {
          name: 'tensors',
          aliases: ['update', 'delta', 'gradients', 'gradient', 'params'],
          shape: 'record',
          meaning: 'one client update, a list of tensors',
        },
        {
          name: 'C',
          aliases: ['clip_norm', 'max_norm', 'clipping_bound', 'max_grad_norm', 'l2_norm_clip', 'threshold', 'clip'],
          shape: 'number',
          meaning: 'bound on the global Euclidean norm',
        },
      ],
      returns: 'list of tensors',
      aliases: ['clip_update', 'clip_gradients', 'clip_by_norm', 'clip_global_norm', 'clip_weights', 'clip_gradient'],
    },
    {
      name: 'aggregate',
      effect: 'reads',
      required: true,
      summary: 'the mean of the clipped updates plus Gaussian noise of standard deviation z C / n',
      parameters: [
        {
          name: 'deltas',
          aliases: ['updates', 'client_updates', 'gradients', 'client_deltas'],
          shape: 'record[]',
          meaning: 'one list of tensors a client',
        },
        {
          name: 'options',
          aliases: ['config', 'params', 'privacy'],
          shape: 'record',
          meaning: 'C (clipping bound), z (noise multiplier), rng (source of uniform draws)',
        },
      ],
      returns: 'list of tensors',
      aliases: ['private_aggregate', 'dp_aggregate', 'aggregate_updates', 'add_noise', 'privatize', 'noisy_mean'],
    },
    {
      name: 'epsilon',
      effect: 'reads',
      required: false,
      summary: 'the privacy spent after T rounds',
      parameters: [
        {
          name: 'spent',
          aliases: ['options', 'config', 'params'],
          shape: 'record',
          meaning: 'z, T (rounds), delta and q (participation, 1 when left out)',
        },
      ],
      returns: 'number, epsilon of (epsilon, delta)-differential privacy',
      aliases: ['get_epsilon', 'compute_epsilon', 'privacy_spent', 'privacy_budget', 'get_privacy_spent', 'account'],
    },
  ],
};
