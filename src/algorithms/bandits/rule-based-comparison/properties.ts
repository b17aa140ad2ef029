import type { Convention, Counterexample, Property, Random } from '../../../model/algorithm.js';
import { close, closeVectors, counterexample, thrownBy } from '../../compare.js';
import { compared, meanOf, paid, randomItems, randomMatch, scripted, topic } from './drive.js';
import type { RuleComparison } from './reference.js';

export const ruleComparisonProperties: readonly Property<RuleComparison>[] = [
  {
    id: 'rule-based-comparison.rules-filter',
    statement: 'The rules recommend items of the topic only, and drifted ones only when they are not excluded.',
    basis: 'the rules are documented as: filter by topic, exclude high drift, sort by difficulty',
    strength: 'always',
    tolerance: 'exact',
    check: checkFilter,
  },
  {
    id: 'rule-based-comparison.rules-order',
    statement: 'The rules recommend the easiest items first, and not more than the limit.',
    basis: 'the rules are documented as: filter by topic, exclude high drift, sort by difficulty',
    strength: 'always',
    tolerance: 'exact',
    check: checkOrder,
  },
  {
    id: 'rule-based-comparison.rules-read-only',
    statement: 'Recommending leaves the list of items as it was.',
    basis: 'both policies choose from the same list',
    strength: 'always',
    tolerance: 'exact',
    check: checkReadOnly,
  },
  {
    id: 'rule-based-comparison.means-are-paid-rewards',
    statement: 'The mean of each policy is that of the rewards which its own choices were paid.',
    basis: 'the definition of average reward',
    strength: 'always',
    tolerance: '1e-9 relative',
    check: checkMeans,
  },
  {
    id: 'rule-based-comparison.difference-is-paired',
    statement: 'The difference is bandit minus rules, and its standard error that of the paired differences.',
    basis: 'Student 1908: s / sqrt(n) of the differences of paired rounds',
    strength: 'always',
    tolerance: '1e-9 relative',
    check: (implementation, random) => checkPaired(implementation, random, 1),
    conventions: [
      {
        id: 'population-deviation',
        description: 'the standard error divides by n where the sample deviation divides by n - 1',
        check: (implementation, random) => checkPaired(implementation, random, 0),
      } satisfies Convention<RuleComparison>,
    ],
  },
  {
    id: 'rule-based-comparison.agreement-and-wins',
    statement:
      'Agreement is the share of equal choices; a win is a round with the larger reward, and a tie is of nobody.',
    basis: 'the definitions of agreement and of a win',
    strength: 'always',
    tolerance: '1e-12 relative',
    check: checkAgreement,
  },
  {
    id: 'rule-based-comparison.bandit-learns-its-own',
    statement: 'The bandit is asked once a round before it is told, and told the reward of its own choice only.',
    basis: 'a bandit sees the reward of the arm it played and of no other',
    strength: 'always',
    tolerance: 'exact',
    check: checkOwnFeedback,
  },
  {
    id: 'rule-based-comparison.empty-is-not-a-result',
    statement: 'A comparison on no rounds is refused or undefined, never a difference of 0.',
    basis: 'a mean of nothing is not a number',
    strength: 'always',
    tolerance: 'exact',
    check: checkEmpty,
  },
];

function checkFilter(implementation: RuleComparison, random: Random): Counterexample | undefined {
  const items = randomItems(random, 24);
  for (const excludeDrifted of [true, false]) {
    const wanted = items
      .filter((item) => item.topic === topic && !(excludeDrifted && item.drifted))
      .map(({ id }) => id);
    const actual = implementation.recommendByRules({ items, topic, limit: 100, excludeDrifted });
    if ([...actual].sort().join() !== [...wanted].sort().join())
      return counterexample('the rules let the wrong items through', { items, topic, excludeDrifted }, wanted, actual);
  }
  return undefined;
}

function checkOrder(implementation: RuleComparison, random: Random): Counterexample | undefined {
  const items = randomItems(random, 24);
  for (const limit of [1, 3, 100]) {
    const actual = implementation.recommendByRules({ items, topic, limit, excludeDrifted: true });
    const difficulty = (id: string): number => items.find((item) => item.id === id)?.difficulty ?? Number.NaN;
    const eligible = items.filter((item) => item.topic === topic && !item.drifted).map((item) => item.difficulty);
    const expected = [...eligible].sort((a, b) => a - b).slice(0, limit);
    if (!closeVectors(actual.map(difficulty), expected, 0))
      return counterexample(
        'the rules do not recommend the easiest first',
        { items, topic, limit },
        expected,
        actual.map(difficulty),
      );
  }
  return undefined;
}

