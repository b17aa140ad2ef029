import type { Contract, ParameterSpec } from '../../model/algorithm.js';
import type { Implementation } from '../implementation.js';
import type { MetaTask, Objective } from './objectives.js';

/** Inner learning rate alpha, outer learning rate beta, number of inner steps k. */
export interface MetaRates {
  readonly inner: number;
  readonly meta: number;
  readonly steps: number;
}

/** MAML and its first-order form. Parameters are vectors of length d; nothing passed in is modified. */
export interface MetaLearner extends Implementation {
  /** The fast weights after k inner steps on one support loss. */
  adapt(theta: readonly number[], support: Objective, innerLr: number, k: number): number[];
  /** The parameters after one outer step over a batch of tasks. */
  metaStep(theta: readonly number[], tasks: readonly MetaTask[], rates: MetaRates): number[];
}

/** Reptile: no query losses. */
export interface ReptileLearner extends Implementation {
  step(
    theta: readonly number[],
    supports: readonly Objective[],
    rates: { readonly inner: number; readonly steps: number; readonly eps: number },
  ): number[];
}

const theta: ParameterSpec = {
  name: 'theta',
  aliases: ['params', 'parameters', 'weights', 'meta_params', 'meta_parameters', 'initialization', 'w', 'model'],
  shape: 'vector[d]',
  meaning: 'the meta-parameters: where every task starts',
};
const rate = (name: string, aliases: readonly string[], meaning: string): ParameterSpec => ({
  name,
  aliases,
  shape: 'number',
  meaning,
});

/** One contract for all three, so that an implementation of one can be recognised as another. */
export const metaLearnerContract: Contract = {
  id: 'meta-learner',
  title: 'Gradient-based meta-learner',
  classAliases: [
    'maml',
    'fomaml',
    'reptile',
    'first_order_maml',
    'meta_learner',
    'gradient_meta_learner',
    'model_agnostic_meta_learning',
    'model_agnostic_meta_learner',
    'maml_learner',
    'maml_trainer',
    'reptile_learner',
    'reptile_trainer',
    'meta_trainer',
  ],
  operations: [
    {
      name: 'adapt',
      effect: 'reads',
      required: false,
      summary: 'k steps of gradient descent on the support loss of one task',
      parameters: [
        theta,
        {
          name: 'support',
          aliases: ['task', 'support_set', 'train_set', 'objective', 'task_data'],
          shape: 'record',
          meaning: 'support loss: loss(theta), grad(theta), hvp(theta, vector)',
        },
        rate('innerLr', ['inner_lr', 'alpha', 'lr', 'learning_rate', 'fast_lr', 'inner_rate'], 'inner learning rate'),
        rate('k', ['steps', 'num_steps', 'inner_steps', 'num_inner_steps', 'num_adaptation_steps'], 'inner steps'),
      ],
      returns: 'vector[d], the fast weights',
      aliases: ['inner_loop', 'inner_update', 'fast_adapt', 'adaptation', 'adapt_to_task', 'fine_tune', 'inner_adapt'],
    },
    {
      name: 'metaStep',
      effect: 'reads',
      required: false,
      summary: 'one outer step over a batch of tasks',
      parameters: [
        theta,
        {
          name: 'tasks',
          aliases: ['task_batch', 'meta_batch', 'episodes', 'batch'],
          shape: 'record[]',
          meaning: 'tasks with a support and a query loss',
        },
        {
          name: 'rates',
          aliases: ['options', 'config', 'hyperparameters'],
          shape: 'record',
          meaning: 'inner (alpha), meta (beta) and steps (k)',
        },
      ],
      returns: 'vector[d], the new meta-parameters',
      aliases: [
        'meta_train_step',
        'outer_step',
        'outer_loop',
        'meta_update',
        'outer_update',
        'meta_train',
        'train_step',
      ],
    },
    {
      name: 'step',
      effect: 'reads',
      required: false,
      summary: 'one Reptile step over a batch of tasks',
      parameters: [
        theta,
        {
          name: 'supports',
          aliases: ['tasks', 'task_batch', 'objectives', 'batch'],
          shape: 'record[]',
          meaning: 'one training loss a task',
        },
        {
          name: 'rates',
          aliases: ['options', 'config', 'hyperparameters'],
          shape: 'record',
          meaning: 'inner (alpha), steps (k) and eps (outer step size)',
        },
      ],
      returns: 'vector[d], the new initialisation',
      aliases: ['reptile_step', 'meta_step', 'outer_step', 'reptile_update', 'interpolate', 'meta_update'],
    },
  ],
};
