import type { ItemResponseImplementation } from './item-response.js';
import { type Curve, itemResponseModel, maximumLikelihoodAbility } from './item-response-model.js';

/** A model whose every part follows from a wrong curve; the slope is taken by central differences. */
export function fromWrongCurve(probability: Curve['probability']): ItemResponseImplementation {
  const step = 1e-5;
  const slope: Curve['slope'] = (theta, a, b, c) =>
    (probability(theta + step, a, b, c) - probability(theta - step, a, b, c)) / (2 * step);
  return itemResponseModel({ probability, slope });
}

/** The share of right answers on the ability scale, without a look at the items. */
export const sumScore: ItemResponseImplementation['estimateAbility'] = (responses) => {
  const share = (responses.reduce((sum, response) => sum + response, 0) + 0.5) / (responses.length + 1);
  return Math.log(share / (1 - share));
};

/** The mean difficulty of the items that were right. */
export const meanDifficulty: ItemResponseImplementation['estimateAbility'] = (responses, _a, b) => {
  const right = b.filter((_, item) => responses[item] === 1);
  return right.reduce((sum, difficulty) => sum + difficulty, 0) / right.length;
};

/** One gradient step of length 0.1 from ability 0. */
export function oneGradientStep(curve: Curve): ItemResponseImplementation['estimateAbility'] {
  return (responses, a, b, c) =>
    0.1 *
    responses.reduce((sum, response, item) => {
      const place = [0, a[item] as number, b[item] as number, c[item] as number] as const;
      const p = curve.probability(...place);
      return sum + ((response - p) * curve.slope(...place)) / (p * (1 - p));
    }, 0);
}

/** The estimate with right and wrong exchanged. */
export function responsesInverted(curve: Curve): ItemResponseImplementation['estimateAbility'] {
  return (responses, a, b, c) =>
    maximumLikelihoodAbility(
      curve,
      responses.map((response) => 1 - response),
      a,
      b,
      c,
    ).ability;
}
