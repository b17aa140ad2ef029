import { integerBelow } from '../../random.js';
import type { UniformReplay } from '../replay-contract.js';
import { requireDrawable, ring } from '../ring.js';

/**
 * Experience replay (Lin 1992, section 4; Mnih et al. 2015, Algorithm 1: D with capacity N, minibatches drawn uniformly). The last
 * `capacity` items are kept, and every draw takes each of them with the same probability, independently of the other draws.
 *
 * Draws are with replacement. `add` O(1), `sample` O(batch size). RangeError for an empty buffer or a bad batch size.
 */
export const uniformReplay: UniformReplay = {
  create: ({ capacity, random }) => {
    const items = ring<unknown>(capacity);
    return {
      add: (item) => {
        items.push(item);
      },
      sample: (batchSize) => {
        requireDrawable(batchSize, items.length);
        return Array.from({ length: batchSize }, () => items.at(integerBelow(random, items.length)));
      },
      size: () => items.length,
    };
  },
};
