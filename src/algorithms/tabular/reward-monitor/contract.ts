import type { Contract } from '../../../model/algorithm.js';

export interface RewardMonitorOptions {
  /** Number of newest rewards that count, a positive integer. */
  readonly window: number;
  /** The breaker trips while the average is below this. */
  readonly threshold: number;
}

export interface RewardMonitor {
  record(reward: number): void;
  /** Mean of the rewards in the window; null when there is none. */
  average(): number | null;
  /** Whether the average is below the threshold. */
  tripped(): boolean;
  reset(): void;
}

export interface RewardMonitorImplementation {
  readonly operations?: readonly string[];
  create(options: RewardMonitorOptions): RewardMonitor;
}

export const rewardMonitorContract: Contract = {
  id: 'reward-monitor',
  title: 'Average reward over a window, with a circuit breaker',
  classAliases: [
    'reward_monitor',
    'reward_tracker',
    'average_reward_monitor',
    'circuit_breaker',
    'reward_circuit_breaker',
    'performance_monitor',
    'reward_watchdog',
    'rolling_reward',
  ],
  operations: [
    {
      name: 'create',
      effect: 'constructs',
      required: true,
      summary: 'A monitor that has seen no reward.',
      parameters: [
        {
          name: 'window',
          aliases: ['window_size', 'size', 'maxlen', 'capacity', 'history_size', 'n', 'max_size', 'buffer_size'],
          shape: 'integer',
          meaning: 'newest rewards that count',
        },
        {
          name: 'threshold',
          aliases: [
            'min_reward',
            'trip_below',
            'limit',
            'min_average',
            'alert_threshold',
            'breaker_threshold',
            'floor',
          ],
          shape: 'number',
          meaning: 'average below which the breaker trips',
        },
      ],
      returns: 'instance',
      aliases: ['new', 'init', 'make', 'build'],
    },
    {
      name: 'record',
      effect: 'updates',
      required: true,
      summary: 'Takes the newest reward.',
      parameters: [
        { name: 'reward', aliases: ['r', 'value', 'x'], shape: 'number', meaning: 'newest reward, any sign' },
      ],
      returns: 'nothing',
      aliases: ['add', 'update', 'push', 'observe', 'record_reward', 'add_reward', 'append', 'log_reward', 'on_reward'],
    },
    {
      name: 'average',
      effect: 'reads',
      required: true,
      summary: 'Mean of the rewards in the window.',
      parameters: [],
      returns: 'number or null',
      aliases: [
        'get_average_reward',
        'average_reward',
        'mean',
        'get_average',
        'mean_reward',
        'rolling_mean',
        'get_mean',
      ],
    },
    {
      name: 'tripped',
      effect: 'reads',
      required: false,
      summary: 'Whether the average is below the threshold.',
      parameters: [],
      returns: 'boolean',
      aliases: [
        'is_tripped',
        'is_open',
        'should_fall_back',
        'triggered',
        'should_trip',
        'is_triggered',
        'alert',
        'check',
        'breaker_open',
      ],
    },
    {
      name: 'reset',
      effect: 'updates',
      required: false,
      summary: 'Forgets all rewards.',
      parameters: [],
      returns: 'nothing',
      aliases: ['clear', 'restart', 'flush'],
    },
  ],
};
