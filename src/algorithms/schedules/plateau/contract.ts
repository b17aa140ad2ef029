import type { Contract } from '../../../model/algorithm.js';
import { initialRate, lowestRate } from '../clocked/contract.js';

export interface PlateauOptions {
  readonly lr0: number;
  /** Metrics without improvement to wait for, an integer of at least 0. */
  readonly patience: number;
  /** Factor of a reduction, in (0, 1). */
  readonly factor: number;
  /** Gain over the best metric that counts as an improvement, in units of the metric, at least 0. */
  readonly threshold: number;
  readonly min: number;
  /** Whether a lower or a higher metric is better. */
  readonly mode: 'min' | 'max';
  /** Highest rate, for those that also raise it. */
  readonly max?: number;
}

export interface PlateauSchedule {
  /** Takes the newest metric and returns the rate from here on. */
  step(metric: number): number;
}

export interface PlateauImplementation {
  create(options: PlateauOptions): PlateauSchedule;
}

/** Shared by all schedules that follow a metric. */
export const plateauContract: Contract = {
  id: 'metric-driven-rate',
  title: 'Rate that follows a performance metric',
  classAliases: [
    'reduce_lr_on_plateau',
    'reduce_on_plateau',
    'plateau_scheduler',
    'plateau',
    'performance_based_rate_modulator',
    'performance_modulator',
    'rate_modulator',
    'adaptive_learning_rate',
    'lr_plateau',
    'plateau_lr',
    'bold_driver',
    'dynamic_learning_rate',
    'adaptive_rate',
    'learning_rate_modulator',
    'performance_rate_modulator',
  ],
  operations: [
    {
      name: 'create',
      effect: 'constructs',
      required: true,
      summary: 'A schedule that has seen no metric.',
      parameters: [
        initialRate,
        {
          name: 'patience',
          aliases: ['wait', 'patience_steps', 'patience_epochs', 'tolerance_epochs', 'n_epochs', 'max_bad_epochs'],
          shape: 'integer',
          meaning: 'metrics without improvement to wait for',
          default: 10,
        },
        {
          name: 'factor',
          aliases: ['decay_factor', 'gamma', 'reduce_factor', 'decay', 'lr_factor', 'reduction_factor', 'multiplier'],
          shape: 'number',
          meaning: 'factor of a reduction, in (0, 1)',
          default: 0.1,
        },
        {
          name: 'threshold',
          aliases: ['min_delta', 'improvement_threshold', 'epsilon', 'tol', 'tolerance', 'delta', 'min_improvement'],
          shape: 'number',
          meaning: 'gain over the best metric that counts as an improvement',
          default: 1e-4,
        },
        lowestRate,
        {
          name: 'mode',
          aliases: ['direction', 'monitor_mode', 'minimize', 'goal', 'objective'],
          shape: 'string',
          meaning: "'min' or 'max': which metrics are better",
          default: 'min',
        },
        {
          name: 'max',
          aliases: ['max_lr', 'max_value', 'lr_max', 'max_rate', 'upper_bound', 'max_learning_rate'],
          shape: 'number',
          meaning: 'highest rate, for those that also raise it',
          default: Number.POSITIVE_INFINITY,
        },
      ],
      returns: 'instance',
      aliases: ['new', 'init', 'make', 'build', 'create_scheduler'],
    },
    {
      name: 'step',
      effect: 'updates',
      required: true,
      summary: 'Takes the newest metric and returns the rate from here on.',
      parameters: [
        {
          name: 'metric',
          aliases: [
            'metrics',
            'loss',
            'value',
            'val_loss',
            'validation_loss',
            'performance',
            'score',
            'current',
            'context',
            'current_performance',
            'metric_value',
          ],
          shape: 'number',
          meaning: 'newest value of what is watched',
        },
      ],
      returns: 'number',
      aliases: [
        'update',
        'on_epoch_end',
        'observe',
        'adjust',
        'adjust_learning_rate',
        'modulate',
        'report',
        'record',
        'tick',
        'step_metric',
      ],
    },
  ],
};
