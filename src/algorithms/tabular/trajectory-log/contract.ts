import type { Contract, ParameterSpec } from '../../../model/algorithm.js';

/** Several episodes, or parts of them, one after the other; all lists have one entry per step. */
export interface Rollout {
  /** Rewards. */
  readonly r: readonly number[];
  /** Whether the step ended its episode for good: nothing follows. */
  readonly term: readonly boolean[];
  /** Whether the episode was cut off after the step (a time limit): something would have followed. */
  readonly trunc: readonly boolean[];
  /** Estimated value of the state after the step. */
  readonly vNext: readonly number[];
  readonly gamma: number;
}

export interface AdvantageRollout extends Rollout {
  /** Estimated value of the state before the step. */
  readonly v: readonly number[];
  readonly lam: number;
}

export type State = number | string | readonly number[];

export interface LoggedStep {
  readonly s: State;
  readonly a: number | string;
  readonly r: number;
  readonly s2: State;
  readonly done: boolean;
}

export interface TrajectoryLog {
  step(s: State, a: number | string, r: number, s2: State, done: boolean): void;
  /** Every logged step, oldest first. */
  all(): readonly LoggedStep[];
}

export interface TrajectoryImplementation {
  /** Discounted returns, one per step. */
  returns(rollout: Rollout): number[];
  /** Generalised advantage estimates, one per step. */
  gae(rollout: AdvantageRollout): number[];
  /** An empty log. */
  log(): TrajectoryLog;
}

const reward: ParameterSpec = {
  name: 'r',
  aliases: ['rewards', 'reward', 'rews'],
  shape: 'vector[n]',
  meaning: 'reward of each step',
};
const ended: readonly ParameterSpec[] = [
  {
    name: 'term',
    aliases: ['terminated', 'terminals', 'dones', 'done', 'terminations', 'terminal'],
    shape: 'boolean[]',
    meaning: 'steps after which nothing follows',
  },
  {
    name: 'trunc',
    aliases: ['truncated', 'truncations', 'timeouts', 'time_limit'],
    shape: 'boolean[]',
    meaning: 'steps after which the episode was cut off',
  },
];
const nextValue: ParameterSpec = {
  name: 'vNext',
  aliases: ['next_values', 'values_next', 'bootstrap_values', 'v_next', 'next_vals', 'last_values'],
  shape: 'vector[n]',
  meaning: 'estimated value of the state after each step',
};
const discount: ParameterSpec = {
  name: 'gamma',
  aliases: ['discount', 'discount_factor'],
  shape: 'number',
  meaning: 'discount, in [0, 1]',
};

export const trajectoryContract: Contract = {
  id: 'trajectory-log',
  title: 'Trajectory log, discounted returns and advantages',
  classAliases: [
    'trajectory_log',
    'trajectory_logger',
    'trajectory',
    'rollout_buffer',
    'rollout',
    'episode_buffer',
    'trajectory_buffer',
    'episode_logger',
    'transition_log',
    'experience_log',
    'trajectory_collector',
    'gae',
    'advantage_estimator',
    'returns',
  ],
  operations: [
    {
      name: 'returns',
      effect: 'reads',
      required: false,
      summary: 'The discounted return of each step.',
      parameters: [reward, ...ended, nextValue, discount],
      returns: 'vector[n]',
      aliases: [
        'compute_returns',
        'discounted_returns',
        'discount_rewards',
        'get_returns',
        'calculate_returns',
        'discount_cumsum',
        'rewards_to_go',
        'monte_carlo_returns',
      ],
    },
    {
      name: 'gae',
      effect: 'reads',
      required: false,
      summary: 'The generalised advantage estimate of each step.',
      parameters: [
        reward,
        {
          name: 'v',
          aliases: ['values', 'value', 'baseline', 'value_estimates'],
          shape: 'vector[n]',
          meaning: 'estimated value of the state before each step',
        },
        nextValue,
        ...ended,
        discount,
        {
          name: 'lam',
          aliases: ['lambda', 'lambda_', 'gae_lambda', 'tau'],
          shape: 'number',
          meaning: 'weight of longer estimates, in [0, 1]',
        },
      ],
      returns: 'vector[n]',
      aliases: [
        'compute_gae',
        'compute_advantages',
        'advantages',
        'generalized_advantage_estimation',
        'calculate_advantages',
        'get_advantages',
        'estimate_advantages',
        'compute_returns_and_advantages',
      ],
    },
    {
      name: 'log',
      effect: 'constructs',
      required: false,
      summary: 'An empty log with step(s, a, r, s2, done) and all().',
      parameters: [],
      returns: 'instance',
      aliases: ['new', 'init', 'create', 'create_log', 'make_log', 'start', 'trajectory_logger'],
    },
    {
      name: 'step',
      effect: 'updates',
      required: false,
      summary: 'Logs one transition.',
      parameters: [
        {
          name: 's',
          aliases: ['state', 'prev_state', 'obs', 'observation'],
          shape: 'vector[d]',
          meaning: 'state before the step',
        },
        { name: 'a', aliases: ['action'], shape: 'index', meaning: 'action taken' },
        { name: 'r', aliases: ['reward'], shape: 'number', meaning: 'reward' },
        {
          name: 's2',
          aliases: ['next_state', 'next_obs', 'new_state', 'next_observation'],
          shape: 'vector[d]',
          meaning: 'state after the step',
        },
        {
          name: 'done',
          aliases: ['terminal', 'terminated', 'end', 'is_terminal'],
          shape: 'boolean',
          meaning: 'whether the episode ended with the step',
        },
      ],
      returns: 'nothing',
      aliases: [
        'log_step',
        'record',
        'add',
        'append',
        'push',
        'log_transition',
        'store',
        'log_trajectory',
        'add_step',
        'record_step',
      ],
    },
    {
      name: 'all',
      effect: 'reads',
      required: false,
      summary: 'Every logged step, oldest first.',
      parameters: [],
      returns: 'record[]',
      aliases: [
        'get_all',
        'steps',
        'transitions',
        'get_trajectory',
        'get_trajectories',
        'to_list',
        'trajectory',
        'export',
        'dump',
        'get_steps',
        'buffer',
        'entries',
      ],
    },
  ],
};
