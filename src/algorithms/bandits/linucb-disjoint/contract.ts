import type { Contract, ParameterSpec } from '../../../model/algorithm.js';
import { ARM_CHOICE_NAMES } from '../naming.js';

const arm: ParameterSpec = {
  name: 'arm',
  aliases: ['action', 'arm_index', 'arm_id', 'a', 'decision', 'item', 'chosen_arm', 'choice'],
  shape: 'index',
  meaning: 'arm, 0 to K - 1',
};
const context: ParameterSpec = {
  name: 'x',
  aliases: ['context', 'features', 'context_vector', 'feature_vector', 'state', 'ctx'],
  shape: 'vector[d]',
  meaning: 'context, the same for all arms',
};

export const disjointLinUcbContract: Contract = {
  id: 'linucb-disjoint',
  title: 'Linear contextual bandit with one model an arm',
  classAliases: [
    'linucb_disjoint',
    'lin_ucb_disjoint',
    'disjoint_linucb',
    'disjoint_lin_ucb',
    'linucb_disjoint_policy',
    'linucb_per_arm',
    'linucb',
    'lin_ucb',
    'contextual_bandit',
    'contextual_mab',
    'linear_bandit',
  ],
  operations: [
    {
      name: 'create',
      effect: 'constructs',
      required: true,
      summary: 'Arms that have seen no data.',
      parameters: [
        {
          name: 'arms',
          aliases: [
            'n_arms',
            'num_arms',
            'k',
            'n_actions',
            'num_actions',
            'k_arms',
            'narms',
            'n_choices',
            'num_choices',
          ],
          shape: 'integer',
          meaning: 'number of arms',
        },
        {
          name: 'd',
          aliases: [
            'n_features',
            'num_features',
            'dim',
            'dimension',
            'ndims',
            'n_dims',
            'context_dim',
            'feature_dim',
            'context_size',
            'ctx_size',
            'ctx_dim',
          ],
          shape: 'integer',
          meaning: 'number of features of a context',
        },
        {
          name: 'alpha',
          aliases: ['exploration', 'exploration_parameter', 'exploration_weight', 'ucb_alpha'],
          shape: 'number',
          meaning: 'weight of the confidence width',
          default: 1,
        },
        {
          name: 'lambda',
          aliases: ['lambda_', 'lam', 'l2', 'l2_lambda', 'lambda_reg', 'reg', 'regularization', 'ridge'],
          shape: 'number',
          meaning: 'ridge regularisation of every arm',
          default: 1,
        },
      ],
      returns: 'instance',
      aliases: ['new', 'init', 'make', 'build'],
    },
    {
      name: 'predict',
      effect: 'reads',
      required: true,
      summary: 'Expected reward and confidence width of one arm in a context.',
      parameters: [arm, context],
      returns: 'record {mean: number, width: number}',
      aliases: ['estimate', 'score', 'predict_arm', 'get_ucb', 'ucb', 'expected_reward', 'predict_expectations'],
    },
    {
      name: 'select',
      effect: 'reads',
      required: true,
      summary: 'The arm with the largest upper confidence bound in a context.',
      parameters: [context],
      returns: 'index',
      aliases: ARM_CHOICE_NAMES,
    },
    {
      name: 'update',
      effect: 'updates',
      required: true,
      summary: 'Learns the reward of the arm that was played.',
      parameters: [
        arm,
        context,
        {
          name: 'r',
          aliases: ['reward', 'y', 'payoff', 'outcome', 'feedback'],
          shape: 'number',
          meaning: 'reward, any sign',
        },
      ],
      returns: 'nothing',
      aliases: ['learn', 'observe', 'partial_fit', 'record', 'record_reward', 'feedback', 'train', 'update_arm'],
    },
  ],
};
