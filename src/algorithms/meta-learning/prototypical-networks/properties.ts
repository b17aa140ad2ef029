import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { close, closeVectors, counterexample } from '../../compare.js';
import { overInstances } from '../../instances.js';
import { normal, normalVector, shuffled } from '../../random.js';
import type { PrototypeModel, PrototypicalClassifier } from './contract.js';

type SupportSet = { readonly X: readonly (readonly number[])[]; readonly y: readonly string[] };

const SIZE = 3;
const SHOTS: readonly (readonly [string, number])[] = [
  ['wren', 4],
  ['auk', 5],
  ['kite', 6],
];

/** Three classes with 4, 5 and 6 examples, far from the origin, in mixed order. */
function supportSet(random: Random): SupportSet {
  const rows = SHOTS.flatMap(([label, shots]) => {
    const centre = Array.from({ length: SIZE }, () => 3 + 0.8 * normal(random));
    return Array.from({ length: shots }, () => ({ label, x: centre.map((value) => value + 0.5 * normal(random)) }));
  });
  const mixed = shuffled(random, rows);
  return { X: mixed.map((row) => row.x), y: mixed.map((row) => row.label) };
}

const copies = (X: readonly (readonly number[])[]) => X.map((row) => [...row]);
const fitted = (implementation: PrototypicalClassifier, { X, y }: SupportSet) => implementation.fit(copies(X), [...y]);

function prototypeOf(model: PrototypeModel, label: string): readonly number[] {
  return model.protos[model.labels.indexOf(label)] ?? [];
}

const mean = ({ X, y }: SupportSet, label: string): number[] => {
  const rows = X.filter((_, row) => y[row] === label);
  return Array.from(
    { length: SIZE },
    (_, column) => rows.reduce((sum, row) => sum + (row[column] ?? 0), 0) / rows.length,
  );
};

const squaredDistance = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, index) => sum + (value - (b[index] ?? Number.NaN)) ** 2, 0);

const query = (random: Random) => Array.from({ length: SIZE }, () => 3 + normal(random));

/** Prototypes of the same labels agree, whatever the order of the labels. */
function differentPrototypes(a: PrototypeModel, b: PrototypeModel, inputs: SupportSet, explanation: string) {
  for (const label of a.labels) {
    const [want, got] = [prototypeOf(a, label), prototypeOf(b, label)];
    if (!closeVectors(want, got, 1e-9)) return counterexample(explanation, { ...inputs, label }, want, got);
  }
  return undefined;
}

