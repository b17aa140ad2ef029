import type { Contract } from '../../../model/algorithm.js';

export interface PageHinkleyOptions {
  /** Growth of the mean that is tolerated, in the unit of the stream, >= 0. */
  readonly delta: number;
  /** Alarm threshold of the cumulated deviation, > 0. */
  readonly lambda: number;
  /** No alarm before so many values since the start or the last alarm. */
  readonly min: number;
}

export interface PageHinkleyDetector {
  /** Takes the next value; true when a change (an increase of the mean) is detected at it. */
  update(x: number): boolean;
}

export interface PageHinkleyImplementation {
  create(options: PageHinkleyOptions): PageHinkleyDetector;
}

export const pageHinkleyContract: Contract = {
  id: 'pagehinkley',
  title: 'Page-Hinkley change detector',
  classAliases: [
    'page_hinkley',
    'page_hinkley_test',
    'ph_test',
    'drift_detector',
    'change_detector',
    'concept_drift_detector',
  ],
  operations: [
    {
      name: 'create',
      effect: 'constructs',
      required: true,
      summary: 'builds a detector that has seen nothing',
      returns: 'the detector',
      aliases: ['init', 'new', 'build'],
      parameters: [
        {
          name: 'delta',
          aliases: ['tolerance', 'epsilon', 'magnitude', 'min_change'],
          shape: 'number',
          meaning: 'growth of the mean that is tolerated',
          default: 0.005,
        },
        {
          name: 'lambda',
          aliases: ['threshold', 'lambda_', 'lam', 'lamb', 'lambd', 'drift_threshold', 'ph_threshold'],
          shape: 'number',
          meaning: 'alarm threshold',
          default: 50,
        },
        {
          name: 'min',
          aliases: ['min_instances', 'min_num_instances', 'min_samples', 'warm_up', 'grace_period'],
          shape: 'integer',
          meaning: 'no alarm before so many values',
          default: 30,
        },
      ],
    },
    {
      name: 'update',
      effect: 'updates',
      required: true,
      summary: 'takes the next value',
      returns: 'true when a change is detected at this value',
      aliases: ['add_element', 'add', 'step', 'detect', 'observe', 'push', 'process'],
      parameters: [
        { name: 'x', aliases: ['value', 'error', 'loss', 'metric', 'sample'], shape: 'number', meaning: 'the value' },
      ],
    },
  ],
};
