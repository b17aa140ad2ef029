import type { Lie } from '../../../model/algorithm.js';
import { liesAbout } from '../naming.js';
import {
  type Comparison,
  type ComparisonOptions,
  type Item,
  type RuleComparison,
  type RuleOptions,
  ruleComparison,
} from './reference.js';

const lie = liesAbout<RuleComparison>('rule-based-comparison');

/** The reference rules on changed options. */
function ruling(change: (options: RuleOptions) => RuleOptions): RuleComparison {
  return { ...ruleComparison, recommendByRules: (options) => ruleComparison.recommendByRules(change(options)) };
}

/** The reference comparison on changed options. */
function comparing(change: (options: ComparisonOptions) => ComparisonOptions): RuleComparison {
  return { ...ruleComparison, compare: (options) => ruleComparison.compare(change(options)) };
}

/** The reference comparison with its result changed. */
function reporting(
  change: (comparison: Comparison, options: ComparisonOptions) => Partial<Comparison>,
): RuleComparison {
  return {
    ...ruleComparison,
    compare: (options) => {
      const comparison = ruleComparison.compare(options);
      return { ...comparison, ...change(comparison, options) };
    },
  };
}

const ruleLies: readonly Lie<RuleComparison>[] = [
  lie(
    'topic-ignored',
    'items of every topic are recommended',
    ['rules-filter', 'rules-order'],
    ruling((options) => ({
      ...options,
      items: options.items.map((item) => ({ ...item, topic: options.topic })),
    })),
  ),
  lie(
    'topic-by-prefix',
    'a topic that begins like the one wanted counts as well',
    ['rules-filter', 'rules-order'],
    ruling((options) => ({
      ...options,
      items: options.items.map((item) =>
        options.topic.startsWith(item.topic) ? { ...item, topic: options.topic } : item,
      ),
    })),
  ),
  lie(
    'drift-ignored',
    'excludeDrifted is never read',
    ['rules-filter', 'rules-order'],
    ruling((options) => ({ ...options, excludeDrifted: false })),
  ),
  lie(
    'drift-inverted',
    'only drifted items are recommended',
    ['rules-filter', 'rules-order'],
    ruling((options) => ({
      ...options,
      items: options.items.map((item) => ({ ...item, drifted: !item.drifted })),
    })),
  ),
  lie(
    'drift-always-excluded',
    'drifted items are left out even when asked for',
    ['rules-filter'],
    ruling((options) => ({ ...options, excludeDrifted: true })),
  ),
  lie(
    'hardest-first',
    'sorts by falling difficulty',
    ['rules-order'],
    ruling((options) => ({
      ...options,
      items: options.items.map((item) => ({ ...item, difficulty: -item.difficulty })),
    })),
  ),
  lie(
    'by-magnitude',
    'sorts by absolute difficulty',
    ['rules-order'],
    ruling((options) => ({
      ...options,
      items: options.items.map((item) => ({ ...item, difficulty: Math.abs(item.difficulty) })),
    })),
  ),
  lie('as-text', 'sorts difficulties as text', ['rules-order'], {
    ...ruleComparison,
    recommendByRules: ({ limit, ...options }) => {
      const allowed = ruleComparison.recommendByRules({ ...options, limit: options.items.length });
      const text = (id: string): string => String(options.items.find((item) => item.id === id)?.difficulty);
      return [...allowed].sort((a, b) => (text(a) < text(b) ? -1 : 1)).slice(0, limit);
    },
  }),
  lie(
    'limit-ignored',
    'recommends all that pass the filter',
    ['rules-order'],
    ruling((options) => ({ ...options, limit: 1000 })),
  ),
  lie(
    'limit-before-filter',
    'takes the first items and filters them then',
    ['rules-order'],
    ruling((options) => ({
      ...options,
      items: options.items.slice(0, options.limit),
    })),
  ),
  lie(
    'sorts-in-place',
    'the list of the caller is sorted',
    ['rules-read-only'],
    ruling((options) => {
      (options.items as Item[]).sort((a, b) => a.difficulty - b.difficulty);
      return options;
    }),
  ),
];

