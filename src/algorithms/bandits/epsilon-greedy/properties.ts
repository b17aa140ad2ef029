import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { close, closeVectors, counterexample } from '../../compare.js';
import { integerBelow, seededRandom, uniform } from '../../random.js';
import { fiveSigma, isOffProportion, tally } from '../proportion.js';
import { choiceFollowsMeans } from './choice-follows-means.js';
import { decayProperties } from './decay-properties.js';
import { armCount, bestArm, decided, someRewards } from './drive.js';
import { playProperties } from './play-properties.js';
import type { EpsilonGreedy, EpsilonGreedyInstance } from './reference.js';

const choiceProperties: readonly Property<EpsilonGreedy>[] = [
  {
    id: 'epsilon-greedy.explore-rate',
    statement: 'With one clearly best arm every other arm is chosen with probability epsilon / k.',
    basis: 'Sutton and Barto 2018, section 2.2: exploration is uniform over all actions, the greedy one included',
    strength: 'always',
    tolerance: '5 standard errors of 12000 choices',
    falseAlarm: fiveSigma(armCount),
    check: (implementation, random) => checkRates(implementation, random, 0.3, othersShareAll),
    conventions: [
      {
        id: 'explores-the-others',
        description: 'exploration is uniform over the k - 1 arms that are not greedy',
        check: (implementation, random) => checkRates(implementation, random, 0.3, othersShareEpsilon),
      },
    ],
  },
  {
    id: 'epsilon-greedy.full-epsilon-is-uniform',
    statement: 'epsilon = 1 selects every arm with probability 1 / k.',
    basis: 'Sutton and Barto 2018, section 2.2',
    strength: 'always',
    tolerance: '5 standard errors of 12000 choices',
    falseAlarm: fiveSigma(armCount),
    check: (implementation, random) => checkRates(implementation, random, 1, othersShareAll),
    conventions: [
      {
        id: 'explores-the-others',
        description: 'exploration is uniform over the k - 1 arms that are not greedy',
        check: (implementation, random) => checkRates(implementation, random, 1, othersShareEpsilon),
      },
    ],
  },
  {
    id: 'epsilon-greedy.zero-epsilon-is-greedy',
    statement:
      'epsilon = 0 never leaves the arm of largest estimate, also when all are negative and when another arm takes the lead.',
    basis: 'Sutton and Barto 2018, Eq. 2.2',
    strength: 'always',
    tolerance: 'exact',
    check: checkGreedy,
  },
  {
    id: 'epsilon-greedy.ties-are-shared',
    statement: 'With equal estimates and epsilon = 0 every arm is selected eventually.',
    basis: 'Sutton and Barto 2018, section 2.2: "with ties broken arbitrarily"; random only where the documents say so',
    strength: 'when-claimed',
    tolerance: 'every arm seen in 400 choices',
    falseAlarm: {
      probability: 4e-39,
      derivation: '5 arms, each missed by 400 uniform choices with probability (4/5)^400',
    },
    check: checkTies,
    conventions: [
      {
        id: 'fixed-order',
        description: 'the first or the last of equal arms is taken',
        check: checkFixedOrder,
      },
    ],
  },
  {
    id: 'epsilon-greedy.same-rng-same-choices',
    statement: 'The same random stream and the same rewards give the same choices.',
    basis: 'the only random source is the argument rng',
    strength: 'always',
    tolerance: 'exact',
    check: checkReproducible,
  },
  {
    id: 'epsilon-greedy.default-action-before-data',
    statement: 'Without any reward the greedy choice takes the default action.',
    basis: 'the meaning of a default action: what is done when nothing is known',
    strength: 'always',
    tolerance: 'exact',
    needs: ['defaultAction'],
    instance: (implementation) => implementation.create({ k: 3, epsilon: 0, rng: () => 0.5, defaultAction: 1 }),
    check: checkDefaultAction,
  },
];

