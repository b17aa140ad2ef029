import { meanVector } from '../vectors.js';
import type { PrototypeModel, PrototypicalClassifier } from './contract.js';

/**
 * Prototypical networks (Snell, Swersky and Zemel 2017, equations 1 and 2) over embeddings that are already computed.
 * Each class is represented by the mean of its embedded support examples, and a query gets class probabilities by a softmax
 * over negative squared Euclidean distances to these prototypes.
 *
 * n support rows of length d, K classes: fitting O(n d), a query O(K d). Labels come in order of first appearance. The softmax
 * subtracts its largest logit, so that a query far from every class still gets finite probabilities.
 */
export const prototypicalClassifier: PrototypicalClassifier = {
  fit,
  probs: classProbabilities,
  predict: (model, x) => {
    const logits = negativeSquaredDistances(model, x);
    return model.labels[logits.indexOf(Math.max(...logits))] as string;
  },
};

function fit(X: readonly (readonly number[])[], y: readonly string[]): PrototypeModel {
  if (X.length === 0 || X.length !== y.length)
    throw new RangeError(
      `fit: need as many labels as rows and at least one, got ${X.length} rows and ${y.length} labels`,
    );
  const labels = [...new Set(y)];
  return { labels, protos: labels.map((label) => meanVector(X.filter((_, row) => y[row] === label))) };
}

/** softmax_k(-||x - c_k||^2), computed from differences to the largest logit. */
export function classProbabilities(model: PrototypeModel, x: readonly number[]): number[] {
  const logits = negativeSquaredDistances(model, x);
  const largest = Math.max(...logits);
  const weights = logits.map((logit) => Math.exp(logit - largest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

function negativeSquaredDistances(model: PrototypeModel, x: readonly number[]): number[] {
  return model.protos.map((prototype) => {
    if (prototype.length !== x.length)
      throw new RangeError(`query of length ${x.length} against prototypes of length ${prototype.length}`);
    return -prototype.reduce((sum, value, index) => sum + (value - (x[index] as number)) ** 2, 0);
  });
}
