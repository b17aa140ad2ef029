import type { Lie } from '../../../model/algorithm.js';
import { normalVector, seededRandom } from '../../random.js';
import { adapted } from '../descent.js';
import type { ReptileLearner } from '../meta-learner.js';
import { meanVector, plusScaled } from '../vectors.js';
import { reptile } from './reference.js';

type Step = ReptileLearner['step'];

const lying = (step: Step): ReptileLearner => ({ step });

const driftingStart: Step = (theta, supports, { inner, steps, eps }) => {
  let start = [...theta];
  const differences = supports.map((support) => {
    start = adapted(start, support, inner, steps);
    return plusScaled(start, -1, theta);
  });
  return plusScaled(theta, eps, meanVector(differences));
};

const overwriting: Step = (theta, supports, rates) => {
  const next = reptile.step(theta, supports, rates);
  Object.assign(theta as number[], adapted(theta, supports[0] as (typeof supports)[number], rates.inner, rates.steps));
  return next;
};

function noisy(): Step {
  const random = seededRandom(7);
  return (theta) => plusScaled(theta, 0.01, normalVector(random, theta.length));
}

export const lies: readonly Lie<ReptileLearner>[] = [
  {
    id: 'wrong-sign',
    description: 'theta moves away from the trained weights.',
    implementation: lying((theta, supports, rates) => reptile.step(theta, supports, { ...rates, eps: -rates.eps })),
    caughtBy: [
      'reptile.closed-form',
      'reptile.one-step-is-joint-sgd',
      'reptile.eps-one-single-task',
      'reptile.moves-towards-solutions',
    ],
  },
  {
    id: 'sum',
    description: 'Differences are added over the tasks instead of averaged.',
    implementation: lying((theta, supports, rates) =>
      reptile.step(theta, supports, { ...rates, eps: rates.eps * supports.length }),
    ),
    caughtBy: ['reptile.closed-form', 'reptile.one-step-is-joint-sgd', 'reptile.task-average'],
  },
  {
    id: 'eps-times-alpha',
    description: 'The outer step is multiplied by the inner learning rate.',
    implementation: lying((theta, supports, rates) =>
      reptile.step(theta, supports, { ...rates, eps: rates.eps * rates.inner }),
    ),
    caughtBy: [
      'reptile.closed-form',
      'reptile.one-step-is-joint-sgd',
      'reptile.eps-one-single-task',
      'reptile.moves-towards-solutions',
    ],
  },
  {
    id: 'last-gradient-only',
    description:
      'theta moves by the gradient at the trained weights: FOMAML on the support set under the name of Reptile.',
    implementation: lying((theta, supports, { inner, steps, eps }) =>
      plusScaled(
        theta,
        -eps,
        meanVector(supports.map((support) => support.grad(adapted(theta, support, inner, steps)))),
      ),
    ),
    caughtBy: [
      'reptile.closed-form',
      'reptile.one-step-is-joint-sgd',
      'reptile.eps-one-single-task',
      'reptile.moves-towards-solutions',
    ],
  },
  {
    id: 'steps-off-by-one',
    description: 'One inner step too few.',
    implementation: lying((theta, supports, rates) =>
      reptile.step(theta, supports, { ...rates, steps: Math.max(0, rates.steps - 1) }),
    ),
    caughtBy: ['reptile.closed-form', 'reptile.one-step-is-joint-sgd', 'reptile.eps-one-single-task'],
  },
  {
    id: 'falsy-eps',
    description: 'An outer step size of 0 is replaced by the default 0.1.',
    implementation: lying((theta, supports, rates) =>
      reptile.step(theta, supports, { ...rates, eps: rates.eps || 0.1 }),
    ),
    caughtBy: ['reptile.eps-one-single-task'],
  },
  {
    id: 'replaces-theta',
    description: 'The mean of the trained weights replaces theta; eps is dead.',
    implementation: lying((theta, supports, rates) => reptile.step(theta, supports, { ...rates, eps: 1 })),
    caughtBy: ['reptile.closed-form', 'reptile.one-step-is-joint-sgd', 'reptile.eps-one-single-task'],
  },
  {
    id: 'no-update',
    description: 'theta is returned as it was.',
    implementation: lying((theta) => [...theta]),
    caughtBy: [
      'reptile.closed-form',
      'reptile.one-step-is-joint-sgd',
      'reptile.eps-one-single-task',
      'reptile.moves-towards-solutions',
    ],
  },
  {
    id: 'fast-weights-leak',
    description: 'Each task starts from the trained weights of the one before.',
    implementation: lying(driftingStart),
    caughtBy: ['reptile.closed-form', 'reptile.one-step-is-joint-sgd', 'reptile.task-average'],
  },
  {
    id: 'last-task-only',
    description: 'Only the last task of the batch counts.',
    implementation: lying((theta, supports, rates) => reptile.step(theta, supports.slice(-1), rates)),
    caughtBy: ['reptile.closed-form', 'reptile.one-step-is-joint-sgd', 'reptile.task-average'],
  },
  {
    id: 'caller-overwritten',
    description: 'Training writes into the theta it was given.',
    implementation: lying(overwriting),
    caughtBy: ['reptile.theta-untouched'],
  },
  {
    id: 'random-walk',
    description: 'theta moves by noise.',
    implementation: lying(noisy()),
    caughtBy: [
      'reptile.closed-form',
      'reptile.one-step-is-joint-sgd',
      'reptile.eps-one-single-task',
      'reptile.moves-towards-solutions',
      'reptile.task-average',
    ],
  },
];
