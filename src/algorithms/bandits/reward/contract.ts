import type { Contract } from '../../../model/algorithm.js';

export const rewardContract: Contract = {
  id: 'reward',
  title: 'Reward definition, clipping and shaping',
  classAliases: [
    'reward',
    'reward_function',
    'reward_calculator',
    'reward_shaper',
    'reward_shaping',
    'reward_model',
    'trace_sink',
    'reward_clipper',
  ],
  operations: [
    {
      name: 'reward',
      effect: 'reads',
      required: true,
      summary: 'Gain minus cost, clipped to [-1, 1].',
      parameters: [
        {
          name: 'inputs',
          aliases: ['outcome', 'trace', 'event', 'step'],
          shape: 'record {gain: number, cost: number}',
          meaning: 'what was won and what it took, in one unit',
        },
      ],
      returns: 'number',
      aliases: [
        'compute_reward',
        'calculate_reward',
        'get_reward',
        'reward_of',
        'reward_fn',
        'clip_reward',
        'compute',
        'shaped_reward',
      ],
    },
    {
      name: 'shape',
      effect: 'reads',
      required: false,
      summary: 'The shaping term of a step.',
      parameters: [
        {
          name: 'phi',
          aliases: ['potential', 'potential_fn', 'value'],
          shape: 'function',
          meaning: 'potential of a state',
        },
        { name: 's', aliases: ['state', 'obs'], shape: 'index', meaning: 'state before the step' },
        {
          name: 's2',
          aliases: ['next_state', 'next_obs', 's_next', 's_prime'],
          shape: 'index',
          meaning: 'state after the step',
        },
        {
          name: 'gamma',
          aliases: ['discount', 'discount_factor'],
          shape: 'number',
          meaning: 'discount, 0 to 1',
          default: 0.99,
        },
      ],
      returns: 'number',
      aliases: ['shaping', 'potential_based_shaping', 'shaping_reward', 'shaping_term', 'potential_shaping'],
    },
  ],
};