const valueProperties: readonly Property<EpsilonGreedy>[] = [
  {
    id: 'epsilon-greedy.value-is-sample-mean',
    statement: 'The estimate of an arm is the arithmetic mean of its rewards, whatever was selected in between.',
    basis: 'Sutton and Barto 2018, Eq. 2.1 and 2.3',
    strength: 'always',
    tolerance: '1e-9 relative',
    check: checkSampleMean,
    conventions: [
      {
        id: 'constant-step-size',
        description: 'the estimate is an exponential recency-weighted average (constant step size)',
        check: checkConstantStep,
      },
    ],
  },
  {
    id: 'epsilon-greedy.update-is-local',
    statement: 'A reward of one arm changes no other estimate.',
    basis: 'Sutton and Barto 2018, section 2.2: estimates are kept for each action',
    strength: 'always',
    tolerance: 'exact',
    check: checkLocal,
  },
  {
    id: 'epsilon-greedy.instances-are-independent',
    statement: 'Rewards of one instance do not change the estimates of another.',
    basis: 'each bandit problem has its own estimates',
    strength: 'always',
    tolerance: 'exact',
    check: checkIndependent,
  },
];

export const epsilonGreedyProperties: readonly Property<EpsilonGreedy>[] = [
  ...valueProperties,
  choiceFollowsMeans,
  ...choiceProperties,
  ...decayProperties,
  ...playProperties,
];

const othersShareAll = (epsilon: number): number => epsilon / armCount;
const othersShareEpsilon = (epsilon: number): number => epsilon / (armCount - 1);

function checkRates(
  implementation: EpsilonGreedy,
  random: Random,
  epsilon: number,
  rateOfOther: (epsilon: number) => number,
): Counterexample | undefined {
  const trials = 12_000;
  const instance = decided(implementation, { k: armCount, epsilon, rng: random });
  const counts = tally(armCount, trials, () => instance.select());
  const other = rateOfOther(epsilon);
  const expected = counts.map((_, arm) => (arm === bestArm ? 1 - (armCount - 1) * other : other));
  const off = expected.findIndex((rate, arm) => isOffProportion(counts[arm] as number, trials, Math.max(0, rate)));
  return off < 0
    ? undefined
    : counterexample(
        `arm ${off} is not chosen as often as it should`,
        { k: armCount, epsilon, greedyArm: bestArm, trials },
        expected.map((rate) => rate * trials),
        counts,
      );
}

function checkGreedy(implementation: EpsilonGreedy, random: Random): Counterexample | undefined {
  const instance = implementation.create({ k: 4, epsilon: 0, rng: random });
  const rewards = [-1, -3, -0.5, -2];
  rewards.forEach((reward, arm) => {
    instance.update(arm, reward - 0.1);
    instance.update(arm, reward + 0.1);
  });
  for (let call = 0; call < 200; call++) {
    const chosen = instance.select();
    if (chosen !== 2) return counterexample('epsilon = 0 left the best arm', { rewards, call }, 2, chosen);
  }
  for (let repeat = 0; repeat < 10; repeat++) instance.update(3, 4);
  for (let call = 0; call < 200; call++) {
    const chosen = instance.select();
    if (chosen !== 3)
      return counterexample(
        'the choice did not follow the estimates',
        { rewards, moreRewards: 'ten of 4 for arm 3' },
        3,
        chosen,
      );
  }
  return undefined;
}

function checkTies(implementation: EpsilonGreedy, random: Random): Counterexample | undefined {
  const instance = implementation.create({ k: armCount, epsilon: 0, rng: random });
  const counts = tally(armCount, 400, () => instance.select());
  return counts.every((count) => count > 0)
    ? undefined
    : counterexample('equal arms do not share the choices', { k: armCount, epsilon: 0 }, 'every arm chosen', counts);
}

function checkFixedOrder(implementation: EpsilonGreedy, random: Random): Counterexample | undefined {
  const instance = implementation.create({ k: armCount, epsilon: 0, rng: random });
  const chosenFrom = (equal: readonly number[]): number[] => {
    const counts = tally(armCount, 50, () => instance.select());
    return [equal[0] as number, equal[equal.length - 1] as number].map((arm) => counts[arm] as number);
  };
  const all = chosenFrom(Array.from({ length: armCount }, (_, arm) => arm));
  for (const arm of [0, armCount - 1]) instance.update(arm, -1);
  const inner = chosenFrom([1, armCount - 2]);
  const sameEnd = [0, 1].some((end) => all[end] === 50 && inner[end] === 50);
  return sameEnd
    ? undefined
    : counterexample('equal arms are taken in no fixed order', { k: armCount, epsilon: 0 }, 'the same end', [
        all,
        inner,
      ]);
}

