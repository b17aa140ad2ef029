import type { Examples, TaskModel } from './contract.js';

/** Linear regression without intercept under half the mean squared error; remembers every batch it was trained on. */
export interface WatchedModel extends TaskModel {
  /** Feature rows of all training batches of this model and its copies, in order. */
  readonly trainedOn: (readonly number[])[];
}

export function linearModel(weights: readonly number[], trainedOn: (readonly number[])[] = []): WatchedModel {
  let w = [...weights];
  return {
    trainedOn,
    clone: () => linearModel(w, trainedOn),
    parameters: () => [...w],
    train: (x, y, rate) => {
      trainedOn.push(...x);
      w = descended(w, { x, y }, rate, 1);
    },
    loss: (x, y) => halfMeanSquares(w, { x, y }),
  };
}

const residuals = (w: readonly number[], { x, y }: Examples) =>
  x.map((row, index) => row.reduce((sum, value, at) => sum + value * (w[at] ?? Number.NaN), 0) - (y[index] as number));

/** mean_n (w^T x_n - y_n)^2 / 2 */
export function halfMeanSquares(w: readonly number[], examples: Examples): number {
  return residuals(w, examples).reduce((sum, value) => sum + value * value, 0) / (2 * examples.x.length);
}

/** Weights after `steps` full-batch gradient steps. */
export function descended(w: readonly number[], examples: Examples, rate: number, steps: number): number[] {
  let at = [...w];
  for (let step = 0; step < steps; step++) {
    const errors = residuals(at, examples);
    at = at.map((weight, column) => {
      const gradient = examples.x.reduce((sum, row, n) => sum + (row[column] as number) * (errors[n] as number), 0);
      return weight - (rate * gradient) / examples.x.length;
    });
  }
  return at;
}
