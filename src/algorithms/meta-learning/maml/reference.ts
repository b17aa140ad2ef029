import { adapted, descentPath } from '../descent.js';
import type { MetaLearner, MetaRates } from '../meta-learner.js';
import type { MetaTask } from '../objectives.js';
import { meanVector, plusScaled } from '../vectors.js';

/**
 * Model-agnostic meta-learning (Finn, Abbeel and Levine 2017, Algorithm 1) with exact second-order gradients.
 * Each task takes k gradient steps on its support loss from theta, and theta moves down the gradient of the mean query loss
 * after those steps, differentiated through them: g_i = prod_j (I - alpha H_i(phi_i^j)) grad L_i^query(phi_i^k).
 *
 * theta has length d. The product is applied backwards as Hessian-vector products, so no d by d matrix is formed: a step costs
 * k gradients and k Hessian products a task, O(k d) each for a model whose gradient costs O(d), and keeps k points of the path.
 */
export const maml: MetaLearner = {
  adapt: adapted,
  metaStep: (theta, tasks, rates) => {
    const gradients = tasks.map((task) => metaGradient(theta, task, rates));
    return plusScaled(theta, -rates.meta, meanVector(gradients));
  },
};

/** The exact gradient of L^query(phi_k(theta)) with respect to theta, length d. */
export function metaGradient(theta: readonly number[], task: MetaTask, { inner, steps }: MetaRates): number[] {
  const path = descentPath(theta, task.support, inner, steps);
  const last = path.pop() as number[];
  return path.reduceRight(
    (gradient, point) => plusScaled(gradient, -inner, task.support.hvp(point, gradient)),
    task.query.grad(last),
  );
}
