import { type AnyAlgorithm, defineAlgorithm } from '../../../model/algorithm.js';
import { exponentialWeightingContract } from './contract.js';
import { exponentialWeightingLies } from './lies.js';
import { exponentialWeightingProperties } from './properties.js';
import { exponentiallyWeighted, exponentialWeightingReference } from './reference.js';

export const exponentialWeighting: AnyAlgorithm = defineAlgorithm({
  id: 'exponential-weighting',
  family: 'schedules',
  title: 'Exponentially weighted moving average',
  aliases: [
    'exponential moving average',
    'exponentially weighted moving average',
    'ewma',
    'ema',
    'exponential smoothing',
    'exponential weighting',
  ],
  idea: 'Each smoothed value moves from the last one towards the newest value by a fixed share. The weight of a value falls by a constant factor with every step.',
  sources: [
    {
      citation: 'Roberts 1959, Control Chart Tests Based on Geometric Moving Averages, Technometrics 1(3)',
      locator: 'geometric moving average',
      url: 'https://doi.org/10.1080/00401706.1959.10489860',
    },
    {
      citation: 'pandas, DataFrame.ewm',
      locator: 'adjust=False',
      url: 'https://pandas.pydata.org/docs/reference/api/pandas.DataFrame.ewm.html',
    },
    {
      citation: 'TA-Lib, EMA',
      locator: 'unstable period: starts from the simple moving average of the first periods',
      url: 'https://ta-lib.org/',
    },
    {
      citation: 'Kingma and Ba 2015, Adam',
      locator: 'section 3 (bias correction)',
      url: 'https://arxiv.org/abs/1412.6980',
    },
  ],
  equations: [
    'y_0 = x_0; y_t = alpha x_t + (1 - alpha) y_{t-1}',
    'y_t = (1 - alpha)^t x_0 + sum_{i=1..t} alpha (1 - alpha)^(t-i) x_i',
  ],
  cost: 'O(n) for n values',
  contract: exponentialWeightingContract,
  reference: exponentialWeightingReference,
  properties: exponentialWeightingProperties,
  lies: exponentialWeightingLies,
  variants: [
    {
      id: 'bias-corrected',
      description: 'starts from zero and divides by 1 - (1 - alpha)^(t + 1), which is pandas adjust=True',
      implementation: {
        ewma: (values, alpha) =>
          exponentiallyWeighted([0, ...values], alpha)
            .slice(1)
            .map((value, t) => value / (1 - (1 - alpha) ** (t + 1))),
      },
      variantOf: ['exponential-weighting.recursion', 'exponential-weighting.impulse-ratio'],
    },
    {
      id: 'starts-from-a-mean',
      description: 'the running mean of the first 2 / alpha - 1 values, and the recursion from there',
      implementation: {
        ewma(values, alpha) {
          const periods = Math.round(2 / alpha - 1);
          const means = values.slice(0, periods).map((_, t) => {
            const seen = values.slice(0, t + 1);
            return seen.reduce((sum, value) => sum + value, 0) / seen.length;
          });
          const after = exponentiallyWeighted([...means.slice(-1), ...values.slice(periods)], alpha);
          return [...means.slice(0, -1), ...after];
        },
      },
      variantOf: ['exponential-weighting.recursion', 'exponential-weighting.impulse-ratio'],
    },
    {
      id: 'error-correction',
      description: 'written as y + alpha (x - y)',
      implementation: {
        ewma(values, alpha) {
          if (!(alpha > 0 && alpha <= 1)) throw new RangeError('alpha must lie in (0, 1]');
          let last: number | undefined;
          return values.map((value) => {
            last = last === undefined ? value : last + alpha * (value - last);
            return last;
          });
        },
      },
    },
  ],
  phrases: [
    {
      text: 'exponential moving average',
      properties: ['exponential-weighting.recursion', 'exponential-weighting.constant-preserved'],
    },
    { text: 'EMA smoothing', properties: ['exponential-weighting.recursion', 'exponential-weighting.bounded'] },
    { text: 'exponential weighting', properties: ['exponential-weighting.recursion'] },
    {
      text: 'higher alpha gives more weight to recent values',
      properties: ['exponential-weighting.impulse-ratio', 'exponential-weighting.alpha-one-is-identity'],
    },
    {
      text: 'smoothed loss',
      properties: ['exponential-weighting.bounded', 'exponential-weighting.constant-preserved'],
    },
    {
      text: 'weighted_value_t = alpha * current_value_t + (1 - alpha) * weighted_value_t-1',
      properties: ['exponential-weighting.recursion', 'exponential-weighting.impulse-ratio'],
    },
  ],
  falseProperties: [
    {
      statement: 'smoothing reduces the variance of any series',
      why: 'not of alternating or short series with this start',
    },
    { statement: 'a larger alpha is smoother', why: 'a larger alpha follows faster' },
  ],
  scenario(implementation) {
    const values = [4, -1, 7.5, 2, 2, -6, 3];
    return [
      ...implementation.ewma([...values], 2 / 11),
      ...implementation.ewma([...values], 2 / 3),
      ...implementation.ewma([0, 5, 0, 0, 0], 0.25),
      ...implementation.ewma([...values], 1),
    ];
  },
});
