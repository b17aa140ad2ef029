import { type AnyAlgorithm, defineAlgorithm } from '../../../model/algorithm.js';
import { fromClosedForm } from '../clocked/closed-form.js';
import { type ExponentialDecayOptions, exponentialDecayContract } from './contract.js';
import { exponentialDecayLies } from './lies.js';
import { exponentialDecayProperties } from './properties.js';
import { exponentialDecayReference, exponentialRate, validExponentialOptions } from './reference.js';
import { recursiveExponentialDecay } from './variants.js';

export const exponentialDecay: AnyAlgorithm = defineAlgorithm({
  id: 'exponential-decay',
  family: 'schedules',
  title: 'Exponential decay with a floor',
  aliases: ['exponential decay', 'exponential learning rate decay', 'exponential lr', 'explr', 'exponential schedule'],
  idea: 'The rate falls by a constant factor every so many steps, continuously in between. A floor keeps it from vanishing.',
  sources: [
    {
      citation: 'Keras, ExponentialDecay',
      locator: 'decayed_learning_rate',
      url: 'https://keras.io/api/optimizers/learning_rate_schedules/exponential_decay/',
    },
    {
      citation: 'PyTorch, torch.optim.lr_scheduler.ExponentialLR',
      locator: '_get_closed_form_lr',
      url: 'https://pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.ExponentialLR.html',
    },
  ],
  equations: ['lr_t = max(min(lr_min, lr_0), lr_0 gamma^(t / steps)), t = 0, 1, 2 ...'],
  cost: 'O(1) a step',
  contract: exponentialDecayContract,
  reference: exponentialDecayReference,
  properties: exponentialDecayProperties,
  lies: exponentialDecayLies,
  variants: [
    {
      id: 'staircase',
      description: 'the exponent is rounded down',
      implementation: fromClosedForm<ExponentialDecayOptions>({
        rate: (options, t) => exponentialRate(options, options.steps * Math.floor(t / options.steps)),
        valid: validExponentialOptions,
      }),
      variantOf: ['exponential-decay.closed-form'],
    },
    {
      id: 'asymptotic-floor',
      description: 'the floor is approached rather than cut off at',
      implementation: fromClosedForm<ExponentialDecayOptions>({
        rate({ lr0, gamma, steps, min }, t) {
          const floor = Math.min(min, lr0);
          return floor + (lr0 - floor) * gamma ** (t / steps);
        },
        valid: validExponentialOptions,
      }),
      variantOf: ['exponential-decay.closed-form'],
    },
    {
      id: 'recursive',
      description: 'multiplies the last rate by gamma^(1/steps), and only recomputes it after a jump',
      implementation: { create: recursiveExponentialDecay },
    },
  ],
  phrases: [
    {
      text: 'exponential learning rate decay',
      properties: ['exponential-decay.closed-form', 'exponential-decay.monotone'],
    },
    {
      text: 'lr = initial_lr * (decay_rate ^ (epoch / decay_steps))',
      properties: ['exponential-decay.closed-form', 'exponential-decay.initial-rate'],
    },
    {
      text: 'the number of steps after which the learning rate is multiplied by decay_rate',
      properties: ['exponential-decay.closed-form'],
    },
    {
      text: 'minimum allowable learning rate',
      properties: ['exponential-decay.within-bounds', 'exponential-decay.floor-does-not-raise'],
    },
    {
      text: 'learning rate decays over time',
      properties: ['exponential-decay.monotone', 'exponential-decay.floor-does-not-raise'],
    },
    { text: 'saves and loads state', properties: ['exponential-decay.resume'] },
    { text: 'decay rate must be between 0 and 1', properties: ['exponential-decay.rejects-bad-arguments'] },
    { text: 'epoch cannot be negative', properties: ['exponential-decay.rejects-bad-arguments'] },
  ],
  falseProperties: [
    { statement: 'the rate halves every decay_steps', why: 'only for gamma = 0.5' },
    { statement: 'the rate reaches zero', why: 'an exponential never does, and the floor stops it before' },
  ],
  scenario(implementation) {
    const schedule = implementation.create({ lr0: 1.7, gamma: 0.6, steps: 4, min: 0.5 });
    const trace = [schedule.get()];
    for (let count = 0; count < 7; count++) trace.push(schedule.step());
    for (const t of [9, 0, 12, 40]) trace.push(schedule.step(t));
    const unbounded = implementation.create({ lr0: 0.9, gamma: 0.5, steps: 3, min: 0 }).step(90);
    return [...trace, schedule.get(), Math.log(unbounded)];
  },
});
