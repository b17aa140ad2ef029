import { type AnyAlgorithm, defineAlgorithm } from '../../../model/algorithm.js';
import { plateauContract } from './contract.js';
import { plateauLies } from './lies.js';
import { plateauProperties } from './properties.js';
import { metricDriven, plateauAdvance, plateauReference } from './reference.js';
import { plateauScenario } from './scenario.js';

export const plateau: AnyAlgorithm = defineAlgorithm({
  id: 'plateau',
  family: 'schedules',
  title: 'Reduce on plateau',
  aliases: [
    'reduce on plateau',
    'reduce lr on plateau',
    'reduce learning rate on plateau',
    'plateau scheduler',
    'reducelronplateau',
  ],
  idea: 'When a watched metric has not improved on its best for some time, the rate is multiplied by a factor below 1. It never raises the rate.',
  sources: [
    {
      citation: 'Keras, ReduceLROnPlateau',
      locator: 'on_epoch_end (wait >= patience)',
      url: 'https://keras.io/api/callbacks/reduce_lr_on_plateau/',
    },
    {
      citation: 'PyTorch, torch.optim.lr_scheduler.ReduceLROnPlateau',
      locator: 'step (num_bad_epochs > patience)',
      url: 'https://pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.ReduceLROnPlateau.html',
    },
  ],
  equations: [
    'improved: m < best - threshold',
    'otherwise wait += 1; when wait >= patience: rate = max(min, rate factor), wait = 0',
  ],
  cost: 'O(1) a metric',
  contract: plateauContract,
  reference: plateauReference,
  properties: plateauProperties,
  lies: plateauLies,
  variants: [
    {
      id: 'one-metric-later',
      description: 'reduces when more than `patience` metrics were no improvement, as torch does',
      implementation: metricDriven((options, state, metric) =>
        plateauAdvance({ ...options, patience: options.patience + 1 }, state, metric),
      ),
      variantOf: ['plateau.fires-after-patience'],
    },
    {
      id: 'relative-threshold',
      description: 'the threshold is a share of the best, as in torch by default',
      implementation: metricDriven((options, state, metric) =>
        plateauAdvance({ ...options, threshold: options.threshold * Math.abs(state.best ?? 0) }, state, metric),
      ),
    },
  ],
  phrases: [
    {
      text: 'reduce learning rate on plateau',
      properties: ['plateau.fires-after-patience', 'plateau.holds-while-improving'],
    },
    {
      text: 'decreases LR if performance stagnates or worsens',
      properties: ['plateau.fires-after-patience', 'plateau.compares-with-best'],
    },
    {
      text: 'patience: number of steps to wait before reacting to stagnation',
      properties: ['plateau.fires-after-patience', 'plateau.improvement-resets-wait', 'plateau.zero-patience'],
    },
    { text: 'min improvement to be considered progress', properties: ['plateau.threshold'] },
    { text: 'minimum allowable value', properties: ['plateau.min-bound'] },
    { text: 'mode: min or max', properties: ['plateau.mode-mirror'] },
    { text: 'reports a missing metric', properties: ['plateau.missing-metric-is-an-error'] },
  ],
  falseProperties: [
    { statement: 'lowering the rate lowers the loss', why: 'a matter of training, not of the schedule' },
    {
      statement: 'the rate rises while the metric improves',
      why: 'not of reduce on plateau; that is the performance modulator',
    },
  ],
  scenario: plateauScenario,
});
