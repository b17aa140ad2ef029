import type { Contract } from '../../../model/algorithm.js';

export const warmStartContract: Contract = {
  id: 'warm-start',
  title: 'Warm start of a bandit from logged events',
  classAliases: [
    'warm_start',
    'warmstart',
    'warmstart_bandit',
    'bandit_warm_start',
    'warm_starter',
    'offline_trainer',
    'log_replay',
  ],
  operations: [
    {
      name: 'warmStart',
      effect: 'constructs',
      required: true,
      summary: 'A bandit that has learned the log.',
      parameters: [
        {
          name: 'events',
          aliases: ['log', 'history', 'events_df', 'interactions', 'logged_events', 'data'],
          shape: 'record {user: string, time: number, item: vector, correct: boolean}[]',
          meaning: 'logged interactions in any order; correct is null where the log does not say',
        },
        {
          name: 'd',
          aliases: ['n_features', 'dim', 'dimension', 'num_features'],
          shape: 'integer',
          meaning: 'number of features',
        },
        {
          name: 'alpha',
          aliases: ['exploration', 'exploration_weight'],
          shape: 'number',
          meaning: 'weight of the confidence width',
          default: 1,
        },
        {
          name: 'lambda',
          aliases: ['lambda_', 'lam', 'l2', 'reg', 'regularization'],
          shape: 'number',
          meaning: 'ridge regularisation',
          default: 1,
        },
        {
          name: 'contextOf',
          aliases: ['context_of', 'build_context', 'build_student_context', 'features_of', 'featurize'],
          shape: 'function',
          meaning: 'features of an event from the earlier events of its user and its item',
        },
      ],
      returns: 'record {updates: integer, skipped: integer, predict: function, update: function}',
      aliases: [
        'warmstart',
        'warm_start_bandit',
        'train_from_events',
        'fit_from_log',
        'replay',
        'replay_log',
        'pretrain',
        'train_from_logs',
        'fit_offline',
      ],
    },
  ],
};
