import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { close, closeVectors, counterexample } from '../../compare.js';
import { normalVector } from '../../random.js';
import { isBest, probes } from '../linucb/drive.js';
import { liftedProperties } from '../linucb/lift.js';
import { linUcbProperties } from '../linucb/properties.js';
import { oneArmOf, played, randomPlays, settingsFor, stacked, stackedRidge } from './drive.js';
import type { HybridLinUcb, HybridLinUcbInstance } from './reference.js';

const ownProperties: readonly Property<HybridLinUcb>[] = [
  {
    id: 'linucb-hybrid.joint-ridge-mean',
    statement:
      'The mean is that of one ridge regression on the stacked features [z, 0 ... x ... 0] of all plays of all arms.',
    basis: 'Li et al. 2010, Eq. 6; Alg. 2 is the block elimination of its normal equations',
    strength: 'always',
    tolerance: '1e-8 relative',
    check: (implementation, random) => checkJoint(implementation, random, 'mean', (alpha) => alpha),
  },
  {
    id: 'linucb-hybrid.joint-ridge-width',
    statement: 'The width is alpha times the standard error of that regression, cross terms of z and x included.',
    basis: 'Li et al. 2010, Alg. 2, line 13 (s_{t,a}), equal to the quadratic form of the stacked inverse',
    strength: 'always',
    tolerance: '1e-8 relative',
    check: (implementation, random) => checkJoint(implementation, random, 'width', (alpha) => alpha),
    conventions: [
      {
        id: 'width-without-alpha',
        description: 'the reported width is one standard error; alpha is applied in the selection only',
        check: (implementation, random) => checkJoint(implementation, random, 'width', () => 1),
      },
    ],
  },
  {
    id: 'linucb-hybrid.shared-part-transfers',
    statement: 'A reward of one arm moves the mean of another arm along the shared features.',
    basis: 'Li et al. 2010, Eq. 6: beta is common to all arms',
    strength: 'always',
    tolerance: 'change above 1e-3',
    check: checkTransfer,
  },
  {
    id: 'linucb-hybrid.own-part-stays',
    statement: 'When the shared features are 0, an update of one arm changes no other arm.',
    basis: 'Li et al. 2010, Alg. 2: with z = 0, B_a and A_0 do not change',
    strength: 'always',
    tolerance: '1e-9 relative',
    check: checkOwnPart,
  },
  {
    id: 'linucb-hybrid.select-argmax-ucb',
    statement: 'select returns the arm with the largest mean + alpha standard errors.',
    basis: 'Li et al. 2010, Alg. 2, lines 14 and 16',
    strength: 'always',
    tolerance: 'exact when the best margin exceeds 1e-6',
    check: checkArgmax,
  },
  {
    id: 'linucb-hybrid.arguments-not-kept',
    statement: 'update leaves z and x as they were, and changing them afterwards does not change the model.',
    basis: 'Li et al. 2010, Alg. 2: A, B and b are sums of values, not of references',
    strength: 'always',
    tolerance: '1e-8 relative',
    check: checkNotKept,
  },
];

export const hybridLinUcbProperties: readonly Property<HybridLinUcb>[] = [
  ...ownProperties,
  ...liftedProperties('linucb-hybrid', oneArmOf, linUcbProperties, [
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
    'instances-are-independent',
  ]),
];

function checkJoint(
  implementation: HybridLinUcb,
  random: Random,
  part: 'mean' | 'width',
  widthScale: (alpha: number) => number,
): Counterexample | undefined {
  const options = settingsFor(implementation);
  const plays = randomPlays(random, options, 30);
  const instance = played(implementation, options, plays);
  const joint = stackedRidge(options, plays);
  for (let arm = 0; arm < options.arms; arm++)
    for (let probe = 0; probe < 3; probe++) {
      const [z, x] = [normalVector(random, options.k), normalVector(random, options.d)];
      const features = stacked(options, arm, z, x);
      const expected =
        part === 'mean' ? joint.mean(features) : widthScale(options.alpha) * Math.sqrt(joint.variance(features));
      const actual = instance.predict(arm, [...z], [...x])[part];
      if (!close(actual, expected, 1e-8))
        return counterexample(
          `the ${part} is not that of the joint regression`,
          { options, plays, arm, z, x },
          expected,
          actual,
        );
    }
  return undefined;
}

