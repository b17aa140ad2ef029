import type { Contract, OperationSpec, ParameterSpec } from '../../../model/algorithm.js';

const planParameters: readonly ParameterSpec[] = [
  {
    name: 'model',
    aliases: ['mab', 'bandit', 'policy', 'predictor'],
    shape: 'function',
    meaning: 'model(features) answers a label or a list of one label; null when none is loaded',
  },
  {
    name: 'epsilon',
    aliases: ['exploration_epsilon', 'exploration_rate', 'eps', 'explore_probability'],
    shape: 'number',
    meaning: 'probability of exploring',
    default: 0.3,
  },
  {
    name: 'actions',
    aliases: ['available_actions', 'arms', 'action_space', 'choices'],
    shape: 'string[]',
    meaning: 'declared actions',
  },
  {
    name: 'fallback',
    aliases: ['default_action', 'default', 'fallback_action', 'safe_action'],
    shape: 'string',
    meaning: 'action taken when the model cannot be relied on',
  },
  {
    name: 'map',
    aliases: ['action_to_mechanism_map', 'action_map', 'mechanism_map', 'targets', 'routing'],
    shape: 'record',
    meaning: 'mechanism of every action',
  },
  {
    name: 'rng',
    aliases: ['random', 'seed', 'random_state', 'generator'],
    shape: 'random',
    meaning: 'source of uniform doubles in [0, 1)',
  },
  {
    name: 'context',
    aliases: ['state', 'signal', 'features'],
    shape: 'record {trust: number, depth: number}',
    meaning: 'trust and depth of the current idea',
  },
  {
    name: 'breaker',
    aliases: ['circuit_breaker', 'reward_monitor', 'safety'],
    shape: 'record',
    meaning: 'its isOpen() sends every plan to the fallback',
  },
];

const outcomeOperations: readonly OperationSpec[] = [
  {
    name: 'features',
    effect: 'reads',
    required: false,
    summary: 'The context as the model sees it.',
    parameters: [
      {
        name: 'context',
        aliases: ['state', 'signal'],
        shape: 'record {trust: number, depth: number}',
        meaning: 'trust and depth',
      },
    ],
    returns: 'vector[2]',
    aliases: ['context_features', 'build_context', 'get_features', 'encode_context'],
  },
  {
    name: 'reward',
    effect: 'reads',
    required: false,
    summary: 'Trust gained per second, clipped to [-1, 1].',
    parameters: [
      {
        name: 'outcome',
        aliases: ['trace', 'block_trace', 'step'],
        shape: 'record {trust: number, parentTrust: number, durationMs: number}',
        meaning: 'trust after and before the step, and what it took in milliseconds',
      },
    ],
    returns: 'number',
    aliases: ['compute_reward', 'calculate_reward', 'trace_reward', 'reward_of'],
  },
  {
    name: 'createBreaker',
    effect: 'constructs',
    required: false,
    summary: 'A circuit breaker on the average of the latest rewards.',
    parameters: [
      {
        name: 'threshold',
        aliases: ['min_average_reward', 'limit'],
        shape: 'number',
        meaning: 'open below this',
        default: -0.2,
      },
      { name: 'window', aliases: ['window_size', 'history', 'n'], shape: 'integer', meaning: 'rewards in the average' },
    ],
    returns: 'record {record: function, average: function, isOpen: function}',
    aliases: ['circuit_breaker', 'reward_monitor', 'create_circuit_breaker', 'planner_circuit_breaker'],
  },
  {
    name: 'createModelSlot',
    effect: 'constructs',
    required: false,
    summary: 'Keeps a model up to date with its stored version.',
    parameters: [
      {
        name: 'source',
        aliases: ['store', 'loader', 'model_path'],
        shape: 'record {stamp: function, load: function}',
        meaning: 'where the model is stored',
      },
    ],
    returns: 'record {current: function, refresh: function}',
    aliases: ['model_watcher', 'load_model', 'hot_reload', 'model_loader', 'create_model_watcher'],
  },
];

export const epistemicPlannerContract: Contract = {
  id: 'planner',
  title: 'Bandit planner: cold start, fallback, mapping',
  classAliases: [
    'bandit_planner',
    'epistemic_planner',
    'planner',
    'contextual_planner',
    'action_planner',
    'self_improving_planner',
    'planner_service',
    'policy_planner',
  ],
  operations: [
    {
      name: 'plan',
      effect: 'reads',
      required: true,
      summary: 'The next action and its mechanism.',
      parameters: planParameters,
      returns: 'record {action: string, target: string}',
      aliases: [
        'process',
        'plan_next_step',
        'choose_action',
        'select_action',
        'decide',
        'next_action',
        'plan_next',
        'choose',
      ],
    },
    ...outcomeOperations,
  ],
};
