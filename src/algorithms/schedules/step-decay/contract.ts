import type { Contract } from '../../../model/algorithm.js';
import { initialRate } from '../clocked/contract.js';

export interface StepDecayOptions {
  readonly lr0: number;
  /** Steps from which on the rate is lower, as integers of at least 0. */
  readonly milestones: readonly number[];
  /** Factor at each milestone. */
  readonly gamma: number;
}

export interface StepDecaySchedule {
  /** The rate at step `t`. Calls come with steps that do not fall. */
  update(t: number): number;
}

export interface StepDecayImplementation {
  create(options: StepDecayOptions): StepDecaySchedule;
}

export const stepDecayContract: Contract = {
  id: 'step-decay',
  title: 'Step decay of a rate at milestones',
  classAliases: [
    'step_decay',
    'step_lr',
    'multi_step_lr',
    'step_decay_rate_modulator',
    'multi_step_scheduler',
    'step_scheduler',
    'step_decay_schedule',
    'multi_step',
    'multistep_lr',
    'step_decay_scheduler',
    'piecewise_constant_decay',
    'piecewise_constant',
    'milestone_scheduler',
  ],
  operations: [
    {
      name: 'create',
      effect: 'constructs',
      required: true,
      summary: 'A schedule that has not been asked yet.',
      parameters: [
        initialRate,
        {
          name: 'milestones',
          aliases: [
            'decay_steps',
            'steps',
            'boundaries',
            'step_milestones',
            'decay_epochs',
            'drop_epochs',
            'schedule',
            'lr_steps',
            'epochs',
          ],
          shape: 'integer[]',
          meaning: 'steps from which on the rate is lower',
        },
        {
          name: 'gamma',
          aliases: ['decay_factor', 'factor', 'decay_rate', 'lr_decay', 'drop', 'drop_factor', 'multiplier', 'decay'],
          shape: 'number',
          meaning: 'factor at each milestone',
          default: 0.1,
        },
      ],
      returns: 'instance',
      aliases: ['new', 'init', 'make', 'build', 'create_scheduler', 'get_scheduler'],
    },
    {
      name: 'update',
      effect: 'updates',
      required: true,
      summary: 'The rate at step t; steps do not fall from call to call.',
      parameters: [
        {
          name: 't',
          aliases: ['step', 'epoch', 'current_step', 'current_epoch', 'iteration', 'global_step', 'context', 'n'],
          shape: 'integer',
          meaning: 'current step, from 0',
        },
      ],
      returns: 'number',
      aliases: [
        'step',
        'get_lr',
        'get_rate',
        'lr_at',
        'rate_at',
        'call',
        'on_epoch_begin',
        'on_step',
        'adjust',
        'adjust_learning_rate',
        'schedule',
        'value_at',
      ],
    },
  ],
};
