import type { Contract } from '../../../model/algorithm.js';
import { type ClockedImplementation, clockedOperations, initialRate, lowestRate } from '../clocked/contract.js';

export interface CosineOptions {
  readonly lr0: number;
  /** Steps from the highest to the lowest rate, positive. */
  readonly steps: number;
  readonly min: number;
}

export type CosineImplementation = ClockedImplementation<CosineOptions>;

export const cosineContract: Contract = {
  id: 'cosine-schedule',
  title: 'Cosine annealing of a rate',
  classAliases: [
    'cosine',
    'cosine_annealing',
    'cosine_annealing_lr',
    'cosine_decay',
    'cosine_schedule',
    'cosine_scheduler',
    'cosine_lr',
    'cosine_lr_scheduler',
    'cosine_learning_rate_scheduler',
    'half_cosine',
    'sgdr',
  ],
  operations: clockedOperations('A rate that falls along half a cosine', [
    initialRate,
    {
      name: 'steps',
      aliases: [
        't_max',
        'total_steps',
        'decay_steps',
        'num_training_steps',
        'max_steps',
        'epochs',
        'total_epochs',
        'max_epochs',
        'num_epochs',
        't_0',
        'period',
        'cycle_length',
      ],
      shape: 'integer',
      meaning: 'steps from the highest to the lowest rate, positive',
    },
    lowestRate,
  ]),
};
