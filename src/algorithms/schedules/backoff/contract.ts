import type { Contract, Random } from '../../../model/algorithm.js';
import type { Implementation } from '../../implementation.js';

export interface BackoffOptions {
  /** First delay, positive, in the unit of all delays. */
  readonly base: number;
  /** Growth per attempt, above 1. */
  readonly factor: number;
  /** Longest delay, at least `base`. */
  readonly max: number;
  /** Delays to issue before giving up; null for no limit. */
  readonly attempts: number | null;
  /** Full jitter: each delay is drawn uniformly from [0, d_k]. */
  readonly jitter: boolean;
  readonly rng: Random;
}

export interface BackoffStrategy {
  /** The delay before the next attempt; throws when the attempts are used up. */
  next(): number;
  reset(): void;
}

export interface BackoffImplementation extends Implementation {
  create(options: BackoffOptions): BackoffStrategy;
}

export const backoffContract: Contract = {
  id: 'exponential-backoff',
  title: 'Exponential backoff',
  classAliases: [
    'backoff',
    'exponential_backoff',
    'exponential_backoff_strategy',
    'backoff_strategy',
    'retry_strategy',
    'retry_policy',
    'retry_backoff',
    'exp_backoff',
    'backoff_policy',
    'retry_delay',
    'retrier',
    'full_jitter_backoff',
  ],
  operations: [
    {
      name: 'create',
      effect: 'constructs',
      required: true,
      summary: 'A strategy before its first attempt.',
      parameters: [
        {
          name: 'base',
          aliases: [
            'base_delay',
            'initial_delay',
            'initial',
            'min_delay',
            'delay',
            'start_delay',
            'initial_interval',
            'base_delay_ms',
            'first_delay',
          ],
          shape: 'number',
          meaning: 'first delay, positive',
          default: 1,
        },
        {
          name: 'factor',
          aliases: [
            'multiplier',
            'exponent',
            'backoff_factor',
            'growth',
            'rate',
            'backoff_multiplier',
            'exponential_base',
            'exp_base',
          ],
          shape: 'number',
          meaning: 'growth per attempt, above 1',
          default: 2,
        },
        {
          name: 'max',
          aliases: ['max_delay', 'cap', 'maximum', 'max_interval', 'max_wait', 'max_delay_ms', 'ceiling', 'limit'],
          shape: 'number',
          meaning: 'longest delay, at least base',
          default: 60,
        },
        {
          name: 'attempts',
          aliases: ['max_attempts', 'max_retries', 'retries', 'max_tries', 'attempt_limit', 'tries', 'num_retries'],
          shape: 'integer',
          meaning: 'delays to issue before giving up; null for no limit',
          default: null,
        },
        {
          name: 'jitter',
          aliases: ['full_jitter', 'use_jitter', 'randomize', 'with_jitter', 'randomise'],
          shape: 'boolean',
          meaning: 'draw each delay uniformly from 0 to its full length',
          default: false,
        },
        {
          name: 'rng',
          aliases: ['random', 'random_source', 'rand', 'random_fn', 'generator', 'seed'],
          shape: 'random',
          meaning: 'source of the jitter',
        },
      ],
      returns: 'instance',
      aliases: ['new', 'init', 'make', 'build', 'create_backoff'],
    },
    {
      name: 'next',
      effect: 'updates',
      required: true,
      summary: 'The delay before the next attempt; an error when the attempts are used up.',
      parameters: [],
      returns: 'number',
      aliases: [
        'next_delay',
        'get_delay',
        'delay',
        'next_backoff',
        'backoff',
        'get_next_delay',
        'next_interval',
        'compute_delay',
        'wait_time',
        'next_wait',
        'get_backoff',
        'get_wait',
      ],
    },
    {
      name: 'reset',
      effect: 'updates',
      required: true,
      summary: 'Back to the first delay and the full number of attempts.',
      parameters: [],
      returns: 'nothing',
      aliases: ['restart', 'clear', 'success', 'on_success', 'reset_delay', 'reset_attempts'],
    },
  ],
};
