import type { Property, Random } from '../../../model/algorithm.js';
import { counterexample } from '../../compare.js';
import { normal, uniform } from '../../random.js';
import type { PageHinkleyImplementation, PageHinkleyOptions } from './contract.js';
import { pageHinkleyStep } from './reference.js';

type PageHinkleyProperty = Property<PageHinkleyImplementation>;

/** Indices at which the detector alarms. */
function alarms(
  implementation: PageHinkleyImplementation,
  options: PageHinkleyOptions,
  stream: readonly number[],
): number[] {
  const detector = implementation.create(options);
  return stream.flatMap((x, index) => (detector.update(x) ? [index] : []));
}

function levels(...parts: readonly (readonly [value: number, length: number])[]): number[] {
  return parts.flatMap(([value, length]) => Array.from({ length }, () => value));
}

/** First index at which m_t - M_t > lambda, by the definition. */
function firstAlarm({ delta, lambda }: PageHinkleyOptions, stream: readonly number[]): number {
  let state = { seen: 0, mean: 0, deviation: 0, least: 0 };
  return stream.findIndex((x) => {
    state = pageHinkleyStep(state, x, delta);
    return state.deviation - state.least > lambda;
  });
}

const quietOnConstant: PageHinkleyProperty = {
  id: 'pagehinkley.quiet-on-constant',
  statement: 'A constant stream never alarms.',
  basis: 'every increment is -delta',
  strength: 'always',
  tolerance: 'exact',
  check: (implementation, random) => {
    const value = uniform(random, 2, 5);
    const options = { delta: 0.005, lambda: 5, min: 30 };
    const found = alarms(implementation, options, levels([value, 5000]));
    return found.length === 0
      ? undefined
      : counterexample('a constant stream alarms', { ...options, value }, [], found.slice(0, 3));
  },
};

const quietOnAlternation: PageHinkleyProperty = {
  id: 'pagehinkley.quiet-on-alternation',
  statement: 'A stream that alternates around its mean by more than delta never alarms.',
  basis: 'deviations of opposite sign cancel; the sum drifts by -delta a value',
  strength: 'always',
  tolerance: 'exact',
  check: (implementation, random) => {
    const swing = uniform(random, 0.3, 0.8);
    const options = { delta: 0.05, lambda: 5, min: 30 };
    const stream = Array.from({ length: 600 }, (_, t) => 2 + (t % 2 === 0 ? swing : -swing));
    const found = alarms(implementation, options, stream);
    return found.length === 0
      ? undefined
      : counterexample('an alternating stream alarms', { ...options, swing }, [], found.slice(0, 3));
  },
};

const detectsStep: PageHinkleyProperty = {
  id: 'pagehinkley.detects-step-quickly',
  statement: 'A step without noise alarms when the recursion says so, also after a long quiet time.',
  basis:
    'definition of m_t - M_t; river and MOA forget a share 1e-4 a step and clip at 0, which moves the alarm by at most one value',
  strength: 'always',
  tolerance: 'one value (two for the mean before the value)',
  check: (implementation, random) => {
    const settings: readonly (readonly [PageHinkleyOptions, number, number])[] = [
      [{ delta: 0.005, lambda: 5, min: 30 }, 200, uniform(random, 0.9, 1.4)],
      [{ delta: 0.05, lambda: 5, min: 30 }, 2000, uniform(random, 0.9, 1.4)],
      // Slow enough for the running mean to matter, and with a delta that matters.
      [{ delta: 0.35, lambda: 25, min: 30 }, 400, uniform(random, 0.8, 0.95)],
    ];
    for (const [options, quiet, height] of settings) {
      const stream = levels([0, quiet], [height, 120]);
      const expected = firstAlarm(options, stream);
      const actual = alarms(implementation, options, stream)[0];
      if (actual === undefined || Math.abs(actual - expected) > 2)
        return counterexample(
          'the step is not detected in time',
          { ...options, quiet, height },
          expected,
          actual ?? 'no alarm',
        );
    }
    return undefined;
  },
};

const minInstances: PageHinkleyProperty = {
  id: 'pagehinkley.min-instances',
  statement: 'There is no alarm before `min` values, and one soon after them when the stream has risen.',
  basis: 'the alarm asks for t >= min',
  strength: 'always',
  tolerance: 'one value before (river counts from 1), five after',
  check: (implementation, random) => {
    const slope = uniform(random, 0.8, 1.5);
    for (const min of [50, 20]) {
      const stream = Array.from({ length: 90 }, (_, t) => slope * t);
      const first = alarms(implementation, { delta: 0.005, lambda: 5, min }, stream)[0];
      if (first === undefined || first < min - 2 || first > min + 5)
        return counterexample(
          'the first alarm is not at the minimum',
          { min, slope },
          `in [${min - 2}, ${min + 5}]`,
          first ?? 'no alarm',
        );
    }
    return undefined;
  },
};

function noisyStep(random: Random): number[] {
  return Array.from({ length: 300 }, (_, t) => (t < 150 ? 0 : 1.2) + 0.3 * normal(random));
}

