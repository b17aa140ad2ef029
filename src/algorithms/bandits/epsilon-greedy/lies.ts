import type { Lie } from '../../../model/algorithm.js';
import { integerBelow } from '../../random.js';
import { liesAbout } from '../naming.js';
import { assembledEpsilonGreedy, bookSteps } from './assembled.js';
import {
  type EpsilonGreedy,
  type EpsilonGreedyInstance,
  type EpsilonGreedyOptions,
  epsilonGreedy,
} from './reference.js';

const lie = liesAbout<EpsilonGreedy>('epsilon-greedy');

/** Wrong estimates and schedules. */
const valueLies: readonly Lie<EpsilonGreedy>[] = [
  lie(
    'n-off-by-one',
    'divides by n + 1',
    ['value-is-sample-mean'],
    assembledEpsilonGreedy({
      nextValue: (value, reward, count) => value + (reward - value) / (count + 1),
    }),
  ),
  lie(
    'global-counter',
    'one counter for all arms',
    ['value-is-sample-mean'],
    assembledEpsilonGreedy({
      nextValue: (value, reward, _count, total) => value + (reward - value) / total,
    }),
  ),
  lie(
    'sum-of-rewards',
    'the estimate is a sum: it is never divided',
    ['value-is-sample-mean'],
    assembledEpsilonGreedy({
      nextValue: (value, reward) => value + reward,
    }),
  ),
  lie(
    'last-reward',
    'the estimate is the last reward',
    ['value-is-sample-mean'],
    assembledEpsilonGreedy({ nextValue: (_value, reward) => reward }),
  ),
  lie(
    'largest-reward',
    'the estimate is the largest reward',
    ['value-is-sample-mean'],
    assembledEpsilonGreedy({
      nextValue: (value, reward, count) => (count === 1 ? reward : Math.max(value, reward)),
    }),
  ),
  lie(
    'negative-rewards-lost',
    'rewards below 0 count as 0',
    ['value-is-sample-mean', 'zero-epsilon-is-greedy'],
    assembledEpsilonGreedy({
      nextValue: (value, reward, count) => value + (Math.max(0, reward) - value) / count,
    }),
  ),
  lie(
    'zero-reward-skipped',
    'a reward of 0 is taken for a missing one',
    ['value-is-sample-mean'],
    tampered((instance) => ({
      update: (arm, reward) => {
        if (reward) instance.update(arm, reward);
      },
    })),
  ),
  lie(
    'never-learns',
    'update does nothing',
    [
      'value-is-sample-mean',
      'explore-rate',
      'zero-epsilon-is-greedy',
      'default-action-before-data',
      'decay-reaches-selection',
    ],
    assembledEpsilonGreedy({ nextValue: (value) => value }),
  ),
  lie(
    'all-arms-learn',
    'a reward changes every estimate a little',
    ['value-is-sample-mean', 'update-is-local'],
    tampered((instance, { k }) => ({
      value: (arm) =>
        instance.value(arm) +
        0.01 * Array.from({ length: k }, (_, other) => instance.value(other)).reduce((a, b) => a + b),
    })),
  ),
  lie(
    'select-counts',
    'select counts the choice as played with reward 0',
    ['value-is-sample-mean', 'explore-rate', 'default-action-before-data', 'decay-reaches-selection'],
    tampered((instance) => ({
      select: () => {
        const chosen = instance.select();
        instance.update(chosen, 0);
        return chosen;
      },
    })),
  ),
  lie(
    'shared-state',
    'all instances keep their estimates in one place',
    ['instances-are-independent'],
    sharedEstimates(),
  ),
  lie(
    'no-floor',
    'epsilon decays to zero in spite of its floor',
    ['decay-respects-floor'],
    assembledEpsilonGreedy({
      nextEpsilon: (epsilon, { decay }) => epsilon * decay,
    }),
  ),
  lie('floor-of-zero-ignored', 'minEpsilon || 0.01: a floor of 0 becomes 0.01', ['decay-respects-floor'], {
    ...epsilonGreedy,
    create: (options) => epsilonGreedy.create({ ...options, minEpsilon: options.minEpsilon || 0.01 }),
  }),
  lie(
    'decay-ignored',
    'decayStep returns epsilon as it was',
    ['decay-respects-floor'],
    assembledEpsilonGreedy({ nextEpsilon: (epsilon) => epsilon }),
  ),
  lie(
    'decay-twice',
    'the decay is applied twice a step',
    ['decay-respects-floor'],
    assembledEpsilonGreedy({
      nextEpsilon: (epsilon, { decay, minEpsilon }) => Math.max(minEpsilon, epsilon * decay * decay),
    }),
  ),
  lie(
    'decay-upwards',
    'epsilon is divided by the decay',
    ['decay-respects-floor'],
    assembledEpsilonGreedy({
      nextEpsilon: (epsilon, { decay }) => Math.min(1, epsilon / decay),
    }),
  ),
  lie(
    'decay-not-used',
    'decayStep reports a falling epsilon that select never reads',
    ['decay-reaches-selection'],
    decayNotUsed(),
  ),
];

