import type { Lie } from '../../../model/algorithm.js';
import { adapted, descentPath } from '../descent.js';
import { maml } from '../maml/reference.js';
import type { MetaLearner, MetaRates } from '../meta-learner.js';
import type { MetaTask } from '../objectives.js';
import { meanVector, plusScaled } from '../vectors.js';
import { fomaml } from './reference.js';

const withGradient = (
  gradient: (theta: readonly number[], task: MetaTask, rates: MetaRates) => number[],
): MetaLearner => ({
  ...fomaml,
  metaStep: (theta, tasks, rates) =>
    plusScaled(theta, -rates.meta, meanVector(tasks.map((task) => gradient(theta, task, rates)))),
});
const withAdapt = (adapt: MetaLearner['adapt']): MetaLearner => ({ ...fomaml, adapt });
const fast = (theta: readonly number[], { support }: MetaTask, { inner, steps }: MetaRates) =>
  adapted(theta, support, inner, steps);

export const lies: readonly Lie<MetaLearner>[] = [
  {
    id: 'no-update',
    description: 'The query gradient never reaches theta.',
    implementation: withGradient((theta) => theta.map(() => 0)),
    caughtBy: [
      'fomaml.first-order-meta-gradient',
      'fomaml.gradient-at-fast-weights',
      'fomaml.zero-inner-steps-is-joint-training',
      'fomaml.meta-parameters-move',
      'fomaml.query-set-drives-the-update',
    ],
  },
  {
    id: 'second-order',
    description: 'Hessian products are kept: MAML under the name of its first-order form.',
    implementation: maml,
    caughtBy: ['fomaml.first-order-meta-gradient', 'fomaml.gradient-at-fast-weights'],
  },
  {
    id: 'query-gradient-at-start',
    description: 'The query gradient is taken before adaptation.',
    implementation: withGradient((theta, task) => task.query.grad(theta)),
    caughtBy: ['fomaml.first-order-meta-gradient', 'fomaml.gradient-at-fast-weights'],
  },
  {
    id: 'support-gradient',
    description: 'The outer gradient is the support gradient at the fast weights.',
    implementation: withGradient((theta, task, rates) => task.support.grad(fast(theta, task, rates))),
    caughtBy: [
      'fomaml.first-order-meta-gradient',
      'fomaml.gradient-at-fast-weights',
      'fomaml.zero-inner-steps-is-joint-training',
      'fomaml.query-set-drives-the-update',
    ],
  },
  {
    id: 'one-inner-step',
    description: 'The number of inner steps is accepted and ignored.',
    implementation: {
      adapt: (theta, support, innerLr) => adapted(theta, support, innerLr, 1),
      metaStep: (theta, tasks, rates) => fomaml.metaStep(theta, tasks, { ...rates, steps: 1 }),
    },
    caughtBy: [
      'fomaml.first-order-meta-gradient',
      'fomaml.gradient-at-fast-weights',
      'fomaml.zero-inner-steps-is-joint-training',
      'fomaml.inner-loop-closed-form',
    ],
  },
  {
    id: 'frozen-inner-gradient',
    description: 'The inner loop takes its gradient once, at theta, and repeats it.',
    implementation: withGradient((theta, { support, query }, { inner, steps }) =>
      query.grad(plusScaled(theta, -inner * steps, support.grad(theta))),
    ),
    caughtBy: ['fomaml.first-order-meta-gradient', 'fomaml.gradient-at-fast-weights'],
  },
  {
    id: 'path-gradients-added',
    description: 'Query gradients of all points of the inner path are added up.',
    implementation: withGradient((theta, { support, query }, { inner, steps }) =>
      descentPath(theta, support, inner, steps)
        .map((point) => query.grad(point))
        .reduce((sum, gradient) => plusScaled(sum, 1, gradient)),
    ),
    caughtBy: ['fomaml.first-order-meta-gradient', 'fomaml.gradient-at-fast-weights'],
  },
  {
    id: 'last-task-only',
    description: 'Gradients overwrite each other instead of adding up.',
    implementation: { ...fomaml, metaStep: (theta, tasks, rates) => fomaml.metaStep(theta, tasks.slice(-1), rates) },
    caughtBy: [
      'fomaml.first-order-meta-gradient',
      'fomaml.gradient-at-fast-weights',
      'fomaml.zero-inner-steps-is-joint-training',
      'fomaml.tasks-are-averaged',
    ],
  },
  {
    id: 'adapts-in-place',
    description: 'The inner loop writes into theta.',
    implementation: withAdapt((theta, support, innerLr, k) =>
      Object.assign(theta as number[], adapted(theta, support, innerLr, k)),
    ),
    caughtBy: ['fomaml.adapt-leaves-meta-parameters'],
  },
  {
    id: 'inner-ascent',
    description: 'Adaptation goes up the support loss.',
    implementation: withAdapt((theta, support, innerLr, k) => adapted(theta, support, -innerLr, k)),
    caughtBy: ['fomaml.inner-loop-closed-form', 'fomaml.adaptation-helps'],
  },
];
