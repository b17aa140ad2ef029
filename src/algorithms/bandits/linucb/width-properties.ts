import type { Convention, Counterexample, Property, Random } from '../../../model/algorithm.js';
import { close, closeVectors, counterexample } from '../../compare.js';
import { normalVector } from '../../random.js';
import { batchRidge, randomObservations } from '../closed-form.js';
import { dot } from '../ridge.js';
import { probes, settingsFor, trained } from './drive.js';
import type { LinUcb } from './reference.js';

/** What `predict` calls the width: alpha standard errors, or one. Selection uses alpha once in both conventions. */
type WidthCheck = (
  implementation: LinUcb,
  random: Random,
  widthScale: (alpha: number) => number,
) => Counterexample | undefined;

const alphaIncluded = (alpha: number): number => alpha;
const alphaLeftToSelection = (): number => 1;

function inBothConventions(check: WidthCheck): Pick<Property<LinUcb>, 'check' | 'conventions'> {
  const withoutAlpha: Convention<LinUcb> = {
    id: 'width-without-alpha',
    description: 'the reported width is sqrt(x^T A^-1 x); alpha is applied in the selection only',
    check: (implementation, random) => check(implementation, random, alphaLeftToSelection),
  };
  return {
    check: (implementation, random) => check(implementation, random, alphaIncluded),
    conventions: [withoutAlpha],
  };
}

/** Properties of the confidence width. */
export const widthProperties: readonly Property<LinUcb>[] = [
  {
    id: 'linucb.cold-start-width',
    statement: 'Before any update width(x) = alpha |x| / sqrt(lambda) and mean(x) = 0.',
    basis: 'Li et al. 2010, Alg. 1, lines 5 and 6 with lambda I in place of I',
    strength: 'always',
    tolerance: '1e-9 relative',
    ...inBothConventions(checkColdStart),
  },
  {
    id: 'linucb.width-formula',
    statement: 'width(x) = alpha sqrt(x^T A^-1 x).',
    basis: 'Li et al. 2010, Alg. 1, line 9',
    strength: 'always',
    tolerance: '1e-8 relative',
    ...inBothConventions(checkFormula),
  },
  {
    id: 'linucb.same-x-shrink',
    statement: 'Repeating one x takes q = x^T A^-1 x to q / (1 + q).',
    basis: 'Sherman and Morrison 1950',
    strength: 'always',
    tolerance: '1e-9 relative',
    ...inBothConventions(checkSameXShrink),
  },
  {
    id: 'linucb.alpha-once',
    statement: 'Doubling alpha doubles every width; alpha does not touch the mean.',
    basis: 'Li et al. 2010, Alg. 1, line 9: alpha is a factor of the width alone',
    strength: 'always',
    tolerance: '1e-9 relative',
    ...inBothConventions(checkAlphaOnce),
  },
  {
    id: 'linucb.update-reduces-uncertainty',
    statement: 'update(x, .) lowers width(x) for x != 0 and never raises width(z) of any z.',
    basis: 'A grows by the positive semidefinite x x^T, so A^-1 does not grow',
    strength: 'always',
    tolerance: '1e-10 absolute slack',
    check: checkReduces,
  },
  {
    id: 'linucb.orthogonal-untouched',
    statement: 'Updates along one axis change neither mean nor width along another.',
    basis: 'A stays block diagonal when A_0 is lambda I',
    strength: 'always',
    tolerance: '1e-9 relative',
    check: checkOrthogonal,
  },
];

function checkColdStart(
  implementation: LinUcb,
  random: Random,
  scale: (alpha: number) => number,
): Counterexample | undefined {
  const options = settingsFor(implementation);
  const instance = implementation.create(options);
  for (const x of probes(random, 10)) {
    const expected = { mean: 0, width: scale(options.alpha) * Math.sqrt(dot(x, x) / options.lambda) };
    const actual = instance.predict([...x]);
    if (!closeVectors([actual.mean, actual.width], [expected.mean, expected.width], 1e-9))
      return counterexample('a model without data is not at its prior', { options, x }, expected, actual);
  }
  return undefined;
}

