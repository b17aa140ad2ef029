import type { Lie } from '../../../model/algorithm.js';
import { meanVector, plusScaled } from '../vectors.js';
import type { PrototypeModel, PrototypicalClassifier } from './contract.js';
import { prototypicalClassifier } from './reference.js';

type Rows = readonly (readonly number[])[];

/** Other prototypes from the rows of one class. */
const withPrototype = (prototype: (rows: Rows) => readonly number[]): PrototypicalClassifier => ({
  ...prototypicalClassifier,
  fit: (X, y) => {
    const labels = [...new Set(y)];
    return { labels, protos: labels.map((label) => prototype(X.filter((_, row) => y[row] === label))) };
  },
});

/** Other logits in the softmax; `predict` follows them. */
function withLogit(logit: (prototype: readonly number[], x: readonly number[]) => number): PrototypicalClassifier {
  const probs = (model: PrototypeModel, x: readonly number[]) => {
    const logits = model.protos.map((prototype) => logit(prototype, x));
    const weights = logits.map((value) => Math.exp(value - Math.max(...logits)));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return weights.map((weight) => weight / total);
  };
  return { ...prototypicalClassifier, probs, predict: (model, x) => mostProbable(model, probs(model, x)) };
}

const mostProbable = (model: PrototypeModel, probabilities: readonly number[]) =>
  model.labels[probabilities.indexOf(Math.max(...probabilities))] as string;

const distance = (a: readonly number[], b: readonly number[]) => Math.hypot(...plusScaled(a, -1, b));
const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, index) => sum + value * (b[index] as number), 0);

/** Every fit fills the one model that earlier callers hold. */
function sharedModel(): PrototypicalClassifier {
  const shared = { labels: [] as string[], protos: [] as (readonly number[])[] };
  return {
    ...prototypicalClassifier,
    fit: (X, y) => {
      const { labels, protos } = prototypicalClassifier.fit(X, y);
      shared.labels.splice(0, Number.POSITIVE_INFINITY, ...labels);
      shared.protos.splice(0, Number.POSITIVE_INFINITY, ...protos);
      return shared;
    },
  };
}

const accumulatingInPlace: PrototypicalClassifier = {
  ...prototypicalClassifier,
  fit: (X, y) => {
    const model = prototypicalClassifier.fit(X, y);
    for (const [index, label] of model.labels.entries())
      Object.assign(X[y.indexOf(label)] as number[], model.protos[index]);
    return model;
  },
};

