import type { Contract, Random } from '../../../model/algorithm.js';

export interface TutorOptions {
  /** Names of the learner's states, in the order of their indices. */
  readonly states: readonly string[];
  /** Names of the tutor's actions, in the order of their indices. */
  readonly actions: readonly string[];
  readonly alpha: number;
  readonly gamma: number;
  readonly epsilon: number;
  readonly q0: number;
  /** Action taken when the learner's state is not known. */
  readonly fallback: string;
  readonly rng: Random;
}

/** One exchange between tutor and learner. */
export interface Interaction {
  readonly learner: string;
  readonly stateBefore: string;
  readonly action: string;
  readonly response: string;
  readonly stateAfter: string;
  readonly reward: number;
}

export interface TutorEngine {
  /** The action for a learner in the state with this index; the fallback when there is no such state. */
  choose(state: number): string;
  /** Learns from an interaction; one with an unknown state or action changes nothing. */
  update(interaction: Interaction): void;
  /** The value of an action in a state, by name. */
  q(state: string, action: string): number;
  /** The interactions learned from, oldest first. */
  history(): readonly Interaction[];
  /** Value by state and action name, rounded to three places. */
  summary(): Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export interface TutorImplementation {
  readonly operations?: readonly string[];
  create(options: TutorOptions): TutorEngine;
}

export const tutorContract: Contract = {
  id: 'tutor-engine',
  title: 'Adaptive tutor on a table of action values',
  classAliases: [
    'tutor_learning_engine',
    'tutor_engine',
    'adaptive_tutor',
    'tutoring_engine',
    'adaptive_tutoring_engine',
    'tutor',
    'intelligent_tutor',
    'tutor_agent',
    'tutoring_agent',
  ],
  operations: [
    {
      name: 'create',
      effect: 'constructs',
      required: true,
      summary: 'A tutor whose table holds q0 everywhere.',
      parameters: [
        {
          name: 'states',
          aliases: ['learner_states', 'num_states', 'state_names'],
          shape: 'string[]',
          meaning: 'names of the learner states, by index',
        },
        {
          name: 'actions',
          aliases: ['tutor_actions', 'num_actions', 'action_names'],
          shape: 'string[]',
          meaning: 'names of the tutor actions, by index',
        },
        {
          name: 'alpha',
          aliases: ['learning_rate', 'lr'],
          shape: 'number',
          meaning: 'learning rate, in [0, 1]',
          default: 0.1,
        },
        {
          name: 'gamma',
          aliases: ['discount_factor', 'discount'],
          shape: 'number',
          meaning: 'discount, in [0, 1]',
          default: 0.9,
        },
        {
          name: 'epsilon',
          aliases: ['exploration_rate', 'eps', 'exploration'],
          shape: 'number',
          meaning: 'probability of a random action',
          default: 0.1,
        },
        {
          name: 'q0',
          aliases: ['q_table_init_value', 'initial_q', 'init_value'],
          shape: 'number',
          meaning: 'value before learning',
          default: 0,
        },
        {
          name: 'fallback',
          aliases: ['default_action', 'safe_action', 'fallback_action'],
          shape: 'string',
          meaning: 'action for an unknown state',
        },
        {
          name: 'rng',
          aliases: ['random', 'random_source', 'seed', 'generator'],
          shape: 'random',
          meaning: 'source of the exploration',
        },
      ],
      returns: 'instance',
      aliases: ['new', 'init', 'make', 'build'],
    },
    {
      name: 'choose',
      effect: 'reads',
      required: true,
      summary: 'The action for a learner in a state.',
      parameters: [
        {
          name: 'state',
          aliases: ['current_learner_state_idx', 'state_idx', 'state_index', 'learner_state', 'current_state'],
          shape: 'index',
          meaning: 'index of the learner state',
        },
      ],
      returns: 'string',
      aliases: ['choose_action', 'select_action', 'next_action', 'get_action', 'act', 'select', 'decide'],
    },
    {
      name: 'update',
      effect: 'updates',
      required: true,
      summary: 'Learns from an interaction.',
      parameters: [
        {
          name: 'interaction',
          aliases: ['learning_interaction', 'event', 'exchange', 'step', 'experience'],
          shape: 'record',
          meaning: 'learner, stateBefore, action, response, stateAfter, reward',
        },
      ],
      returns: 'nothing',
      aliases: [
        'update_model',
        'learn',
        'record',
        'train',
        'observe',
        'record_interaction',
        'process_interaction',
        'update_q',
      ],
    },
    {
      name: 'q',
      effect: 'reads',
      required: true,
      summary: 'The value of an action in a state.',
      parameters: [
        { name: 'state', aliases: ['s', 'learner_state'], shape: 'string', meaning: 'state name' },
        { name: 'action', aliases: ['a', 'tutor_action'], shape: 'string', meaning: 'action name' },
      ],
      returns: 'number',
      aliases: ['q_value', 'get_q', 'get_q_value', 'value', 'q_table'],
    },
    {
      name: 'history',
      effect: 'reads',
      required: false,
      summary: 'The interactions learned from.',
      parameters: [],
      returns: 'record[]',
      aliases: ['get_interaction_history', 'interaction_history', 'get_history', 'interactions', 'log'],
    },
    {
      name: 'summary',
      effect: 'reads',
      required: false,
      summary: 'Value by state and action name.',
      parameters: [],
      returns: 'record',
      aliases: ['get_q_table_summary', 'q_table_summary', 'get_summary', 'table', 'report'],
    },
  ],
};
