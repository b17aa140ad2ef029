import type { Contract, ParameterSpec } from '../../../model/algorithm.js';

export interface SupervisionOptions {
  /** Factor between the weights of neighbouring levels, in (0, 1]. */
  readonly decay: number;
}

export interface RefinementOptions {
  /** Most iterations, a positive integer. */
  readonly max: number;
  /** Length of a change that counts as none, positive. */
  readonly tol: number;
  /** Iterations before convergence may be claimed. */
  readonly min: number;
}

export interface Refinement {
  readonly x: readonly number[];
  /** Iterations done. */
  readonly steps: number;
  readonly converged: boolean;
  /** Length of the change in each iteration. */
  readonly residuals: readonly number[];
}

export interface SupervisionImplementation {
  /** Weights of n levels, the earliest first. */
  weights(n: number, options: SupervisionOptions): readonly number[];
  /** Weighted sum of the squared errors (mean over the components) of each level's prediction. */
  loss(predictions: readonly (readonly number[])[], target: readonly number[], options: SupervisionOptions): number;
  /** Applies f again and again until the change is small. */
  refine(f: (x: readonly number[]) => readonly number[], x0: readonly number[], options: RefinementOptions): Refinement;
}

const decay: ParameterSpec = {
  name: 'decay',
  aliases: [
    'supervision_decay',
    'weight_decay',
    'supervision_weight_decay',
    'level_decay',
    'gamma',
    'discount',
    'decay_factor',
  ],
  shape: 'number',
  meaning: 'factor between neighbouring levels, in (0, 1]',
  default: 1,
};

export const supervisionContract: Contract = {
  id: 'deep-supervision',
  title: 'Deep supervision and convergence of a recursion',
  classAliases: [
    'deep_supervision',
    'deep_supervision_loss',
    'trm',
    'trm_trainer',
    'tiny_recursive_model',
    'recursive_supervision',
    'supervision_weights',
    'convergence_monitor',
    'recursive_refinement',
    'iterative_refinement',
    'deep_supervision_weights',
    'fixed_point_iteration',
  ],
  operations: [
    {
      name: 'weights',
      effect: 'reads',
      required: true,
      summary: 'Weights of n levels, the earliest first; the last is 1.',
      parameters: [
        {
          name: 'n',
          aliases: ['num_levels', 'levels', 'n_supervision', 'num_recursions', 'n_levels', 'depth', 'n_steps'],
          shape: 'integer',
          meaning: 'number of levels',
        },
        decay,
      ],
      returns: 'vector[n]',
      aliases: [
        'supervision_weights',
        'get_weights',
        'compute_weights',
        'level_weights',
        'deep_supervision_weights',
        'get_supervision_weights',
      ],
    },
    {
      name: 'loss',
      effect: 'reads',
      required: false,
      summary: 'Weighted loss over the predictions of all levels.',
      parameters: [
        {
          name: 'predictions',
          aliases: ['outputs', 'preds', 'intermediate_outputs', 'level_outputs', 'all_outputs', 'intermediates'],
          shape: 'matrix[n,d]',
          meaning: 'prediction of each level, the earliest first',
        },
        {
          name: 'target',
          aliases: ['y', 'label', 'targets', 'ground_truth', 'labels'],
          shape: 'vector[d]',
          meaning: 'what every level should predict',
        },
        decay,
      ],
      returns: 'number',
      aliases: [
        'deep_supervision_loss',
        'compute_loss',
        'supervision_loss',
        'total_loss',
        'compute_deep_supervision_loss',
        'trm_loss',
      ],
    },
    {
      name: 'refine',
      effect: 'reads',
      required: false,
      summary: 'Applies f until the change is below tol, at most max times.',
      parameters: [
        {
          name: 'f',
          aliases: ['step', 'update', 'fn', 'step_fn', 'recursion', 'cell', 'operator'],
          shape: 'function',
          meaning: 'one step of the recursion',
        },
        {
          name: 'x0',
          aliases: ['x', 'initial', 'init', 'z0', 'initial_state', 'start'],
          shape: 'vector[d]',
          meaning: 'where to start',
        },
        {
          name: 'max',
          aliases: ['max_steps', 'max_iterations', 'max_iter', 'num_recursions', 'max_recursions'],
          shape: 'integer',
          meaning: 'most iterations',
        },
        {
          name: 'tol',
          aliases: ['tolerance', 'threshold', 'eps', 'convergence_threshold', 'epsilon', 'atol'],
          shape: 'number',
          meaning: 'length of a change that counts as none',
        },
        {
          name: 'min',
          aliases: ['min_steps', 'min_iterations', 'min_iter', 'warmup'],
          shape: 'integer',
          meaning: 'iterations before convergence may be claimed',
          default: 1,
        },
      ],
      returns: 'record {x: vector[d], steps: integer, converged: boolean, residuals: vector[steps]}',
      aliases: [
        'iterate',
        'recurse',
        'fixed_point',
        'run',
        'solve',
        'iterative_refinement',
        'run_recursion',
        'refine_until_converged',
        'converge',
      ],
    },
  ],
};
