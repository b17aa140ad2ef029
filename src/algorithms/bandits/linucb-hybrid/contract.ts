import type { Contract, ParameterSpec } from '../../../model/algorithm.js';
import { ARM_CHOICE_NAMES } from '../naming.js';

const arm: ParameterSpec = {
  name: 'arm',
  aliases: ['action', 'arm_index', 'arm_id', 'a', 'decision', 'item', 'chosen_arm'],
  shape: 'index',
  meaning: 'arm, 0 to K - 1',
};
const context: ParameterSpec = {
  name: 'x',
  aliases: ['context', 'features', 'context_vector', 'feature_vector', 'state'],
  shape: 'vector[d]',
  meaning: 'features whose weights the arm has of its own',
};
const shared: ParameterSpec = {
  name: 'z',
  aliases: ['shared', 'shared_features', 'shared_context', 'zta', 'hybrid_features', 'common_features'],
  shape: 'vector[k]',
  meaning: 'features whose weights all arms share',
};

export const hybridLinUcbContract: Contract = {
  id: 'linucb-hybrid',
  title: 'Linear contextual bandit with shared and own weights',
  classAliases: [
    'linucb_hybrid',
    'lin_ucb_hybrid',
    'hybrid_linucb',
    'hybrid_lin_ucb',
    'hybrid_bandit',
    'hybrid_linear_bandit',
    'linucb',
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
          aliases: ['n_arms', 'num_arms', 'n_actions', 'num_actions', 'k_arms', 'narms'],
          shape: 'integer',
          meaning: 'number of arms',
        },
        {
          name: 'k',
          aliases: ['n_shared', 'shared_dim', 'k_shared', 'dim_shared', 'n_shared_features', 'num_shared_features'],
          shape: 'integer',
          meaning: 'number of shared features',
        },
        {
          name: 'd',
          aliases: ['n_features', 'num_features', 'dim', 'dimension', 'ndims', 'n_dims', 'context_dim', 'feature_dim'],
          shape: 'integer',
          meaning: 'number of own features of an arm',
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
          meaning: 'ridge regularisation of shared and own weights',
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
      summary: 'Expected reward and confidence width of one arm.',
      parameters: [arm, shared, context],
      returns: 'record {mean: number, width: number}',
      aliases: ['estimate', 'score', 'predict_arm', 'get_ucb', 'ucb', 'expected_reward', 'predict_expectations'],
    },
    {
      name: 'select',
      effect: 'reads',
      required: true,
      summary: 'The arm with the largest upper confidence bound.',
      parameters: [
        { ...shared, name: 'shared', shape: 'vector[k][]', meaning: 'shared features of every arm' },
        { ...context, name: 'own', shape: 'vector[d][]', meaning: 'own features of every arm' },
      ],
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
        shared,
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
