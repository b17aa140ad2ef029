import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { prototypicalClassifier } from '../../../src/algorithms/meta-learning/prototypical-networks/reference.js';

interface Oracle {
  readonly X: number[][];
  readonly y: string[];
  readonly queries: number[][];
  readonly labels: string[];
  readonly prototypes: number[][];
  readonly predictions: string[];
  readonly probabilities: number[][];
}

const oracle = JSON.parse(
  readFileSync(new URL('../../oracles/prototypical-networks.oracle.json', import.meta.url), 'utf8'),
) as Oracle;
const model = prototypicalClassifier.fit(oracle.X, oracle.y);

describe('prototypical networks', () => {
  it('has the centroids of scikit-learn', () => {
    for (const [at, label] of oracle.labels.entries()) {
      const prototype = model.protos[model.labels.indexOf(label)] ?? [];
      for (const [i, value] of (oracle.prototypes[at] ?? []).entries()) expect(prototype[i]).toBeCloseTo(value, 12);
    }
  });

  it('predicts as scikit-learn and has the probabilities of SciPy', () => {
    expect(oracle.queries.map((query) => prototypicalClassifier.predict(model, query))).toEqual(oracle.predictions);
    for (const [at, query] of oracle.queries.entries()) {
      const probabilities = prototypicalClassifier.probs(model, query);
      for (const [k, label] of oracle.labels.entries())
        expect(probabilities[model.labels.indexOf(label)]).toBeCloseTo(oracle.probabilities[at]?.[k] ?? Number.NaN, 12);
    }
  });

  it('gives a small case worked by hand', () => {
    // Classes at 0 (mean of -1 and 1) and 2; query 0.5: squared distances 0.25 and 2.25, so odds of e^2.
    const small = prototypicalClassifier.fit([[-1], [2], [1]], ['a', 'b', 'a']);
    const [a = 0, b = 0] = prototypicalClassifier.probs(small, [0.5]);
    expect(a / b).toBeCloseTo(Math.exp(2), 10);
  });

  it('refuses rows without labels, no rows, and queries of another length', () => {
    expect(() => prototypicalClassifier.fit([[1]], [])).toThrow(/as many labels as rows/);
    expect(() => prototypicalClassifier.fit([], [])).toThrow(RangeError);
    expect(() => prototypicalClassifier.predict(model, [1, 2, 3])).toThrow(/length 3/);
  });
});
