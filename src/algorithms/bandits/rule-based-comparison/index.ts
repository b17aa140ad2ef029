import { defineAlgorithm } from '../../../model/algorithm.js';
import { propertyIds } from '../naming.js';
import { ruleComparisonContract } from './contract.js';
import { ruleComparisonLies } from './lies.js';
import { ruleComparisonProperties } from './properties.js';
import { ruleComparison } from './reference.js';
import { ruleComparisonScenario } from './scenario.js';
import { ruleComparisonVariants } from './variants.js';

const named = propertyIds('rule-based-comparison');

export const ruleComparisonAlgorithm = defineAlgorithm({
  id: 'rule-based-comparison',
  family: 'bandits',
  title: 'Rule-based recommendation against a bandit',
  aliases: ['rule-based comparison', 'rules against bandit', 'compare-recs', 'a/b comparison of recommendations'],
  idea:
    'Rules and a bandit choose in the same rounds and are paid from the same table, so that their difference is one of choices and not of luck. ' +
    'The bandit learns from its own choices only, as it would in use.',
  sources: [
    {
      citation: 'Design document of bandit-based item recommendations beside rule-based ones',
      locator: 'rules: filter by topic, exclude high drift, sort by difficulty; side-by-side comparison',
    },
    {
      citation: 'Student 1908. The probable error of a mean. Biometrika 6',
      locator: 'paired differences, s / sqrt(n)',
    },
  ],
  equations: [
    'rules: items of the topic, without drifted ones, by rising difficulty, the first `limit`',
    'difference = mean_t (r_bandit(t) - r_rules(t))',
    'standard error = sqrt(sum_t (d_t - mean d)^2 / (n - 1) / n)',
  ],
  cost: 'O(n) for n rounds beside the policies; O(m log m) for the rules on m items',
  contract: ruleComparisonContract,
  reference: ruleComparison,
  properties: ruleComparisonProperties,
  lies: ruleComparisonLies,
  variants: ruleComparisonVariants,
  phrases: [
    {
      text: 'side-by-side comparison of rule-based and RL recommendations',
      properties: named('means-are-paid-rewards', 'difference-is-paired'),
    },
    {
      text: 'filters items by topic, excludes high-drift items, and sorts by difficulty',
      properties: named('rules-filter', 'rules-order'),
    },
    { text: 'rule-based recommendation', properties: named('rules-filter', 'rules-order') },
    {
      text: 'A/B comparison',
      properties: named('means-are-paid-rewards', 'difference-is-paired', 'agreement-and-wins'),
    },
    { text: 'improves over rule-based', properties: named('means-are-paid-rewards', 'bandit-learns-its-own') },
  ],
  falseProperties: [
    {
      statement: 'the bandit does better than the rules',
      why: 'it depends on the rewards and the number of rounds; no property of the code can promise it',
    },
    { statement: '14 % improvement', why: 'a result on data that are not here: it is unverifiable here' },
  ],
  scenario: ruleComparisonScenario,
});
