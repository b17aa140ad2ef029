import { defineAlgorithm } from '../../../model/algorithm.js';
import { metaLearnerContract } from '../meta-learner.js';
import { metaGradientTrace } from '../scenario.js';
import { lies } from './lies.js';
import { properties } from './properties.js';
import { reptile } from './reference.js';

export const reptileAlgorithm = defineAlgorithm({
  id: 'reptile',
  family: 'meta-learning',
  title: 'Reptile',
  aliases: ['reptile', 'reptile meta-learning', 'batched reptile', 'serial reptile'],
  idea:
    'Train on a task for a few steps and move the starting point a part of the way towards the trained weights. ' +
    'Repeated over tasks this finds a point close to the solutions of all of them.',
  sources: [
    {
      citation: 'Nichol, Achiam, Schulman (2018). On first-order meta-learning algorithms.',
      locator: 'Algorithms 1 (serial) and 2 (batched)',
      url: 'https://arxiv.org/abs/1803.02999',
    },
  ],
  equations: ['phi_i = k steps of descent on L_i from theta', "theta' = theta + eps mean_i (phi_i - theta)"],
  cost: 'A step takes k gradients a task: O(T k d) for T tasks and a gradient in O(d).',
  contract: metaLearnerContract,
  reference: reptile,
  properties,
  lies,
  variants: [
    {
      id: 'serial',
      description: 'theta moves after every task (Algorithm 1).',
      implementation: {
        step: (theta, supports, rates) =>
          supports.reduce<number[]>((at, support) => reptile.step(at, [support], rates), [...theta]),
      },
      variantOf: ['reptile.closed-form', 'reptile.one-step-is-joint-sgd', 'reptile.task-average'],
    },
  ],
  phrases: [
    { text: 'Reptile', properties: ['reptile.closed-form', 'reptile.task-average'] },
    {
      text: 'moves the initialization towards the adapted weights',
      properties: ['reptile.closed-form', 'reptile.moves-towards-solutions'],
    },
    { text: 'first-order meta-learning', properties: ['reptile.one-step-is-joint-sgd'] },
    { text: 'interpolates between old and adapted parameters', properties: ['reptile.eps-one-single-task'] },
  ],
  falseProperties: [{ statement: 'Reptile equals FOMAML.', why: 'Only to leading order in the inner step size.' }],
  scenario: metaGradientTrace,
});
