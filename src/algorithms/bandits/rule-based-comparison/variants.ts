import type { Variant } from '../../../model/algorithm.js';
import { type RuleComparison, ruleComparison } from './reference.js';

export const ruleComparisonVariants: readonly Variant<RuleComparison>[] = [
  {
    id: 'population-deviation',
    description: 'the standard error from the population deviation',
    implementation: {
      ...ruleComparison,
      compare: (options) => {
        const comparison = ruleComparison.compare(options);
        const { standardError, rounds } = comparison;
        return { ...comparison, standardError: standardError * Math.sqrt((rounds - 1) / rounds) };
      },
    },
    variantOf: ['rule-based-comparison.difference-is-paired'],
  },
  {
    id: 'nan-for-no-rounds',
    description: 'answers NaN for no rounds in place of an error',
    implementation: {
      ...ruleComparison,
      compare: (options) =>
        options.rewards.length > 0
          ? ruleComparison.compare(options)
          : {
              rounds: 0,
              ruleMean: Number.NaN,
              banditMean: Number.NaN,
              difference: Number.NaN,
              standardError: Number.NaN,
              agreement: Number.NaN,
              banditWins: 0,
              ruleWins: 0,
            },
    },
  },
];
