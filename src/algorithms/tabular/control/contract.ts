import type { Contract, Random } from '../../../model/algorithm.js';
import type { Implementation } from '../../implementation.js';
import { trainOperation, type World } from './training.js';

export interface ControlOptions {
  /** Number of states and of actions; both are numbered from 0. */
  readonly nS: number;
  readonly nA: number;
  /** Learning rate, in [0, 1]. */
  readonly alpha: number;
  /** Discount, in [0, 1]. */
  readonly gamma: number;
  /** Probability of a random action, in [0, 1]. */
  readonly epsilon: number;
  readonly rng: Random;
  /** Value of every state and action before learning. */
  readonly q0: number;
}

export interface ControlAgent {
  /**
   * Learns one transition. `done` says that s2 is terminal (default: it is not); `a2` is the action that will be taken
   * in s2, which only on-policy sampling methods (SARSA) read.
   */
  update(s: number, a: number, r: number, s2: number, done?: boolean, a2?: number): void;
  q(s: number, a: number): number;
  /** The action to take in a state. */
  act(s: number): number;
  /** Acts and learns for so many episodes; how many it played. */
  train?(world: World, episodes: number): number;
}

export interface ControlImplementation extends Implementation {
  create(options: ControlOptions): ControlAgent;
}

/** Shared by Q-learning, SARSA and expected SARSA, which differ in the value they bootstrap from. */
export const controlContract: Contract = {
  id: 'tabular-control',
  title: 'Tabular temporal-difference control',
  classAliases: [
    'q_learning',
    'qlearning',
    'q_learning_agent',
    'q_learner',
    'q_agent',
    'q_table',
    'tabular_q_learning',
    'sarsa',
    'sarsa_agent',
    'sarsa_learner',
    'expected_sarsa',
    'expected_sarsa_agent',
    'td_agent',
    'td_control',
    'temporal_difference_agent',
    'tabular_agent',
    'rl_agent',
    'reinforcement_learner',
    'q_learning_policy',
    'tutor_learning_engine',
  ],
  operations: [
    {
      name: 'create',
      effect: 'constructs',
      required: true,
      summary: 'An agent whose table holds q0 everywhere.',
      parameters: [
        {
          name: 'nS',
          aliases: [
            'n_states',
            'num_states',
            'states',
            'state_count',
            'state_size',
            'observation_space',
            'state_space_size',
            'n_s',
            'state_dim',
            'obs_n',
            'n_obs',
            'obs_dim',
            'n_observations',
            'observation_space_n',
            'observation_size',
            'state_n',
            'state_num',
            'nb_states',
            'table_size',
          ],
          shape: 'integer',
          meaning: 'number of states',
        },
        {
          name: 'nA',
          aliases: [
            'n_actions',
            'num_actions',
            'actions',
            'action_count',
            'action_size',
            'action_space',
            'action_space_size',
            'n_a',
            'action_dim',
            'act_n',
            'n_acts',
            'act_dim',
            'action_space_n',
            'action_n',
            'action_num',
            'nb_actions',
          ],
          shape: 'integer',
          meaning: 'number of actions',
        },
        {
          name: 'alpha',
          aliases: ['learning_rate', 'lr', 'step_size', 'eta', 'alpha_0'],
          shape: 'number',
          meaning: 'learning rate, in [0, 1]',
          default: 0.1,
        },
        {
          name: 'gamma',
          aliases: ['discount', 'discount_factor', 'discount_rate', 'df'],
          shape: 'number',
          meaning: 'discount, in [0, 1]',
          default: 0.9,
        },
        {
          name: 'epsilon',
          aliases: [
            'eps',
            'exploration_rate',
            'exploration',
            'explore_rate',
            'exploration_prob',
            'exploration_probability',
            'explore',
          ],
          shape: 'number',
          meaning: 'probability of a random action',
          default: 0.1,
        },
        {
          name: 'rng',
          aliases: ['random', 'random_source', 'rand', 'generator', 'seed', 'random_state', 'random_fn'],
          shape: 'random',
          meaning: 'source of the exploration',
        },
        {
          name: 'q0',
          aliases: [
            'initial_q',
            'q_table_init_value',
            'init_value',
            'initial_value',
            'optimistic_value',
            'q_init',
            'default_q',
            'initial_q_value',
          ],
          shape: 'number',
          meaning: 'value before learning',
          default: 0,
        },
      ],
      returns: 'instance',
      aliases: ['new', 'init', 'make', 'build', 'create_agent', 'reset'],
    },
    {
      name: 'update',
      effect: 'updates',
      required: true,
      summary: 'Learns one transition.',
      parameters: [
        {
          name: 's',
          aliases: ['state', 'obs', 'observation', 'state_before', 'current_state', 'prev_state'],
          shape: 'index',
          meaning: 'state the action was taken in',
        },
        {
          name: 'a',
          aliases: ['action', 'action_taken', 'action_index', 'act'],
          shape: 'index',
          meaning: 'action taken',
        },
        { name: 'r', aliases: ['reward', 'rew'], shape: 'number', meaning: 'reward received, any sign' },
        {
          name: 's2',
          aliases: ['next_state', 'next_obs', 'state_after', 'new_state', 's_next', 's_prime', 'next_observation'],
          shape: 'index',
          meaning: 'state that followed',
        },
        {
          name: 'done',
          aliases: ['terminal', 'terminated', 'is_terminal', 'end', 'episode_over', 'is_done', 'term'],
          shape: 'boolean',
          meaning: 'whether s2 is terminal',
          default: false,
        },
        {
          name: 'a2',
          aliases: ['next_action', 'a_next', 'new_action', 'a_prime', 'action_next'],
          shape: 'index',
          meaning: 'action that will be taken in s2 (SARSA)',
        },
      ],
      returns: 'nothing',
      aliases: [
        'learn',
        'update_q',
        'update_model',
        'step',
        'train',
        'observe',
        'update_q_table',
        'update_q_value',
        'learn_step',
        'train_step',
        'record',
        'update_table',
      ],
    },
    {
      name: 'q',
      effect: 'reads',
      required: true,
      summary: 'The value of an action in a state.',
      parameters: [
        { name: 's', aliases: ['state', 'obs'], shape: 'index', meaning: 'state' },
        { name: 'a', aliases: ['action'], shape: 'index', meaning: 'action' },
      ],
      returns: 'number',
      aliases: ['get_q', 'q_value', 'get_q_value', 'value', 'get_value', 'q_table', 'predict', 'lookup', 'q_values'],
    },
    {
      name: 'act',
      effect: 'reads',
      required: true,
      summary: 'The action to take in a state.',
      parameters: [
        { name: 's', aliases: ['state', 'obs', 'observation', 'current_state'], shape: 'index', meaning: 'state' },
      ],
      returns: 'index',
      aliases: [
        'choose_action',
        'select_action',
        'get_action',
        'choose',
        'select',
        'policy',
        'pick_action',
        'decide',
        'predict_action',
        'sample_action',
        'next_action',
        'epsilon_greedy',
      ],
    },
    trainOperation,
  ],
};
