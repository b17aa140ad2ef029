import type { Lie } from '../../../model/algorithm.js';
import { integerBelow } from '../../random.js';
import type { Examples, MetaTaskProtocol, Task, TaskLearner, TaskModel } from './contract.js';
import { metaTaskProtocol, sampleTask } from './reference.js';

/** A learner that differs in some methods. */
const withLearner = (changed: (model: TaskModel, right: TaskLearner) => Partial<TaskLearner>): MetaTaskProtocol => ({
  ...metaTaskProtocol,
  create: ({ model }) => {
    const right = metaTaskProtocol.create({ model });
    return { ...right, ...changed(model, right) };
  },
});

const withSampling = (sample: MetaTaskProtocol['sampleTask']): MetaTaskProtocol => ({
  ...metaTaskProtocol,
  sampleTask: sample,
});

const joined = (a: Examples, b: Examples): Examples => ({ x: [...a.x, ...b.x], y: [...a.y, ...b.y] });
const swapped = ({ support, query }: Task): Task => ({ support: query, query: support });

function continuing(model: TaskModel, right: TaskLearner): Partial<TaskLearner> {
  let current = right;
  return {
    adapt: (task, steps, rate) => {
      const adapted = current.adapt(task, steps, rate);
      current = metaTaskProtocol.create({ model: adapted });
      return steps === 0 ? model.clone() : adapted;
    },
  };
}

