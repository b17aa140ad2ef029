import type { Contract, ParameterSpec } from '../../../model/algorithm.js';
import { ARM_CHOICE_NAMES } from '../naming.js';
import { playOperation } from '../rounds/play.js';

const arm: ParameterSpec = {
  name: 'arm',
  aliases: ['action', 'arm_index', 'arm_id', 'a', 'index', 'chosen_arm', 'choice'],
  shape: 'index',
  meaning: 'arm, 0 to k - 1',
};

export const ucb1Contract: Contract = {
  id: 'ucb1',
  title: 'UCB1 bandit',
  classAliases: [
    'ucb1',
    'ucb',
    'ucb_bandit',
    'ucb1_bandit',
    'ucb_agent',
    'ucb_policy',
    'upper_confidence_bound',
    'ucb_one',
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
          name: 'c',
          aliases: [
            'exploration',
            'exploration_weight',
            'exploration_constant',
            'exploration_parameter',
            'alpha',
            'confidence',
            'c_param',
            'coef',
            'exploration_coef',
            'ucb_c',
          ],
          shape: 'number',
          meaning: 'weight of the bonus',
          default: Math.SQRT2,
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
          aliases: ['r', 'payoff', 'outcome', 'value', 'feedback'],
          shape: 'number',
          meaning: 'reward; the analysis takes [0, 1]',
        },
      ],
      returns: 'nothing',
      aliases: ['learn', 'observe', 'record', 'record_reward', 'feedback', 'add_reward', 'update_arm'],
    },
    {
      name: 'score',
      effect: 'reads',
      required: true,
      summary: 'Mean plus bonus of an arm; Infinity while it was never played.',
      parameters: [arm],
      returns: 'number',
      aliases: ['ucb', 'index', 'ucb_score', 'ucb_value', 'get_ucb', 'upper_bound', 'ucb_index', 'get_score'],
    },
    playOperation,
  ],
};
