import type { Contract } from '../../../model/algorithm.js';

export interface SearchDimension {
  readonly name: string;
  /** `float` when left out. */
  readonly type?: 'float' | 'int' | 'categorical';
  /** Bounds, both included; for `float` and `int`. */
  readonly low?: number;
  readonly high?: number;
  /** Searched on a logarithmic scale; low must be positive. */
  readonly log?: boolean;
  /** Values of a `categorical` dimension. */
  readonly choices?: readonly (string | number)[];
}

export type Suggestion = Readonly<Record<string, number | string>>;

export interface SearchSpaceOptions {
  readonly space: readonly SearchDimension[];
  readonly direction: 'minimize' | 'maximize';
  /** Share of the trials that count as good, in (0, 1). */
  readonly gamma: number;
  /** Trials that are drawn at random before the history is used. */
  readonly startup: number;
  /** Candidates drawn a suggestion and dimension. */
  readonly candidates: number;
  readonly seed: number;
}

export interface HyperParameterSearch {
  suggest(): Suggestion;
  /** A trial that failed, or whose value is not a number, has no value. */
  record(params: Suggestion, value: number, state?: 'complete' | 'fail'): void;
  best(): { readonly params: Suggestion; readonly value: number } | null;
}

export interface HyperParameterSearchImplementation {
  create(options: SearchSpaceOptions): HyperParameterSearch;
}

export const hyperParameterSearchContract: Contract = {
  id: 'hyper-parameter-search',
  title: 'Sequential search for hyper-parameters',
  classAliases: [
    'tpe',
    'tpe_sampler',
    'tpe_optimizer',
    'tree_parzen_estimator',
    'tree_structured_parzen_estimator',
    'parzen_estimator',
    'hyperparameter_optimizer',
    'hyperparameter_search',
    'hyperparameter_tuner',
    'bayesian_optimizer',
    'tuner',
    'tpe_bridge',
    'tpe_client',
    'study',
  ],
  operations: [
    {
      name: 'create',
      effect: 'constructs',
      required: true,
      summary: 'Starts a search.',
      parameters: [
        {
          name: 'space',
          aliases: ['search_space', 'param_space', 'parameters', 'dimensions', 'bounds', 'distributions'],
          shape: 'record[]',
          meaning: '{name, type: float | int | categorical, low, high, log, choices}',
        },
        {
          name: 'direction',
          aliases: ['mode', 'goal', 'objective', 'optimize'],
          shape: 'string',
          meaning: 'minimize or maximize',
        },
        {
          name: 'gamma',
          aliases: ['quantile', 'good_fraction', 'split'],
          shape: 'number',
          meaning: 'share of trials that count as good',
        },
        {
          name: 'startup',
          aliases: ['n_startup_trials', 'n_initial', 'startup_trials', 'warmup_trials', 'n_random'],
          shape: 'integer',
          meaning: 'random trials before the history is used',
        },
        {
          name: 'candidates',
          aliases: ['n_ei_candidates', 'n_candidates', 'num_candidates'],
          shape: 'integer',
          meaning: 'candidates drawn a suggestion',
        },
        {
          name: 'seed',
          aliases: ['random_state', 'random_seed', 'rng_seed', 'rng'],
          shape: 'integer',
          meaning: 'seed of every random choice',
        },
      ],
      returns: 'a search',
      aliases: ['init', 'new', 'create_study', 'init_study', 'make', 'build'],
    },
    {
      name: 'suggest',
      effect: 'updates',
      required: true,
      summary: 'The parameters to try next.',
      parameters: [],
      returns: 'record: a value for each dimension',
      aliases: ['suggest', 'ask', 'propose', 'next', 'sample', 'get_next', 'suggest_params', 'get_suggestion'],
    },
    {
      name: 'record',
      effect: 'updates',
      required: true,
      summary: 'Tells what a trial gave.',
      parameters: [
        {
          name: 'params',
          aliases: ['parameters', 'config', 'x', 'trial', 'suggestion'],
          shape: 'record',
          meaning: 'the parameters that were tried',
        },
        {
          name: 'value',
          aliases: ['score', 'loss', 'y', 'result', 'objective', 'metric', 'fitness'],
          shape: 'number',
          meaning: 'what they gave',
        },
        {
          name: 'state',
          aliases: ['status', 'outcome'],
          shape: 'string',
          meaning: 'complete or fail',
          default: 'complete',
        },
      ],
      returns: 'nothing',
      aliases: ['record', 'tell', 'observe', 'report', 'update', 'add_trial', 'register', 'record_result'],
    },
    {
      name: 'best',
      effect: 'reads',
      required: true,
      summary: 'The best trial so far.',
      parameters: [],
      returns: '{params, value}, or null before the first value',
      aliases: ['best', 'best_params', 'best_trial', 'get_best', 'best_so_far', 'best_result'],
    },
  ],
};
