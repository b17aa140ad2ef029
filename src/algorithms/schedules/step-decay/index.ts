import { type AnyAlgorithm, defineAlgorithm } from '../../../model/algorithm.js';
import { type StepDecayImplementation, stepDecayContract } from './contract.js';
import { stepDecayLies } from './lies.js';
import { stepDecayProperties } from './properties.js';
import { stepDecayReference, validStepDecayOptions } from './reference.js';

/** Lowers the rate by `passed` factors, counted from the milestones as listed. */
function counting(passed: (milestones: readonly number[], t: number) => number): StepDecayImplementation {
  return {
    create(options) {
      const { lr0, gamma, milestones } = validStepDecayOptions(options);
      return { update: (t) => lr0 * gamma ** passed(milestones, t) };
    },
  };
}

export const stepDecay: AnyAlgorithm = defineAlgorithm({
  id: 'step-decay',
  family: 'schedules',
  title: 'Step and multi-step decay',
  aliases: [
    'step decay',
    'multi-step decay',
    'multistep lr',
    'step lr',
    'piecewise constant decay',
    'stepdecay',
    'step schedule',
  ],
  idea: 'The rate is multiplied by a factor at each of a list of steps and is constant in between. It depends on the step alone, so that jumping, repeating or resuming changes nothing.',
  sources: [
    {
      citation: 'PyTorch, torch.optim.lr_scheduler.MultiStepLR',
      locator: '_get_closed_form_lr',
      url: 'https://pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.MultiStepLR.html',
    },
    {
      citation: 'Goyal et al. 2017, Accurate, Large Minibatch SGD',
      locator: 'section 5.1',
      url: 'https://arxiv.org/abs/1706.02677',
    },
  ],
  equations: ['lr_t = lr0 gamma^#{m in milestones : m <= t}'],
  cost: 'O(m) a call for m milestones',
  contract: stepDecayContract,
  reference: stepDecayReference,
  properties: stepDecayProperties,
  lies: stepDecayLies,
  variants: [
    {
      id: 'after-the-milestone',
      description: 'the milestone step itself still has the old rate',
      implementation: counting((milestones, t) => new Set(milestones.filter((milestone) => milestone < t)).size),
      variantOf: ['step-decay.closed-form'],
    },
    {
      id: 'repetitions-count',
      description: 'a milestone listed twice lowers the rate twice',
      implementation: counting((milestones, t) => milestones.filter((milestone) => milestone <= t).length),
      variantOf: ['step-decay.unordered-duplicates'],
    },
    {
      id: 'running',
      description: 'keeps the rate and applies each pending milestone as it is passed',
      implementation: {
        create(options) {
          const { lr0, gamma, milestones } = validStepDecayOptions(options);
          const pending = [...new Set(milestones)].sort((a, b) => a - b);
          let rate = lr0;
          return {
            update(t) {
              while (pending.length > 0 && (pending[0] as number) <= t) {
                pending.shift();
                rate *= gamma;
              }
              return rate;
            },
          };
        },
      },
    },
  ],
  phrases: [
    {
      text: 'reduces the learning rate by a factor at specified steps',
      properties: ['step-decay.closed-form', 'step-decay.skips-do-not-lose-decays'],
    },
    { text: 'step decay', properties: ['step-decay.closed-form'] },
    { text: 'multi-step schedule', properties: ['step-decay.closed-form', 'step-decay.resume'] },
    { text: 'decay once per designated step', properties: ['step-decay.idempotent'] },
    { text: 'ensure sorted and unique', properties: ['step-decay.unordered-duplicates'] },
  ],
  falseProperties: [
    {
      statement: 'the rate at the milestone itself is the lower one',
      why: 'a convention: torch says yes, Keras PiecewiseConstantDecay no',
    },
    {
      statement: 'going back to an earlier step restores the earlier rate',
      why: 'only for the closed form; a running schedule keeps its decays',
    },
  ],
  scenario(implementation) {
    const options = { lr0: 1.4, milestones: [8, 31, 104], gamma: 0.45 };
    const everyStep = implementation.create({ ...options, milestones: [...options.milestones] });
    const strided = implementation.create({ ...options, milestones: [...options.milestones] });
    const trace = Array.from({ length: 40 }, (_, t) => everyStep.update(t));
    return [...trace, everyStep.update(39), ...[0, 20, 60, 60, 120].map((t) => strided.update(t))];
  },
});
