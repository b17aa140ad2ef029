import type { Contract } from '../../../model/algorithm.js';
import { ARM_CHOICE_NAMES } from '../naming.js';

export const linearThompsonContract: Contract = {
  id: 'thompson-linear',
  title: 'Thompson sampling with linear payoffs',
  classAliases: [
    'linear_thompson',
    'linear_thompson_sampling',
    'lin_ts',
    'lints',
    'thompson_linear',
    'contextual_thompson_sampling',
    'linear_ts',
    'bayesian_linear_bandit',
    'gaussian_thompson_sampling',
    'contextual_bandit',
  ],
  operations: [
    {
      name: 'create',
      effect: 'constructs',
      required: true,
      summary: 'Weights at their prior.',
      parameters: [
        {
          name: 'd',
          aliases: ['n_features', 'num_features', 'dim', 'dimension', 'feature_dim', 'context_dim', 'n_dims'],
          shape: 'integer',
          meaning: 'number of features of a candidate',
        },
        {
          name: 'v',
          aliases: ['nu', 'sigma', 'noise', 'noise_std', 'exploration', 'scale', 'v_param', 'std'],
          shape: 'number',
          meaning: 'standard deviation of the posterior in units of A^-1/2',
          default: 1,
        },
        {
          name: 'lambda',
          aliases: ['lambda_', 'lam', 'l2', 'lambda_reg', 'reg', 'regularization', 'prior_precision', 'ridge'],
          shape: 'number',
          meaning: 'prior precision; A starts as lambda I',
          default: 1,
        },
        {
          name: 'rng',
          aliases: ['random', 'random_state', 'seed', 'generator', 'random_source'],
          shape: 'random',
          meaning: 'source of uniform doubles in [0, 1)',
        },
      ],
      returns: 'instance',
      aliases: ['new', 'init', 'make', 'build'],
    },
    {
      name: 'select',
      effect: 'reads',
      required: true,
      summary: 'The candidate that a fresh draw of the weights favours.',
      parameters: [
        {
          name: 'candidates',
          aliases: ['items', 'arms', 'contexts', 'actions', 'xs', 'features'],
          shape: 'vector[d][]',
          meaning: 'features of every candidate',
        },
      ],
      returns: 'index',
      aliases: [...ARM_CHOICE_NAMES, 'sample'],
    },
    {
      name: 'update',
      effect: 'updates',
      required: true,
      summary: 'Learns the reward of one feature vector.',
      parameters: [
        {
          name: 'x',
          aliases: ['features', 'context', 'context_vector'],
          shape: 'vector[d]',
          meaning: 'features that were played',
        },
        { name: 'r', aliases: ['reward', 'y', 'outcome', 'payoff'], shape: 'number', meaning: 'reward, any sign' },
      ],
      returns: 'nothing',
      aliases: ['learn', 'observe', 'partial_fit', 'record', 'feedback', 'train'],
    },
    {
      name: 'posterior',
      effect: 'reads',
      required: true,
      summary: 'Mean and covariance of the weights.',
      parameters: [],
      returns: 'record {mean: vector[d], covariance: matrix[d,d]}',
      aliases: ['get_posterior', 'belief', 'distribution', 'params', 'get_params'],
    },
  ],
};
