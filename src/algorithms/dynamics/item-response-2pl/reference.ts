import { type Curve, itemResponseModel, logistic } from '../contracts/item-response-model.js';

/**
 * Two-parameter logistic model (Birnbaum 1968, section 17.2): P = 1 / (1 + exp(-a (theta - b))). A person whose ability equals
 * the difficulty is right half of the time, and the discrimination says how sharply that changes. O(1).
 *
 * There is no guessing: the fourth argument is not looked at. Throws a RangeError for a discrimination that is not positive.
 */
export const twoParameterCurve: Curve = {
  probability: (theta, a, b) => logistic(a * (theta - b)),
  slope: (theta, a, b) => {
    const p = logistic(a * (theta - b));
    return a * p * logistic(-a * (theta - b));
  },
};

export const twoParameterLogistic = itemResponseModel(twoParameterCurve);
