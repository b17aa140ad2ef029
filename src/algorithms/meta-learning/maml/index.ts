import { defineAlgorithm } from '../../../model/algorithm.js';
import { metaLearnerContract } from '../meta-learner.js';
import { metaGradientTrace } from '../scenario.js';
import { lies } from './lies.js';
import { properties } from './properties.js';
import { maml } from './reference.js';
import { variants } from './variants.js';

export const modelAgnosticMetaLearning = defineAlgorithm({
  id: 'maml',
  family: 'meta-learning',
  title: 'MAML (model-agnostic meta-learning)',
  aliases: ['maml', 'model-agnostic meta-learning', 'model agnostic meta learning', 'second-order maml'],
  idea:
    'Learn a starting point from which a few gradient steps on a new task go far. The outer step differentiates the query loss ' +
    'through the inner gradient steps, which takes second derivatives of the support loss.',
  sources: [
    {
      citation: 'Finn, Abbeel, Levine (2017). Model-agnostic meta-learning for fast adaptation of deep networks. ICML.',
      locator: 'equation 1, Algorithms 1 and 2',
      url: 'https://arxiv.org/abs/1703.03400',
    },
    {
      citation: 'Nichol, Achiam, Schulman (2018). On first-order meta-learning algorithms.',
      locator: 'section 5, the Jacobian of the inner loop',
      url: 'https://arxiv.org/abs/1803.02999',
    },
  ],
  equations: [
    'phi_i^0 = theta, phi_i^{j+1} = phi_i^j - alpha grad L_i^support(phi_i^j)',
    "theta' = theta - beta mean_i prod_j (I - alpha H_i(phi_i^j)) grad L_i^query(phi_i^k)",
  ],
  cost: 'An outer step takes k gradients and k Hessian products a task: O(T k d) for T tasks and a gradient in O(d).',
  contract: metaLearnerContract,
  reference: maml,
  properties,
  lies,
  variants,
  phrases: [
    { text: 'implements MAML', properties: ['maml.second-order-meta-gradient', 'maml.inner-loop-closed-form'] },
    { text: 'Model-Agnostic Meta-Learning', properties: ['maml.second-order-meta-gradient'] },
    {
      text: 'second-order gradients',
      properties: ['maml.second-order-meta-gradient', 'maml.curvature-along-the-path'],
    },
    {
      text: 'learns an initialization that can be quickly adapted',
      properties: ['maml.meta-parameters-move', 'maml.meta-objective-decreases'],
    },
    { text: 'inner loop / outer loop', properties: ['maml.inner-loop-closed-form', 'maml.meta-parameters-move'] },
    { text: 'adapts with a few gradient steps', properties: ['maml.inner-loop-closed-form', 'maml.adaptation-helps'] },
    { text: 'meta-gradient', properties: ['maml.second-order-meta-gradient', 'maml.query-set-drives-the-update'] },
    { text: 'few-shot adaptation', properties: ['maml.adaptation-helps', 'maml.adapt-leaves-meta-parameters'] },
    {
      text: 'averages the meta-gradient over tasks',
      properties: ['maml.tasks-are-averaged', 'maml.zero-inner-steps-is-joint-training'],
    },
  ],
  falseProperties: [
    {
      statement: 'The meta-loss falls at every step.',
      why: 'Tasks are sampled, so the loss of a batch moves up and down.',
    },
    { statement: 'MAML beats FOMAML.', why: 'An empirical outcome, not a property of a right implementation.' },
    {
      statement: 'Adaptation lowers the query loss.',
      why: 'Only the support loss is descended; the query loss may rise.',
    },
  ],
  scenario: metaGradientTrace,
});
