import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { counterexample } from '../../compare.js';
import { integerBelow, uniform } from '../../random.js';
import type { EpsilonGreedy } from './reference.js';

const ARMS = 4;
/** Choices after each reward: one that is not always greedy is greedy now and then. */
const CHOICES = 6;
/** Estimates closer than this, of rewards that differ by about 1, decide nothing. */
const MARGIN = 0.05;
/** Step sizes and first estimates that people choose. */
const STEPS: readonly number[] = Array.from({ length: 60 }, (_, index) => (index + 1) / 100);
const FIRST_ESTIMATES: readonly number[] = [0, 1, 5, 10];

type Reward = readonly [arm: number, reward: number];

/**
 * Rewards by role, one role an arm. At first all are negative, and the largest magnitude is the worst arm. Many rewards of the best arm
 * make its sum the smallest; the mean of the second falls while its largest reward stays; zeros raise the mean of the third.
 */
const STORY: readonly Reward[] = [
  ...[-0.4, -0.9, -0.6, -0.8].map((reward, role): Reward => [role, reward]),
  ...Array.from({ length: 15 }, (): Reward => [0, -0.4]),
  ...[5, -4].map((reward): Reward => [1, reward]),
  ...[0, 0, 0, 0].map((reward): Reward => [2, reward]),
  [1, -2],
];

/** What an arm's estimate becomes: the estimate so far, the reward, and how many rewards the arm has with this one. */
type NextEstimate = (estimate: number, reward: number, count: number) => number;

/** What a bandit shows that lets nobody read its estimates. */
export const choiceFollowsMeans: Property<EpsilonGreedy> = {
  id: 'epsilon-greedy.choice-follows-means',
  statement:
    'epsilon = 0 takes the arm of largest mean reward, however many rewards each arm has had and whichever came last.',
  basis: 'Sutton and Barto 2018, Eq. 2.1 and 2.2',
  strength: 'always',
  tolerance: `choices whose best mean leads by ${MARGIN}`,
  check: (implementation, random) => {
    const rewards = rewardsFrom(random);
    const chosen = choicesOf(implementation, random, rewards);
    return departure(rewards, chosen, estimatesOf(rewards, mean, 0), MARGIN);
  },
  conventions: [
    {
      id: 'constant-step-size',
      description: 'the choices are those of exponential recency-weighted averages (constant step size)',
      check: (implementation, random) => {
        const rewards = rewardsFrom(random);
        const chosen = choicesOf(implementation, random, rewards);
        const fits = FIRST_ESTIMATES.some((first) =>
          STEPS.some((step) => {
            const estimates = estimatesOf(rewards, recent(step), first);
            return departure(rewards, chosen, estimates, MARGIN * step) === undefined;
          }),
        );
        return fits ? undefined : departure(rewards, chosen, estimatesOf(rewards, mean, 0), MARGIN);
      },
    },
  ],
};

const mean: NextEstimate = (estimate, reward, count) => estimate + (reward - estimate) / count;

function recent(step: number): NextEstimate {
  return (estimate, reward) => estimate + step * (reward - estimate);
}

/** The story with other numbers and arms; its first arm is not arm 0, which wrong versions take when nothing is better. */
function rewardsFrom(random: Random): Reward[] {
  const shift = 1 + integerBelow(random, ARMS - 1);
  return STORY.map(([role, reward]) => [
    (role + shift) % ARMS,
    reward === 0 ? 0 : reward + uniform(random, -0.02, 0.02),
  ]);
}

/** The choices after each reward, from the one on with which every arm has had one. */
function choicesOf(implementation: EpsilonGreedy, random: Random, rewards: readonly Reward[]): number[] {
  const instance = implementation.create({ k: ARMS, epsilon: 0, rng: random });
  const chosen: number[] = [];
  rewards.forEach(([arm, reward], index) => {
    instance.update(arm, reward);
    for (let choice = 0; index >= ARMS - 1 && choice < CHOICES; choice++) chosen.push(instance.select());
  });
  return chosen;
}

function estimatesOf(rewards: readonly Reward[], next: NextEstimate, first: number): number[][] {
  const estimates = new Array<number>(ARMS).fill(first);
  const counts = new Array<number>(ARMS).fill(0);
  return rewards.map(([arm, reward]) => {
    counts[arm]! += 1;
    estimates[arm] = next(estimates[arm]!, reward, counts[arm]!);
    return [...estimates];
  });
}

function departure(
  rewards: readonly Reward[],
  chosen: readonly number[],
  estimates: readonly (readonly number[])[],
  margin: number,
): Counterexample | undefined {
  const settled = (at: number): number => Math.floor(at / CHOICES) + ARMS - 1;
  const index = chosen.findIndex((arm, at) => {
    const now = estimates[settled(at)]!;
    return !(now[arm]! >= Math.max(...now) - margin);
  });
  if (index < 0) return undefined;
  const now = estimates[settled(index)]!;
  return counterexample(
    'the choice is not the arm of largest mean reward',
    { rewards: rewards.slice(0, settled(index) + 1), means: now },
    now.indexOf(Math.max(...now)),
    chosen[index],
  );
}
