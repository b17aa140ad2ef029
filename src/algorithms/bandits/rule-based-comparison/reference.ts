import type { Implementation } from '../../implementation.js';

export interface Item {
  readonly id: string;
  readonly topic: string;
  readonly difficulty: number;
  /** Whether its difficulty has drifted so far that it should not be recommended. */
  readonly drifted: boolean;
}

export interface RuleOptions {
  readonly items: readonly Item[];
  readonly topic: string;
  /** At most this many recommendations, a positive integer. */
  readonly limit: number;
  readonly excludeDrifted: boolean;
}

/** A policy that learns: it sees the reward of its own choice and of no other. */
export interface LearningPolicy {
  select(round: number): number;
  update(round: number, choice: number, reward: number): void;
}

export interface ComparisonOptions {
  /** What each item would pay in each round, [n][K]; the same for both policies. */
  readonly rewards: readonly (readonly number[])[];
  /** The index that the rules choose in a round. */
  rules(round: number): number;
  readonly bandit: LearningPolicy;
}

export interface Comparison {
  readonly rounds: number;
  /** Mean reward a round of the rules and of the bandit. */
  readonly ruleMean: number;
  readonly banditMean: number;
  /** Mean of (bandit - rules) a round, and its standard error over the paired rounds. */
  readonly difference: number;
  readonly standardError: number;
  /** Share of rounds in which both chose the same. */
  readonly agreement: number;
  /** Rounds in which the one was paid more than the other. */
  readonly banditWins: number;
  readonly ruleWins: number;
}

export interface RuleComparison extends Implementation {
  /** Ids of the recommended items, the easiest first. */
  recommendByRules(options: RuleOptions): readonly string[];
  compare(options: ComparisonOptions): Comparison;
}

function recommendByRules({ items, topic, limit, excludeDrifted }: RuleOptions): string[] {
  if (!Number.isInteger(limit) || limit < 1)
    throw new RangeError(`rule-based-comparison: limit must be a positive integer, got ${limit}`);
  return items
    .filter((item) => item.topic === topic && !(excludeDrifted && item.drifted))
    .sort((a, b) => a.difficulty - b.difficulty)
    .slice(0, limit)
    .map(({ id }) => id);
}

function rewardIn(rewards: readonly number[], choice: number, round: number): number {
  const reward = rewards[choice];
  if (reward === undefined)
    throw new RangeError(`rule-based-comparison: round ${round} has ${rewards.length} items, got choice ${choice}`);
  return reward;
}

function compare({ rewards, rules, bandit }: ComparisonOptions): Comparison {
  if (rewards.length === 0) throw new RangeError('rule-based-comparison: no rounds to compare on');
  const rounds = rewards.map((paid, round) => {
    const [ruleChoice, banditChoice] = [rules(round), bandit.select(round)];
    const [ruleReward, banditReward] = [rewardIn(paid, ruleChoice, round), rewardIn(paid, banditChoice, round)];
    bandit.update(round, banditChoice, banditReward);
    return { ruleReward, banditReward, same: ruleChoice === banditChoice };
  });
  const count = rounds.length;
  const share = (total: number): number => total / count;
  const difference = share(rounds.reduce((sum, { banditReward, ruleReward }) => sum + banditReward - ruleReward, 0));
  const squares = rounds.reduce(
    (sum, { banditReward, ruleReward }) => sum + (banditReward - ruleReward - difference) ** 2,
    0,
  );
  return {
    rounds: count,
    ruleMean: share(rounds.reduce((sum, { ruleReward }) => sum + ruleReward, 0)),
    banditMean: share(rounds.reduce((sum, { banditReward }) => sum + banditReward, 0)),
    difference,
    standardError: count < 2 ? Number.NaN : Math.sqrt(squares / (count - 1) / count),
    agreement: share(rounds.filter(({ same }) => same).length),
    banditWins: rounds.filter(({ banditReward, ruleReward }) => banditReward > ruleReward).length,
    ruleWins: rounds.filter(({ banditReward, ruleReward }) => ruleReward > banditReward).length,
  };
}

/**
 * Rules against a bandit, side by side: both policies choose in the same rounds and are paid from the same table, so that
 * their difference is one of choices and not of luck. The bandit learns from its own choices only, as it would in use.
 *
 * The rules recommend the easiest items of a topic that have not drifted. The comparison is the paired difference of means
 * with its standard error s / sqrt(n) (Student 1908, The probable error of a mean). O(n) for n rounds beside the policies.
 * @throws RangeError on no rounds, a choice outside the items of its round, or a limit that is not a positive integer.
 */
export const ruleComparison: RuleComparison = { recommendByRules, compare };
