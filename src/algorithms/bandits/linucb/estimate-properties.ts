import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { close, closeVectors, counterexample } from '../../compare.js';
import { normalVector, shuffled } from '../../random.js';
import { batchRidge, randomObservations } from '../closed-form.js';
import { probes, settingsFor, trained } from './drive.js';
import type { LinUcb } from './reference.js';

/** Properties of the mean: what ridge regression fixes, whatever the exploration. */
export const estimateProperties: readonly Property<LinUcb>[] = [
  {
    id: 'linucb.ridge-solution',
    statement: 'mean(x) = x . theta with theta = (lambda I + X^T X)^-1 X^T y, rewards of 0 included.',
    basis: 'Li et al. 2010, Alg. 1, lines 8, 12 and 13',
    strength: 'always',
    tolerance: '1e-8 relative',
    check: (implementation, random) => meansMatchBatch(implementation, random, 25, 1e-8),
  },
  {
    id: 'linucb.long-history',
    statement:
      'After 400 updates the mean is still that of ridge regression on all of them, the first as much as the last.',
    basis:
      'A and b are sums over all trials (Li et al. 2010, Alg. 1); rounding of rank-one updates stays far below the tolerance',
    strength: 'always',
    tolerance: '1e-6 relative',
    check: (implementation, random) => meansMatchBatch(implementation, random, 400, 1e-6),
  },
  {
    id: 'linucb.mean-is-linear',
    statement: 'mean(a x + b z) = a mean(x) + b mean(z): no clipping and no squashing.',
    basis: 'Li et al. 2010, Eq. 2: the expected payoff is linear in the features',
    strength: 'always',
    tolerance: '1e-8 relative',
    check: checkLinear,
  },
  {
    id: 'linucb.reward-scale',
    statement: 'Multiplying all rewards by -3 multiplies every mean by -3 and leaves every width as it is.',
    basis: 'theta = A^-1 b is linear in b, and A does not contain rewards',
    strength: 'always',
    tolerance: '1e-8 relative',
    check: checkRewardScale,
  },
  {
    id: 'linucb.order-invariant',
    statement: 'Predictions do not depend on the order of the same updates.',
    basis: 'A and b are sums (Li et al. 2010, Alg. 1, lines 12 and 13)',
    strength: 'always',
    tolerance: '1e-7 relative',
    check: checkOrder,
  },
  {
    id: 'linucb.theta-is-solution',
    statement: 'theta() returns the fitted weights A^-1 b.',
    basis: 'Li et al. 2010, Alg. 1, line 8',
    strength: 'always',
    tolerance: '1e-8 relative',
    needs: ['theta'],
    instance: (implementation) => implementation.create(settingsFor(implementation)),
    check: checkTheta,
  },
];

function meansMatchBatch(
  implementation: LinUcb,
  random: Random,
  updates: number,
  tolerance: number,
): Counterexample | undefined {
  const options = settingsFor(implementation);
  const observations = randomObservations(random, options.d, updates);
  const instance = trained(implementation, options, observations);
  const expected = batchRidge(observations, options.d, options.lambda);
  for (const x of probes(random, 10)) {
    const { mean } = instance.predict([...x]);
    if (!close(mean, expected.mean(x), tolerance))
      return counterexample(
        'the mean is not that of ridge regression',
        { options, observations: observations.slice(0, 25), updates, x },
        expected.mean(x),
        mean,
      );
  }
  return undefined;
}

function checkLinear(implementation: LinUcb, random: Random): Counterexample | undefined {
  const options = settingsFor(implementation);
  const observations = randomObservations(random, options.d, 25);
  const instance = trained(implementation, options, observations);
  for (let trial = 0; trial < 10; trial++) {
    const [x, z] = [normalVector(random, options.d), normalVector(random, options.d)];
    const combined = x.map((feature, index) => 3 * feature - 2 * (z[index] as number));
    const expected = 3 * instance.predict([...x]).mean - 2 * instance.predict([...z]).mean;
    const actual = instance.predict(combined).mean;
    if (!close(actual, expected, 1e-8))
      return counterexample(
        'mean(3 x - 2 z) is not 3 mean(x) - 2 mean(z)',
        { options, observations, x, z },
        expected,
        actual,
      );
  }
  return undefined;
}

function checkRewardScale(implementation: LinUcb, random: Random): Counterexample | undefined {
  const options = settingsFor(implementation);
  const observations = randomObservations(random, options.d, 25);
  const plain = trained(implementation, options, observations);
  const scaled = trained(
    implementation,
    options,
    observations.map(({ x, r }) => ({ x, r: -3 * r })),
  );
  for (const x of probes(random, 10)) {
    const [before, after] = [plain.predict([...x]), scaled.predict([...x])];
    if (!closeVectors([after.mean, after.width], [-3 * before.mean, before.width], 1e-8))
      return counterexample(
        'rewards times -3 did not scale the mean alone',
        { options, observations, x },
        { mean: -3 * before.mean, width: before.width },
        after,
      );
  }
  return undefined;
}

function checkOrder(implementation: LinUcb, random: Random): Counterexample | undefined {
  const options = settingsFor(implementation);
  const observations = randomObservations(random, options.d, 24);
  for (const order of [[...observations].reverse(), shuffled(random, observations)]) {
    const forward = trained(implementation, options, observations);
    const at = probes(random, 10);
    const expected = at.map((x) => forward.predict([...x]));
    const other = trained(implementation, options, order);
    const actual = at.map((x) => other.predict([...x]));
    const flat = (predictions: typeof expected): number[] => predictions.flatMap(({ mean, width }) => [mean, width]);
    if (!closeVectors(flat(actual), flat(expected), 1e-7))
      return counterexample(
        'the order of the updates changed a prediction',
        { options, observations, order, at },
        expected,
        actual,
      );
  }
  return undefined;
}

function checkTheta(implementation: LinUcb, random: Random): Counterexample | undefined {
  const options = settingsFor(implementation);
  const observations = randomObservations(random, options.d, 25);
  const actual = trained(implementation, options, observations).theta?.() ?? [];
  const expected = batchRidge(observations, options.d, options.lambda).theta;
  return closeVectors(actual, expected, 1e-8)
    ? undefined
    : counterexample('theta() is not A^-1 b', { options, observations }, expected, actual);
}
