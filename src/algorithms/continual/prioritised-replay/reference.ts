import { uniform } from '../../random.js';
import type { PrioritisedReplay } from '../replay-contract.js';
import { requireDrawable, ring } from '../ring.js';
import { sumTree } from '../sum-tree.js';

/**
 * Prioritised experience replay, proportional form (Schaul, Quan, Antonoglou and Silver 2016, Algorithm 1). An item is drawn with
 * probability p_i^alpha / sum_k p_k^alpha, p_i = |error_i| + epsilon, and the bias of those draws is corrected by weights
 * w_i = (N P(i))^-beta, divided by the largest of the batch. New items get the largest priority so far (1 at first).
 *
 * Draws are stratified as in appendix B.2.1: one from each of `batchSize` equal parts of the total. `add` and one priority update
 * O(log capacity), `sample` O(batch size log capacity). RangeError for bad arguments, an empty buffer, or an unknown index.
 */
export const prioritisedReplay: PrioritisedReplay = {
  create: ({ capacity, alpha, epsilon, random }) => {
    if (!(alpha >= 0)) throw new RangeError(`replay: alpha must be >= 0, got ${alpha}`);
    if (!(epsilon >= 0)) throw new RangeError(`replay: epsilon must be >= 0, got ${epsilon}`);
    const items = ring<unknown>(capacity);
    const scaled = sumTree(capacity);
    let largest = 1;
    return {
      size: () => items.length,
      add: (item) => {
        scaled.set(items.push(item), largest ** alpha);
      },
      updatePriorities: (indices, errors) => {
        if (indices.length !== errors.length)
          throw new RangeError(`replay: ${indices.length} indices and ${errors.length} errors`);
        for (const [at, index] of indices.entries()) {
          const priority = Math.abs(errors[at] as number) + epsilon;
          if (!Number.isFinite(priority) || !(scaled.get(index) >= 0) || index >= items.length)
            throw new RangeError(`replay: error ${errors[at]} for index ${index}`);
          largest = Math.max(largest, priority);
          scaled.set(index, priority ** alpha);
        }
      },
      sample: (batchSize, beta) => {
        requireDrawable(batchSize, items.length);
        const part = scaled.total() / batchSize;
        const indices = Array.from({ length: batchSize }, (_, at) => scaled.find(uniform(random, at, at + 1) * part));
        const raw = indices.map((index) => ((items.length * scaled.get(index)) / scaled.total()) ** -beta);
        const heaviest = Math.max(...raw);
        return {
          indices,
          items: indices.map((index) => items.at(index)),
          weights: raw.map((weight) => weight / heaviest),
        };
      },
    };
  },
};
