import { Matrix, solve } from 'ml-matrix';
import type { Variant } from '../../../model/algorithm.js';
import { normal, seededRandom } from '../../random.js';
import type { EstimatorImplementation, EstimatorOptions } from './contract.js';

/** Gradient descent on all examples at once, with half the mean square as loss; NaN instead of errors from bad data. */
function batchDescent({ lr, epochs, l2, seed }: EstimatorOptions) {
  const random = seededRandom(seed + 99);
  const start = [0, 1, 2].map(() => 0.1 * normal(random));
  let model: { weights: number[]; bias: number; loss: number } | null = null;
  const output = (weights: readonly number[], bias: number, x: readonly number[]): number =>
    x.reduce((sum, value, index) => sum + value * (weights[index] as number), bias);
  return {
    fit(X: readonly (readonly number[])[], y: readonly number[]) {
      let weights = [...start];
      let bias = 0;
      for (let epoch = 0; epoch < epochs; epoch++) {
        const errors = X.map((x, row) => output(weights, bias, x) - (y[row] as number));
        const slope = weights.map((weight, column) => {
          const sum = errors.reduce((total, error, row) => total + error * (X[row]?.[column] as number), 0);
          return (2 * sum) / X.length + 2 * l2 * weight;
        });
        weights = weights.map((weight, column) => weight - lr * (slope[column] as number));
        bias -= (lr * 2 * errors.reduce((total, error) => total + error, 0)) / X.length;
      }
      const squares = X.map((x, row) => (output(weights, bias, x) - (y[row] as number)) ** 2);
      model = { weights, bias, loss: squares.reduce((sum, value) => sum + value, 0) / (2 * X.length) };
      return model.loss;
    },
    predict(x: readonly number[]) {
      if (!model) throw new Error('not fitted');
      return output(model.weights, model.bias, x);
    },
    get loss() {
      return model?.loss ?? Number.NaN;
    },
    save: () => JSON.stringify(model),
    load(state: unknown) {
      model = JSON.parse(state as string);
    },
  };
}

/** Damped Newton steps on the ridge objective: another method whose lr, epochs and l2 all matter. */
function dampedNewton({ lr, epochs, l2, seed }: EstimatorOptions) {
  let model: { weights: number[]; loss: number } | undefined;
  const widened = (x: readonly number[]): number[] => [...x, 1];
  const at = (weights: readonly number[], x: readonly number[]): number =>
    widened(x).reduce((sum, value, index) => sum + value * (weights[index] as number), 0);
  return {
    fit(X: readonly (readonly number[])[], y: readonly number[]) {
      if (X.length === 0) throw new Error('no data');
      const random = seededRandom(seed);
      const inputs = new Matrix(X.map(widened));
      const gram = inputs
        .transpose()
        .mmul(inputs)
        .div(X.length)
        .add(Matrix.eye(4).mul(l2 + 1e-9));
      const target = inputs
        .transpose()
        .mmul(Matrix.columnVector([...y]))
        .div(X.length);
      const optimum = solve(gram, target).to1DArray();
      let weights = optimum.map(() => normal(random));
      for (let epoch = 0; epoch < epochs; epoch++)
        weights = weights.map((weight, index) => weight + lr * ((optimum[index] as number) - weight));
      const squares = X.map((x, row) => (at(weights, x) - (y[row] as number)) ** 2);
      model = { weights, loss: squares.reduce((sum, value) => sum + value, 0) / X.length };
    },
    predict(x: readonly number[]) {
      if (!model) throw new Error('predict needs a fitted model');
      return at(model.weights, x);
    },
    get loss() {
      return model ? model.loss : Number.NaN;
    },
    save: () => structuredClone(model),
    load(state: unknown) {
      model = structuredClone(state) as typeof model;
    },
  };
}

export const variants: readonly Variant<EstimatorImplementation>[] = [
  {
    id: 'batch-descent',
    description: 'gradient descent on all examples, half mean square as loss, no partial fit',
    implementation: { create: batchDescent },
  },
  {
    id: 'damped-newton',
    description: 'damped steps towards the ridge solution, no partial fit',
    implementation: { create: dampedNewton },
  },
];
