import type { Convention, Counterexample, Random } from '../../../model/algorithm.js';
import { close, counterexample } from '../../compare.js';
import type { ItemResponseImplementation } from './item-response.js';
import type { Curve } from './item-response-model.js';

/** Probabilities are kept at most so far from the ends of the scale, so that no logarithm of 0 is taken. */
const MARGIN = 0.02;
/** Information below this may be kept at any smaller number above 0. */
const LITTLE = 0.02;

interface Item {
  readonly theta: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

type Draw = (implementation: ItemResponseImplementation, random: Random) => Item;
type Compare = (implementation: ItemResponseImplementation, item: Item) => boolean;

/** A convention of implementations that keep probabilities off 0 and 1; inside the margins they follow the curve exactly. */
function keptOff(draw: Draw, draws: number, agrees: Compare): Convention<ItemResponseImplementation> {
  return {
    id: 'kept-off-the-ends',
    description: 'probabilities are kept off 0 and 1',
    check(implementation, random): Counterexample | undefined {
      for (let count = 0; count < draws; count++) {
        const item = draw(implementation, random);
        if (!agrees(implementation, item))
          return counterexample('not the curve, kept off its ends', { ...item }, 'the curve', 'another number');
      }
      return undefined;
    },
  };
}

export function curveOffTheEnds(curve: Curve, draw: Draw): Convention<ItemResponseImplementation> {
  return keptOff(draw, 25, (implementation, { theta, a, b, c }) => {
    const expected = curve.probability(theta, a, b, c);
    const actual = implementation.probability(theta, a, b, c);
    if (expected > MARGIN && expected < 1 - MARGIN) return close(actual, expected, 1e-9);
    return actual > 0 && actual < 1 && Math.abs(actual - expected) <= MARGIN;
  });
}

/** From near the guessing parameter to near 1, never falling. */
export function risesOffTheEnds(draw: Draw): Convention<ItemResponseImplementation> {
  return keptOff(draw, 3, (implementation, { a, b, c }) => {
    const found = [-40, b - 3, b - 1, b, b + 0.4, b + 2, b + 5, 40].map((theta) =>
      implementation.probability(theta, a, b, c),
    );
    const [first = Number.NaN, last = Number.NaN] = [found[0], found.at(-1)];
    const rises = found.every((p, index) => index === 0 || p >= (found[index - 1] as number));
    return (
      rises && (found[4] as number) > (found[3] as number) && first - c <= MARGIN && 1 - last <= MARGIN && last < 1
    );
  });
}

export function informationOffTheEnds(curve: Curve, draw: Draw): Convention<ItemResponseImplementation> {
  return keptOff(draw, 15, (implementation, { theta, a, b, c }) => {
    const p = curve.probability(theta, a, b, c);
    const expected = curve.slope(theta, a, b, c) ** 2 / (p * (1 - p));
    const actual = implementation.information(theta, a, b, c);
    if (p > MARGIN && p < 1 - MARGIN && expected > LITTLE) return close(actual, expected, 1e-6);
    return actual >= 0 && Math.abs(actual - expected) <= Math.max(LITTLE, expected);
  });
}
