import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { close, counterexample } from '../../compare.js';
import { uniform } from '../../random.js';
import { fiveSigma, isOffProportion } from '../proportion.js';
import { played } from '../rounds/play.js';
import { armCount, bestArm } from './drive.js';
import type { EpsilonGreedy, EpsilonGreedyInstance } from './reference.js';

const BASIS = 'Sutton and Barto 2018, section 2.4, the simple bandit algorithm';

const shared = {
  basis: BASIS,
  strength: 'always',
  needs: ['play'],
  instance: (implementation: EpsilonGreedy) => implementation.create({ k: 2, epsilon: 0, rng: () => 0.5 }),
} as const;

/** What holds of one that asks its arms for rewards itself. */
export const playProperties: readonly Property<EpsilonGreedy>[] = [
  {
    ...shared,
    id: 'epsilon-greedy.plays-learn-their-rewards',
    statement: 'After rounds that it plays itself, the estimate of an arm is the mean of what it got from it.',
    tolerance: '1e-9 relative',
    check: checkMeans,
    conventions: [
      {
        id: 'constant-step-size',
        description: 'the estimate is an exponential recency-weighted average (constant step size)',
        check: checkConstantStep,
      },
    ],
  },
  {
    ...shared,
    id: 'epsilon-greedy.plays-take-the-best',
    statement:
      'With epsilon = 0 a round plays an arm of largest estimate, or one that was never played, and moves its estimate.',
    tolerance: '1e-9 relative',
    check: checkGreedy,
  },
  {
    ...shared,
    id: 'epsilon-greedy.plays-explore-at-rate',
    statement: 'With one clearly best arm every other arm is played with probability epsilon / k.',
    tolerance: '5 standard errors of 2400 rounds',
    falseAlarm: fiveSigma(armCount),
    check: (implementation, random) => checkRates(implementation, random, armCount),
    conventions: [
      {
        id: 'explores-the-others',
        description: 'exploration is uniform over the k - 1 arms that are not greedy',
        check: (implementation, random) => checkRates(implementation, random, armCount - 1),
      },
      {
        id: 'fading',
        description: 'exploration fades as it plays',
        check: checkFading,
      },
    ],
  },
];

function table(random: Random, rounds: number, arms = armCount): number[][] {
  return Array.from({ length: rounds }, () => Array.from({ length: arms }, () => uniform(random, -3, 5)));
}

/** Of one arm there is no choice, so that what is learned does not depend on chance. */
function checkMeans(implementation: EpsilonGreedy, random: Random): Counterexample | undefined {
  return meansOf(implementation, random, 1, 0) ?? meansOf(implementation, random, armCount, 0.5);
}

function meansOf(
  implementation: EpsilonGreedy,
  random: Random,
  k: number,
  epsilon: number,
): Counterexample | undefined {
  const instance = implementation.create({ k, epsilon, rng: random });
  const rewards = table(random, 16 * k, k);
  const arms = played(instance, rewards);
  for (let arm = 0; arm < k; arm++) {
    const own = rewards.filter((_, round) => arms[round] === arm).map((row) => row[arm] as number);
    if (own.length === 0) continue;
    const mean = own.reduce((sum, reward) => sum + reward, 0) / own.length;
    const actual = instance.value(arm);
    if (!close(actual, mean, 1e-9))
      return counterexample('the estimate is not the mean of the rewards', { arm, rewards: own }, mean, actual);
  }
  return undefined;
}

const valuesOf = (instance: EpsilonGreedyInstance): number[] =>
  Array.from({ length: armCount }, (_, arm) => instance.value(arm));

function checkConstantStep(implementation: EpsilonGreedy, random: Random): Counterexample | undefined {
  const instance = implementation.create({ k: armCount, epsilon: 0.5, rng: random });
  let rate: number | undefined;
  for (const row of table(random, 30)) {
    const before = valuesOf(instance);
    const arm = played(instance, [row])[0] as number;
    const step = (instance.value(arm) - (before[arm] as number)) / ((row[arm] as number) - (before[arm] as number));
    rate ??= step;
    if (!(step > 0 && step < 1) || !close(step, rate, 1e-6))
      return counterexample('the step size is not constant', { arm, reward: row[arm] }, rate, step);
  }
  return undefined;
}

