import type { Lie } from '../../../model/algorithm.js';
import { normalVector, seededRandom } from '../../random.js';
import { adapted, descentPath } from '../descent.js';
import type { MetaLearner, MetaRates } from '../meta-learner.js';
import type { MetaTask } from '../objectives.js';
import { meanVector, plusScaled } from '../vectors.js';
import { maml, metaGradient } from './reference.js';

type TaskGradient = (theta: readonly number[], task: MetaTask, rates: MetaRates) => number[];

/** MAML with another outer gradient. */
const withGradient = (gradient: TaskGradient): MetaLearner => ({
  ...maml,
  metaStep: (theta, tasks, rates) =>
    plusScaled(theta, -rates.meta, meanVector(tasks.map((task) => gradient(theta, task, rates)))),
});
const withAdapt = (adapt: MetaLearner['adapt']): MetaLearner => ({ ...maml, adapt });
const fast = (theta: readonly number[], task: MetaTask, rates: MetaRates) =>
  adapted(theta, task.support, rates.inner, rates.steps);
const through = (point: readonly number[], task: MetaTask, rates: MetaRates, gradient: readonly number[], sign = -1) =>
  plusScaled(gradient, sign * rates.inner, task.support.hvp(point, gradient));

function inPlaceAdapt(): MetaLearner['adapt'] {
  return (theta, support, innerLr, k) => {
    const shared = theta as number[];
    adapted(theta, support, innerLr, k).forEach((value, index) => {
      shared[index] = value;
    });
    return shared;
  };
}

function randomGradient(): MetaLearner {
  const random = seededRandom(11);
  return withGradient((theta) => normalVector(random, theta.length).map((value) => 0.01 * value));
}

const leakingFastWeights: MetaLearner['metaStep'] = (theta, tasks, rates) => {
  let start = [...theta];
  const gradients = tasks.map((task) => {
    const gradient = metaGradient(start, task, rates);
    start = fast(start, task, rates);
    return gradient;
  });
  return plusScaled(theta, -rates.meta, meanVector(gradients));
};

const fewer = (rates: MetaRates): MetaRates => ({ ...rates, steps: Math.max(0, rates.steps - 1) });

