import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { close, closeVectors, counterexample } from '../../compare.js';
import { normalVector } from '../../random.js';
import { isBest, probes } from '../linucb/drive.js';
import { liftedProperties } from '../linucb/lift.js';
import { linUcbProperties } from '../linucb/properties.js';
import { oneArmOf, settingsFor, trainedArms } from './drive.js';
import type { DisjointLinUcb } from './reference.js';

const ownProperties: readonly Property<DisjointLinUcb>[] = [
  {
    id: 'linucb-disjoint.arms-learn-alone',
    statement: 'mean(arm, x) is the ridge regression on the observations of that arm and of no other.',
    basis: 'Li et al. 2010, Alg. 1, lines 8, 12 and 13: A_a and b_a change for the arm that was played',
    strength: 'always',
    tolerance: '1e-8 relative',
    check: checkArmsAlone,
  },
  {
    id: 'linucb-disjoint.update-is-local',
    statement: 'An update of one arm changes neither mean nor width of another.',
    basis: 'Li et al. 2010, Alg. 1, lines 12 and 13',
    strength: 'always',
    tolerance: '1e-12 relative',
    check: checkLocal,
  },
  {
    id: 'linucb-disjoint.cold-arm-keeps-its-prior',
    statement:
      'While others learn, an arm that was never played keeps mean 0 and the width of lambda I, whatever lambda is.',
    basis: 'Li et al. 2010, Alg. 1, lines 5 and 6',
    strength: 'always',
    tolerance: '1e-9 relative',
    check: checkColdArm,
  },
  {
    id: 'linucb-disjoint.select-argmax-ucb',
    statement: 'select returns the arm with the largest theta_a . x + alpha sqrt(x^T A_a^-1 x).',
    basis: 'Li et al. 2010, Alg. 1, lines 9 and 11',
    strength: 'always',
    tolerance: 'exact when the best margin exceeds 1e-6',
    check: checkArgmax,
  },
];

export const disjointLinUcbProperties: readonly Property<DisjointLinUcb>[] = [
  ...ownProperties,
  ...liftedProperties('linucb-disjoint', oneArmOf, linUcbProperties, [
    'cold-start-width',
    'ridge-solution',
    'long-history',
    'width-formula',
    'same-x-shrink',
    'update-reduces-uncertainty',
    'mean-is-linear',
    'reward-scale',
    'alpha-once',
    'order-invariant',
    'arguments-not-kept',
    'instances-are-independent',
  ]),
];

function checkArmsAlone(implementation: DisjointLinUcb, random: Random): Counterexample | undefined {
  const options = settingsFor(implementation);
  const { instance, histories } = trainedArms(implementation, options, random);
  for (const [arm, { batch, observations }] of histories.entries())
    for (const x of probes(random, 3, options.d)) {
      const { mean } = instance.predict(arm, [...x]);
      if (!close(mean, batch.mean(x), 1e-8))
        return counterexample(
          'the mean of an arm is not that of ridge regression on its own observations',
          { options, arm, observations, x },
          batch.mean(x),
          mean,
        );
    }
  return undefined;
}

function checkLocal(implementation: DisjointLinUcb, random: Random): Counterexample | undefined {
  const options = settingsFor(implementation);
  const { instance } = trainedArms(implementation, options, random);
  const x = normalVector(random, options.d);
  const others = [0, 1, 3, 4];
  const seen = (): number[] =>
    others.flatMap((arm) => {
      const { mean, width } = instance.predict(arm, [...x]);
      return [mean, width];
    });
  const before = seen();
  instance.update(2, normalVector(random, options.d), 4.2);
  const after = seen();
  return closeVectors(after, before, 1e-12)
    ? undefined
    : counterexample('an update of arm 2 changed another arm', { options, x, others }, before, after);
}

/** The ratio to the prior width is compared, so that a width reported without alpha passes as well. */
function checkColdArm(implementation: DisjointLinUcb, random: Random): Counterexample | undefined {
  const options = settingsFor(implementation);
  const [x, z] = [normalVector(random, options.d), normalVector(random, options.d)];
  const fresh = implementation.create(options);
  const unit = fresh.predict(0, [...z]).width / Math.hypot(...z);
  const { instance } = trainedArms(implementation, options, random);
  const actual = instance.predict(0, [...x]);
  const expected = { mean: 0, width: unit * Math.hypot(...x) };
  return closeVectors([actual.mean, actual.width], [expected.mean, expected.width], 1e-9)
    ? undefined
    : counterexample('an arm that was never played left its prior', { options, x }, expected, actual);
}

function checkArgmax(implementation: DisjointLinUcb, random: Random): Counterexample | undefined {
  const options = settingsFor(implementation);
  for (let model = 0; model < 12; model++) {
    const { instance, histories } = trainedArms(implementation, options, random);
    for (const x of probes(random, 10, options.d)) {
      const scores = histories.map(({ batch }) => batch.mean(x) + options.alpha * Math.sqrt(batch.variance(x)));
      const chosen = instance.select([...x]);
      if (!isBest(scores, chosen))
        return counterexample(
          'select did not return the arm with the largest upper confidence bound',
          { options, histories: histories.map(({ observations }) => observations), x, scores },
          scores.indexOf(Math.max(...scores)),
          chosen,
        );
    }
  }
  return undefined;
}
