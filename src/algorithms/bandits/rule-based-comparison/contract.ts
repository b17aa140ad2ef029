import type { Contract } from '../../../model/algorithm.js';

export const ruleComparisonContract: Contract = {
  id: 'rule-based-comparison',
  title: 'Rules and bandit side by side',
  classAliases: [
    'recommendation',
    'recommender',
    'rule_based_recommender',
    'rule_based',
    'compare_recs',
    'ab_comparison',
    'policy_comparison',
    'recommendation_comparison',
  ],
  operations: [
    {
      name: 'recommendByRules',
      effect: 'reads',
      required: true,
      summary: 'Ids of the items that the rules recommend, the easiest first.',
      parameters: [
        {
          name: 'items',
          aliases: ['item_params', 'candidates', 'catalogue', 'pool'],
          shape: 'record {id: string, topic: string, difficulty: number, drifted: boolean}[]',
          meaning: 'what may be recommended',
        },
        { name: 'topic', aliases: ['target_skill', 'skill', 'skill_filter'], shape: 'string', meaning: 'topic wanted' },
        {
          name: 'limit',
          aliases: ['max_items', 'n', 'top_k', 'k'],
          shape: 'integer',
          meaning: 'at most this many',
          default: 5,
        },
        {
          name: 'excludeDrifted',
          aliases: ['exclude_high_drift', 'exclude_drift'],
          shape: 'boolean',
          meaning: 'leave drifted items out',
          default: true,
        },
      ],
      returns: 'string[]',
      aliases: [
        'recommend_items',
        'recommend',
        'rule_based_recommend',
        'recommend_rules',
        'rule_recommendations',
        'recommend_by_rules',
      ],
    },
    {
      name: 'compare',
      effect: 'reads',
      required: true,
      summary: 'Both policies on the same rounds.',
      parameters: [
        {
          name: 'rewards',
          aliases: ['table', 'outcomes', 'payoffs'],
          shape: 'matrix[n,k]',
          meaning: 'what each item pays in each round',
        },
        {
          name: 'rules',
          aliases: ['rule_policy', 'baseline', 'rule_based'],
          shape: 'function',
          meaning: 'choice of the rules in a round',
        },
        {
          name: 'bandit',
          aliases: ['rl_policy', 'learner', 'policy'],
          shape: 'record {select: function, update: function}',
          meaning: 'the learning policy',
        },
      ],
      returns:
        'record {rounds: integer, ruleMean: number, banditMean: number, difference: number, standardError: number, agreement: number, banditWins: integer, ruleWins: integer}',
      aliases: ['compare_recs', 'compare_policies', 'ab_test', 'evaluate', 'compare_recommendations', 'side_by_side'],
    },
  ],
};
