import type { Convention, Counterexample, Property, Random } from '../../../model/algorithm.js';
import { closeVectors, counterexample } from '../../compare.js';
import { shuffled } from '../../random.js';
import { batchRidge, randomObservations } from '../closed-form.js';
import { dimension, flatPosterior, learned, NOISE_MODEL, optionsOf, paperRidge, type Ridge } from './drive.js';
import type { LinearThompson } from './reference.js';

/** Properties of the posterior and of what learning keeps. */
export const posteriorProperties: readonly Property<LinearThompson>[] = [
  {
    id: 'thompson-linear.posterior-mean',
    statement: 'The posterior mean is (lambda I + X^T X)^-1 X^T y, rewards of 0 included.',
    basis: 'Agrawal and Goyal 2013, Alg. 1: mu = B^-1 f',
    strength: 'always',
    tolerance: '1e-8 relative',
    check: (implementation, random) => checkMean(implementation, random, paperRidge),
    conventions: [noiseModel(checkMean)],
  },
  {
    id: 'thompson-linear.posterior-covariance',
    statement: 'The posterior covariance is v^2 (lambda I + X^T X)^-1, v^2 I / lambda before any data.',
    basis: 'Agrawal and Goyal 2013, Alg. 1: N(mu, v^2 B^-1)',
    strength: 'always',
    tolerance: '1e-8 relative',
    check: (implementation, random) => checkCovariance(implementation, random, paperRidge),
    conventions: [noiseModel(checkCovariance)],
  },
  {
    id: 'thompson-linear.order-invariant',
    statement: 'The posterior does not depend on the order of the same updates.',
    basis: 'B and f are sums (Agrawal and Goyal 2013, Alg. 1)',
    strength: 'always',
    tolerance: '1e-7 relative',
    check: checkOrder,
  },
  {
    id: 'thompson-linear.arguments-not-kept',
    statement: 'update leaves its features as they were, and changing them afterwards does not change the posterior.',
    basis: 'B and f are sums of values, not of references',
    strength: 'always',
    tolerance: '1e-8 relative',
    check: checkNotKept,
  },
  {
    id: 'thompson-linear.instances-are-independent',
    statement: 'Learning in one instance does not change another.',
    basis: 'each problem has its own posterior',
    strength: 'always',
    tolerance: '1e-9 relative',
    check: checkIndependent,
  },
];

type RidgeCheck = (implementation: LinearThompson, random: Random, ridge: Ridge) => Counterexample | undefined;

function noiseModel(check: RidgeCheck): Convention<LinearThompson> {
  const { id, description, ridge } = NOISE_MODEL;
  return { id, description, check: (implementation, random) => check(implementation, random, ridge) };
}

function checkMean(implementation: LinearThompson, random: Random, ridge: Ridge): Counterexample | undefined {
  const options = optionsOf(implementation, random);
  const observations = randomObservations(random, dimension, 120);
  const expected = batchRidge(observations, dimension, ridge(options)).theta;
  const actual = learned(implementation, options, observations).posterior().mean;
  return closeVectors(actual, expected, 1e-8)
    ? undefined
    : counterexample(
        'the posterior mean is not the ridge solution',
        { lambda: options.lambda, observations: observations.slice(0, 10) },
        expected,
        actual,
      );
}

function checkCovariance(implementation: LinearThompson, random: Random, ridge: Ridge): Counterexample | undefined {
  for (const count of [0, 15]) {
    const options = optionsOf(implementation, random);
    const observations = randomObservations(random, dimension, count);
    const { inverse } = batchRidge(observations, dimension, ridge(options));
    const expected = inverse.mul(options.v ** 2).to2DArray();
    const actual = learned(implementation, options, observations).posterior().covariance;
    if (!closeVectors(actual.flat(), expected.flat(), 1e-8))
      return counterexample(
        'the posterior covariance is not v^2 A^-1',
        { v: options.v, lambda: options.lambda, observations },
        expected,
        actual,
      );
  }
  return undefined;
}

function checkOrder(implementation: LinearThompson, random: Random): Counterexample | undefined {
  const options = optionsOf(implementation, random);
  const observations = randomObservations(random, dimension, 24);
  const expected = flatPosterior(learned(implementation, options, observations));
  for (const order of [[...observations].reverse(), shuffled(random, observations)]) {
    const actual = flatPosterior(learned(implementation, options, order));
    if (!closeVectors(actual, expected, 1e-7))
      return counterexample(
        'the order of the updates changed the posterior',
        { observations, order },
        expected,
        actual,
      );
  }
  return undefined;
}

function checkNotKept(implementation: LinearThompson, random: Random): Counterexample | undefined {
  const observations = randomObservations(random, dimension, 9);
  const instance = implementation.create(optionsOf(implementation, random));
  const reused = new Array<number>(dimension).fill(0);
  for (const { x, r } of observations) {
    reused.splice(0, dimension, ...x);
    instance.update(reused, r);
    if (!closeVectors(reused, x, 0)) return counterexample('update changed its features', { x }, x, [...reused]);
  }
  reused.fill(9);
  const actual = flatPosterior(instance);
  const expected = flatPosterior(learned(implementation, optionsOf(implementation, random), observations));
  return closeVectors(actual, expected, 1e-8)
    ? undefined
    : counterexample('features that the caller reused changed the posterior', { observations }, expected, actual);
}

function checkIndependent(implementation: LinearThompson, random: Random): Counterexample | undefined {
  const one = learned(implementation, optionsOf(implementation, random), randomObservations(random, dimension, 5));
  const before = flatPosterior(one);
  learned(implementation, optionsOf(implementation, random, { v: 1.3 }), randomObservations(random, dimension, 8));
  const after = flatPosterior(one);
  return closeVectors(after, before, 1e-9)
    ? undefined
    : counterexample('another instance changed the posterior', { dimension }, before, after);
}
