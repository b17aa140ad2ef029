import type { Contract } from '../../../model/algorithm.js';
import { type ClockedImplementation, clockedOperations, initialRate } from '../clocked/contract.js';

export interface WarmUpOptions {
  /** Rate reached at the end of the warm-up, positive. */
  readonly lr0: number;
  /** Steps of the warm-up, positive. */
  readonly steps: number;
  /** Share of lr0 to start from, in [0, 1). */
  readonly start: number;
}

export type WarmUpImplementation = ClockedImplementation<WarmUpOptions>;

export const warmUpContract: Contract = {
  id: 'warm-up-schedule',
  title: 'Linear warm-up of a rate',
  classAliases: [
    'warm_up',
    'warmup',
    'linear_warmup',
    'warmup_scheduler',
    'warm_up_scheduler',
    'warmup_lr',
    'warmup_schedule',
    'gradual_warmup',
    'gradual_warmup_scheduler',
    'linear_warmup_scheduler',
    'linear_lr',
    'constant_with_warmup',
    'constant_schedule_with_warmup',
  ],
  operations: clockedOperations('A rate that rises on a straight line to lr0 and stays there', [
    { ...initialRate, meaning: 'rate reached at the end of the warm-up, positive' },
    {
      name: 'steps',
      aliases: [
        'warmup_steps',
        'num_warmup_steps',
        'warmup_epochs',
        'total_iters',
        'warm_up_steps',
        'warmup',
        'warmup_iters',
        'warmup_period',
        'warmup_iterations',
      ],
      shape: 'integer',
      meaning: 'steps of the warm-up, positive',
    },
    {
      name: 'start',
      aliases: ['start_factor', 'warmup_factor', 'init_factor', 'start_fraction', 'warmup_ratio', 'initial_factor'],
      shape: 'number',
      meaning: 'share of lr0 to start from, in [0, 1)',
      default: 0,
    },
  ]),
};
