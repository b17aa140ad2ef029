import { defineAlgorithm, type Random } from '../../../model/algorithm.js';
import { normal, normalVector } from '../../random.js';
import { contract, type MetaTaskProtocol } from './contract.js';
import { lies } from './lies.js';
import { linearModel } from './linear-model.js';
import { properties } from './properties.js';
import { metaTaskProtocol } from './reference.js';

/** Adapted parameters and query scores of three tasks in a row, then the parameters of the meta-model. */
function scenario(implementation: MetaTaskProtocol, random: Random): number[] {
  const model = linearModel(normalVector(random, 2));
  const learner = implementation.create({ model });
  const rows = (count: number) => ({
    x: Array.from({ length: count }, () => normalVector(random, 2)),
    y: Array.from({ length: count }, () => normal(random)),
  });
  const seen = [3, 1, 0].flatMap((steps) => {
    const task = { support: rows(4), query: rows(6) };
    const adapted = learner.adapt(task, steps, 0.13);
    return [...adapted.parameters(), learner.evaluate(adapted, task), ...adapted.parameters()];
  });
  return [...seen, ...model.parameters()];
}

export const metaTasks = defineAlgorithm({
  id: 'meta-task-protocol',
  family: 'meta-learning',
  title: 'Meta-task protocol (support, query, adapt, evaluate)',
  aliases: ['meta-task', 'meta-learning task', 'support and query sets', 'n-way k-shot episodes', 'episodic training'],
  idea:
    'A task gives a support set to train a copy of the meta-model on and a disjoint query set to measure that copy. ' +
    'The meta-model stays as it was, so that tasks do not influence each other.',
  sources: [
    {
      citation: 'Vinyals et al. (2016). Matching networks for one shot learning. NeurIPS.',
      locator: 'section 4.1, N-way K-shot episodes',
      url: 'https://arxiv.org/abs/1606.04080',
    },
    {
      citation: 'Finn, Abbeel, Levine (2017). Model-agnostic meta-learning for fast adaptation of deep networks. ICML.',
      locator: 'Algorithm 2, lines 5 to 10',
      url: 'https://arxiv.org/abs/1703.03400',
    },
    {
      citation: 'Seed 002, learning/meta_adaptive/meta_learning.py',
      locator: 'MetaLearningTask, BaseMetaLearner.adapt, BaseMetaLearner.evaluate',
    },
  ],
  equations: [
    'phi = theta after k gradient steps on L(.; support)',
    'score = L(phi; query)',
    'support and query are disjoint',
  ],
  cost: 'Adapting: k gradients on the support set. Evaluating: one pass over the query set. Sampling: the shuffles of N classes.',
  contract,
  reference: metaTaskProtocol,
  properties,
  lies,
  variants: [
    {
      id: 'classes-in-order',
      description: 'Examples of the classes are interleaved and targets start at 1.',
      implementation: {
        ...metaTaskProtocol,
        sampleTask: (classes, shape, random) => {
          const { support, query } = metaTaskProtocol.sampleTask(classes, shape, random);
          const turned = ({ x, y }: typeof support) => ({
            x: [...x].reverse(),
            y: y.map((target) => target + 1).reverse(),
          });
          return { support: turned(support), query: turned(query) };
        },
      },
    },
  ],
  phrases: [
    {
      text: 'adapts the meta-learned model to a new task using its support set',
      properties: ['meta-task-protocol.adapts-on-support', 'meta-task-protocol.meta-model-untouched'],
    },
    {
      text: 'evaluates an adapted model on the query set',
      properties: ['meta-task-protocol.evaluates-on-query', 'meta-task-protocol.evaluation-does-not-train'],
    },
    {
      text: 'support set and query set',
      properties: ['meta-task-protocol.query-is-never-trained-on', 'meta-task-protocol.support-and-query-disjoint'],
    },
    {
      text: 'N-way K-shot',
      properties: ['meta-task-protocol.episode-shape', 'meta-task-protocol.targets-name-classes'],
    },
    {
      text: 'number of adaptation steps',
      properties: ['meta-task-protocol.adapts-on-support', 'meta-task-protocol.zero-steps-is-the-meta-model'],
    },
    { text: 'samples tasks at random', properties: ['meta-task-protocol.every-example-is-reachable'] },
    { text: 'tasks are independent', properties: ['meta-task-protocol.tasks-are-independent'] },
  ],
  falseProperties: [
    { statement: 'Adaptation always lowers the query loss.', why: 'It descends the support loss only.' },
    { statement: 'K-shot means K examples in all.', why: 'It means K examples of each class.' },
  ],
  scenario,
});
