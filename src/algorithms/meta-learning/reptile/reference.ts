import { adapted } from '../descent.js';
import type { ReptileLearner } from '../meta-learner.js';
import { meanVector, plusScaled } from '../vectors.js';

/**
 * Reptile (Nichol, Achiam and Schulman 2018, Algorithm 2, the batched form): train on each task for k steps from theta, then
 * move theta a part of the way towards the mean of the trained weights. No query set and no second derivatives.
 *
 * theta has length d; eps in [0, 1] is the part of the way; a step costs k gradients a task.
 */
export const reptile: ReptileLearner = {
  step: (theta, supports, { inner, steps, eps }) => {
    const differences = supports.map((support) => plusScaled(adapted(theta, support, inner, steps), -1, theta));
    return plusScaled(theta, eps, meanVector(differences));
  },
};
