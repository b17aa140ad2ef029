import { defineAlgorithm, type Random } from '../../../model/algorithm.js';
import { normal } from '../../random.js';
import { contract, type PrototypeModel, type PrototypicalClassifier } from './contract.js';
import { lies } from './lies.js';
import { properties } from './properties.js';
import { prototypicalClassifier } from './reference.js';

const sorted: PrototypicalClassifier = {
  ...prototypicalClassifier,
  fit: (X, y) => {
    const { labels, protos } = prototypicalClassifier.fit(X, y);
    const order = [...labels.keys()].sort((a, b) => ((labels[a] as string) < (labels[b] as string) ? -1 : 1));
    return { labels: order.map((i) => labels[i] as string), protos: order.map((i) => protos[i] as readonly number[]) };
  },
};

/** ||x||^2 drops out of the softmax, so 2 c^T x - ||c||^2 is the same classifier (Snell et al. 2017, equation 8). */
const linear: PrototypicalClassifier = {
  ...prototypicalClassifier,
  probs: (model, x) => {
    const logits = model.protos.map((c) =>
      c.reduce((sum, value, i) => sum + value * (2 * (x[i] as number) - value), 0),
    );
    const weights = logits.map((logit) => Math.exp(logit - Math.max(...logits)));
    return weights.map((weight) => weight / weights.reduce((sum, other) => sum + other, 0));
  },
};

/** Prototypes and probabilities by label, on classes with unequal shots. */
function scenario(implementation: PrototypicalClassifier, random: Random): number[] {
  const y = ['b', 'a', 'b', 'c', 'a', 'b', 'c'];
  const X = y.map((label) => [1, 2].map((at) => at * label.charCodeAt(0) * 0.01 + normal(random)));
  const model: PrototypeModel = implementation.fit(X, y);
  const at = (label: string) => model.labels.indexOf(label);
  const protos = ['a', 'b', 'c'].flatMap((label) => [...(model.protos[at(label)] ?? [])]);
  const probabilities = Array.from({ length: 4 }, () => {
    const all = implementation.probs(model, [1 + normal(random), 2 + normal(random)]);
    return ['a', 'b', 'c'].map((label) => all[at(label)] as number);
  });
  return [...protos, ...probabilities.flat()];
}

export const prototypicalNetworks = defineAlgorithm({
  id: 'prototypical-networks',
  family: 'meta-learning',
  title: 'Prototypical networks',
  aliases: ['prototypical networks', 'prototypical network', 'protonet', 'protonets', 'nearest class mean'],
  idea:
    'Represent each class of a few-shot task by the mean of its embedded examples. Classify a query by a softmax over ' +
    'negative squared distances to these means.',
  sources: [
    {
      citation: 'Snell, Swersky, Zemel (2017). Prototypical networks for few-shot learning. NeurIPS.',
      locator: 'equations 1, 2 and 8, section 2.3',
      url: 'https://arxiv.org/abs/1703.05175',
    },
  ],
  equations: ['c_k = mean of the embeddings of class k', 'p(y = k | x) = softmax_k(-||x - c_k||^2)'],
  cost: 'n support rows of length d and K classes: fitting O(n d), one query O(K d).',
  contract,
  reference: prototypicalClassifier,
  properties,
  lies,
  variants: [
    { id: 'sorted-labels', description: 'Labels in alphabetical order.', implementation: sorted },
    { id: 'linear-form', description: 'Logits 2 c^T x - ||c||^2, which differ by a constant.', implementation: linear },
  ],
  phrases: [
    {
      text: 'prototypical networks',
      properties: [
        'protonet.class-means',
        'protonet.softmax-of-squared-distance',
        'protonet.predicts-nearest-prototype',
      ],
    },
    { text: 'few-shot learning', properties: ['protonet.one-shot-is-nearest-neighbour', 'protonet.refit-is-fresh'] },
    { text: 'class prototypes', properties: ['protonet.class-means', 'protonet.support-order-invariant'] },
    { text: 'nearest class mean', properties: ['protonet.class-means', 'protonet.predicts-nearest-prototype'] },
    { text: 'k-shot', properties: ['protonet.duplicated-support', 'protonet.class-means'] },
    { text: 'computes prototype embeddings', properties: ['protonet.class-means', 'protonet.support-untouched'] },
    {
      text: 'squared Euclidean distance',
      properties: ['protonet.softmax-of-squared-distance', 'protonet.translation-invariant'],
    },
    { text: 'class probabilities', properties: ['protonet.probabilities-sum-to-one'] },
    { text: 'numerically stable', properties: ['protonet.far-query-is-finite'] },
  ],
  falseProperties: [
    { statement: 'More shots always improve accuracy.', why: 'Noisy or mislabelled examples move the mean away.' },
    { statement: 'k-shot means k examples in all.', why: 'It means k examples of each class.' },
  ],
  scenario,
});