export const lies: readonly Lie<PrototypicalClassifier>[] = [
  {
    id: 'sum-not-mean',
    description: 'The prototype is the sum of the class.',
    implementation: withPrototype((rows) => meanVector(rows).map((value) => value * rows.length)),
    caughtBy: [
      'protonet.class-means',
      'protonet.softmax-of-squared-distance',
      'protonet.predicts-nearest-prototype',
      'protonet.translation-invariant',
      'protonet.duplicated-support',
    ],
  },
  {
    id: 'divide-by-k-shot',
    description: 'Every class is divided by the nominal number of shots, 5.',
    implementation: withPrototype((rows) => meanVector(rows).map((value) => (value * rows.length) / 5)),
    caughtBy: [
      'protonet.class-means',
      'protonet.softmax-of-squared-distance',
      'protonet.predicts-nearest-prototype',
      'protonet.translation-invariant',
      'protonet.one-shot-is-nearest-neighbour',
      'protonet.duplicated-support',
    ],
  },
  {
    id: 'first-shot-only',
    description: 'The prototype is the first example of the class.',
    implementation: withPrototype((rows) => rows[0] as readonly number[]),
    caughtBy: [
      'protonet.class-means',
      'protonet.softmax-of-squared-distance',
      'protonet.predicts-nearest-prototype',
      'protonet.support-order-invariant',
    ],
  },
  {
    id: 'coordinate-median',
    description: 'The prototype is the upper median of each coordinate.',
    implementation: withPrototype((rows) =>
      (rows[0] ?? []).map((_, column) => {
        const sorted = rows.map((row) => row[column] as number).sort((a, b) => a - b);
        return sorted[Math.floor(sorted.length / 2)] as number;
      }),
    ),
    caughtBy: ['protonet.class-means', 'protonet.softmax-of-squared-distance', 'protonet.predicts-nearest-prototype'],
  },
  {
    id: 'unit-prototypes',
    description: 'Prototypes are scaled to length one.',
    implementation: withPrototype((rows) => {
      const centre = meanVector(rows);
      return centre.map((value) => value / Math.hypot(...centre));
    }),
    caughtBy: [
      'protonet.class-means',
      'protonet.softmax-of-squared-distance',
      'protonet.predicts-nearest-prototype',
      'protonet.translation-invariant',
      'protonet.one-shot-is-nearest-neighbour',
    ],
  },
  {
    id: 'sign',
    description: 'The softmax is taken over distances instead of their negatives.',
    implementation: withLogit((prototype, x) => distance(prototype, x) ** 2),
    caughtBy: [
      'protonet.softmax-of-squared-distance',
      'protonet.predicts-nearest-prototype',
      'protonet.one-shot-is-nearest-neighbour',
    ],
  },
  {
    id: 'unsquared',
    description: 'The distance is not squared.',
    implementation: withLogit((prototype, x) => -distance(prototype, x)),
    caughtBy: ['protonet.softmax-of-squared-distance'],
  },
  {
    id: 'halved',
    description: 'The logit is half the negative squared distance.',
    implementation: withLogit((prototype, x) => -(distance(prototype, x) ** 2) / 2),
    caughtBy: ['protonet.softmax-of-squared-distance'],
  },
  {
    id: 'cosine',
    description: 'Cosine similarity where Euclidean distance is claimed.',
    implementation: withLogit((prototype, x) => dot(prototype, x) / (Math.hypot(...prototype) * Math.hypot(...x))),
    caughtBy: [
      'protonet.softmax-of-squared-distance',
      'protonet.predicts-nearest-prototype',
      'protonet.translation-invariant',
      'protonet.one-shot-is-nearest-neighbour',
    ],
  },
  {
    id: 'inverse-distance',
    description: 'Weights 1 / d^2 in place of a softmax.',
    implementation: withLogit((prototype, x) => -2 * Math.log(distance(prototype, x))),
    caughtBy: ['protonet.softmax-of-squared-distance'],
  },
  {
    id: 'not-normalised',
    description: 'exp(-d^2) is returned without dividing by the sum.',
    implementation: {
      ...prototypicalClassifier,
      probs: (model, x) => model.protos.map((prototype) => Math.exp(-(distance(prototype, x) ** 2))),
    },
    caughtBy: ['protonet.probabilities-sum-to-one', 'protonet.far-query-is-finite'],
  },
  {
    id: 'naive-softmax',
    description: 'The softmax overflows or underflows far from the classes.',
    implementation: {
      ...prototypicalClassifier,
      probs: (model, x) => {
        const weights = model.protos.map((prototype) => Math.exp(-(distance(prototype, x) ** 2)));
        return weights.map((weight) => weight / weights.reduce((sum, other) => sum + other, 0));
      },
    },
    caughtBy: ['protonet.far-query-is-finite'],
  },
  {
    id: 'always-first-class',
    description: 'predict returns the first label.',
    implementation: { ...prototypicalClassifier, predict: (model) => model.labels[0] as string },
    caughtBy: ['protonet.predicts-nearest-prototype', 'protonet.one-shot-is-nearest-neighbour'],
  },
  {
    id: 'uniform-probabilities',
    description: 'Every class gets the same probability.',
    implementation: { ...prototypicalClassifier, probs: (model) => model.labels.map(() => 1 / model.labels.length) },
    caughtBy: ['protonet.softmax-of-squared-distance'],
  },
  {
    id: 'sums-in-place',
    description: 'The class sum is accumulated in the first support row.',
    implementation: accumulatingInPlace,
    caughtBy: ['protonet.support-untouched'],
  },
  {
    id: 'shared-model',
    description: 'Every fit writes into the model that earlier fits returned.',
    implementation: sharedModel(),
    caughtBy: ['protonet.translation-invariant', 'protonet.refit-is-fresh'],
  },
];