const shiftInvariant: PageHinkleyProperty = {
  id: 'pagehinkley.shift-invariant',
  statement: 'Adding a constant to the whole stream leaves the alarms where they are.',
  basis: 'only deviations from the mean enter',
  strength: 'always',
  tolerance: 'exact',
  check: (implementation, random) => {
    const stream = noisyStep(random);
    const options = { delta: 0.1, lambda: 8, min: 30 };
    const expected = alarms(implementation, options, stream);
    const actual = alarms(
      implementation,
      options,
      stream.map((x) => x + 1000),
    );
    return expected.length > 0 && expected.join() === actual.join()
      ? undefined
      : counterexample('the level of the stream matters', { ...options, shift: 1000 }, expected, actual);
  },
};

const scaleEquivariant: PageHinkleyProperty = {
  id: 'pagehinkley.scale-equivariant',
  statement: 'Scaling stream, delta and lambda together leaves the alarms where they are.',
  basis: 'm_t is linear in the stream and delta',
  strength: 'always',
  tolerance: 'exact (the factor is a power of two)',
  check: (implementation, random) => {
    const stream = noisyStep(random);
    const expected = alarms(implementation, { delta: 0.1, lambda: 8, min: 30 }, stream);
    const actual = alarms(
      implementation,
      { delta: 0.8, lambda: 64, min: 30 },
      stream.map((x) => 8 * x),
    );
    return expected.length > 0 && expected.join() === actual.join()
      ? undefined
      : counterexample(
          'the unit of the stream matters',
          { delta: 0.1, lambda: 8, min: 30, scale: 8 },
          expected,
          actual,
        );
  },
};

const oneSided: PageHinkleyProperty = {
  id: 'pagehinkley.one-sided',
  statement: 'A decrease of the mean does not alarm.',
  basis: 'the test for an increase; a two-sided detector has to say so',
  strength: 'always',
  tolerance: 'exact',
  check: (implementation, random) => {
    const height = uniform(random, 0.8, 1.5);
    const options = { delta: 0.005, lambda: 5, min: 30 };
    const found = alarms(implementation, options, levels([height, 200], [0, 200]));
    return found.length === 0
      ? undefined
      : counterexample('a decrease alarms', { ...options, height }, [], found.slice(0, 3));
  },
  conventions: [
    {
      id: 'two-sided',
      description: 'a two-sided detector, which alarms on increases and on decreases',
      check: (implementation) => {
        const options = { delta: 0.005, lambda: 5, min: 30 };
        const up = alarms(implementation, options, levels([0, 200], [1, 200]));
        const down = alarms(implementation, options, levels([1, 200], [0, 200]));
        return up.length > 0 && up.join() === down.join()
          ? undefined
          : counterexample('not the mirror image of itself', options, up, down);
      },
    },
  ],
};

const resetsAfterAlarm: PageHinkleyProperty = {
  id: 'pagehinkley.resets-after-alarm',
  statement: 'One step gives one alarm, and a second step alarms again.',
  basis: 'after an alarm the test starts anew on the new level',
  // Many leave it to the caller to start anew.
  strength: 'when-claimed',
  tolerance: 'exactly two alarms',
  check: (implementation, random) => {
    const height = uniform(random, 0.8, 1.5);
    const options = { delta: 0.005, lambda: 5, min: 30 };
    const found = alarms(implementation, options, levels([0, 300], [height, 300], [2 * height, 300]));
    const each =
      found.length === 2 && (found[0] as number) >= 300 && (found[0] as number) < 600 && (found[1] as number) >= 600;
    return each
      ? undefined
      : counterexample('not one alarm a step', { ...options, height }, 'one after 300 and one after 600', found);
  },
};

const deltaTolerates: PageHinkleyProperty = {
  id: 'pagehinkley.delta-tolerates-slow-drift',
  statement: 'A larger delta never detects earlier, and a drift whose deviation stays below delta is ignored.',
  basis: 'every increment falls with delta',
  strength: 'always',
  tolerance: 'exact',
  check: (implementation, random) => {
    const ramp = Array.from({ length: 2000 }, (_, t) => 0.0005 * t);
    const ignored = alarms(implementation, { delta: 1, lambda: 5, min: 30 }, ramp);
    if (ignored.length > 0)
      return counterexample(
        'a drift below delta alarms',
        { delta: 1, lambda: 5, slope: 0.0005 },
        [],
        ignored.slice(0, 3),
      );
    const noticed = alarms(implementation, { delta: 0.005, lambda: 5, min: 30 }, ramp);
    if (noticed.length === 0)
      return counterexample(
        'a drift above delta is missed',
        { delta: 0.005, lambda: 5, slope: 0.0005 },
        'an alarm',
        [],
      );
    const stream = noisyStep(random);
    const first = [0.05, 0.4].map(
      (delta) => alarms(implementation, { delta, lambda: 8, min: 30 }, stream)[0] ?? stream.length,
    );
    return (first[1] as number) >= (first[0] as number)
      ? undefined
      : counterexample('a larger delta detects earlier', { deltas: [0.05, 0.4], lambda: 8 }, 'not earlier', first);
  },
};

export const pageHinkleyProperties: readonly PageHinkleyProperty[] = [
  quietOnConstant,
  quietOnAlternation,
  detectsStep,
  minInstances,
  shiftInvariant,
  scaleEquivariant,
  oneSided,
  resetsAfterAlarm,
  deltaTolerates,
];
