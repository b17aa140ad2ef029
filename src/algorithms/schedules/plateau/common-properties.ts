import type { Convention, Property } from '../../../model/algorithm.js';
import { close, closeVectors, counterexample } from '../../compare.js';
import { normalVector, uniform } from '../../random.js';
import type { PlateauImplementation as Implementation, PlateauOptions } from './contract.js';
import { edgeProperties } from './edge-properties.js';
import { drawOptions, neverFalls, ramp, rates } from './inputs.js';

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
    ...edgeProperties(id),
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
    statement:
      'A metric that is better than the last but worse than the best is no improvement, also after a reduction.',
    basis: 'm < best - threshold; a reduction does not touch the best',
    strength: 'always',
    tolerance: 'exact',
    check(implementation, random) {
      const options = drawOptions(random);
      const metrics = [1, ...ramp(4, -0.1, 2 * options.patience + 2)];
      const actual = rates(implementation.create(options), metrics);
      const first = actual[options.patience + 1] as number;
      const second = actual.at(-1) as number;
      return first < options.lr0 * (1 - 1e-9) && second < first * (1 - 1e-9)
        ? undefined
        : counterexample('metrics worse than the best held the rate', { options, metrics }, 'two reductions', actual);
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
    statement: 'The rate falls to its floor and never below; with a floor of 0 it goes on falling.',
    basis: 'rate = max(min, rate factor); torch stops at changes below 1e-8',
    strength: 'always',
    tolerance: '1e-9',
    check(implementation, random) {
      const options = { ...drawOptions(random), min: uniform(random, 0.2, 0.3) };
      const flat = ramp(1, 0, 500);
      const actual = rates(implementation.create(options), flat);
      const end = actual.at(-1) as number;
      if (!(actual.every((rate) => rate >= options.min * (1 - 1e-12)) && close(end, options.min, 1e-9)))
        return counterexample(
          'the rate does not end at its floor',
          { options, metrics: '500 times 1' },
          options.min,
          end,
        );
      const lowest = rates(implementation.create({ ...options, min: 0 }), flat).at(-1) as number;
      return lowest < 6e-8
        ? undefined
        : counterexample(
            'the rate stops although its floor is 0',
            { options, min: 0, metrics: '500 times 1' },
            0,
            lowest,
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
