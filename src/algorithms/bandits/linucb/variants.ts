import type { Variant } from '../../../model/algorithm.js';
import { argmax } from '../argmax.js';
import { assembledLinUcb } from './direct.js';
import { type LinUcb, linUcb } from './reference.js';

/** Widths without alpha; alpha enters in the selection. */
const bareWidth: LinUcb = assembledLinUcb({
  width: (variance) => Math.sqrt(variance),
  score: (mean, width, alpha) => mean + alpha * width,
});

/** No lambda: A starts as the identity, as printed in the paper. */
const identityStart: LinUcb = {
  ...linUcb,
  fixed: { lambda: 1 },
  create: (options) => linUcb.create({ ...options, lambda: 1 }),
};

export const linUcbVariants: readonly Variant<LinUcb>[] = [
  {
    id: 'direct-inverse',
    description: 'inverts A at each question instead of updating the inverse',
    implementation: assembledLinUcb(),
  },
  {
    id: 'last-of-ties',
    description: 'takes the last of equal candidates',
    implementation: assembledLinUcb({
      choose: (scores) => scores.length - 1 - argmax([...scores].reverse()),
    }),
  },
  {
    id: 'bare-width',
    description: 'reports sqrt(x^T A^-1 x) and applies alpha in the selection',
    implementation: bareWidth,
    variantOf: ['linucb.cold-start-width', 'linucb.width-formula', 'linucb.same-x-shrink', 'linucb.alpha-once'],
  },
  { id: 'identity-start', description: 'has no lambda; A starts as the identity', implementation: identityStart },
];
