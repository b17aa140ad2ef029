import { type AnyAlgorithm, defineAlgorithm } from '../../../model/algorithm.js';
import { plateauContract } from '../plateau/contract.js';
import { metricDriven } from '../plateau/reference.js';
import { plateauScenario } from '../plateau/scenario.js';
import { performanceModulatorLies } from './lies.js';
import { performanceModulatorProperties } from './properties.js';
import { modulatorAdvance, performanceModulatorReference } from './reference.js';

export const performanceModulator: AnyAlgorithm = defineAlgorithm({
  id: 'performance-modulator',
  family: 'schedules',
  title: 'Performance-based rate modulator',
  aliases: [
    'performance-based rate modulator',
    'performance modulator',
    'rate modulator',
    'bold driver',
    'performance-based modulation',
  ],
  idea: 'The rate falls when a watched metric stagnates or worsens, as in reduce on plateau. It rises again when the metric improves, up to a maximum.',
  sources: [
    {
      citation:
        'Vogl, Mangis, Rigler, Zink and Alkon 1988, Accelerating the convergence of the back-propagation method, Biological Cybernetics 59',
      locator: 'adaptive rate',
      url: 'https://doi.org/10.1007/BF00332914',
    },
    {
      citation: 'Battiti 1989, Accelerated backpropagation learning: two optimization methods, Complex Systems 3',
      locator: 'bold driver',
    },
    {
      citation: 'Keras, ReduceLROnPlateau',
      locator: 'on_epoch_end',
      url: 'https://keras.io/api/callbacks/reduce_lr_on_plateau/',
    },
  ],
  equations: [
    'improved: rate = min(max, rate / factor), wait = 0',
    'otherwise wait += 1; when wait >= patience: rate = max(min, rate factor), wait = 0',
  ],
  cost: 'O(1) a metric',
  contract: plateauContract,
  reference: performanceModulatorReference,
  properties: performanceModulatorProperties,
  lies: performanceModulatorLies,
  variants: [
    {
      id: 'small-steps-up',
      description: 'raises by a twentieth at each improvement, as Vogl et al. do, and lowers one metric later',
      implementation: metricDriven((options, state, metric) => {
        const next = modulatorAdvance({ ...options, patience: options.patience + 1 }, state, metric);
        return next.rate > state.rate
          ? { ...next, rate: Math.min(options.max ?? Number.POSITIVE_INFINITY, state.rate * 1.05) }
          : next;
      }),
      variantOf: ['performance-modulator.fires-after-patience'],
    },
  ],
  phrases: [
    {
      text: 'increases if improving',
      properties: ['performance-modulator.raises-while-improving', 'performance-modulator.small-gains-do-not-raise'],
    },
    {
      text: 'decreases LR if performance stagnates or worsens, increases if improving',
      properties: ['performance-modulator.raises-while-improving', 'performance-modulator.fires-after-patience'],
    },
    { text: 'performance-based modulation', properties: ['performance-modulator.fires-after-patience'] },
    { text: 'maximum allowable value', properties: ['performance-modulator.max-bound'] },
    { text: 'bold driver', properties: ['performance-modulator.raises-while-improving'] },
  ],
  falseProperties: [
    {
      statement: 'the rate rises by the inverse of the factor',
      why: 'the size of the rise is not part of the claim; bold driver uses 5 per cent',
    },
    { statement: 'the rate never rises', why: 'that is reduce on plateau' },
  ],
  scenario: plateauScenario,
});
