import type { Lie } from '../../../model/algorithm.js';
import { type CaughtBy, lieMaker } from '../../lie-table.js';
import type { ExponentialWeightingImplementation as Implementation } from './contract.js';
import { exponentiallyWeighted } from './reference.js';

const CAUGHT_BY: CaughtBy = {
  'alpha-swapped': ['recursion', 'impulse-ratio', 'alpha-one-is-identity'],
  'zero-start': ['recursion', 'constant-preserved', 'bounded', 'short-series'],
  'in-place': ['input-untouched'],
  'previous-value': ['recursion', 'impulse-ratio'],
  'cumulative-mean': ['recursion', 'impulse-ratio', 'alpha-one-is-identity'],
  'window-mean': ['recursion', 'impulse-ratio'],
  'alpha-ignored': ['recursion', 'impulse-ratio', 'alpha-one-is-identity'],
  placeholder: ['recursion', 'impulse-ratio'],
  backwards: ['recursion', 'bounded', 'impulse-ratio'],
  'first-dropped': [
    'recursion',
    'constant-preserved',
    'bounded',
    'impulse-ratio',
    'alpha-one-is-identity',
    'short-series',
  ],
  span: ['recursion', 'impulse-ratio', 'alpha-one-is-identity'],
  'weights-not-normalised': ['recursion', 'constant-preserved', 'bounded'],
  'rising-only': ['recursion', 'linear', 'impulse-ratio', 'alpha-one-is-identity'],
  'first-value-late': ['recursion', 'impulse-ratio', 'alpha-one-is-identity'],
  'empty-crashes': ['short-series'],
  'zero-taken-for-missing': ['recursion'],
};

const lie = lieMaker<Implementation>('exponential-weighting', CAUGHT_BY);

/** The smoother, refusing what the right one refuses, with other values. */
const smoothing = (ewma: (values: readonly number[], alpha: number) => number[]): Implementation => ({
  ewma(values, alpha) {
    exponentiallyWeighted([], alpha);
    return ewma(values, alpha);
  },
});

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

export const exponentialWeightingLies: readonly Lie<Implementation>[] = [
  lie(
    'alpha-swapped',
    '(1 - alpha) x + alpha y: alpha weighs the past',
    smoothing((values, alpha) =>
      alpha === 1 ? values.map(() => values[0] as number) : exponentiallyWeighted(values, 1 - alpha),
    ),
  ),
  lie(
    'zero-start',
    'starts from zero without correction',
    smoothing((values, alpha) => exponentiallyWeighted([0, ...values], alpha).slice(1)),
  ),
  lie(
    'in-place',
    'writes the smoothed values into the given series',
    smoothing((values, alpha) => {
      const given = values as number[];
      for (let t = 1; t < given.length; t++)
        given[t] = alpha * (given[t] as number) + (1 - alpha) * (given[t - 1] as number);
      return given;
    }),
  ),
  lie(
    'previous-value',
    'alpha x_t + (1 - alpha) x_{t-1}: the previous value instead of the previous average',
    smoothing((values, alpha) => values.map((value, t) => alpha * value + (1 - alpha) * (values[t - 1] ?? value))),
  ),
  lie(
    'cumulative-mean',
    'the mean of all values so far: alpha is never read',
    smoothing((values) => values.map((_, t) => mean(values.slice(0, t + 1)))),
  ),
  lie(
    'window-mean',
    'the mean of the last 2 / alpha - 1 values',
    smoothing((values, alpha) =>
      values.map((_, t) => mean(values.slice(Math.max(0, t + 2 - Math.round(2 / alpha)), t + 1))),
    ),
  ),
  lie(
    'alpha-ignored',
    'always uses one half',
    smoothing((values) => exponentiallyWeighted(values, 0.5)),
  ),
  lie(
    'placeholder',
    'returns a copy of the series',
    smoothing((values) => [...values]),
  ),
  lie(
    'backwards',
    'smooths from the newest value to the oldest',
    smoothing((values, alpha) => exponentiallyWeighted([...values].reverse(), alpha).reverse()),
  ),
  lie(
    'first-dropped',
    'one value too few',
    smoothing((values, alpha) => exponentiallyWeighted(values, alpha).slice(1)),
  ),
  lie(
    'span',
    'takes alpha for a span: 2 / (alpha + 1)',
    smoothing((values, alpha) => exponentiallyWeighted(values, Math.min(1, alpha / (alpha + 1)))),
  ),
  lie(
    'weights-not-normalised',
    'x_t + (1 - alpha) y_{t-1}: the factor alpha is missing',
    smoothing((values, alpha) =>
      exponentiallyWeighted([...values.slice(0, 1), ...values.slice(1).map((value) => value / alpha)], alpha),
    ),
  ),
  lie(
    'rising-only',
    'the average never falls',
    smoothing((values, alpha) =>
      exponentiallyWeighted(values, alpha).map((_, t, all) => Math.max(...all.slice(0, t + 1))),
    ),
  ),
  lie(
    'first-value-late',
    'the first value counts like any other of a start from it, twice',
    smoothing((values, alpha) =>
      exponentiallyWeighted([...values.slice(0, 1), ...values], alpha).slice(0, values.length),
    ),
  ),
  lie(
    'empty-crashes',
    'reads the first value of an empty series',
    smoothing((values, alpha) => {
      if (values[0] === undefined) throw new TypeError('cannot read the first value');
      return exponentiallyWeighted(values, alpha);
    }),
  ),
  lie(
    'zero-taken-for-missing',
    'restarts whenever the average is 0, as in `last ? ... : value`',
    smoothing((values, alpha) => {
      let last = 0;
      return values.map((value) => {
        last = last === 0 ? value : alpha * value + (1 - alpha) * last;
        return last;
      });
    }),
  ),
];
