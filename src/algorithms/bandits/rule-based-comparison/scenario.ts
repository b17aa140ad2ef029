import type { Random } from '../../../model/algorithm.js';
import { linUcb } from '../linucb/reference.js';
import { compared, randomItems, randomMatch, topic } from './drive.js';
import type { RuleComparison } from './reference.js';

const rounds = 60;

/**
 * The recommendations of the rules, a comparison of scripted choices, and one in which LinUCB learns against a fixed choice:
 * what it is told decides what it chooses.
 */
export function ruleComparisonScenario(implementation: RuleComparison, random: Random): readonly number[] {
  const items = randomItems(random, 24);
  const recommended = [true, false].flatMap((excludeDrifted) =>
    implementation
      .recommendByRules({ items, topic, limit: 5, excludeDrifted })
      .map((id) => items.findIndex((item) => item.id === id)),
  );
  const scriptedResult = compared(implementation, randomMatch(random, rounds));
  const learner = linUcb.create({ d: 4, alpha: 0.8, lambda: 1 });
  const oneHot = [0, 1, 2, 3].map((index) => [0, 1, 2, 3].map((other) => (other === index ? 1 : 0)));
  const rates = [0.1, 0.7, 0.4, -0.2];
  const learned = implementation.compare({
    rewards: Array.from({ length: rounds }, () => rates.map((rate) => rate + 0.3 * random())),
    rules: () => 2,
    bandit: {
      select: () => learner.select(oneHot),
      update: (_round, choice, reward) => learner.update(oneHot[choice] as number[], reward),
    },
  });
  return [...recommended, ...[scriptedResult, learned].flatMap(numbersOf)];
}

function numbersOf(comparison: ReturnType<RuleComparison['compare']>): number[] {
  const { ruleMean, banditMean, difference, standardError, agreement, banditWins, ruleWins } = comparison;
  return [ruleMean, banditMean, difference, standardError, agreement, banditWins, ruleWins];
}
