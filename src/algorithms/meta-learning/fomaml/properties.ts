import type { Property } from '../../../model/algorithm.js';
import { adaptedOnQuadratic, type OuterGradient, sharedProperties } from '../gradient-properties.js';
import type { MetaLearner } from '../meta-learner.js';
import { plusScaled } from '../vectors.js';

const quadraticGradient: OuterGradient = (theta, { support, query }, { inner, steps }) =>
  query.grad(adaptedOnQuadratic(theta, support, inner, steps));

const bentGradient: OuterGradient = (theta, { support, query }, { inner, steps }) => {
  let phi = [...theta];
  for (let step = 0; step < steps; step++) phi = plusScaled(phi, -inner, support.grad(phi));
  return query.grad(phi);
};

export const properties: readonly Property<MetaLearner>[] = sharedProperties(
  'fomaml',
  quadraticGradient,
  bentGradient,
  {
    outer: 'first-order-meta-gradient',
    bent: 'gradient-at-fast-weights',
    equation: 'mean_i grad L_i^query(phi_i^k)',
  },
);