function checkFormula(
  implementation: LinUcb,
  random: Random,
  scale: (alpha: number) => number,
): Counterexample | undefined {
  const options = settingsFor(implementation);
  const observations = randomObservations(random, options.d, 25);
  const instance = trained(implementation, options, observations);
  const batch = batchRidge(observations, options.d, options.lambda);
  for (const x of probes(random, 10)) {
    const expected = scale(options.alpha) * Math.sqrt(batch.variance(x));
    const actual = instance.predict([...x]).width;
    if (!close(actual, expected, 1e-8))
      return counterexample('the width is not alpha sqrt(x^T A^-1 x)', { options, observations, x }, expected, actual);
  }
  return undefined;
}

function checkSameXShrink(
  implementation: LinUcb,
  random: Random,
  scale: (alpha: number) => number,
): Counterexample | undefined {
  const options = settingsFor(implementation);
  const instance = trained(implementation, options, randomObservations(random, options.d, 3));
  const x = normalVector(random, options.d);
  const quadratic = (): number => (instance.predict([...x]).width / scale(options.alpha)) ** 2;
  let before = quadratic();
  for (let repeat = 1; repeat <= 10; repeat++) {
    instance.update([...x], random());
    const after = quadratic();
    if (!close(after, before / (1 + before), 1e-9))
      return counterexample(
        'q did not shrink to q / (1 + q)',
        { options, x, repeat, before },
        before / (1 + before),
        after,
      );
    before = after;
  }
  return undefined;
}

function checkAlphaOnce(
  implementation: LinUcb,
  random: Random,
  scale: (alpha: number) => number,
): Counterexample | undefined {
  const single = settingsFor(implementation);
  const double = settingsFor(implementation, { alpha: 2 * single.alpha });
  const observations = randomObservations(random, single.d, 20);
  const [one, two] = [trained(implementation, single, observations), trained(implementation, double, observations)];
  for (const x of probes(random, 10)) {
    const [base, actual] = [one.predict([...x]), two.predict([...x])];
    const expected = { mean: base.mean, width: (base.width * scale(double.alpha)) / scale(single.alpha) };
    if (!closeVectors([actual.mean, actual.width], [expected.mean, expected.width], 1e-9))
      return counterexample(
        'doubling alpha did not double the width alone',
        { single, double, observations, x },
        expected,
        actual,
      );
  }
  return undefined;
}

function checkReduces(implementation: LinUcb, random: Random): Counterexample | undefined {
  const options = settingsFor(implementation);
  const instance = implementation.create(options);
  const others = probes(random, 8);
  for (let step = 0; step < 30; step++) {
    const x = normalVector(random, options.d);
    const width = (z: readonly number[]): number => instance.predict([...z]).width;
    const [ownBefore, before] = [width(x), others.map(width)];
    instance.update([...x], normalVector(random, 1)[0] as number);
    const [ownAfter, after] = [width(x), others.map(width)];
    if (!(ownAfter < ownBefore))
      return counterexample(
        'an update did not lower the width of its own features',
        { options, x, step },
        `below ${ownBefore}`,
        ownAfter,
      );
    const raised = after.findIndex((value, index) => !(value <= (before[index] as number) + 1e-10));
    if (raised >= 0)
      return counterexample(
        'an update raised a width',
        { options, x, step, z: others[raised] },
        `at most ${before[raised]}`,
        after[raised],
      );
  }
  return undefined;
}

function checkOrthogonal(implementation: LinUcb, random: Random): Counterexample | undefined {
  const options = settingsFor(implementation);
  const instance = implementation.create(options);
  const axis = (index: number, length: number): number[] =>
    Array.from({ length: options.d }, (_, i) => (i === index ? length : 0));
  instance.update(axis(1, 0.8), 1.3);
  const probe = axis(1, 1.4);
  const before = instance.predict([...probe]);
  for (let step = 0; step < 5; step++) instance.update(axis(0, 1 + random()), random() - 0.5);
  const after = instance.predict([...probe]);
  return closeVectors([after.mean, after.width], [before.mean, before.width], 1e-9)
    ? undefined
    : counterexample('updates along the first axis changed the second', { options, probe }, before, after);
}
