import type { Contract } from '../../../model/algorithm.js';
import type { Rows } from '../rows.js';
import { alphaParameter, dictionaryParameter, signalsParameter, sparseCodeAliases } from './sparse-coding.js';

export interface DictionaryLearningOptions {
  /** Number of atoms. */
  readonly k: number;
  /** Weight of the l1 norm of the codes. */
  readonly alpha: number;
  /** Alternations of a batch learner, passes over the data of an online learner. */
  readonly iters: number;
  readonly seed: number;
  /** Starting dictionary, k x d; without it the learner draws its own from `seed`. */
  readonly init?: Rows;
  /** Signals a step of an online learner. */
  readonly batchSize?: number;
}

export interface LearnedDictionary {
  /** k x d, one atom a row, each of norm at most 1. */
  readonly D: number[][];
  /** n x k. */
  readonly codes: number[][];
  /** Objective after each iteration, last that of (D, codes) returned. */
  readonly history: readonly number[];
}

export interface DictionaryLearner {
  fit(X: Rows): LearnedDictionary;
  sparseCode(X: Rows, D: Rows): number[][];
  /** 1/2 ||X - codes D||_F^2 + alpha ||codes||_1. */
  objective(X: Rows, D: Rows, codes: Rows): number;
}

export interface DictionaryLearningImplementation {
  create(options: DictionaryLearningOptions): DictionaryLearner;
}

export const dictionaryLearningContract: Contract = {
  id: 'dictionary-learning',
  title: 'Dictionary learning with an l1 penalty on the codes',
  classAliases: [
    'dictionary_learning',
    'dict_learning',
    'mini_batch_dictionary_learning',
    'online_dictionary_learning',
    'sparse_dictionary_learning',
    'dictionary_learner',
    'sparse_coding_model',
    'minibatch_dict_learning',
  ],
  operations: [
    {
      name: 'create',
      effect: 'constructs',
      required: true,
      summary: 'Makes a learner.',
      parameters: [
        {
          name: 'k',
          aliases: ['n_components', 'n_atoms', 'num_atoms', 'dict_size', 'dictionary_size', 'components', 'atoms'],
          shape: 'integer',
          meaning: 'number of atoms, may exceed the number of signals',
        },
        { ...alphaParameter, meaning: 'weight of the l1 norm of the codes' },
        {
          name: 'iters',
          aliases: ['max_iter', 'n_iter', 'iterations', 'num_iterations', 'epochs', 'n_epochs', 'max_iterations'],
          shape: 'integer',
          meaning: 'alternations (batch) or passes over the data (online)',
        },
        {
          name: 'seed',
          aliases: ['random_state', 'rng_seed', 'random_seed', 'rng', 'random'],
          shape: 'integer',
          meaning: 'seed of every random choice',
        },
        {
          name: 'init',
          aliases: ['dict_init', 'initial_dictionary', 'dictionary_init', 'd0', 'init_dict'],
          shape: 'matrix[k,d]',
          meaning: 'starting dictionary',
        },
        {
          name: 'batchSize',
          aliases: ['batch_size', 'minibatch_size', 'mini_batch_size', 'chunk_size'],
          shape: 'integer',
          meaning: 'signals a step of an online learner',
        },
      ],
      returns: 'a learner',
      aliases: ['init', 'new', 'make', 'build'],
    },
    {
      name: 'fit',
      effect: 'updates',
      required: true,
      summary: 'Learns a dictionary from the signals.',
      parameters: [signalsParameter],
      returns: '{D: matrix[k,d], codes: matrix[n,k], history: number[]}',
      aliases: ['fit', 'train', 'learn', 'fit_transform', 'learn_dictionary', 'dict_learning'],
    },
    {
      name: 'sparseCode',
      effect: 'reads',
      required: true,
      summary: 'Codes signals over a dictionary.',
      parameters: [signalsParameter, dictionaryParameter],
      returns: 'matrix[n,k]',
      aliases: sparseCodeAliases,
    },
    {
      name: 'objective',
      effect: 'reads',
      required: true,
      summary: 'The penalised reconstruction error 1/2 ||X - codes D||^2 + alpha ||codes||_1.',
      parameters: [
        signalsParameter,
        dictionaryParameter,
        {
          name: 'codes',
          aliases: ['c', 'code', 'coefficients', 'alpha', 'activations', 'weights'],
          shape: 'matrix[n,k]',
          meaning: 'codes of the signals',
        },
      ],
      returns: 'number',
      aliases: ['objective', 'cost', 'loss', 'error', 'compute_objective', 'compute_loss', 'score'],
    },
  ],
};
