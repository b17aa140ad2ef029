import type { OperationSpec, ParameterSpec } from '../../../model/algorithm.js';
import type { Implementation } from '../../implementation.js';

/** A rate that depends on the number of steps taken and on nothing else. */
export interface ClockedSchedule {
  /** The rate at the current step. */
  get(): number;
  /** Moves to step `t` (default: one further) and returns the rate there. */
  step(t?: number): number;
  /** All that `load` needs to go on from here. Opaque to the checks. */
  save(): unknown;
  /** Goes on from a saved state; may return the schedule to use from then on. */
  load(state: unknown): unknown;
}

export interface ClockedImplementation<Options> extends Implementation {
  create(options: Options): ClockedSchedule;
}

const CURRENT_RATE = [
  'get_lr',
  'get_last_lr',
  'get_rate',
  'get_value',
  'get_current_value',
  'get_learning_rate',
  'current_lr',
  'lr',
  'rate',
  'value',
  'learning_rate',
];

const STEP_NUMBER = [
  'step',
  'epoch',
  'iteration',
  'current_step',
  'current_epoch',
  'global_step',
  'n',
  'i',
  'steps_done',
  'last_epoch',
];

/** The operations after the constructor. */
const STEPPING: readonly OperationSpec[] = [
  {
    name: 'get',
    effect: 'reads',
    required: true,
    summary: 'The rate at the current step.',
    parameters: [],
    returns: 'number',
    aliases: CURRENT_RATE,
  },
  {
    name: 'step',
    effect: 'updates',
    required: true,
    summary: 'Moves to step t, or one step on without it, and returns the rate there.',
    parameters: [{ name: 't', aliases: STEP_NUMBER, shape: 'integer', meaning: 'steps taken so far, from 0' }],
    returns: 'number',
    aliases: ['update', 'advance', 'tick', 'next', 'on_step', 'on_epoch_end', 'step_epoch', 'adjust', 'decay', 'call'],
  },
  {
    name: 'save',
    effect: 'reads',
    required: false,
    summary: 'The state needed to go on from here.',
    parameters: [],
    returns: 'record',
    aliases: ['state_dict', 'get_state', 'to_dict', 'serialize', 'dump', 'snapshot', 'checkpoint', 'to_json'],
  },
  {
    name: 'load',
    effect: 'updates',
    required: false,
    summary: 'Goes on from a saved state.',
    parameters: [
      {
        name: 'state',
        aliases: ['state_dict', 'snapshot', 'data', 'checkpoint'],
        shape: 'record',
        meaning: 'what save returned',
      },
    ],
    returns: 'nothing',
    aliases: ['load_state_dict', 'set_state', 'from_dict', 'deserialize', 'restore', 'from_json', 'resume'],
  },
];

/** The operations of a clocked schedule; only the constructor's parameters differ between schedules. */
export function clockedOperations(title: string, parameters: readonly ParameterSpec[]): OperationSpec[] {
  return [
    {
      name: 'create',
      effect: 'constructs',
      required: true,
      summary: `${title} at step 0.`,
      parameters,
      returns: 'instance',
      aliases: ['new', 'init', 'make', 'build', 'create_scheduler', 'get_scheduler', 'make_schedule', 'schedule'],
    },
    ...STEPPING,
  ];
}

export const initialRate: ParameterSpec = {
  name: 'lr0',
  aliases: [
    'initial_lr',
    'initial_learning_rate',
    'base_lr',
    'lr',
    'learning_rate',
    'init_lr',
    'start_lr',
    'lr_start',
    'initial_value',
    'initial_rate',
    'max_lr',
    'lr_max',
    'eta_max',
    'peak_lr',
    'epsilon_start',
    'initial_epsilon',
  ],
  shape: 'number',
  meaning: 'rate to start from, positive',
};

export const lowestRate: ParameterSpec = {
  name: 'min',
  aliases: [
    'min_lr',
    'lr_min',
    'minimum_lr',
    'min_learning_rate',
    'eta_min',
    'end_lr',
    'final_lr',
    'floor',
    'min_value',
    'minimum',
    'min_rate',
    'epsilon_min',
    'epsilon_end',
    'lower_bound',
  ],
  shape: 'number',
  meaning: 'rate that is never undercut, at least 0',
  default: 0,
};
