import type { Variant } from '../../../model/algorithm.js';
import { integerBelow } from '../../random.js';
import { propertyIds } from '../naming.js';
import { assembledEpsilonGreedy, bookSteps } from './assembled.js';
import type { EpsilonGreedy } from './reference.js';

const ids = propertyIds('epsilon-greedy');

export const epsilonGreedyVariants: readonly Variant<EpsilonGreedy>[] = [
  {
    id: 'constant-step',
    description: 'a constant step size of 0.1 in place of 1 / n',
    implementation: assembledEpsilonGreedy({ nextValue: (value, reward) => value + 0.1 * (reward - value) }),
    variantOf: ids('value-is-sample-mean', 'choice-follows-means'),
  },
  {
    id: 'explores-the-others',
    description: 'explores among the arms that are not greedy',
    implementation: assembledEpsilonGreedy({
      explored: (rng, values) => {
        const greedy = bookSteps.greedy(values, rng);
        const other = integerBelow(rng, values.length - 1);
        return other < greedy ? other : other + 1;
      },
    }),
    variantOf: ids('explore-rate', 'full-epsilon-is-uniform'),
  },
  {
    id: 'explores-on-high-draws',
    description: 'exploits when the draw is below 1 - epsilon',
    implementation: assembledEpsilonGreedy({ explores: (rng, epsilon) => !(rng() < 1 - epsilon) }),
  },
  {
    id: 'first-of-ties',
    description: 'takes the first of equal arms',
    implementation: assembledEpsilonGreedy({ greedy: (values) => values.indexOf(Math.max(...values)) }),
    variantOf: ids('ties-are-shared'),
  },
  {
    id: 'last-of-ties',
    description: 'takes the last of equal arms',
    implementation: assembledEpsilonGreedy({ greedy: (values) => values.lastIndexOf(Math.max(...values)) }),
    variantOf: ids('ties-are-shared'),
  },
  {
    id: 'linear-decay',
    description: 'epsilon falls by `decay` a step',
    implementation: assembledEpsilonGreedy({
      nextEpsilon: (epsilon, { decay, minEpsilon }) => Math.max(minEpsilon, epsilon - decay),
    }),
    variantOf: ids('decay-respects-floor'),
  },
];
