import type { Lie } from '../../../model/algorithm.js';
import { normal, seededRandom, shuffled } from '../../random.js';
import type { EstimatorImplementation } from './contract.js';
import { configured, overridden, training, withWeights } from './wrong-estimators.js';

/** Wrong learning: noise, settings without effect, targets that do not matter. */
export const trainingLies: readonly Lie<EstimatorImplementation>[] = [
  {
    id: 'random',
    description: 'predict returns noise',
    implementation: overridden((_right, { seed }) => {
      const random = seededRandom(seed);
      return { predict: () => normal(random) };
    }),
    caughtBy: [
      'common.predict-is-pure',
      'common.training-changes-the-model',
      'common.every-parameter-is-live',
      'common.reported-loss-is-real',
      'common.unfitted-is-an-error',
    ],
  },
  {
    id: 'never-trains',
    description: 'fit reports progress and changes nothing',
    seenIn: 'seed 004 continual learning: sleeps and returns {"routing_accuracy": 0.85}',
    implementation: overridden((right, { seed }) => {
      const random = seededRandom(seed);
      return {
        fit: () => withWeights(right, [normal(random), normal(random), normal(random), 0], 0.15),
        loss: 0.15,
      };
    }),
    caughtBy: [
      'common.training-changes-the-model',
      'common.every-parameter-is-live',
      'common.reported-loss-is-real',
      'common.failure-is-not-success',
      'common.refit-is-fresh',
    ],
  },
  {
    id: 'random-training',
    description: 'weights move by random gradients',
    implementation: training((right, X, y, { lr, epochs, seed }) => {
      right.fit(X, y);
      const random = seededRandom(seed);
      const weights = [0, 1, 2, 3].map(() => lr * epochs * normal(random));
      withWeights(right, weights, right.loss);
    }),
    caughtBy: ['common.training-changes-the-model', 'common.every-parameter-is-live', 'common.reported-loss-is-real'],
  },
  {
    id: 'loss-from-size',
    description: 'the loss is 1 - n / 100, whatever the fit',
    implementation: overridden((right) => {
      let loss = Number.NaN;
      return {
        fit(X, y) {
          right.fit(X, y);
          loss = 1 - X.length / 100;
        },
        get loss() {
          return loss;
        },
      };
    }),
    caughtBy: ['common.reported-loss-is-real'],
  },
  {
    id: 'loss-of-zero-model',
    description: 'the loss is the mean square of the targets',
    implementation: overridden((right) => {
      let loss = Number.NaN;
      return {
        fit(X, y) {
          right.fit(X, y);
          loss = y.reduce((sum, value) => sum + value ** 2, 0) / y.length;
        },
        get loss() {
          return loss;
        },
      };
    }),
    caughtBy: ['common.reported-loss-is-real'],
  },
  {
    id: 'dead-lr',
    description: 'the step size is hard-coded',
    implementation: configured((options) => ({ ...options, lr: 0.02 })),
    caughtBy: ['common.every-parameter-is-live'],
  },
  {
    id: 'dead-epochs',
    description: 'the number of passes is hard-coded',
    implementation: configured((options) => ({ ...options, epochs: 60 })),
    caughtBy: ['common.every-parameter-is-live'],
  },
  {
    id: 'dead-l2',
    description: 'the penalty is accepted and unused',
    seenIn: 'seed 004: HRMTrainingConfig.ponder_weight; seed 002: num_adaptation_steps',
    implementation: configured((options) => ({ ...options, l2: 0 })),
    caughtBy: ['common.every-parameter-is-live'],
  },
  {
    id: 'dead-seed',
    description: 'the seed is hard-coded',
    implementation: configured((options) => ({ ...options, seed: 42 })),
    caughtBy: ['common.seed-is-used'],
  },
  {
    id: 'unseeded',
    description: 'starts from the global random source',
    implementation: training((right, X, y) => {
      const order = shuffled(Math.random, [...X.keys()]);
      right.fit(
        order.map((row) => X[row] as readonly number[]),
        order.map((row) => y[row] as number),
      );
    }),
    caughtBy: ['common.seed-reproducible', 'common.no-global-rng', 'common.refit-is-fresh'],
  },
  {
    id: 'reads-global-source',
    description: 'draws from the global source and throws the number away',
    implementation: training((right, X, y) => {
      right.fit(X, Math.random() < 2 ? y : []);
    }),
    caughtBy: ['common.no-global-rng'],
  },
  {
    id: 'targets-ignored',
    description: 'learns the sum of the inputs, whatever the targets',
    implementation: training((right, X) =>
      right.fit(
        X,
        X.map((x) => x.reduce((sum, value) => sum + value, 0)),
      ),
    ),
    caughtBy: ['common.training-changes-the-model', 'common.reported-loss-is-real'],
  },
  {
    id: 'mean-only',
    description: 'predicts the mean of the targets',
    implementation: overridden((right) => {
      let mean = 0;
      return {
        fit(X, y) {
          right.fit(X, y);
          mean = y.reduce((sum, value) => sum + value, 0) / y.length;
        },
        predict(x) {
          right.predict(x);
          return mean;
        },
      };
    }),
    caughtBy: [
      'common.seed-is-used',
      'common.output-depends-on-input',
      'common.training-changes-the-model',
      'common.every-parameter-is-live',
      'common.reported-loss-is-real',
      'common.save-load-roundtrip',
      'common.training-resumes',
      'common.checkpoint-stands',
    ],
  },
];