function checkTransfer(implementation: HybridLinUcb, random: Random): Counterexample | undefined {
  const options = settingsFor(implementation);
  const plays = randomPlays(random, options, 12);
  const instance = played(implementation, options, plays);
  const z = normalVector(random, options.k).map((value) => value + Math.sign(value));
  const rest = new Array<number>(options.d).fill(0);
  const before = instance.predict(2, [...z], rest).mean;
  for (let repeat = 0; repeat < 5; repeat++) instance.update(1, [...z], [...rest], 20);
  const after = instance.predict(2, [...z], rest).mean;
  return Math.abs(after - before) > 1e-3
    ? undefined
    : counterexample(
        'rewards of one arm taught the others nothing about z',
        { options, plays, z },
        'another mean',
        after,
      );
}

function checkOwnPart(implementation: HybridLinUcb, random: Random): Counterexample | undefined {
  const options = settingsFor(implementation);
  const plays = randomPlays(random, options, 12).map((play) => ({ ...play, z: play.z.map(() => 0) }));
  const instance = played(implementation, options, plays);
  const [z, x] = [normalVector(random, options.k), normalVector(random, options.d)];
  const others = [0, 1, 3];
  const seen = (): number[] =>
    others.flatMap((arm) => {
      const { mean, width } = instance.predict(arm, [...z], [...x]);
      return [mean, width];
    });
  const before = seen();
  instance.update(
    2,
    z.map(() => 0),
    normalVector(random, options.d),
    4.2,
  );
  const after = seen();
  return closeVectors(after, before, 1e-9)
    ? undefined
    : counterexample('an update without shared features changed another arm', { options, plays, z, x }, before, after);
}

function checkArgmax(implementation: HybridLinUcb, random: Random): Counterexample | undefined {
  for (let model = 0; model < 6; model++) {
    const options = settingsFor(implementation, { alpha: model % 2 === 0 ? 1.7 : 9 });
    const plays = randomPlays(random, options, 4 + 4 * model);
    const instance = played(implementation, options, plays);
    const joint = stackedRidge(options, plays);
    for (let round = 0; round < 40; round++) {
      const [zs, xs] = [probes(random, options.arms, options.k), probes(random, options.arms, options.d)];
      const scores = zs.map((z, arm) => {
        const features = stacked(options, arm, z, xs[arm] ?? []);
        return joint.mean(features) + options.alpha * Math.sqrt(joint.variance(features));
      });
      const chosen = instance.select(
        zs.map((z) => [...z]),
        xs.map((x) => [...x]),
      );
      if (!isBest(scores, chosen))
        return counterexample(
          'select did not return the arm with the largest upper confidence bound',
          { options, plays, zs, xs, scores },
          scores.indexOf(Math.max(...scores)),
          chosen,
        );
    }
  }
  return undefined;
}

function checkNotKept(implementation: HybridLinUcb, random: Random): Counterexample | undefined {
  const options = settingsFor(implementation);
  const plays = randomPlays(random, options, 10);
  const instance = implementation.create(options);
  const [z, x] = [new Array<number>(options.k).fill(0), new Array<number>(options.d).fill(0)];
  for (const play of plays) {
    z.splice(0, z.length, ...play.z);
    x.splice(0, x.length, ...play.x);
    instance.update(play.arm, z, x, play.r);
    if (!closeVectors([...z, ...x], [...play.z, ...play.x], 0))
      return counterexample('update changed its features', { options, play }, [play.z, play.x], [z, x]);
  }
  z.fill(9);
  x.fill(9);
  const probe: [number[], number[]] = [normalVector(random, options.k), normalVector(random, options.d)];
  const seen = (at: HybridLinUcbInstance): number[] =>
    [1, 2, 3].flatMap((arm) => {
      const { mean, width } = at.predict(arm, ...probe);
      return [mean, width];
    });
  const [expected, actual] = [seen(played(implementation, options, plays)), seen(instance)];
  return closeVectors(actual, expected, 1e-8)
    ? undefined
    : counterexample('features that the caller reused changed the model', { options, plays, probe }, expected, actual);
}