function checkGreedy(implementation: EpsilonGreedy, random: Random): Counterexample | undefined {
  const instance = implementation.create({ k: armCount, epsilon: 0, rng: random });
  const seen = new Set<number>();
  // Mostly losses, so that the best arm changes often and the largest estimate is below 0.
  const rewards = Array.from({ length: 120 }, () => Array.from({ length: armCount }, () => uniform(random, -4, 1)));
  for (const row of rewards) {
    const estimates = valuesOf(instance);
    const arm = played(instance, [row])[0] as number;
    const best = Math.max(...estimates);
    if (instance.value(arm) === estimates[arm] && row[arm] !== estimates[arm])
      return counterexample('a reward did not move the estimate', { arm, reward: row[arm] }, 'another', estimates[arm]);
    const isBest = (estimates[arm] as number) >= best - 1e-9 * (1 + Math.abs(best));
    if (!isBest && seen.has(arm))
      return counterexample('the arm that was played is not the best', { estimates }, estimates.indexOf(best), arm);
    seen.add(arm);
  }
  return undefined;
}

const EPSILON = 0.4;
const ROUNDS = 2_400;

const INSTANCES = 5;

/** The arms that are played once the best one is found, in four parts of equal length; several instances together. */
function plays(implementation: EpsilonGreedy, random: Random): (readonly number[])[] {
  const row = Array.from({ length: armCount }, (_, arm) => (arm === bestArm ? 6 : 1 - arm / 10));
  const one = (): (readonly number[])[] => {
    const instance = implementation.create({ k: armCount, epsilon: EPSILON, rng: random });
    const some = (rounds: number) =>
      played(
        instance,
        Array.from({ length: rounds }, () => row),
      );
    let found = false;
    for (let tries = 0; tries < 8 && !found; tries++) found = some(40).includes(bestArm);
    return Array.from({ length: 4 }, () => some(ROUNDS / 4 / INSTANCES));
  };
  const all = Array.from({ length: INSTANCES }, one);
  return Array.from({ length: 4 }, (_, part) => all.flatMap((parts) => parts[part] ?? []));
}

const countOf = (arms: readonly number[], wanted: number): number => arms.filter((arm) => arm === wanted).length;

function checkRates(implementation: EpsilonGreedy, random: Random, among: number): Counterexample | undefined {
  const arms = plays(implementation, random).flat();
  const other = EPSILON / among;
  const expected = Array.from({ length: armCount }, (_, arm) => (arm === bestArm ? 1 - (armCount - 1) * other : other));
  const counts = expected.map((_, arm) => countOf(arms, arm));
  const off = expected.findIndex((rate, arm) => isOffProportion(counts[arm] as number, ROUNDS, rate));
  return off < 0
    ? undefined
    : counterexample(
        `arm ${off} is not played as often as it should`,
        { k: armCount, epsilon: EPSILON, bestArm, rounds: ROUNDS },
        expected.map((rate) => rate * ROUNDS),
        counts,
      );
}

/** Fewer and fewer plays of other arms than the best, shared by all of them. */
function checkFading(implementation: EpsilonGreedy, random: Random): Counterexample | undefined {
  const parts = plays(implementation, random).map((arms) => arms.filter((arm) => arm !== bestArm));
  const sizes = parts.map((part) => part.length);
  const [first = 0, last = 0] = [sizes[0], sizes.at(-1)];
  const all = parts.flat();
  const isShared = Array.from({ length: armCount }, (_, arm) => arm).every(
    (arm) => arm === bestArm || !isOffProportion(countOf(all, arm), all.length, 1 / (armCount - 1)),
  );
  return isShared && first - last > 5 * Math.sqrt(first + last)
    ? undefined
    : counterexample('exploration does not fade', { epsilon: EPSILON }, 'fewer plays of other arms', sizes);
}