export const lies: readonly Lie<MetaTaskProtocol>[] = [
  {
    id: 'adapts-on-query',
    description: 'The query set is trained on.',
    implementation: withLearner((_, right) => ({
      adapt: (task, steps, rate) => right.adapt(swapped(task), steps, rate),
    })),
    caughtBy: ['meta-task-protocol.adapts-on-support', 'meta-task-protocol.query-is-never-trained-on'],
  },
  {
    id: 'adapts-on-everything',
    description: 'Support and query are joined for training.',
    implementation: withLearner((_, right) => ({
      adapt: (task, steps, rate) => right.adapt({ ...task, support: joined(task.support, task.query) }, steps, rate),
    })),
    caughtBy: ['meta-task-protocol.adapts-on-support', 'meta-task-protocol.query-is-never-trained-on'],
  },
  {
    id: 'evaluates-on-support',
    description: 'The score is the support loss.',
    implementation: withLearner((_, right) => ({
      evaluate: (adapted, task) => right.evaluate(adapted, swapped(task)),
    })),
    caughtBy: ['meta-task-protocol.evaluates-on-query'],
  },
  {
    id: 'evaluates-meta-model',
    description: 'The score is that of the meta-model, not of the adapted one.',
    implementation: withLearner((model, right) => ({ evaluate: (_, task) => right.evaluate(model, task) })),
    caughtBy: ['meta-task-protocol.evaluates-on-query'],
  },
  {
    id: 'placeholder-score',
    description: 'The score is a constant.',
    implementation: withLearner(() => ({ evaluate: () => 0.85 })),
    caughtBy: ['meta-task-protocol.evaluates-on-query'],
  },
  {
    id: 'failure-is-zero-loss',
    description: 'A failed evaluation, here a query set of another size than the support set, is reported as loss 0.',
    seenIn: 'seed 002, learning/meta_learning_advanced.py',
    implementation: withLearner((_, right) => ({
      evaluate: (adapted, task) => (task.query.x.length === task.support.x.length ? right.evaluate(adapted, task) : 0),
    })),
    caughtBy: ['meta-task-protocol.evaluates-on-query'],
  },
  {
    id: 'evaluation-trains',
    description: 'Evaluation takes a further step on the support set.',
    implementation: withLearner((_, right) => ({
      evaluate: (adapted, task) => {
        const score = right.evaluate(adapted, task);
        adapted.train(task.support.x, task.support.y, 0.05);
        return score;
      },
    })),
    caughtBy: ['meta-task-protocol.evaluation-does-not-train'],
  },
  {
    id: 'no-copy',
    description: 'The meta-model itself is trained.',
    implementation: withLearner((model) => ({
      adapt: ({ support }, steps, rate) => {
        for (let step = 0; step < steps; step++) model.train(support.x, support.y, rate);
        return model;
      },
    })),
    caughtBy: ['meta-task-protocol.meta-model-untouched', 'meta-task-protocol.tasks-are-independent'],
  },
  {
    id: 'continues-from-last-task',
    description: 'A task starts from the weights that the task before ended with.',
    implementation: withLearner(continuing),
    caughtBy: ['meta-task-protocol.tasks-are-independent'],
  },
  {
    id: 'steps-dead',
    description: 'The number of steps is accepted and one step is taken.',
    seenIn: 'seed 002, learning/meta_learning/federated_integration.py (num_adaptation_steps)',
    implementation: withLearner((_, right) => ({ adapt: (task, _steps, rate) => right.adapt(task, 1, rate) })),
    caughtBy: ['meta-task-protocol.adapts-on-support', 'meta-task-protocol.zero-steps-is-the-meta-model'],
  },
  {
    id: 'falsy-steps',
    description: 'Zero steps fall back to the default of five.',
    implementation: withLearner((_, right) => ({ adapt: (task, steps, rate) => right.adapt(task, steps || 5, rate) })),
    caughtBy: ['meta-task-protocol.zero-steps-is-the-meta-model'],
  },
  {
    id: 'rate-dead',
    description: 'The learning rate is fixed at 0.01.',
    implementation: withLearner((_, right) => ({ adapt: (task, steps) => right.adapt(task, steps, 0.01) })),
    caughtBy: ['meta-task-protocol.adapts-on-support', 'meta-task-protocol.zero-steps-is-the-meta-model'],
  },
  {
    id: 'query-repeats-support',
    description: 'Query examples are drawn again from the whole class, support included.',
    implementation: withSampling((classes, shape, random) => {
      const task = sampleTask(classes, shape, random);
      const x = task.query.x.map((row, index) =>
        index % shape.queries === 0 ? (task.support.x.find((other) => other[0] === row[0]) ?? row) : row,
      );
      return { ...task, query: { ...task.query, x } };
    }),
    caughtBy: ['meta-task-protocol.support-and-query-disjoint'],
  },
  {
    id: 'with-replacement',
    description: 'Examples of a class are drawn with replacement.',
    implementation: withSampling((classes, shape, random) => {
      const redrawn = classes.map(({ label, examples }) => ({
        label,
        examples: examples.map(() => examples[integerBelow(random, examples.length)] as readonly number[]),
      }));
      return sampleTask(redrawn, shape, random);
    }),
    caughtBy: ['meta-task-protocol.support-and-query-disjoint'],
  },
  {
    id: 'shots-in-all',
    description: 'K shots are taken over all classes instead of from each.',
    seenIn: 'LukhasAI learning_system.py',
    implementation: withSampling((classes, shape, random) => {
      const { support, query } = sampleTask(classes, shape, random);
      return { support: { x: support.x.slice(0, shape.shots), y: support.y.slice(0, shape.shots) }, query };
    }),
    caughtBy: ['meta-task-protocol.episode-shape'],
  },
  {
    id: 'query-of-other-classes',
    description: 'The query is drawn as a second episode, with other classes.',
    implementation: withSampling((classes, shape, random) => ({
      support: sampleTask(classes.slice(0, shape.ways), shape, random).support,
      query: sampleTask(classes.slice(-shape.ways), shape, random).query,
    })),
    caughtBy: [
      'meta-task-protocol.episode-shape',
      'meta-task-protocol.support-and-query-disjoint',
      'meta-task-protocol.targets-name-classes',
      'meta-task-protocol.every-example-is-reachable',
    ],
  },
  {
    id: 'query-relabelled',
    description: 'Classes are numbered anew for the query, in another order.',
    implementation: withSampling((classes, shape, random) => {
      const { support, query } = sampleTask(classes, shape, random);
      return { support, query: { ...query, y: query.y.map((target) => (target + 1) % shape.ways) } };
    }),
    caughtBy: ['meta-task-protocol.targets-name-classes'],
  },
  {
    id: 'first-classes-only',
    description: 'The first N classes and their first examples are taken every time.',
    implementation: withSampling((classes, shape) => sampleTask(classes, shape, () => 1 - Number.EPSILON)),
    caughtBy: ['meta-task-protocol.every-example-is-reachable'],
  },
];
