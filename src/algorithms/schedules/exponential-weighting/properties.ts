import type { Convention, Property, Random } from '../../../model/algorithm.js';
import { close, closeVectors, counterexample } from '../../compare.js';
import { integerBelow, normalVector, uniform } from '../../random.js';
import type { ExponentialWeightingImplementation as Implementation } from './contract.js';

const ID = 'exponential-weighting';

/** The N of alpha = 2 / (N + 1), whole, so that averages over a number of periods can be asked. */
const PERIODS: readonly number[] = [2, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const alphaOf = (periods: number): number => 2 / (periods + 1);
/** Away from 1/2, where alpha and 1 - alpha change places unseen. */
const drawAlpha = (random: Random): number => alphaOf(PERIODS[integerBelow(random, PERIODS.length)] as number);
const drawSeries = (random: Random): number[] =>
  normalVector(random, 20 + integerBelow(random, 15)).map((x) => 3 * x + 2);

/** The weight of x_i in y_t, in closed form. */
type Weights = (alpha: number, t: number, i: number) => number;
const firstValueStart: Weights = (alpha, t, i) => (i === 0 ? 1 : alpha) * (1 - alpha) ** (t - i);
const biasCorrected: Weights = (alpha, t, i) => (alpha * (1 - alpha) ** (t - i)) / (1 - (1 - alpha) ** (t + 1));

const ADJUSTED = {
  id: 'bias-corrected',
  description:
    'the weights are divided by their sum (pandas adjust=True; a start from zero with bias correction, as in Adam)',
};

const MEAN_START = {
  id: 'starts-from-a-mean',
  description:
    'the first N values, with N = 2 / alpha - 1, give their plain mean, and the recursion goes on from there',
};

/** The running mean of the first N values; from there the recursion. */
const meanStart: Weights = (alpha, t, i) => {
  const periods = Math.round(2 / alpha - 1);
  if (t < periods) return 1 / (t + 1);
  return i < periods ? (1 - alpha) ** (t - periods + 1) / periods : alpha * (1 - alpha) ** (t - i);
};

function weighted(values: readonly number[], alpha: number, weights: Weights): number[] {
  return values.map((_, t) => values.slice(0, t + 1).reduce((sum, value, i) => sum + weights(alpha, t, i) * value, 0));
}

/** On a random series and on one that starts with 0, which must not be taken for a missing value. */
function followsWeights(weights: Weights): Convention<Implementation>['check'] {
  return (implementation, random) => {
    const [drawn, alpha] = [drawSeries(random), drawAlpha(random)];
    for (const values of [drawn, [0, ...drawn]]) {
      const actual = implementation.ewma([...values], alpha);
      const expected = weighted(values, alpha, weights);
      if (!closeVectors(actual, expected, 1e-10))
        return counterexample('the smoothed values are not the weighted sums', { values, alpha }, expected, actual);
    }
    return undefined;
  };
}

const recursion: Property<Implementation> = {
  id: `${ID}.recursion`,
  statement: 'y_0 = x_0 and y_t = alpha x_t + (1 - alpha) y_{t-1}.',
  basis: 'Roberts 1959; pandas ewm(adjust=False)',
  strength: 'always',
  tolerance: '1e-10',
  check: followsWeights(firstValueStart),
  conventions: [
    { ...ADJUSTED, check: followsWeights(biasCorrected) },
    { ...MEAN_START, check: followsWeights(meanStart) },
  ],
};

/** The answer to an impulse in the second place, which for either start has a closed form. */
function answersImpulse(weights: Weights): Convention<Implementation>['check'] {
  return (implementation, random) => {
    const alpha = drawAlpha(random);
    const impulse = [0, uniform(random, 2, 5), ...new Array<number>(14).fill(0)];
    const expected = weighted(impulse, alpha, weights);
    const actual = implementation.ewma([...impulse], alpha);
    const ratios = actual.slice(2).map((value, index) => value / (actual[index + 1] as number));
    const wanted = expected.slice(2).map((value, index) => value / (expected[index + 1] as number));
    return closeVectors(ratios, wanted, 1e-10)
      ? undefined
      : counterexample('the answer to an impulse does not die out as it should', { impulse, alpha }, wanted, ratios);
  };
}

const impulse: Property<Implementation> = {
  id: `${ID}.impulse-ratio`,
  statement: 'After an impulse the smoothed value shrinks by the factor 1 - alpha at every step.',
  basis: 'the recursion with x_t = 0',
  strength: 'always',
  tolerance: '1e-10',
  check: answersImpulse(firstValueStart),
  conventions: [
    { ...ADJUSTED, check: answersImpulse(biasCorrected) },
    { ...MEAN_START, check: answersImpulse(meanStart) },
  ],
};

const constant: Property<Implementation> = {
  id: `${ID}.constant-preserved`,
  statement: 'A constant series is returned as it is, from the first value on.',
  basis: 'the weights of each y_t sum to 1',
  strength: 'always',
  tolerance: '1e-12',
  check(implementation, random) {
    const [level, alpha] = [uniform(random, 3, 9), drawAlpha(random)];
    const actual = implementation.ewma(
      Array.from({ length: 12 }, () => level),
      alpha,
    );
    return actual.length === 12 && actual.every((value) => close(value, level, 1e-12))
      ? undefined
      : counterexample('a constant series was changed', { level, alpha, length: 12 }, level, actual);
  },
};

const bounded: Property<Implementation> = {
  id: `${ID}.bounded`,
  statement: 'Each smoothed value lies between the least and the greatest value so far.',
  basis: 'the weights are non-negative and sum to 1',
  strength: 'always',
  tolerance: '1e-12',
  check(implementation, random) {
    const [values, alpha] = [drawSeries(random).map((value) => value + 20), drawAlpha(random)];
    const actual = implementation.ewma([...values], alpha);
    const wrong = actual.findIndex((value, t) => {
      const seen = values.slice(0, t + 1);
      return !(value >= Math.min(...seen) - 1e-10 && value <= Math.max(...seen) + 1e-10);
    });
    return wrong < 0
      ? undefined
      : counterexample(
          'a smoothed value lies outside the values so far',
          { values, alpha, t: wrong },
          'inside',
          actual[wrong],
        );
  },
};

const linear: Property<Implementation> = {
  id: `${ID}.linear`,
  statement: 'Smoothing a combination of two series is the combination of the smoothed series.',
  basis: 'each y_t is a linear function of the values',
  strength: 'always',
  tolerance: '1e-9',
  check(implementation, random) {
    const [x, z, alpha] = [normalVector(random, 15), normalVector(random, 15), drawAlpha(random)];
    const [a, b] = [uniform(random, 2, 3), uniform(random, -3, -2)];
    const combined = implementation.ewma(
      x.map((value, i) => a * value + b * (z[i] as number)),
      alpha,
    );
    const [smoothX, smoothZ] = [implementation.ewma([...x], alpha), implementation.ewma([...z], alpha)];
    const expected = smoothX.map((value, i) => a * value + b * (smoothZ[i] as number));
    return closeVectors(combined, expected, 1e-9)
      ? undefined
      : counterexample('smoothing is not linear', { x, z, a, b, alpha }, expected, combined);
  },
};

const identity: Property<Implementation> = {
  id: `${ID}.alpha-one-is-identity`,
  statement: 'With alpha = 1 the series is returned as it is.',
  basis: 'the recursion with alpha = 1',
  strength: 'always',
  tolerance: '1e-12',
  check(implementation, random) {
    const values = drawSeries(random);
    const actual = implementation.ewma([...values], 1);
    return closeVectors(actual, values, 1e-12)
      ? undefined
      : counterexample('alpha = 1 changed the series', { values, alpha: 1 }, values, actual);
  },
};

const inputUntouched: Property<Implementation> = {
  id: `${ID}.input-untouched`,
  statement: 'The given series keeps its values.',
  basis: 'a smoother reads its input',
  strength: 'always',
  tolerance: 'exact',
  check(implementation, random) {
    const [values, alpha] = [drawSeries(random), drawAlpha(random)];
    const given = [...values];
    implementation.ewma(given, alpha);
    return values.length === given.length && values.every((value, i) => value === given[i])
      ? undefined
      : counterexample('the given series was changed', { values, alpha }, values, given);
  },
};

const shortSeries: Property<Implementation> = {
  id: `${ID}.short-series`,
  statement: 'An empty series gives an empty one, and a single value itself.',
  basis: 'y_0 = x_0; one smoothed value per value',
  strength: 'always',
  tolerance: '1e-12',
  check(implementation, random) {
    const [value, alpha] = [uniform(random, 3, 9), drawAlpha(random)];
    const [empty, single] = [implementation.ewma([], alpha), implementation.ewma([value], alpha)];
    return empty.length === 0 && closeVectors(single, [value], 1e-12)
      ? undefined
      : counterexample(
          'a series of length 0 or 1 is handled wrongly',
          { value, alpha },
          [[], [value]],
          [empty, single],
        );
  },
};

export const exponentialWeightingProperties: readonly Property<Implementation>[] = [
  recursion,
  constant,
  bounded,
  linear,
  impulse,
  identity,
  inputUntouched,
  shortSeries,
];
