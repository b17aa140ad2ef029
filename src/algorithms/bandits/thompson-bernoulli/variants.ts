import type { Variant } from '../../../model/algorithm.js';
import { argmax } from '../argmax.js';
import { assembledBernoulli } from './assembled.js';
import type { BernoulliThompson } from './reference.js';

export const bernoulliThompsonVariants: readonly Variant<BernoulliThompson>[] = [
  { id: 'counts', description: 'keeps counts apart from the prior', implementation: assembledBernoulli() },
  {
    id: 'order-statistics',
    description: 'draws Beta(a, b) of whole a and b as the a-th smallest of a + b - 1 uniforms',
    implementation: assembledBernoulli({
      draw: (rng, a, b) => Array.from({ length: a + b - 1 }, () => rng()).sort((x, y) => x - y)[a - 1] ?? Number.NaN,
    }),
  },
  {
    id: 'last-of-ties',
    description: 'takes the last of equal draws',
    implementation: assembledBernoulli({ choose: (draws) => draws.length - 1 - argmax([...draws].reverse()) }),
  },
];
