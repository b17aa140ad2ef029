/**
 * A small honest learner to check the checks with: linear regression by stochastic gradient steps with momentum from
 * random weights. What makes it the reference is its conduct (seed, purity, state, errors), not its accuracy.
 *
 * Step on example i: g = (w . x_i + b - y_i) (x_i, 1) + l2 (w, 0); v = 0.5 v + g; (w, b) -= lr v. The intercept is not penalised.
 * Source: Robbins and Monro 1951 for the step, Polyak 1964 for the momentum. Cost: O(epochs n d) a fit, O(d) a prediction.
 * Saved state: weights, velocities, loss and how many passes were made, which with the seed fixes the next permutation.
 */
import { seededRandom, shuffled, uniform } from '../../random.js';
import type { Estimator, EstimatorImplementation, EstimatorOptions } from './contract.js';

type Rows = readonly (readonly number[])[];

export interface EstimatorState {
  /** d weights and the intercept. */
  readonly weights: readonly number[];
  readonly velocity: readonly number[];
  readonly loss: number;
  readonly passes: number;
}

const MOMENTUM = 0.5;

function requireExamples(X: Rows, y: readonly number[]): void {
  if (X.length === 0 || X.length !== y.length)
    throw new RangeError(`estimator: needs as many inputs as targets, at least one; got ${X.length} and ${y.length}`);
  const width = X[0]?.length ?? 0;
  if (width === 0 || X.some((row) => row.length !== width))
    throw new RangeError('estimator: inputs must be of one length, at least 1');
  if (![...X.flat(), ...y].every(Number.isFinite)) throw new RangeError('estimator: inputs and targets must be finite');
}

function requireOptions({ lr, epochs, l2 }: EstimatorOptions): void {
  if (!(lr > 0)) throw new RangeError(`estimator: lr must be positive, got ${lr}`);
  if (!Number.isInteger(epochs) || epochs < 1)
    throw new RangeError(`estimator: epochs must be a positive integer, got ${epochs}`);
  if (!(l2 >= 0)) throw new RangeError(`estimator: l2 must not be negative, got ${l2}`);
}

export function linearOutput(weights: readonly number[], x: readonly number[]): number {
  return x.reduce((sum, value, index) => sum + value * (weights[index] as number), weights.at(-1) as number);
}

export function meanSquaredError(weights: readonly number[], X: Rows, y: readonly number[]): number {
  return X.reduce((sum, x, row) => sum + (linearOutput(weights, x) - (y[row] as number)) ** 2, 0) / X.length;
}

export function startingState(width: number, seed: number): EstimatorState {
  const random = seededRandom(seed);
  const weights = Array.from({ length: width + 1 }, () => uniform(random, -0.5, 0.5));
  return { weights, velocity: weights.map(() => 0), loss: Number.NaN, passes: 0 };
}

/** One pass over the examples in an order that the seed and the number of passes decide. */
export function trainingPass(
  state: EstimatorState,
  X: Rows,
  y: readonly number[],
  options: EstimatorOptions,
): EstimatorState {
  const { lr, l2, seed } = options;
  const weights = [...state.weights];
  const velocity = [...state.velocity];
  const last = weights.length - 1;
  const order = shuffled(
    seededRandom(seed * 31 + 7 + state.passes),
    X.map((_, row) => row),
  );
  for (const row of order) {
    const x = X[row] as readonly number[];
    const error = linearOutput(weights, x) - (y[row] as number);
    for (let index = 0; index <= last; index++) {
      const weight = weights[index] as number;
      const gradient = index === last ? error : error * (x[index] as number) + l2 * weight;
      velocity[index] = MOMENTUM * (velocity[index] as number) + gradient;
      weights[index] = weight - lr * (velocity[index] as number);
    }
  }
  const loss = meanSquaredError(weights, X, y);
  if (!Number.isFinite(loss)) throw new RangeError(`estimator: training diverged, lr ${lr} is too large`);
  return { weights, velocity, loss, passes: state.passes + 1 };
}

function requireState(state: unknown): EstimatorState {
  const given = state as Partial<EstimatorState> | null;
  const numbers = (value: unknown): boolean => Array.isArray(value) && value.every((each) => typeof each === 'number');
  if (!given || !numbers(given.weights) || !numbers(given.velocity) || typeof given.passes !== 'number')
    throw new TypeError('estimator: load needs a state that save returned');
  return { weights: [], velocity: [], passes: 0, ...given, loss: given.loss ?? Number.NaN };
}

export function estimator(options: EstimatorOptions): Required<Estimator> {
  requireOptions(options);
  let state: EstimatorState | undefined;
  const fitted = (what: string): EstimatorState => {
    if (!state) throw new Error(`estimator: ${what} before the first fit`);
    return state;
  };
  return {
    fit(X, y) {
      requireExamples(X, y);
      let next = startingState((X[0] as readonly number[]).length, options.seed);
      for (let epoch = 0; epoch < options.epochs; epoch++) next = trainingPass(next, X, y, options);
      state = next;
    },
    partialFit(X, y) {
      requireExamples(X, y);
      state = trainingPass(state ?? startingState((X[0] as readonly number[]).length, options.seed), X, y, options);
    },
    predict: (x) => {
      const { weights } = fitted('predict');
      if (x.length !== weights.length - 1)
        throw new RangeError(`estimator: the input has ${x.length} entries, expected ${weights.length - 1}`);
      return linearOutput(weights, x);
    },
    get loss() {
      return fitted('loss').loss;
    },
    save: () => structuredClone(fitted('save')),
    load(saved) {
      state = requireState(structuredClone(saved));
    },
  };
}

export const estimatorReference: EstimatorImplementation = { create: estimator, operations: ['partialFit'] };