/** Wrong choices. */
const choiceLies: readonly Lie<EpsilonGreedy>[] = [
  lie(
    'greedy',
    'never explores, whatever epsilon is',
    ['explore-rate', 'full-epsilon-is-uniform', 'decay-reaches-selection'],
    assembledEpsilonGreedy({ explores: () => false }),
  ),
  lie(
    'random',
    'always explores',
    ['explore-rate', 'zero-epsilon-is-greedy', 'default-action-before-data', 'decay-reaches-selection'],
    assembledEpsilonGreedy({ explores: () => true }),
  ),
  lie(
    'epsilon-inverted',
    'explores with probability 1 - epsilon',
    [
      'explore-rate',
      'full-epsilon-is-uniform',
      'zero-epsilon-is-greedy',
      'default-action-before-data',
      'decay-reaches-selection',
    ],
    assembledEpsilonGreedy({
      explores: (rng, epsilon) => rng() >= epsilon,
    }),
  ),
  lie(
    'epsilon-hard-coded',
    'explores with probability 0.1, whatever epsilon is',
    [
      'explore-rate',
      'full-epsilon-is-uniform',
      'zero-epsilon-is-greedy',
      'default-action-before-data',
      'decay-reaches-selection',
    ],
    assembledEpsilonGreedy({
      explores: (rng) => rng() < 0.1,
    }),
  ),
  lie(
    'zero-epsilon-is-default',
    'epsilon || 0.1: an epsilon of 0 becomes 0.1',
    ['zero-epsilon-is-greedy', 'default-action-before-data'],
    {
      ...epsilonGreedy,
      create: (options) => epsilonGreedy.create({ ...options, epsilon: options.epsilon || 0.1 }),
    },
  ),
  lie(
    'last-arm-never-explored',
    'the random index stops one early',
    ['explore-rate', 'full-epsilon-is-uniform'],
    assembledEpsilonGreedy({
      explored: (rng, values) => integerBelow(rng, values.length - 1),
    }),
  ),
  lie(
    'explores-first-arm',
    'exploration always plays the first arm',
    ['explore-rate', 'full-epsilon-is-uniform'],
    assembledEpsilonGreedy({ explored: () => 0 }),
  ),
  lie(
    'explores-by-value',
    'exploration prefers arms of large estimate',
    ['explore-rate', 'full-epsilon-is-uniform'],
    assembledEpsilonGreedy({
      explored: (rng, values) => Math.max(integerBelow(rng, values.length), integerBelow(rng, values.length)),
    }),
  ),
  lie(
    'smallest-chosen',
    'argmin in place of argmax',
    [
      'explore-rate',
      'zero-epsilon-is-greedy',
      'ties-are-shared',
      'default-action-before-data',
      'decay-reaches-selection',
    ],
    assembledEpsilonGreedy({
      greedy: (values) => values.indexOf(Math.min(...values)),
    }),
  ),
  lie(
    'largest-magnitude',
    'the arm of largest absolute estimate',
    ['zero-epsilon-is-greedy'],
    assembledEpsilonGreedy({
      greedy: (values, rng) => bookSteps.greedy(values.map(Math.abs), rng),
    }),
  ),
  lie(
    'best-starts-at-zero',
    'the running best starts at 0, so that negative estimates never win',
    ['zero-epsilon-is-greedy', 'ties-are-shared'],
    assembledEpsilonGreedy({
      greedy: (values, rng) => (Math.max(...values) > 0 ? bookSteps.greedy(values, rng) : 0),
    }),
  ),
  lie(
    'stale-best',
    'the greedy arm is remembered from the first greedy choice',
    ['zero-epsilon-is-greedy', 'ties-are-shared'],
    staleBest(),
  ),
  lie(
    'first-of-ties',
    'claims random ties, takes the first of equal arms',
    ['ties-are-shared'],
    assembledEpsilonGreedy({
      greedy: (values) => values.indexOf(Math.max(...values)),
    }),
  ),
  lie(
    'default-action-ignored',
    'without data a random arm is taken in place of the default',
    ['default-action-before-data'],
    {
      ...epsilonGreedy,
      create: ({ defaultAction: _, ...options }) => epsilonGreedy.create(options),
    },
  ),
  lie(
    'default-action-sticks',
    'the default action is taken even when there are estimates',
    ['default-action-before-data'],
    tampered((instance, { defaultAction }) => ({
      select: () => defaultAction ?? instance.select(),
    })),
  ),
  lie('zero-default-lost', 'if (defaultAction): a default of arm 0 is taken for none', ['default-action-before-data'], {
    ...epsilonGreedy,
    create: ({ defaultAction, ...options }) =>
      epsilonGreedy.create(defaultAction ? { ...options, defaultAction } : options),
  }),
  lie('unseeded', 'draws from a source of its own in place of rng', ['same-rng-same-choices'], unseeded()),
];

