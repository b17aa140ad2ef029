import type { Lie } from '../../../model/algorithm.js';
import { viewOfLatest } from '../wrong-state.js';
import { assembledEpsilonGreedy } from './assembled.js';
import { type EpsilonGreedy, epsilonGreedy } from './reference.js';
import { lie, tampered } from './tampered.js';

/** Wrong estimates and schedules. */
export const valueLies: readonly Lie<EpsilonGreedy>[] = [
  lie(
    'n-off-by-one',
    'divides by n + 1',
    ['choice-follows-means', 'value-is-sample-mean'],
    assembledEpsilonGreedy({
      nextValue: (value, reward, count) => value + (reward - value) / (count + 1),
    }),
  ),
  lie(
    'global-counter',
    'one counter for all arms',
    ['choice-follows-means', 'value-is-sample-mean'],
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
    ['choice-follows-means', 'value-is-sample-mean'],
    assembledEpsilonGreedy({ nextValue: (_value, reward) => reward }),
  ),
  lie(
    'largest-reward',
    'the estimate is the largest reward',
    ['choice-follows-means', 'value-is-sample-mean'],
    assembledEpsilonGreedy({
      nextValue: (value, reward, count) => (count === 1 ? reward : Math.max(value, reward)),
    }),
  ),
  lie(
    'negative-rewards-lost',
    'rewards below 0 count as 0',
    ['choice-follows-means', 'value-is-sample-mean', 'zero-epsilon-is-greedy'],
    assembledEpsilonGreedy({
      nextValue: (value, reward, count) => value + (Math.max(0, reward) - value) / count,
    }),
  ),
  lie(
    'zero-reward-skipped',
    'a reward of 0 is taken for a missing one',
    ['choice-follows-means', 'value-is-sample-mean'],
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
      'choice-follows-means',
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
    [
      'choice-follows-means',
      'value-is-sample-mean',
      'explore-rate',
      'default-action-before-data',
      'decay-reaches-selection',
    ],
    tampered((instance) => ({
      select: () => {
        const chosen = instance.select();
        instance.update(chosen, 0);
        return chosen;
      },
    })),
  ),
  lie('shared-state', 'all instances keep their estimates in one place', ['instances-are-independent'], {
    ...epsilonGreedy,
    create: viewOfLatest(epsilonGreedy.create),
  }),
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