export const lies: readonly Lie<MetaLearner>[] = [
  {
    id: 'graph-cut-no-update',
    description: 'The query gradient lands on a copy, or the second-order branch returns zeros; theta never moves.',
    seenIn: 'seed 002, learning/meta_learning_advanced.py and learning/meta_adaptive/meta_learning.py',
    implementation: withGradient((theta) => theta.map(() => 0)),
    caughtBy: [
      'maml.second-order-meta-gradient',
      'maml.curvature-along-the-path',
      'maml.zero-inner-steps-is-joint-training',
      'maml.meta-parameters-move',
      'maml.query-set-drives-the-update',
      'maml.meta-objective-decreases',
    ],
  },
  {
    id: 'first-order',
    description: 'The Hessian products are dropped: FOMAML under the name of MAML.',
    seenIn: 'dragen1860/MAML-Pytorch #17, #26, #32, #63',
    implementation: withGradient((theta, task, rates) => task.query.grad(fast(theta, task, rates))),
    caughtBy: ['maml.second-order-meta-gradient', 'maml.curvature-along-the-path'],
  },
  {
    id: 'reptile-direction',
    description: 'The outer step goes towards the fast weights: Reptile under the name of MAML.',
    implementation: withGradient((theta, task, rates) => plusScaled(theta, -1, fast(theta, task, rates))),
    caughtBy: [
      'maml.second-order-meta-gradient',
      'maml.curvature-along-the-path',
      'maml.zero-inner-steps-is-joint-training',
      'maml.query-set-drives-the-update',
    ],
  },
  {
    id: 'random-gradient',
    description: 'Meta-gradients are drawn from N(0, 0.01^2).',
    seenIn: 'LukhasAI learning_system.py, _compute_meta_gradients',
    implementation: randomGradient(),
    caughtBy: [
      'maml.second-order-meta-gradient',
      'maml.curvature-along-the-path',
      'maml.zero-inner-steps-is-joint-training',
      'maml.tasks-are-averaged',
      'maml.meta-objective-decreases',
    ],
  },
  {
    id: 'fast-weights-leak',
    description: 'The next task starts from the adapted weights of the one before.',
    implementation: { ...maml, metaStep: leakingFastWeights },
    caughtBy: ['maml.second-order-meta-gradient', 'maml.curvature-along-the-path', 'maml.tasks-are-averaged'],
  },
  {
    id: 'meta-parameters-mutated',
    description: 'The inner loop writes into theta.',
    implementation: withAdapt(inPlaceAdapt()),
    caughtBy: ['maml.adapt-leaves-meta-parameters'],
  },
  {
    id: 'inner-steps-off-by-one',
    description: 'One inner step too few, in adaptation and in the outer step.',
    implementation: {
      adapt: (theta, support, innerLr, k) => adapted(theta, support, innerLr, Math.max(0, k - 1)),
      metaStep: (theta, tasks, rates) => maml.metaStep(theta, tasks, fewer(rates)),
    },
    caughtBy: ['maml.second-order-meta-gradient', 'maml.curvature-along-the-path', 'maml.inner-loop-closed-form'],
  },
  {
    id: 'outer-loss-on-support',
    description: 'The outer loss is the support loss.',
    implementation: withGradient((theta, { support }, rates) =>
      metaGradient(theta, { support, query: support }, rates),
    ),
    caughtBy: [
      'maml.second-order-meta-gradient',
      'maml.curvature-along-the-path',
      'maml.zero-inner-steps-is-joint-training',
      'maml.query-set-drives-the-update',
    ],
  },
  {
    id: 'query-gradient-at-start',
    description: 'The query gradient is taken at theta instead of at the fast weights.',
    implementation: withGradient((theta, task) => task.query.grad(theta)),
    caughtBy: ['maml.second-order-meta-gradient', 'maml.curvature-along-the-path'],
  },
  {
    id: 'curvature-at-start',
    description: 'All Hessian products are taken at theta instead of along the inner path.',
    implementation: withGradient((theta, task, rates) => {
      let gradient = task.query.grad(fast(theta, task, rates));
      for (let step = 0; step < rates.steps; step++) gradient = through(theta, task, rates, gradient);
      return gradient;
    }),
    caughtBy: ['maml.curvature-along-the-path'],
  },
  {
    id: 'last-inner-step-only',
    description: 'Only the last inner step is differentiated.',
    implementation: withGradient((theta, task, rates) => {
      const path = descentPath(theta, task.support, rates.inner, rates.steps);
      const gradient = task.query.grad(path.at(-1) as number[]);
      const before = path.at(-2);
      return before === undefined ? gradient : through(before, task, rates, gradient);
    }),
    caughtBy: ['maml.second-order-meta-gradient', 'maml.curvature-along-the-path'],
  },
  {
    id: 'hessian-sign',
    description: 'The inner Jacobian is I + alpha H.',
    implementation: withGradient((theta, task, rates) => {
      const path = descentPath(theta, task.support, rates.inner, rates.steps);
      const last = path.pop() as number[];
      return path.reduceRight((gradient, point) => through(point, task, rates, gradient, 1), task.query.grad(last));
    }),
    caughtBy: ['maml.second-order-meta-gradient', 'maml.curvature-along-the-path'],
  },
  {
    id: 'outer-ascent',
    description: 'The outer step goes up the gradient.',
    implementation: withGradient((theta, task, rates) => metaGradient(theta, task, rates).map((value) => -value)),
    caughtBy: [
      'maml.second-order-meta-gradient',
      'maml.curvature-along-the-path',
      'maml.zero-inner-steps-is-joint-training',
      'maml.meta-objective-decreases',
    ],
  },
  {
    id: 'last-task-only',
    description: 'Gradients overwrite each other instead of adding up.',
    implementation: {
      ...maml,
      metaStep: (theta, tasks, rates) => maml.metaStep(theta, tasks.slice(-1), rates),
    },
    caughtBy: [
      'maml.second-order-meta-gradient',
      'maml.curvature-along-the-path',
      'maml.zero-inner-steps-is-joint-training',
      'maml.tasks-are-averaged',
    ],
  },
  {
    id: 'inner-ascent',
    description: 'Adaptation goes up the support loss.',
    implementation: withAdapt((theta, support, innerLr, k) => adapted(theta, support, -innerLr, k)),
    caughtBy: ['maml.inner-loop-closed-form', 'maml.adaptation-helps'],
  },
  {
    id: 'inner-rate-dead',
    description: 'The inner learning rate is fixed at 0.01.',
    implementation: {
      adapt: (theta, support, _innerLr, k) => adapted(theta, support, 0.01, k),
      metaStep: (theta, tasks, rates) => maml.metaStep(theta, tasks, { ...rates, inner: 0.01 }),
    },
    caughtBy: ['maml.second-order-meta-gradient', 'maml.curvature-along-the-path', 'maml.inner-loop-closed-form'],
  },
];
