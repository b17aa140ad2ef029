import type { Lie } from '../../../model/algorithm.js';
import { integerBelow } from '../../random.js';
import { globalSource } from '../wrong-state.js';
import { assembledEpsilonGreedy, bookSteps } from './assembled.js';
import { type EpsilonGreedy, epsilonGreedy } from './reference.js';
import { lie, tampered } from './tampered.js';

const source = globalSource();
const unseeded: EpsilonGreedy = {
  ...epsilonGreedy,
  create: (options) => epsilonGreedy.create({ ...options, rng: source }),
};

/** Wrong choices. */
export const choiceLies: readonly Lie<EpsilonGreedy>[] = [
  lie(
    'greedy',
    'never explores, whatever epsilon is',
    ['explore-rate', 'full-epsilon-is-uniform', 'decay-reaches-selection'],
    assembledEpsilonGreedy({ explores: () => false }),
  ),
  lie(
    'random',
    'always explores',
    [
      'choice-follows-means',
      'explore-rate',
      'zero-epsilon-is-greedy',
      'default-action-before-data',
      'decay-reaches-selection',
    ],
    assembledEpsilonGreedy({ explores: () => true }),
  ),
  lie(
    'epsilon-inverted',
    'explores with probability 1 - epsilon',
    [
      'choice-follows-means',
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
      'choice-follows-means',
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
    ['choice-follows-means', 'zero-epsilon-is-greedy', 'default-action-before-data'],
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
      'choice-follows-means',
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
    ['choice-follows-means', 'zero-epsilon-is-greedy'],
    assembledEpsilonGreedy({
      greedy: (values, rng) => bookSteps.greedy(values.map(Math.abs), rng),
    }),
  ),
  lie(
    'best-starts-at-zero',
    'the running best starts at 0, so that negative estimates never win',
    ['choice-follows-means', 'zero-epsilon-is-greedy', 'ties-are-shared'],
    assembledEpsilonGreedy({
      greedy: (values, rng) => (Math.max(...values) > 0 ? bookSteps.greedy(values, rng) : 0),
    }),
  ),
  lie(
    'stale-best',
    'the greedy arm is remembered from the first greedy choice',
    ['choice-follows-means', 'zero-epsilon-is-greedy', 'ties-are-shared'],
    staleBest(),
  ),
  lie(
    'largest-reward-chosen',
    'estimates are means, and the choice goes by the largest reward seen',
    ['choice-follows-means'],
    tampered((instance, { k }) => {
      const largest = new Array<number>(k).fill(Number.NEGATIVE_INFINITY);
      return {
        select: () => {
          const chosen = instance.select();
          const isGreedy = largest.every((_, arm) => instance.value(arm) <= instance.value(chosen));
          return isGreedy && largest.every(Number.isFinite) ? largest.indexOf(Math.max(...largest)) : chosen;
        },
        update: (arm, reward) => {
          instance.update(arm, reward);
          largest[arm] = Math.max(largest[arm] as number, reward);
        },
      };
    }),
  ),
  lie(
    'ties-among-two',
    'only the first and the last of equal arms share the choices',
    ['ties-are-shared'],
    assembledEpsilonGreedy({
      greedy: (values, rng) => {
        const best = Math.max(...values);
        return rng() < 0.5 ? values.indexOf(best) : values.lastIndexOf(best);
      },
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
  lie('unseeded', 'draws from a source of its own in place of rng', ['same-rng-same-choices'], unseeded),
];

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