const comparisonLies: readonly Lie<RuleComparison>[] = [
  lie(
    'bandit-knows-best',
    'the bandit is paid the best reward of each round',
    ['means-are-paid-rewards', 'difference-is-paired'],
    reporting((comparison, { rewards }) => {
      const banditMean = rewards.reduce((sum, row) => sum + Math.max(...row), 0) / rewards.length;
      return { banditMean, difference: banditMean - comparison.ruleMean };
    }),
  ),
  lie(
    'advantage-made-up',
    'the mean of the bandit is that of the rules and 14 percent',
    ['means-are-paid-rewards', 'difference-is-paired'],
    reporting(({ ruleMean }) => ({
      banditMean: ruleMean + 0.14 * Math.abs(ruleMean),
      difference: 0.14 * Math.abs(ruleMean),
    })),
  ),
  lie(
    'rules-minus-bandit',
    'the sign of the difference is turned',
    ['difference-is-paired'],
    reporting(({ difference }) => ({ difference: -difference })),
  ),
  lie(
    'relative-difference',
    'the difference is divided by the mean of the rules',
    ['difference-is-paired'],
    reporting(({ difference, ruleMean }) => ({
      difference: difference / Math.abs(ruleMean),
    })),
  ),
  lie(
    'deviation-as-error',
    'the standard deviation is reported as the standard error',
    ['difference-is-paired'],
    reporting(({ standardError, rounds }) => ({
      standardError: standardError * Math.sqrt(rounds),
    })),
  ),
  lie(
    'error-of-constant',
    'the standard error is 0',
    ['difference-is-paired'],
    reporting(() => ({ standardError: 0 })),
  ),
  lie(
    'sum-as-mean',
    'sums in place of means',
    ['means-are-paid-rewards'],
    reporting(({ ruleMean, banditMean, rounds }) => ({
      ruleMean: ruleMean * rounds,
      banditMean: banditMean * rounds,
    })),
  ),
  lie(
    'first-round-dropped',
    'the first round is not counted',
    ['means-are-paid-rewards', 'difference-is-paired', 'agreement-and-wins', 'bandit-learns-its-own'],
    comparing(({ rewards, rules, bandit }) => ({
      rewards: rewards.slice(1),
      rules: (round) => rules(round + 1),
      bandit: {
        select: (round) => bandit.select(round + 1),
        update: (round, choice, reward) => bandit.update(round + 1, choice, reward),
      },
    })),
  ),
  lie(
    'policies-in-different-rounds',
    'the rules are paid for the round before',
    ['means-are-paid-rewards', 'difference-is-paired', 'agreement-and-wins'],
    comparing((options) => ({
      ...options,
      rules: (round) => options.rules(Math.max(0, round - 1)),
    })),
  ),
  lie(
    'bandit-told-rule-reward',
    'the bandit learns the choice of the rules and its reward',
    ['bandit-learns-its-own'],
    comparing((options) => ({
      ...options,
      bandit: {
        select: (round) => options.bandit.select(round),
        update: (round) => {
          const choice = options.rules(round);
          options.bandit.update(round, choice, options.rewards[round]?.[choice] ?? 0);
        },
      },
    })),
  ),
  lie(
    'bandit-told-everything',
    'the bandit learns the reward of every item',
    ['bandit-learns-its-own'],
    comparing((options) => ({
      ...options,
      bandit: {
        select: (round) => options.bandit.select(round),
        update: (round) => {
          (options.rewards[round] ?? []).forEach((reward, choice) => {
            options.bandit.update(round, choice, reward);
          });
        },
      },
    })),
  ),
  lie(
    'bandit-never-told',
    'the bandit learns nothing',
    ['bandit-learns-its-own'],
    comparing((options) => ({
      ...options,
      bandit: { select: (round) => options.bandit.select(round), update: () => undefined },
    })),
  ),
  lie(
    'ties-to-bandit',
    'a tie counts as a win of the bandit',
    ['agreement-and-wins'],
    reporting(({ rounds, ruleWins }) => ({ banditWins: rounds - ruleWins })),
  ),
  lie(
    'agreement-by-reward',
    'agreement counts equal rewards and not equal choices',
    ['agreement-and-wins'],
    reporting(({ rounds, ruleWins, banditWins }) => ({
      agreement: (rounds - ruleWins - banditWins) / rounds,
    })),
  ),
  lie(
    'disagreement',
    'agreement is its complement',
    ['agreement-and-wins'],
    reporting(({ agreement }) => ({ agreement: 1 - agreement })),
  ),
  lie('empty-is-zero', 'no rounds give a difference of 0', ['empty-is-not-a-result'], {
    ...ruleComparison,
    compare: (options) =>
      options.rewards.length > 0
        ? ruleComparison.compare(options)
        : {
            rounds: 0,
            ruleMean: 0,
            banditMean: 0,
            difference: 0,
            standardError: 0,
            agreement: 0,
            banditWins: 0,
            ruleWins: 0,
          },
  }),
];

export const ruleComparisonLies: readonly Lie<RuleComparison>[] = [...ruleLies, ...comparisonLies];