export const epsilonGreedyLies: readonly Lie<EpsilonGreedy>[] = [...valueLies, ...choiceLies];

function tampered(
  change: (instance: EpsilonGreedyInstance, options: EpsilonGreedyOptions) => Partial<EpsilonGreedyInstance>,
): EpsilonGreedy {
  return {
    ...epsilonGreedy,
    create: (options) => {
      const instance = epsilonGreedy.create(options);
      return { ...instance, ...change(instance, options) };
    },
  };
}

function sharedEstimates(): EpsilonGreedy {
  let current: EpsilonGreedyInstance;
  return {
    ...epsilonGreedy,
    create: (options) => {
      current = epsilonGreedy.create(options);
      return { ...current, update: (arm, reward) => current.update(arm, reward), value: (arm) => current.value(arm) };
    },
  };
}

function decayNotUsed(): EpsilonGreedy {
  return tampered((_instance, { epsilon, decay = 1, minEpsilon = 0 }) => {
    let reported = epsilon;
    return {
      decayStep: () => {
        reported = Math.max(minEpsilon, reported * decay);
        return reported;
      },
    };
  });
}

function staleBest(): EpsilonGreedy {
  return {
    ...epsilonGreedy,
    create: (options) => {
      let best: number | undefined;
      return assembledEpsilonGreedy({
        greedy: (values, rng) => {
          best ??= bookSteps.greedy(values, rng);
          return best;
        },
      }).create(options);
    },
  };
}

/** A counter-based source shared by all instances stands for a global generator, so that the lie itself is repeatable. */
function unseeded(): EpsilonGreedy {
  let state = 0;
  const source = (): number => {
    state += 1;
    const value = Math.sin(state) * 43758.5453;
    return value - Math.floor(value);
  };
  return { ...epsilonGreedy, create: (options) => epsilonGreedy.create({ ...options, rng: source }) };
}
