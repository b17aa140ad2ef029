import type { Random } from '../../../model/algorithm.js';
import { optionsFor } from '../../implementation.js';
import type { BernoulliThompson, BernoulliThompsonOptions } from './reference.js';

/** A lopsided prior, so that swapped and ignored priors show. */
export function optionsOf(
  implementation: BernoulliThompson,
  rng: Random,
  changes: Partial<BernoulliThompsonOptions> = {},
): BernoulliThompsonOptions {
  return optionsFor(implementation, { k: 3, rng, a0: 2, b0: 5, ...changes });
}
