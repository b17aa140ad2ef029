import type { Convention, Property, Random } from '../../../model/algorithm.js';
import { close, closeVectors, counterexample, thrownBy } from '../../compare.js';
import { integerBelow, normalVector, uniform } from '../../random.js';
import type { PlateauImplementation as Implementation, PlateauOptions, PlateauSchedule } from './contract.js';

/** No threshold, a floor far below, lower is better. `max` is there for those that raise the rate. */
export function drawOptions(random: Random): PlateauOptions {
  return {
    lr0: uniform(random, 1.2, 2.5),
    patience: 2 + integerBelow(random, 3),
    factor: uniform(random, 0.35, 0.65),
    threshold: 0,
    min: 1e-6,
    mode: 'min',
    max: 1e6,
  };
}

/** The rate after each metric. */
export function rates(subject: PlateauSchedule, metrics: readonly number[]): number[] {
  return metrics.map((metric) => subject.step(metric));
}

/** `count` metrics from `first` on, each `change` above the last. */
export function ramp(first: number, change: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => first + index * change);
}

function neverFalls(sequence: readonly number[]): boolean {
  return sequence.every((rate, index) => index === 0 || rate >= (sequence[index - 1] as number) * (1 - 1e-12));
}

/**
 * The checks that hold whether or not improvements raise the rate, for an algorithm id. None depends on whether patience
 * is counted with >= or >, nor (with metrics near 1) on whether the threshold is absolute or a share of the best.
 */
export function commonProperties(id: string): Property<Implementation>[] {
  return [
    firesAfterPatience(id),
    improvementResetsWait(id),
    comparesWithBest(id),
    bestFollows(id),
    threshold(id),
    minBound(id),
    modeMirror(id),
    nanDoesNotFreeze(id),
    missingMetric(id),
    zeroPatience(id),
    independentInstances(id),
  ];
}

/** On a flat metric the rate falls by the factor every `period` metrics. */
function fallsEvery(period: (options: PlateauOptions) => number): Convention<Implementation>['check'] {
  return (implementation, random) => {
    const options = drawOptions(random);
    const metrics = ramp(uniform(random, 0.5, 1.5), 0, 14);
    const actual = rates(implementation.create(options), metrics);
    const expected = metrics.map((_, index) => options.lr0 * options.factor ** Math.floor(index / period(options)));
    return closeVectors(actual, expected, 1e-9)
      ? undefined
      : counterexample(
          'on a flat metric the rate does not fall every `patience` metrics',
          { options, metrics },
          expected,
          actual,
        );
  };
}

function firesAfterPatience(id: string): Property<Implementation> {
  return {
    id: `${id}.fires-after-patience`,
    statement:
      'On a flat metric the rate is multiplied by the factor after `patience` metrics, then after as many again.',
    basis: 'Keras ReduceLROnPlateau: wait >= patience; torch: bad epochs > patience',
    strength: 'always',
    tolerance: '1e-9',
    check: fallsEvery(({ patience }) => patience),
    conventions: [
      {
        id: 'one-metric-later',
        description: 'the rate falls when more than `patience` metrics were no improvement (torch)',
        check: fallsEvery(({ patience }) => patience + 1),
      },
    ],
  };
}

function improvementResetsWait(id: string): Property<Implementation> {
  return {
    id: `${id}.improvement-resets-wait`,
    statement: 'An improvement starts the waiting again.',
    basis: 'wait = 0 on improvement',
    strength: 'always',
    tolerance: 'exact',
    check(implementation, random) {
      const options = drawOptions(random);
      const levels = [1, 0.9, 0.8, 0.7, 0.69999];
      const metrics = levels.flatMap((level) => ramp(level, 0, options.patience));
      const actual = rates(implementation.create(options), metrics);
      return neverFalls([options.lr0, ...actual])
        ? undefined
        : counterexample('the rate fell although each wait was cut short', { options, metrics }, options.lr0, actual);
    },
  };
}

