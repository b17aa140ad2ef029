import type { Contract, ParameterSpec } from '../../../model/algorithm.js';
import type { Rows } from '../rows.js';

export interface SparseCodingOptions {
  /** Number of atoms, for implementations that learn the dictionary too. */
  readonly k?: number;
  /** Weight of the l1 norm in 1/2 ||x - c D||^2 + alpha ||c||_1. */
  readonly alpha?: number;
  /** Greatest number of non-zero codes a signal. */
  readonly nonzeros?: number;
  /** Residual norm ||x - c D|| at which a pursuit stops. */
  readonly tolerance?: number;
  readonly iters?: number;
  readonly seed?: number;
}

export interface SparseCoder {
  /** X is n x d (rows are signals), D is k x d (rows are atoms); the codes are n x k with X close to codes * D. */
  sparseCode(X: Rows, D: Rows): number[][];
}

export interface SparseCodingImplementation {
  create(options: SparseCodingOptions): SparseCoder;
}

export const signalsParameter: ParameterSpec = {
  name: 'X',
  aliases: ['x', 'data', 'signals', 'samples', 'y', 'inputs'],
  shape: 'matrix[n,d]',
  meaning: 'signals, one a row',
};

export const dictionaryParameter: ParameterSpec = {
  name: 'D',
  aliases: ['d', 'dictionary', 'atoms', 'components', 'basis'],
  shape: 'matrix[k,d]',
  meaning: 'dictionary, one atom a row',
};

export const alphaParameter: ParameterSpec = {
  name: 'alpha',
  aliases: ['lambda', 'lam', 'l1', 'l1_penalty', 'sparsity', 'regularization', 'transform_alpha', 'reg_param'],
  shape: 'number',
  meaning: 'weight of the l1 norm in 1/2 ||x - c D||^2 + alpha ||c||_1',
};

export const sparseCodeAliases = [
  'sparse_code',
  'sparse_encode',
  'encode',
  'transform',
  'code',
  'infer',
  'pursue',
  'solve',
  'sparse_coding',
  'get_codes',
] as const;

export const sparseCodingContract: Contract = {
  id: 'sparse-coding',
  title: 'Sparse coding of signals over a given dictionary',
  classAliases: [
    'sparse_coder',
    'sparse_coding',
    'sparse_encoder',
    'orthogonal_matching_pursuit',
    'omp',
    'lasso',
    'lasso_cd',
    'lasso_coordinate_descent',
    'coordinate_descent',
    'lasso_solver',
  ],
  operations: [
    {
      name: 'create',
      effect: 'constructs',
      required: true,
      summary: 'Makes a coder.',
      parameters: [
        alphaParameter,
        {
          name: 'nonzeros',
          aliases: ['n_nonzero_coefs', 'transform_n_nonzero_coefs', 'sparsity', 'max_atoms', 'n_nonzero', 'k_sparse'],
          shape: 'integer',
          meaning: 'greatest number of non-zero codes a signal',
        },
        {
          name: 'tolerance',
          aliases: ['tol', 'epsilon', 'eps', 'residual_tolerance'],
          shape: 'number',
          meaning: 'residual norm at which a pursuit stops',
        },
      ],
      returns: 'a coder',
      aliases: ['init', 'new', 'make', 'build', 'create_coder'],
    },
    {
      name: 'sparseCode',
      effect: 'reads',
      required: true,
      summary: 'Codes every signal over the dictionary.',
      parameters: [signalsParameter, dictionaryParameter],
      returns: 'matrix[n,k]: codes with X close to codes * D',
      aliases: sparseCodeAliases,
    },
  ],
};
