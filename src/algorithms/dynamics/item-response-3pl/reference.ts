import { type Curve, itemResponseModel, logistic } from '../contracts/item-response-model.js';

/**
 * Three-parameter logistic model (Birnbaum 1968, section 17.3): P = c + (1 - c) / (1 + exp(-a (theta - b))). Even without
 * ability a person is right with probability c, by guessing; at theta = b the probability is (1 + c) / 2. O(1).
 *
 * Throws a RangeError for a discrimination that is not positive or a guessing parameter outside [0, 1).
 */
export const threeParameterCurve: Curve = {
  probability: (theta, a, b, c) => c + (1 - c) * logistic(a * (theta - b)),
  slope: (theta, a, b, c) => (1 - c) * a * logistic(a * (theta - b)) * logistic(-a * (theta - b)),
};

export const threeParameterLogistic = itemResponseModel(threeParameterCurve);