export const properties: readonly Property<PrototypicalClassifier>[] = [
  {
    id: 'protonet.class-means',
    statement: 'Each prototype is the mean of the support embeddings of its class, with unequal numbers of shots.',
    basis: 'Snell et al. 2017, equation 1',
    strength: 'always',
    tolerance: '1e-9 relative',
    check: (implementation, random) => {
      const support = supportSet(random);
      const expected = { labels: SHOTS.map(([label]) => label), protos: SHOTS.map(([label]) => mean(support, label)) };
      return differentPrototypes(expected, fitted(implementation, support), support, 'not the mean of the class');
    },
  },
  {
    id: 'protonet.softmax-of-squared-distance',
    statement: 'Logarithms of probability ratios are differences of squared Euclidean distances.',
    basis: 'Snell et al. 2017, equation 2 with the squared Euclidean distance',
    strength: 'always',
    tolerance: '1e-7 relative, on ratios with both probabilities above 1e-12',
    needs: ['probs'],
    check: softmaxOfDistance,
  },
  {
    id: 'protonet.probabilities-sum-to-one',
    statement: 'The class probabilities of a query are non-negative and sum to one.',
    basis: 'softmax',
    strength: 'always',
    tolerance: '1e-9',
    needs: ['probs'],
    check: (implementation, random) => {
      const support = supportSet(random);
      const model = fitted(implementation, support);
      for (let count = 0; count < 10; count++) {
        const x = query(random);
        const probabilities = [...implementation.probs(model, x)];
        const total = probabilities.reduce((sum, value) => sum + value, 0);
        if (!close(total, 1, 1e-9) || probabilities.some((value) => !(value >= 0)))
          return counterexample('not a distribution', { ...support, x }, 'sum 1', probabilities);
      }
      return undefined;
    },
  },
  {
    id: 'protonet.predicts-nearest-prototype',
    statement: 'The predicted class is the one with the nearest prototype.',
    basis: 'the largest softmax entry belongs to the smallest distance',
    strength: 'always',
    tolerance: 'exact, on queries whose two nearest prototypes differ by more than 1e-6',
    check: predictsNearest,
  },
  {
    id: 'protonet.support-order-invariant',
    statement: 'The order of the support examples does not matter.',
    basis: 'a mean does not depend on order',
    strength: 'always',
    tolerance: '1e-9 relative',
    check: overInstances(8, (implementation, random) => {
      const support = supportSet(random);
      const order = shuffled(random, [...support.X.keys()].reverse());
      const moved = {
        X: order.map((row) => support.X[row] as readonly number[]),
        y: order.map((row) => support.y[row] as string),
      };
      const [a, b] = [fitted(implementation, support), fitted(implementation, moved)];
      return differentPrototypes(a, b, support, 'another order of support, other prototypes');
    }),
  },
  {
    id: 'protonet.translation-invariant',
    statement: 'Shifting support and query together changes no probability.',
    basis: 'Euclidean distances do not change under translation (cosine similarity does)',
    strength: 'always',
    tolerance: '1e-6',
    needs: ['probs'],
    check: translationInvariant,
  },
  {
    id: 'protonet.one-shot-is-nearest-neighbour',
    statement: 'With one example a class the prediction is the nearest example.',
    basis: 'Snell et al. 2017, section 2.3: a one-shot prototype is the example itself',
    strength: 'always',
    tolerance: 'exact, on queries whose two nearest examples differ by more than 1e-6',
    check: (implementation, random) => {
      const y = ['wren', 'auk', 'kite', 'rail'];
      const X = y.map(() => query(random));
      return misprediction(implementation, { X, y }, { labels: y, protos: X }, 50, random);
    },
  },
  {
    id: 'protonet.duplicated-support',
    statement: 'Giving every example of one class twice changes nothing.',
    basis: 'the mean of a doubled list is the mean',
    strength: 'always',
    tolerance: '1e-9 relative',
    check: (implementation, random) => {
      const support = supportSet(random);
      const rows = support.X.filter((_, row) => support.y[row] === 'auk');
      const doubled = { X: [...support.X, ...rows], y: [...support.y, ...rows.map(() => 'auk')] };
      const [a, b] = [fitted(implementation, support), fitted(implementation, doubled)];
      return differentPrototypes(a, b, support, 'doubled examples move a prototype');
    },
  },
  {
    id: 'protonet.refit-is-fresh',
    statement: 'Fitting another support set leaves no trace of the one before, and earlier models stay as they were.',
    basis: 'an episode has its own support set',
    strength: 'always',
    tolerance: 'exact',
    check: refitIsFresh,
  },
  {
    id: 'protonet.support-untouched',
    statement: 'Fitting does not modify the support set.',
    basis: 'inputs belong to the caller',
    strength: 'always',
    tolerance: 'exact',
    check: (implementation, random) => {
      const support = supportSet(random);
      const given = copies(support.X);
      implementation.fit(given, [...support.y]);
      const row = given.findIndex((values, index) => !closeVectors(values, support.X[index] ?? [], 0));
      return row < 0 ? undefined : counterexample('a support row was modified', support, support.X[row], given[row]);
    },
  },
  {
    id: 'protonet.far-query-is-finite',
    statement: 'A query far from every class still gets probabilities that are numbers and sum to one.',
    basis: 'softmax does not change when a constant is added to all logits; subtracting the largest avoids 0/0',
    strength: 'when-claimed',
    tolerance: '1e-9',
    needs: ['probs'],
    check: (implementation, random) => {
      const support = supportSet(random);
      const x = normalVector(random, SIZE).map((value) => value + 200);
      const total = [...implementation.probs(fitted(implementation, support), x)].reduce((sum, p) => sum + p, 0);
      return close(total, 1, 1e-9) ? undefined : counterexample('the softmax underflows', { ...support, x }, 1, total);
    },
  },
];

