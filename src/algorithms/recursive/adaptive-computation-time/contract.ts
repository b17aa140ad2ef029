import type { Contract, ParameterSpec } from '../../../model/algorithm.js';

export interface HaltingOptions {
  /** Mass that may be left when the computation halts, in (0, 1). */
  readonly eps: number;
  /** Most steps to take, a positive integer. */
  readonly max: number;
}

export interface Halting {
  /** Steps taken. */
  readonly N: number;
  /** Remainder: the weight of the last step. */
  readonly R: number;
  /** Weights of the steps taken; zeros may follow. */
  readonly weights: readonly number[];
  /** N + R. */
  readonly ponder: number;
}

export interface HaltingImplementation {
  halt(h: readonly number[], options: HaltingOptions): Halting;
  /** The mean-field output: the states weighted by the halting weights. */
  output(states: readonly (readonly number[])[], h: readonly number[], options: HaltingOptions): readonly number[];
  /** Mean ponder cost over a batch of halting sequences. */
  batchPonder(batch: readonly (readonly number[])[], options: HaltingOptions): number;
}

const options: readonly ParameterSpec[] = [
  {
    name: 'eps',
    aliases: ['epsilon', 'halt_epsilon', 'act_epsilon', 'halting_epsilon'],
    shape: 'number',
    meaning: 'mass that may be left at the halt, in (0, 1)',
    default: 0.01,
  },
  {
    name: 'max',
    aliases: [
      'max_steps',
      'max_ponder',
      'max_iterations',
      'halt_max_steps',
      'max_computation',
      'ponder_limit',
      'max_hops',
    ],
    shape: 'integer',
    meaning: 'most steps to take',
  },
];
const probabilities: ParameterSpec = {
  name: 'h',
  aliases: ['halting_probs', 'halt_probs', 'halting_probabilities', 'p_halt', 'halt_probabilities', 'halting', 'probs'],
  shape: 'vector[n]',
  meaning: 'halting probability of each step, in [0, 1]',
};

export const haltingContract: Contract = {
  id: 'adaptive-computation-time',
  title: 'Adaptive computation time',
  classAliases: [
    'act',
    'adaptive_computation_time',
    'act_cell',
    'act_controller',
    'ponder',
    'ponder_cost',
    'halting',
    'act_loss',
    'adaptive_halting',
    'halting_unit',
    'hrm_act',
    'ponder_network',
    'act_halting',
  ],
  operations: [
    {
      name: 'halt',
      effect: 'reads',
      required: true,
      summary: 'Where the computation halts, the remainder, the weights and the ponder cost.',
      parameters: [probabilities, ...options],
      returns: 'record {N: integer, R: number, weights: vector[N], ponder: number}',
      aliases: [
        'compute_halting',
        'act_step',
        'halting',
        'compute_ponder',
        'act_weights',
        'compute_act',
        'halting_weights',
        'should_halt',
        'act',
      ],
    },
    {
      name: 'output',
      effect: 'reads',
      required: false,
      summary: 'The states weighted by the halting weights.',
      parameters: [
        {
          name: 'states',
          aliases: ['outputs', 'hidden_states', 'step_outputs', 'intermediate_states', 'hiddens'],
          shape: 'matrix[n,d]',
          meaning: 'state after each step',
        },
        probabilities,
        ...options,
      ],
      returns: 'vector[d]',
      aliases: ['mean_field', 'weighted_output', 'accumulate', 'act_output', 'combine', 'mean_field_output', 'forward'],
    },
    {
      name: 'batchPonder',
      effect: 'reads',
      required: false,
      summary: 'Mean ponder cost over a batch.',
      parameters: [
        {
          name: 'batch',
          aliases: ['halting_batch', 'h_batch', 'halt_probs_batch', 'all_halting_probs'],
          shape: 'matrix[b,n]',
          meaning: 'halting probabilities of each sequence',
        },
        ...options,
      ],
      returns: 'number',
      aliases: [
        'ponder_cost',
        'ponder_loss',
        'mean_ponder',
        'act_loss',
        'compute_ponder_cost',
        'ponder_regularization',
        'compute_act_loss',
      ],
    },
  ],
};
