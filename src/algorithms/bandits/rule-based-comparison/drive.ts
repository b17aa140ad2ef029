import type { Random } from '../../../model/algorithm.js';
import { integerBelow, shuffled, uniform } from '../../random.js';
import type { Comparison, Item, LearningPolicy, RuleComparison } from './reference.js';

export const topic = 'ratios';

/** Items of three topics in random order, some drifted, negative difficulties included, no two of equal difficulty. */
export function randomItems(random: Random, count: number): Item[] {
  const items = Array.from(
    { length: count },
    (_, index): Item => ({
      id: `item-${index}`,
      topic: ['ratios', 'ratio', 'areas'][index % 3] as string,
      difficulty: index - count / 2 + uniform(random, 0, 0.5),
      drifted: index % 4 === 1,
    }),
  );
  return shuffled(random, items);
}

export interface Match {
  readonly rewards: readonly (readonly number[])[];
  readonly ruleChoices: readonly number[];
  readonly banditChoices: readonly number[];
}

/** Rounds in which both policies choose differently more often than not, with rewards of both signs. */
export function randomMatch(random: Random, count: number, items = 4): Match {
  const choices = (): number[] => Array.from({ length: count }, () => integerBelow(random, items));
  return {
    rewards: Array.from({ length: count }, () => Array.from({ length: items }, () => uniform(random, -1, 2))),
    ruleChoices: choices(),
    banditChoices: choices(),
  };
}

/** A policy whose choices are given, and which notes what it is told. */
export function scripted(choices: readonly number[], told: (readonly number[])[] = []): LearningPolicy {
  return {
    select: (round) => choices[round] as number,
    update: (...learned) => {
      told.push(learned);
    },
  };
}

export function compared(implementation: RuleComparison, { rewards, ruleChoices, banditChoices }: Match): Comparison {
  return implementation.compare({
    rewards,
    rules: (round) => ruleChoices[round] as number,
    bandit: scripted(banditChoices),
  });
}

/** The rewards that the choices were paid. */
export function paid(rewards: readonly (readonly number[])[], choices: readonly number[]): number[] {
  return rewards.map((row, round) => row[choices[round] as number] as number);
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
