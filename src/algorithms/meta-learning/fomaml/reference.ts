import { adapted } from '../descent.js';
import type { MetaLearner } from '../meta-learner.js';
import { meanVector, plusScaled } from '../vectors.js';

/**
 * First-order MAML (Finn, Abbeel and Levine 2017, section 5.2; Nichol, Achiam and Schulman 2018, section 2).
 * Tasks adapt as in MAML, and theta moves down the mean query gradient taken at the fast weights: the inner Jacobian
 * prod_j (I - alpha H) is replaced by the identity, so no second derivative is needed.
 *
 * theta has length d; an outer step costs k + 1 gradients a task.
 */
export const fomaml: MetaLearner = {
  adapt: adapted,
  metaStep: (theta, tasks, { inner, meta, steps }) => {
    const gradients = tasks.map(({ support, query }) => query.grad(adapted(theta, support, inner, steps)));
    return plusScaled(theta, -meta, meanVector(gradients));
  },
};
