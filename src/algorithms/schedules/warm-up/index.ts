import { type AnyAlgorithm, defineAlgorithm } from '../../../model/algorithm.js';
import { countingFromOne } from '../clocked/lies.js';
import { type WarmUpOptions, warmUpContract } from './contract.js';
import { warmUpLies } from './lies.js';
import { warmUpProperties } from './properties.js';
import { validWarmUpOptions, warmUpRate, warmUpReference } from './reference.js';

export const warmUp: AnyAlgorithm = defineAlgorithm({
  id: 'warm-up',
  family: 'schedules',
  title: 'Linear warm-up',
  aliases: ['warm-up', 'warmup', 'linear warmup', 'learning rate warmup', 'gradual warmup', 'warm-up schedule'],
  idea: 'The rate rises on a straight line from a share of its target to the target, because the first updates of an untrained model are unreliable. Afterwards it stays, or another schedule takes over.',
  sources: [
    {
      citation: 'Goyal et al. 2017, Accurate, Large Minibatch SGD',
      locator: 'section 2.2',
      url: 'https://arxiv.org/abs/1706.02677',
    },
    {
      citation: 'PyTorch, torch.optim.lr_scheduler.LinearLR',
      locator: '_get_closed_form_lr',
      url: 'https://pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.LinearLR.html',
    },
  ],
  equations: ['lr_t = lr0 (start + (1 - start) min(1, t / steps)), t = 0, 1, 2 ...'],
  cost: 'O(1) a step',
  contract: warmUpContract,
  reference: warmUpReference,
  properties: warmUpProperties,
  lies: warmUpLies,
  variants: [
    {
      id: 'counts-from-one',
      description: 'the first update already uses the rate of step 1',
      implementation: countingFromOne<WarmUpOptions>({ rate: warmUpRate, valid: validWarmUpOptions }),
      variantOf: ['warm-up.closed-form', 'warm-up.initial-rate'],
    },
  ],
  phrases: [
    { text: 'learning rate warmup', properties: ['warm-up.rises-from-a-lower-rate', 'warm-up.holds-the-target'] },
    { text: 'linear warmup', properties: ['warm-up.closed-form', 'warm-up.rises-from-a-lower-rate'] },
    { text: 'warmup steps', properties: ['warm-up.closed-form'] },
    { text: 'resume training', properties: ['warm-up.resume'] },
  ],
  falseProperties: [
    { statement: 'the first rate is zero', why: 'only with start = 0 and steps counted from 0' },
    { statement: 'the rate falls after the warm-up', why: 'that is the schedule that follows, not the warm-up' },
  ],
  scenario(implementation) {
    const schedule = implementation.create({ lr0: 1.6, steps: 7, start: 0.25 });
    const trace = [schedule.get()];
    for (let count = 0; count < 11; count++) trace.push(schedule.step());
    return [...trace, schedule.step(3), schedule.get(), schedule.step(0), schedule.step()];
  },
});