function comparesWithBest(id: string): Property<Implementation> {
  return {
    id: `${id}.compares-with-best`,
    statement: 'A metric that is better than the last but worse than the best is no improvement.',
    basis: 'm < best - threshold',
    strength: 'always',
    tolerance: 'exact',
    check(implementation, random) {
      const options = drawOptions(random);
      const metrics = [1, ...ramp(2, -0.1, options.patience + 1)];
      const actual = rates(implementation.create(options), metrics);
      return (actual.at(-1) as number) < options.lr0 * (1 - 1e-9)
        ? undefined
        : counterexample(
            'metrics worse than the best held the rate',
            { options, metrics },
            `below ${options.lr0}`,
            actual,
          );
    },
  };
}

function bestFollows(id: string): Property<Implementation> {
  return {
    id: `${id}.best-follows-improvement`,
    statement: 'After an improvement the metrics are compared with it, no longer with the first one.',
    basis: 'best = m on improvement',
    strength: 'always',
    tolerance: 'exact',
    check(implementation, random) {
      const options = drawOptions(random);
      const metrics = [1, 0.5, ...ramp(0.8, -0.01, options.patience + 1)];
      const actual = rates(implementation.create(options), metrics);
      return (actual.at(-1) as number) < (actual[1] as number) * (1 - 1e-9)
        ? undefined
        : counterexample(
            'metrics worse than the new best held the rate',
            { options, metrics },
            'a lower last rate',
            actual,
          );
    },
  };
}

function threshold(id: string): Property<Implementation> {
  return {
    id: `${id}.threshold`,
    statement: 'Only gains over the best beyond the threshold count, in either mode.',
    basis: 'm < best - threshold, m > best + threshold',
    strength: 'always',
    tolerance: 'exact',
    check(implementation, random) {
      for (const [mode, sign] of [
        ['min', -1],
        ['max', 1],
      ] as const) {
        const options: PlateauOptions = { ...drawOptions(random), threshold: 0.1, mode };
        const small = ramp(1, 0.01 * sign, options.patience + 2);
        const slow = rates(implementation.create(options), small);
        if (!((slow.at(-1) as number) < options.lr0))
          return counterexample(
            'gains below the threshold held the rate',
            { options, metrics: small },
            `below ${options.lr0}`,
            slow,
          );
        const large = mode === 'min' ? [1, 0.8, 0.62, 0.48, 0.36] : [1, 1.2, 1.4, 1.6, 1.8];
        const fast = rates(implementation.create({ ...options, patience: 1 }), large);
        if (!neverFalls([options.lr0, ...fast]))
          return counterexample(
            'gains beyond the threshold were not seen',
            { options, patience: 1, metrics: large },
            options.lr0,
            fast,
          );
      }
      return undefined;
    },
  };
}

function minBound(id: string): Property<Implementation> {
  return {
    id: `${id}.min-bound`,
    statement: 'The rate falls to its floor and never below.',
    basis: 'rate = max(min, rate factor)',
    strength: 'always',
    tolerance: '1e-9',
    check(implementation, random) {
      const options = { ...drawOptions(random), min: uniform(random, 0.2, 0.3) };
      const actual = rates(implementation.create(options), ramp(1, 0, 100));
      return actual.every((rate) => rate >= options.min * (1 - 1e-12)) &&
        close(actual.at(-1) as number, options.min, 1e-9)
        ? undefined
        : counterexample(
            'the rate does not end at its floor',
            { options, metrics: 'a hundred times 1' },
            options.min,
            actual,
          );
    },
  };
}

