import type { Random } from '../../../model/algorithm.js';
import { uniform } from '../../random.js';
import type { ItemResponseImplementation } from './item-response.js';

/** Items with guessing, so that a model without it shows; what an implementation does not offer is not asked for. */
export function itemResponseScenario(implementation: ItemResponseImplementation, random: Random): readonly number[] {
  const items = Array.from({ length: 8 }, () => ({
    theta: uniform(random, -2.5, 2.5),
    a: uniform(random, 0.5, 2.2),
    b: uniform(random, -2, 2),
    c: uniform(random, 0.1, 0.3),
  }));
  const { information, estimateAbility } = implementation as Partial<ItemResponseImplementation>;
  const trace = items.map(({ theta, a, b, c }) => implementation.probability(theta, a, b, c));
  if (information) trace.push(...items.map(({ theta, a, b, c }) => implementation.information(theta, a, b, c)));
  if (estimateAbility) {
    const difficulties = items.map((_, index) => -2 + 0.6 * index);
    trace.push(
      implementation.estimateAbility(
        [1, 1, 1, 0, 1, 0, 0, 0],
        items.map(({ a }) => a),
        difficulties,
        items.map(({ c }) => c),
      ),
    );
  }
  return trace;
}