function checkReproducible(implementation: EpsilonGreedy, random: Random): Counterexample | undefined {
  const seed = integerBelow(random, 2 ** 31);
  const run = (): number[] => {
    const instance = decided(implementation, { k: armCount, epsilon: 0.6, rng: seededRandom(seed) });
    return Array.from({ length: 60 }, () => instance.select());
  };
  const [first, second] = [run(), run()];
  return closeVectors(first, second, 0)
    ? undefined
    : counterexample(
        'one random stream gave two sequences of choices',
        { seed, k: armCount, epsilon: 0.6 },
        first,
        second,
      );
}

function checkDefaultAction(implementation: EpsilonGreedy, random: Random): Counterexample | undefined {
  for (const defaultAction of [3, 0]) {
    const instance = implementation.create({ k: armCount, epsilon: 0, rng: random, defaultAction });
    const chosen = Array.from({ length: 60 }, () => instance.select()).find((arm) => arm !== defaultAction);
    if (chosen !== undefined)
      return counterexample(
        'without data another arm than the default was taken',
        { k: armCount, defaultAction },
        defaultAction,
        chosen,
      );
    instance.update(defaultAction, -1);
    instance.update(1, 5);
    const stuck = Array.from({ length: 60 }, () => instance.select()).find((arm) => arm !== 1);
    if (stuck !== undefined)
      return counterexample('with data another arm than the best was taken', { k: armCount, defaultAction }, 1, stuck);
  }
  return undefined;
}

function rewarded(instance: EpsilonGreedyInstance, rewards: readonly (readonly [number, number])[]): void {
  for (const [arm, reward] of rewards) {
    instance.select();
    instance.update(arm, reward);
  }
}

function checkSampleMean(implementation: EpsilonGreedy, random: Random): Counterexample | undefined {
  const rewards = someRewards(random, 3, 40);
  const instance = implementation.create({ k: 3, epsilon: 0.4, rng: random });
  rewarded(instance, rewards);
  for (let arm = 0; arm < 3; arm++) {
    const own = rewards.filter(([rewardedArm]) => rewardedArm === arm).map(([, reward]) => reward);
    const expected = own.reduce((sum, reward) => sum + reward, 0) / own.length;
    if (!close(instance.value(arm), expected, 1e-9))
      return counterexample(
        'the estimate is not the mean of the rewards',
        { arm, rewards: own },
        expected,
        instance.value(arm),
      );
  }
  return undefined;
}

/** Reads the step size from the first reward of an arm and demands the recursion from then on. */
function checkConstantStep(implementation: EpsilonGreedy, random: Random): Counterexample | undefined {
  const instance = implementation.create({ k: 2, epsilon: 0.4, rng: random });
  let value = instance.value(1);
  const first = uniform(random, 1, 2);
  rewarded(instance, [[1, value + first]]);
  const step = (instance.value(1) - value) / first;
  value = instance.value(1);
  for (let repeat = 0; repeat < 20; repeat++) {
    const reward = uniform(random, -2, 2);
    rewarded(instance, [[1, reward]]);
    const expected = value + step * (reward - value);
    if (!(step > 0 && step < 1) || !close(instance.value(1), expected, 1e-9))
      return counterexample('no constant step size fits', { step, reward, before: value }, expected, instance.value(1));
    value = expected;
  }
  return undefined;
}

function checkLocal(implementation: EpsilonGreedy, random: Random): Counterexample | undefined {
  const instance = implementation.create({ k: 4, epsilon: 0.4, rng: random });
  for (const [arm, reward] of someRewards(random, 4, 12)) instance.update(arm, reward);
  const seen = (): number[] => [0, 1, 3].map((arm) => instance.value(arm));
  const before = seen();
  instance.update(2, 7.5);
  const after = seen();
  return closeVectors(after, before, 0)
    ? undefined
    : counterexample('a reward of arm 2 changed another estimate', { arms: [0, 1, 3] }, before, after);
}

function checkIndependent(implementation: EpsilonGreedy, random: Random): Counterexample | undefined {
  const [one, other] = [1, 2].map(() => implementation.create({ k: 3, epsilon: 0.4, rng: random })) as [
    EpsilonGreedyInstance,
    EpsilonGreedyInstance,
  ];
  const rewards = someRewards(random, 3, 9);
  for (const [arm, reward] of rewards) one.update(arm, reward);
  const before = [0, 1, 2].map((arm) => one.value(arm));
  for (const [arm, reward] of rewards) other.update(arm, 10 - reward);
  const after = [0, 1, 2].map((arm) => one.value(arm));
  return closeVectors(after, before, 0)
    ? undefined
    : counterexample('rewards of another instance changed the estimates', { rewards }, before, after);
}
