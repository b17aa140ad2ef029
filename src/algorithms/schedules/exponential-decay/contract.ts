import type { Contract } from '../../../model/algorithm.js';
import { type ClockedImplementation, clockedOperations, initialRate, lowestRate } from '../clocked/contract.js';

export interface ExponentialDecayOptions {
  readonly lr0: number;
  /** Factor per `steps` steps, in (0, 1]. */
  readonly gamma: number;
  /** Steps in which the rate falls by the factor, positive. */
  readonly steps: number;
  readonly min: number;
}

export type ExponentialDecayImplementation = ClockedImplementation<ExponentialDecayOptions>;

export const exponentialDecayContract: Contract = {
  id: 'exponential-decay',
  title: 'Exponential decay of a rate',
  classAliases: [
    'exponential_decay',
    'exponential_lr',
    'exponential_learning_rate_scheduler',
    'exponential_scheduler',
    'exponential_lr_scheduler',
    'exponential_decay_schedule',
    'exp_decay',
    'exp_lr',
    'lr_decay',
    'learning_rate_decay',
    'decay_schedule',
    'exponential_schedule',
    'epsilon_decay',
    'learning_rate_scheduler',
  ],
  operations: clockedOperations('A rate that falls exponentially', [
    initialRate,
    {
      name: 'gamma',
      aliases: ['decay_rate', 'decay', 'rate', 'factor', 'decay_factor', 'lr_decay', 'base', 'multiplier'],
      shape: 'number',
      meaning: 'factor per `steps` steps, in (0, 1]',
    },
    {
      name: 'steps',
      aliases: [
        'decay_steps',
        'step_size',
        'transition_steps',
        'decay_every',
        'decay_epochs',
        'period',
        'tau',
        'half_life',
        'num_steps',
      ],
      shape: 'number',
      meaning: 'steps in which the rate falls by the factor, positive',
      default: 1,
    },
    lowestRate,
  ]),
};