function softmaxOfDistance(implementation: PrototypicalClassifier, random: Random): Counterexample | undefined {
  const support = supportSet(random);
  const model = fitted(implementation, support);
  const distances = (x: readonly number[]) => model.labels.map((label) => squaredDistance(mean(support, label), x));
  for (let count = 0; count < 20; count++) {
    const x = query(random);
    const [d0 = 0, ...others] = distances(x);
    const [p0 = 0, ...rest] = implementation.probs(model, [...x]);
    for (const [index, other] of others.entries()) {
      const p = rest[index] ?? Number.NaN;
      if (Math.exp(-Math.abs(other - d0)) < 1e-12) continue;
      const ratio = Math.log(p / p0);
      if (!close(ratio, d0 - other, 1e-7))
        return counterexample('log p_j / p_0 is not d_0^2 - d_j^2', { ...support, x }, d0 - other, ratio);
    }
  }
  return undefined;
}

function misprediction(
  implementation: PrototypicalClassifier,
  support: SupportSet,
  truth: PrototypeModel,
  queries: number,
  random: Random,
): Counterexample | undefined {
  const model = fitted(implementation, support);
  for (let count = 0; count < queries; count++) {
    const x = query(random);
    const ranked = truth.labels
      .map((label, index) => ({ label, distance: squaredDistance(truth.protos[index] ?? [], x) }))
      .sort((a, b) => a.distance - b.distance);
    const [first, second] = ranked;
    if (first === undefined || second === undefined || second.distance - first.distance < 1e-6) continue;
    const predicted = implementation.predict(model, [...x]);
    if (predicted !== first.label)
      return counterexample('not the nearest prototype', { ...support, x }, first.label, predicted);
  }
  return undefined;
}

function predictsNearest(implementation: PrototypicalClassifier, random: Random): Counterexample | undefined {
  const support = supportSet(random);
  const labels = SHOTS.map(([label]) => label);
  return misprediction(
    implementation,
    support,
    { labels, protos: labels.map((label) => mean(support, label)) },
    250,
    random,
  );
}

/** One shift moves the classes far away, the other brings the class with most shots to the origin. */
function translationInvariant(implementation: PrototypicalClassifier, random: Random): Counterexample | undefined {
  const support = supportSet(random);
  const before = fitted(implementation, support);
  for (const shift of [[10, -25, 17], mean(support, 'kite').map((value) => -value)]) {
    const moved = (row: readonly number[]) => row.map((value, index) => value + (shift[index] ?? 0));
    const after = fitted(implementation, { X: support.X.map(moved), y: support.y });
    for (let count = 0; count < 10; count++) {
      const x = query(random);
      const a = implementation.probs(before, x);
      const shifted = implementation.probs(after, moved(x));
      const b = before.labels.map((label) => shifted[after.labels.indexOf(label)] ?? Number.NaN);
      if (!closeVectors(a, b, 1e-6))
        return counterexample('a shift moves probabilities', { ...support, x, shift }, a, b);
    }
  }
  return undefined;
}

function refitIsFresh(implementation: PrototypicalClassifier, random: Random): Counterexample | undefined {
  const [one, other] = [supportSet(random), supportSet(random)];
  const first = fitted(implementation, one);
  const kept = { labels: [...first.labels], protos: first.protos.map((row) => [...row]) };
  fitted(implementation, { X: other.X.slice(0, 6), y: other.y.slice(0, 6).map((label) => `${label}2`) });
  const changed = differentPrototypes(kept, first, one, 'a model changed after it was fitted');
  if (changed !== undefined) return changed;
  const again = fitted(implementation, one);
  return again.labels.length === SHOTS.length
    ? differentPrototypes(kept, again, one, 'a second fit of one support set differs')
    : counterexample('labels of another episode', one, SHOTS.length, again.labels);
}