function modeMirror(id: string): Property<Implementation> {
  return {
    id: `${id}.mode-mirror`,
    statement: 'Mode max on the negated metric behaves like mode min on the metric.',
    basis: 'the two modes differ in the sign of the comparison',
    strength: 'when-claimed',
    tolerance: '1e-12',
    check(implementation, random) {
      const options = drawOptions(random);
      const metrics = normalVector(random, 40).map((value, index) => 5 * value + 8 - 0.2 * index);
      const expected = rates(implementation.create(options), metrics);
      const actual = rates(
        implementation.create({ ...options, mode: 'max' }),
        metrics.map((metric) => -metric),
      );
      return closeVectors(actual, expected, 1e-12)
        ? undefined
        : counterexample('the modes are not mirror images', { options, metrics }, expected, actual);
    },
  };
}

function nanDoesNotFreeze(id: string): Property<Implementation> {
  return {
    id: `${id}.nan-does-not-freeze`,
    statement: 'A metric that is not a number does not end the comparisons: improvements after it are still seen.',
    basis: 'every comparison with NaN is false, so NaN must not become the best',
    strength: 'always',
    tolerance: 'exact',
    check(implementation, random) {
      const options = { ...drawOptions(random), patience: 3 };
      for (const before of [0, 2]) {
        const subject = implementation.create(options);
        const metrics = ramp(1, -0.02, 20);
        rates(subject, metrics.slice(0, before));
        // Refusing NaN with an error is as good as counting it as no improvement.
        thrownBy(() => subject.step(Number.NaN));
        const actual = rates(subject, metrics.slice(before));
        if (!neverFalls(actual))
          return counterexample(
            'after a NaN steady improvement lowers the rate',
            { options, before, metrics },
            options.lr0,
            actual,
          );
      }
      return undefined;
    },
  };
}

function missingMetric(id: string): Property<Implementation> {
  return {
    id: `${id}.missing-metric-is-an-error`,
    statement: 'A missing metric is an error, or at least counts as no improvement; it is not ignored for ever.',
    basis: 'seed 002: a wrong key in its own example leaves the rate unchanged without a word',
    strength: 'when-claimed',
    tolerance: 'exact',
    check(implementation, random) {
      const options = drawOptions(random);
      const subject = implementation.create(options);
      const missing = undefined as unknown as number;
      let last = Number.NaN;
      const refused = thrownBy(() => {
        for (let count = 0; count < 10 * (options.patience + 1); count++) last = subject.step(missing);
      });
      return refused !== undefined || last < options.lr0
        ? undefined
        : counterexample('missing metrics were ignored', { options, metric: 'undefined' }, 'an error', last);
    },
  };
}

function zeroPatience(id: string): Property<Implementation> {
  return {
    id: `${id}.zero-patience`,
    statement: 'With patience 0 the first metric without improvement lowers the rate (or patience 0 is refused).',
    basis: '1 >= 0 and 1 > 0 alike',
    strength: 'always',
    tolerance: 'exact',
    check(implementation, random) {
      const options = { ...drawOptions(random), patience: 0 };
      let actual: number[] = [];
      const refused = thrownBy(() => {
        actual = rates(implementation.create(options), [1, 1.5]);
      });
      return refused !== undefined || (actual[1] as number) < options.lr0
        ? undefined
        : counterexample('patience 0 waited', { options, metrics: [1, 1.5] }, `below ${options.lr0}`, actual);
    },
  };
}

function independentInstances(id: string): Property<Implementation> {
  return {
    id: `${id}.independent-instances`,
    statement: 'The metrics of one schedule do not lower the rate of another.',
    basis: 'the state belongs to the instance',
    strength: 'always',
    tolerance: 'exact',
    check(implementation, random) {
      const options = drawOptions(random);
      const [first, second] = [implementation.create(options), implementation.create(options)];
      rates(first, ramp(0.2, 0, 12));
      const rate = second.step(1);
      return close(rate, options.lr0, 1e-12)
        ? undefined
        : counterexample(
            'the other schedule moved as well',
            { options, metrics: 'twelve times 0.2' },
            options.lr0,
            rate,
          );
    },
  };
}
