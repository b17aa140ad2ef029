import { Matrix } from 'ml-matrix';
import type { Property, Random } from '../../../model/algorithm.js';
import { counterexample } from '../../compare.js';
import { normalVector } from '../../random.js';
import { adapted } from '../descent.js';
import {
  adaptedOnQuadratic,
  type BowlTask,
  contraction,
  type OuterGradient,
  sharedProperties,
} from '../gradient-properties.js';
import type { MetaLearner } from '../meta-learner.js';
import { randomTask, times } from '../objectives.js';
import { norm, plusScaled } from '../vectors.js';

const quadraticGradient: OuterGradient = (theta, { support, query }, { inner, steps }) => {
  const phi = adaptedOnQuadratic(theta, support, inner, steps);
  return times(contraction(support, inner, steps), query.grad(phi));
};

/** Forwards: J_{j+1} = (I - alpha H(phi_j)) J_j, then J_k^T grad L^query(phi_k). */
const forwardGradient: OuterGradient = (theta, { support, query }, { inner, steps }) => {
  let phi = [...theta];
  let jacobian = Matrix.eye(theta.length);
  for (let step = 0; step < steps; step++) {
    jacobian = Matrix.sub(Matrix.eye(theta.length), Matrix.mul(support.hessian(phi), inner)).mmul(jacobian);
    phi = plusScaled(phi, -inner, support.grad(phi));
  }
  return times(jacobian.transpose(), query.grad(phi));
};

export const properties: readonly Property<MetaLearner>[] = [
  ...sharedProperties('maml', quadraticGradient, forwardGradient, {
    outer: 'second-order-meta-gradient',
    bent: 'curvature-along-the-path',
    equation: 'mean_i prod_j (I - alpha H_i(phi_i^j)) grad L_i^query(phi_i^k)',
  }),
  {
    id: 'maml.meta-objective-decreases',
    statement:
      'From a far start and with a small beta, thirty outer steps lower the mean query loss after adaptation by a twentieth.',
    basis:
      'descent on the meta-objective, a quadratic here with curvature between 0.06 and 2.8, so that the excess falls to 82 % or less',
    strength: 'always',
    tolerance: 'after < 0.95 before',
    needs: ['metaStep'],
    check: objectiveDecreases,
  },
];

function objectiveDecreases(implementation: MetaLearner, random: Random) {
  const tasks: BowlTask[] = Array.from({ length: 3 }, () => randomTask(random, 3));
  const rates = { inner: 0.15, meta: 0.05, steps: 2 };
  const objective = (theta: readonly number[]) =>
    tasks.reduce((sum, { support, query }) => sum + query.loss(adapted(theta, support, rates.inner, rates.steps)), 0) /
    3;
  const direction = normalVector(random, 3);
  const start = direction.map((value) => (100 * value) / norm(direction));
  let theta = [...start];
  for (let step = 0; step < 30; step++) theta = implementation.metaStep([...theta], tasks, rates);
  const [before, after] = [objective(start), objective(theta)];
  return after < 0.95 * before
    ? undefined
    : counterexample('the meta-objective did not fall', { theta: start, rates }, `< ${0.95 * before}`, after);
}