function checkReadOnly(implementation: RuleComparison, random: Random): Counterexample | undefined {
  const items = randomItems(random, 12);
  const given = items.map((item) => ({ ...item }));
  implementation.recommendByRules({ items: given, topic, limit: 3, excludeDrifted: true });
  return JSON.stringify(given) === JSON.stringify(items)
    ? undefined
    : counterexample('recommending changed the items', { topic }, items, given);
}

function checkMeans(implementation: RuleComparison, random: Random): Counterexample | undefined {
  const match = randomMatch(random, 37);
  const expected = [
    meanOf(paid(match.rewards, match.ruleChoices)),
    meanOf(paid(match.rewards, match.banditChoices)),
    37,
  ];
  const { ruleMean, banditMean, rounds } = compared(implementation, match);
  return closeVectors([ruleMean, banditMean, rounds], expected, 1e-9)
    ? undefined
    : counterexample('a mean is not that of the rewards paid', { ...match }, expected, [ruleMean, banditMean, rounds]);
}

function checkPaired(implementation: RuleComparison, random: Random, lostDegrees: 0 | 1): Counterexample | undefined {
  const match = randomMatch(random, 11);
  const rules = paid(match.rewards, match.ruleChoices);
  const differences = paid(match.rewards, match.banditChoices).map(
    (reward, round) => reward - (rules[round] as number),
  );
  const difference = meanOf(differences);
  const squares = differences.reduce((sum, value) => sum + (value - difference) ** 2, 0);
  const expected = [difference, Math.sqrt(squares / (differences.length - lostDegrees) / differences.length)];
  const comparison = compared(implementation, match);
  const actual = [comparison.difference, comparison.standardError];
  return closeVectors(actual, expected, 1e-9)
    ? undefined
    : counterexample(
        'difference and standard error are not those of the paired rounds',
        { ...match },
        expected,
        actual,
      );
}

function checkAgreement(implementation: RuleComparison, random: Random): Counterexample | undefined {
  const drawn = randomMatch(random, 30);
  // In the first rounds every item pays the same: choices differ and nobody wins.
  const match = { ...drawn, rewards: drawn.rewards.map((row, round) => (round < 6 ? row.map(() => 0.4) : row)) };
  const [rules, bandit] = [paid(match.rewards, match.ruleChoices), paid(match.rewards, match.banditChoices)];
  const expected = [
    match.ruleChoices.filter((choice, round) => choice === match.banditChoices[round]).length / 30,
    bandit.filter((reward, round) => reward > (rules[round] as number)).length,
    rules.filter((reward, round) => reward > (bandit[round] as number)).length,
  ];
  const { agreement, banditWins, ruleWins } = compared(implementation, match);
  return closeVectors([agreement, banditWins, ruleWins], expected, 1e-12)
    ? undefined
    : counterexample('agreement or wins do not count the rounds', { ...match }, expected, [
        agreement,
        banditWins,
        ruleWins,
      ]);
}

function checkOwnFeedback(implementation: RuleComparison, random: Random): Counterexample | undefined {
  const match = randomMatch(random, 20);
  const seen: (readonly (number | string)[])[] = [];
  const bandit = scripted(match.banditChoices);
  implementation.compare({
    rewards: match.rewards,
    rules: (round) => match.ruleChoices[round] as number,
    bandit: {
      select: (round) => {
        seen.push(['asked', round]);
        return bandit.select(round);
      },
      update: (round, choice, reward) => {
        seen.push(['told', round, choice, reward]);
      },
    },
  });
  const rewards = paid(match.rewards, match.banditChoices);
  const expected = match.banditChoices.flatMap((choice, round) => [
    ['asked', round],
    ['told', round, choice, rewards[round] as number],
  ]);
  return JSON.stringify(seen) === JSON.stringify(expected)
    ? undefined
    : counterexample(
        'the bandit was not told the reward of its own choice, once a round',
        { ...match },
        expected,
        seen,
      );
}

function checkEmpty(implementation: RuleComparison): Counterexample | undefined {
  let difference: unknown;
  const thrown = thrownBy(() => {
    difference = implementation.compare({ rewards: [], rules: () => 0, bandit: scripted([]) }).difference;
  });
  return thrown === undefined && typeof difference === 'number' && close(difference, difference, 0)
    ? counterexample('no rounds gave a result', { rewards: [] }, 'an error or NaN', difference)
    : undefined;
}
