import { type AnyAlgorithm, defineAlgorithm } from '../../../model/algorithm.js';
import { fromClosedForm } from '../clocked/closed-form.js';
import { type CosineOptions, cosineContract } from './contract.js';
import { cosineLies } from './lies.js';
import { cosineProperties } from './properties.js';
import { cosineRate, cosineReference, validCosineOptions } from './reference.js';

export const cosine: AnyAlgorithm = defineAlgorithm({
  id: 'cosine',
  family: 'schedules',
  title: 'Cosine annealing',
  aliases: [
    'cosine annealing',
    'cosine decay',
    'cosine learning rate schedule',
    'cosine schedule',
    'cosine lr',
    'half-cosine decay',
  ],
  idea: 'The rate falls from its highest to its lowest value along half a cosine: slowly at first, fast in the middle, slowly at the end. Nothing but the step counter decides.',
  sources: [
    {
      citation: 'Loshchilov and Hutter 2017, SGDR: Stochastic Gradient Descent with Warm Restarts',
      locator: 'eq. 5',
      url: 'https://arxiv.org/abs/1608.03983',
    },
    {
      citation: 'Keras, CosineDecay',
      locator: 'decayed_learning_rate',
      url: 'https://keras.io/api/optimizers/learning_rate_schedules/cosine_decay/',
    },
  ],
  equations: ['lr_t = min + (lr0 - min) (1 + cos(pi t / steps)) / 2, t = 0 ... steps', 'lr_t = min, t > steps'],
  cost: 'O(1) a step',
  contract: cosineContract,
  reference: cosineReference,
  properties: cosineProperties,
  lies: cosineLies,
  variants: [
    {
      id: 'periodic',
      description: 'goes back up after the last step, as torch CosineAnnealingLR does',
      implementation: fromClosedForm<CosineOptions>({
        rate: ({ lr0, min, steps }, t) => min + ((lr0 - min) * (1 + Math.cos((Math.PI * t) / steps))) / 2,
        valid: validCosineOptions,
      }),
      variantOf: ['cosine.end'],
    },
    {
      id: 'warm-restart',
      description: 'restarts at the highest rate, as SGDR does',
      implementation: fromClosedForm<CosineOptions>({
        rate: (options, t) => cosineRate(options, t % options.steps),
        valid: validCosineOptions,
      }),
      variantOf: ['cosine.end'],
    },
    {
      id: 'half-angle',
      description: 'written with cos^2 of half the angle',
      implementation: fromClosedForm<CosineOptions>({
        rate: ({ lr0, min, steps }, t) =>
          min + (lr0 - min) * Math.cos((Math.PI * Math.min(t, steps)) / (2 * steps)) ** 2,
        valid: validCosineOptions,
      }),
    },
  ],
  phrases: [
    { text: 'cosine annealing', properties: ['cosine.closed-form', 'cosine.falls-until-the-end'] },
    { text: 'cosine learning rate schedule', properties: ['cosine.closed-form', 'cosine.initial-rate'] },
    { text: 'decays to the minimum learning rate', properties: ['cosine.end', 'cosine.within-bounds'] },
    { text: 'resume training', properties: ['cosine.resume'] },
  ],
  falseProperties: [
    { statement: 'the rate never rises again', why: 'torch goes back up and SGDR restarts after the last step' },
    { statement: 'the rate reaches zero', why: 'only with min = 0' },
  ],
  scenario(implementation) {
    const schedule = implementation.create({ lr0: 1.9, steps: 11, min: 0.3 });
    const trace = [schedule.get()];
    for (let count = 0; count < 14; count++) trace.push(schedule.step());
    return [...trace, schedule.step(4), schedule.get(), schedule.step(0), schedule.step()];
  },
});
