import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { close, closeVectors, counterexample } from '../../compare.js';
import { normal, normalVector } from '../../random.js';
import type { Examples, MetaTaskProtocol, Task } from './contract.js';
import { descended, halfMeanSquares, linearModel } from './linear-model.js';
import { samplingProperties } from './sampling-properties.js';

const SIZE = 3;

const examples = (random: Random, rows: number): Examples => ({
  x: Array.from({ length: rows }, () => normalVector(random, SIZE)),
  y: Array.from({ length: rows }, () => 2 * normal(random)),
});

const someTask = (random: Random): Task => ({ support: examples(random, 5), query: examples(random, 8) });

const copied = ({ support, query }: Task): Task => ({
  support: { x: support.x.map((row) => [...row]), y: [...support.y] },
  query: { x: query.x.map((row) => [...row]), y: [...query.y] },
});

export const properties: readonly Property<MetaTaskProtocol>[] = [
  {
    id: 'meta-task-protocol.adapts-on-support',
    statement: 'Adaptation is `steps` gradient steps with the given rate on the support set.',
    basis: 'Finn et al. 2017, Algorithm 2, lines 5 to 8; descent on linear regression worked out separately',
    strength: 'always',
    tolerance: '1e-9 relative',
    check: adaptsOnSupport,
  },
  {
    id: 'meta-task-protocol.query-is-never-trained-on',
    statement: 'No query row is passed to training, in adaptation or in evaluation.',
    basis: 'the query set measures generalisation',
    strength: 'always',
    tolerance: 'exact',
    check: (implementation, random) => {
      const task = someTask(random);
      const model = linearModel(normalVector(random, SIZE));
      const learner = implementation.create({ model });
      learner.evaluate(learner.adapt(copied(task), 3, 0.1), copied(task));
      const leaked = model.trainedOn.find((row) => task.query.x.some((other) => closeVectors(row, other, 0)));
      return leaked === undefined
        ? undefined
        : counterexample('trained on a query row', { task }, 'support rows', leaked);
    },
  },
  {
    id: 'meta-task-protocol.evaluates-on-query',
    statement: 'The score is the loss of the adapted model on the query set.',
    basis: 'Finn et al. 2017, equation 1; half mean squares worked out separately',
    strength: 'always',
    tolerance: '1e-9 relative',
    check: (implementation, random) => {
      const task = someTask(random);
      const learner = implementation.create({ model: linearModel(normalVector(random, SIZE)) });
      const adapted = learner.adapt(copied(task), 2, 0.1);
      const expected = halfMeanSquares(adapted.parameters(), task.query);
      const score = learner.evaluate(adapted, copied(task));
      return close(score, expected, 1e-9) ? undefined : counterexample('not the query loss', { task }, expected, score);
    },
  },
  {
    id: 'meta-task-protocol.evaluation-does-not-train',
    statement: 'Evaluating leaves the adapted model as it was.',
    basis: 'evaluation reads',
    strength: 'always',
    tolerance: 'exact',
    check: (implementation, random) => {
      const task = someTask(random);
      const learner = implementation.create({ model: linearModel(normalVector(random, SIZE)) });
      const adapted = learner.adapt(copied(task), 2, 0.1);
      const before = adapted.parameters();
      learner.evaluate(adapted, copied(task));
      const after = adapted.parameters();
      return closeVectors(after, before, 0)
        ? undefined
        : counterexample('evaluation moved the model', { task }, before, after);
    },
  },
  {
    id: 'meta-task-protocol.meta-model-untouched',
    statement: 'Adaptation works on a copy: the meta-model keeps its parameters.',
    basis: 'every task starts from the same meta-parameters',
    strength: 'always',
    tolerance: 'exact',
    check: (implementation, random) => {
      const task = someTask(random);
      const weights = normalVector(random, SIZE);
      const model = linearModel(weights);
      const learner = implementation.create({ model });
      learner.evaluate(learner.adapt(copied(task), 3, 0.1), copied(task));
      const kept = model.parameters();
      return closeVectors(kept, weights, 0)
        ? undefined
        : counterexample('the meta-model moved', { task, weights }, weights, kept);
    },
  },
  {
    id: 'meta-task-protocol.tasks-are-independent',
    statement: 'What was adapted to before has no influence on the next task.',
    basis: 'every task starts from the same meta-parameters',
    strength: 'always',
    tolerance: '1e-12',
    check: (implementation, random) => {
      const [first, second] = [someTask(random), someTask(random)];
      const weights = normalVector(random, SIZE);
      const learner = implementation.create({ model: linearModel(weights) });
      learner.adapt(copied(first), 4, 0.1);
      const after = learner.adapt(copied(second), 2, 0.1).parameters();
      const alone = implementation
        .create({ model: linearModel(weights) })
        .adapt(copied(second), 2, 0.1)
        .parameters();
      return closeVectors(after, alone, 1e-12)
        ? undefined
        : counterexample('an earlier task shows', { first, second, weights }, alone, after);
    },
  },
  {
    id: 'meta-task-protocol.zero-steps-is-the-meta-model',
    statement: 'Zero steps, or a rate of zero, give a copy with the parameters of the meta-model.',
    basis: 'an empty loop; a step of length zero',
    strength: 'always',
    tolerance: 'exact',
    check: (implementation, random) => {
      const task = someTask(random);
      const weights = normalVector(random, SIZE);
      for (const [steps, rate] of [
        [0, 0.1],
        [3, 0],
      ] as const) {
        const learner = implementation.create({ model: linearModel(weights) });
        const parameters = learner.adapt(copied(task), steps, rate).parameters();
        if (!closeVectors(parameters, weights, 0))
          return counterexample('parameters moved', { task, weights, steps, rate }, weights, parameters);
      }
      return undefined;
    },
  },
  ...samplingProperties,
];

function adaptsOnSupport(implementation: MetaTaskProtocol, random: Random): Counterexample | undefined {
  for (const [steps, rate] of [
    [3, 0.17],
    [1, 0.06],
    [7, 0.09],
  ] as const) {
    const task = someTask(random);
    const weights = normalVector(random, SIZE);
    const expected = descended(weights, task.support, rate, steps);
    const learner = implementation.create({ model: linearModel(weights) });
    const actual = learner.adapt(copied(task), steps, rate).parameters();
    if (!closeVectors(actual, expected, 1e-9))
      return counterexample('the adapted parameters are off', { task, weights, steps, rate }, expected, actual);
  }
  return undefined;
}
