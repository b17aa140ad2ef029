import type { Contract, ParameterSpec } from '../../../model/algorithm.js';
import { ARM_CHOICE_NAMES } from '../naming.js';
import { playOperation } from '../rounds/play.js';

const arm: ParameterSpec = {
  name: 'arm',
  aliases: ['action', 'arm_index', 'arm_id', 'a', 'index', 'chosen_arm', 'choice'],
  shape: 'index',
  meaning: 'arm, 0 to k - 1',
};

export const bernoulliThompsonContract: Contract = {
  id: 'thompson',
  title: 'Thompson sampling with Beta posteriors',
  classAliases: [
    'thompson',
    'thompson_sampling',
    'ts',
    'thompson_bandit',
    'thompson_sampler',
    'beta_bernoulli',
    'beta_bernoulli_bandit',
    'bernoulli_thompson_sampling',
    'bayesian_bandit',
    'beta_bandit',
    'bernoulli_bandit',
    'thompson_agent',
    'posterior_sampling',
    'multi_armed_bandit',
  ],
  operations: [
    {
      name: 'create',
      effect: 'constructs',
      required: true,
      summary: 'Arms that were never played.',
      parameters: [
        {
          name: 'k',
          aliases: ['n_arms', 'num_arms', 'n_actions', 'num_actions', 'arms', 'k_arms', 'n'],
          shape: 'integer',
          meaning: 'number of arms',
        },
        {
          name: 'rng',
          aliases: ['random', 'random_state', 'seed', 'generator', 'random_source'],
          shape: 'random',
          meaning: 'source of uniform doubles in [0, 1)',
        },
        {
          name: 'a0',
          aliases: ['alpha', 'alpha0', 'prior_alpha', 'alpha_prior', 'a', 'prior_successes', 'prior_a', 'a_prior'],
          shape: 'number',
          meaning: 'prior successes',
          default: 1,
        },
        {
          name: 'b0',
          aliases: ['beta', 'beta0', 'prior_beta', 'beta_prior', 'b', 'prior_failures', 'prior_b', 'b_prior'],
          shape: 'number',
          meaning: 'prior failures',
          default: 1,
        },
      ],
      returns: 'instance',
      aliases: ['new', 'init', 'make', 'build'],
    },
    {
      name: 'select',
      effect: 'reads',
      required: true,
      summary: 'The next arm.',
      parameters: [],
      returns: 'index',
      aliases: ARM_CHOICE_NAMES,
    },
    {
      name: 'update',
      effect: 'updates',
      required: true,
      summary: 'Learns a reward of an arm.',
      parameters: [
        arm,
        {
          name: 'reward',
          aliases: ['r', 'success', 'outcome', 'payoff', 'feedback', 'won'],
          shape: 'integer',
          meaning: 'reward, 0 or 1',
        },
      ],
      returns: 'nothing',
      aliases: ['learn', 'observe', 'record', 'record_reward', 'feedback', 'add_reward', 'update_arm'],
    },
    {
      name: 'posterior',
      effect: 'reads',
      required: true,
      summary: 'The Beta(a, b) posterior of an arm.',
      parameters: [arm],
      returns: 'record {a: number, b: number}',
      aliases: [
        'get_posterior',
        'params',
        'parameters',
        'get_params',
        'beta_params',
        'belief',
        'get_belief',
        'distribution',
      ],
    },
    playOperation,
  ],
};
