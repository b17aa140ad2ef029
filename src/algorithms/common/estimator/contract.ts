import type { Contract } from '../../../model/algorithm.js';

export interface EstimatorOptions {
  /** Step size, positive. */
  readonly lr: number;
  /** Passes over the data. */
  readonly epochs: number;
  /** Weight of the squared norm of the weights, not negative. */
  readonly l2: number;
  readonly seed: number;
}

/** Anything that learns to predict one number from a vector. */
export interface Estimator {
  /** X is n x d, y has n entries. Forgets what it learned before. */
  fit(X: readonly (readonly number[])[], y: readonly number[]): unknown;
  /** Throws before the first fit. */
  predict(x: readonly number[]): number;
  /** Mean squared error of the last fit over its data. */
  readonly loss: number;
  /** Everything that is needed to go on, as plain JSON values. */
  save(): unknown;
  load(state: unknown): void;
  /** One more pass over (X, y) from where the estimator is. */
  partialFit?(X: readonly (readonly number[])[], y: readonly number[]): unknown;
}

export interface EstimatorImplementation {
  create(options: EstimatorOptions): Estimator;
  /** Names of optional operations of the instances, for the runner. */
  readonly operations?: readonly string[];
}

export const estimatorContract: Contract = {
  id: 'estimator',
  title: 'Estimator that is fitted, asked, saved and loaded',
  classAliases: [
    'estimator',
    'model',
    'regressor',
    'learner',
    'trainer',
    'predictor',
    'network',
    'classifier',
    'learning_system',
  ],
  operations: [
    {
      name: 'create',
      effect: 'constructs',
      required: true,
      summary: 'Makes an estimator.',
      parameters: [
        {
          name: 'lr',
          aliases: ['learning_rate', 'eta', 'alpha', 'step_size', 'eta0'],
          shape: 'number',
          meaning: 'step size',
        },
        {
          name: 'epochs',
          aliases: ['n_epochs', 'max_iter', 'num_epochs', 'iterations', 'n_iter', 'steps'],
          shape: 'integer',
          meaning: 'passes over the data',
        },
        {
          name: 'l2',
          aliases: ['weight_decay', 'lambda', 'reg', 'regularization', 'l2_penalty', 'ridge'],
          shape: 'number',
          meaning: 'weight of the squared norm of the weights',
        },
        {
          name: 'seed',
          aliases: ['random_state', 'random_seed', 'rng_seed', 'rng'],
          shape: 'integer',
          meaning: 'seed of every random choice',
        },
      ],
      returns: 'an estimator',
      aliases: ['init', 'new', 'make', 'build'],
    },
    {
      name: 'fit',
      effect: 'updates',
      required: true,
      summary: 'Learns from examples, from the start.',
      parameters: [
        {
          name: 'X',
          aliases: ['x', 'data', 'inputs', 'features', 'samples'],
          shape: 'matrix[n,d]',
          meaning: 'inputs, one a row',
        },
        {
          name: 'y',
          aliases: ['targets', 'labels', 'outputs', 't', 'rewards'],
          shape: 'vector[n]',
          meaning: 'target of each row',
        },
      ],
      returns: 'anything',
      aliases: ['fit', 'train', 'learn', 'train_model', 'optimize'],
    },
    {
      name: 'predict',
      effect: 'reads',
      required: true,
      summary: 'The output for one input; an error before the first fit.',
      parameters: [
        { name: 'x', aliases: ['input', 'features', 'sample', 'data'], shape: 'vector[d]', meaning: 'one input' },
      ],
      returns: 'number',
      aliases: ['predict', 'forward', 'infer', 'inference', 'evaluate', 'score', 'call'],
    },
    {
      name: 'loss',
      effect: 'reads',
      required: true,
      summary: 'Mean squared error of the last fit over its data.',
      parameters: [],
      returns: 'number',
      aliases: ['loss', 'training_loss', 'last_loss', 'final_loss', 'loss_', 'mse', 'train_loss', 'error'],
    },
    {
      name: 'save',
      effect: 'reads',
      required: true,
      summary: 'The state as plain JSON values.',
      parameters: [],
      returns: 'record',
      aliases: ['save', 'state_dict', 'get_state', 'serialize', 'to_dict', 'checkpoint', 'export_state'],
    },
    {
      name: 'load',
      effect: 'updates',
      required: true,
      summary: 'Takes a saved state.',
      parameters: [
        {
          name: 'state',
          aliases: ['s', 'state_dict', 'checkpoint', 'data'],
          shape: 'record',
          meaning: 'what save returned',
        },
      ],
      returns: 'nothing',
      aliases: ['load', 'load_state_dict', 'set_state', 'deserialize', 'from_dict', 'restore'],
    },
    {
      name: 'partialFit',
      effect: 'updates',
      required: false,
      summary: 'One more pass from where the estimator is.',
      parameters: [
        { name: 'X', aliases: ['x', 'data', 'inputs'], shape: 'matrix[n,d]', meaning: 'inputs, one a row' },
        { name: 'y', aliases: ['targets', 'labels'], shape: 'vector[n]', meaning: 'target of each row' },
      ],
      returns: 'anything',
      aliases: ['partial_fit', 'update', 'train_step', 'learn_one', 'step', 'continue_training', 'train_epoch'],
    },
  ],
};
