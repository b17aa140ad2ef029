import type { Estimator, EstimatorImplementation, EstimatorOptions } from './contract.js';
import { type EstimatorState, estimator } from './reference.js';

export type Right = Required<Estimator>;

/** The reference with some operations replaced; `loss` is always read from the replacement. */
export function overridden(
  override: (right: Right, options: EstimatorOptions) => Partial<Estimator>,
): EstimatorImplementation {
  return {
    operations: ['partialFit'],
    create(options) {
      const right = estimator(options);
      const change = override(right, options);
      return {
        fit: change.fit ?? right.fit,
        partialFit: change.partialFit ?? right.partialFit,
        predict: change.predict ?? right.predict,
        save: change.save ?? right.save,
        load: change.load ?? right.load,
        get loss() {
          return 'loss' in change ? (change.loss as number) : right.loss;
        },
      };
    },
  };
}

export function configured(change: (options: EstimatorOptions) => EstimatorOptions): EstimatorImplementation {
  return { operations: ['partialFit'], create: (options) => estimator(change(options)) };
}

/** Fits by `train`, which is given the right estimator and the examples. */
export function training(
  train: (right: Right, X: readonly (readonly number[])[], y: readonly number[], options: EstimatorOptions) => void,
): EstimatorImplementation {
  return overridden((right, options) => ({ fit: (X, y) => train(right, X, y, options) }));
}

export function withWeights(right: Right, weights: readonly number[], loss: number): void {
  right.load({ weights, velocity: weights.map(() => 0), loss, passes: 0 } satisfies EstimatorState);
}
