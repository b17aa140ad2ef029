import type { Variant } from '../../../model/algorithm.js';
import { adapted } from '../descent.js';
import type { MetaLearner } from '../meta-learner.js';
import type { MetaTask, Objective } from '../objectives.js';
import { plusScaled } from '../vectors.js';
import { maml } from './reference.js';

const STEP = 1e-5;

/** (grad(x + e v) - grad(x - e v)) / 2e in place of a Hessian product. */
const differenced = (objective: Objective): Objective => ({
  ...objective,
  hvp: (theta, vector) => {
    const ahead = objective.grad(plusScaled(theta, STEP, vector));
    const behind = objective.grad(plusScaled(theta, -STEP, vector));
    return plusScaled(ahead, -1, behind).map((value) => value / (2 * STEP));
  },
});

/** Central differences of the meta-objective, coordinate by coordinate. */
function differencedStep(
  theta: readonly number[],
  tasks: readonly MetaTask[],
  rates: Parameters<MetaLearner['metaStep']>[2],
) {
  const objective = (at: readonly number[]) =>
    tasks.reduce((sum, { support, query }) => sum + query.loss(adapted(at, support, rates.inner, rates.steps)), 0);
  return theta.map((value, index) => {
    const at = (offset: number) => objective(theta.map((entry, other) => (other === index ? entry + offset : entry)));
    return value - (rates.meta * (at(STEP) - at(-STEP))) / (2 * STEP * tasks.length);
  });
}

export const variants: readonly Variant<MetaLearner>[] = [
  {
    id: 'finite-difference-hessian-products',
    description: 'Hessian products by central differences of the gradient.',
    implementation: {
      adapt: adapted,
      metaStep: (theta, tasks, rates) =>
        maml.metaStep(
          theta,
          tasks.map(({ support, query }) => ({ support: differenced(support), query })),
          rates,
        ),
    },
  },
  {
    id: 'finite-difference-meta-objective',
    description: 'The meta-gradient by central differences of the meta-objective.',
    implementation: { adapt: adapted, metaStep: differencedStep },
  },
  {
    id: 'sum-over-tasks',
    description: 'The outer gradient is summed over tasks, as Algorithm 1 prints it.',
    implementation: {
      adapt: adapted,
      metaStep: (theta, tasks, rates) => maml.metaStep(theta, tasks, { ...rates, meta: rates.meta * tasks.length }),
    },
    variantOf: [
      'maml.second-order-meta-gradient',
      'maml.curvature-along-the-path',
      'maml.zero-inner-steps-is-joint-training',
      'maml.tasks-are-averaged',
    ],
  },
];
