import type { Random } from '../../../model/algorithm.js';
import { shuffled } from '../../random.js';
import type { EpisodeShape, ExampleClass, Examples, MetaTaskProtocol, Task, TaskModel } from './contract.js';

/**
 * The episode protocol of few-shot learning (Vinyals et al. 2016, section 4.1; Finn et al. 2017, Algorithm 2): a task has a
 * support set that a copy of the meta-model may train on, and a disjoint query set that measures the copy.
 * Support examples never enter the score, query examples never enter training, and the meta-model itself is left alone.
 *
 * Adapting costs `steps` gradient steps on the support set, evaluating one pass over the query set; sampling N ways with
 * K shots and Q queries costs the shuffles of the N classes drawn.
 */
export const metaTaskProtocol: MetaTaskProtocol = {
  create: ({ model }) => ({
    adapt: (task, steps, rate) => adaptCopy(model, task, steps, rate),
    evaluate: (adapted, { query }) => {
      if (query.x.length === 0) throw new RangeError('evaluate: the query set is empty');
      return adapted.loss(query.x, query.y);
    },
  }),
  sampleTask,
};

function adaptCopy(model: TaskModel, { support }: Task, steps: number, rate: number): TaskModel {
  if (!Number.isInteger(steps) || steps < 0)
    throw new RangeError(`adapt: steps must be a whole number >= 0, got ${steps}`);
  if (support.x.length === 0) throw new RangeError('adapt: the support set is empty');
  const copy = model.clone();
  for (let step = 0; step < steps; step++) copy.train(support.x, support.y, rate);
  return copy;
}

/**
 * Draws `ways` classes without replacement and from each `shots` + `queries` different examples. Targets number the drawn
 * classes from 0. RangeError when there are too few classes, or too few examples in a class that was drawn.
 */
export function sampleTask(classes: readonly ExampleClass[], shape: EpisodeShape, random: Random): Task {
  const { ways, shots, queries } = shape;
  if (classes.length < ways) throw new RangeError(`sampleTask: ${ways} ways from ${classes.length} classes`);
  const drawn = shuffled(random, classes)
    .slice(0, ways)
    .map(({ label, examples }) => {
      if (examples.length < shots + queries)
        throw new RangeError(`sampleTask: class ${label} has ${examples.length} examples, need ${shots + queries}`);
      return shuffled(random, examples);
    });
  const part = (from: number, to: number): Examples => ({
    x: drawn.flatMap((examples) => examples.slice(from, to)),
    y: drawn.flatMap((examples, target) => examples.slice(from, to).map(() => target)),
  });
  return { support: part(0, shots), query: part(shots, shots + queries) };
}
