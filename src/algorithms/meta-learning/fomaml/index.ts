import { defineAlgorithm } from '../../../model/algorithm.js';
import { metaLearnerContract } from '../meta-learner.js';
import { metaGradientTrace } from '../scenario.js';
import { lies } from './lies.js';
import { properties } from './properties.js';
import { fomaml } from './reference.js';

export const firstOrderMaml = defineAlgorithm({
  id: 'fomaml',
  family: 'meta-learning',
  title: 'FOMAML (first-order MAML)',
  aliases: ['fomaml', 'first-order maml', 'first order maml', 'first-order approximation of maml', 'fo-maml'],
  idea:
    'Adapt to each task as MAML does, then move the starting point by the query gradient found at the adapted weights. ' +
    'The second derivatives that the chain rule asks for are left out.',
  sources: [
    {
      citation: 'Finn, Abbeel, Levine (2017). Model-agnostic meta-learning for fast adaptation of deep networks. ICML.',
      locator: 'section 5.2, first-order approximation',
      url: 'https://arxiv.org/abs/1703.03400',
    },
    {
      citation: 'Nichol, Achiam, Schulman (2018). On first-order meta-learning algorithms.',
      locator: 'section 2',
      url: 'https://arxiv.org/abs/1803.02999',
    },
  ],
  equations: [
    'phi_i^{j+1} = phi_i^j - alpha grad L_i^support(phi_i^j)',
    "theta' = theta - beta mean_i grad L_i^query(phi_i^k)",
  ],
  cost: 'An outer step takes k + 1 gradients a task: O(T k d) for T tasks and a gradient in O(d).',
  contract: metaLearnerContract,
  reference: fomaml,
  properties,
  lies,
  variants: [
    {
      id: 'sum-over-tasks',
      description: 'The outer gradient is summed over tasks.',
      implementation: {
        ...fomaml,
        metaStep: (theta, tasks, rates) => fomaml.metaStep(theta, tasks, { ...rates, meta: rates.meta * tasks.length }),
      },
      variantOf: [
        'fomaml.first-order-meta-gradient',
        'fomaml.gradient-at-fast-weights',
        'fomaml.zero-inner-steps-is-joint-training',
        'fomaml.tasks-are-averaged',
      ],
    },
  ],
  phrases: [
    { text: 'first-order approximation (FOMAML)', properties: ['fomaml.first-order-meta-gradient'] },
    {
      text: 'ignores second derivatives',
      properties: ['fomaml.first-order-meta-gradient', 'fomaml.gradient-at-fast-weights'],
    },
    {
      text: 'adapts with a few gradient steps',
      properties: ['fomaml.inner-loop-closed-form', 'fomaml.adaptation-helps'],
    },
    {
      text: 'meta-update from the query set',
      properties: ['fomaml.query-set-drives-the-update', 'fomaml.meta-parameters-move'],
    },
  ],
  falseProperties: [
    { statement: 'FOMAML equals MAML.', why: 'Only when the inner curvature or the inner step size is zero.' },
    {
      statement: 'FOMAML lowers the MAML objective at every step.',
      why: 'Its direction is not the gradient of that objective.',
    },
  ],
  scenario: metaGradientTrace,
});
