import type { Lie } from '../../../model/algorithm.js';
import { normal, seededRandom, shuffled } from '../../random.js';
import type { Estimator, EstimatorImplementation, EstimatorOptions } from './contract.js';
import { type EstimatorState, estimator } from './reference.js';

type Right = Required<Estimator>;

/** The reference with some operations replaced; `loss` is always read from the replacement. */
function overridden(
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

function configured(change: (options: EstimatorOptions) => EstimatorOptions): EstimatorImplementation {
  return { operations: ['partialFit'], create: (options) => estimator(change(options)) };
}

/** Fits by `train`, which is given the right estimator and the examples. */
function training(
  train: (right: Right, X: readonly (readonly number[])[], y: readonly number[], options: EstimatorOptions) => void,
): EstimatorImplementation {
  return overridden((right, options) => ({ fit: (X, y) => train(right, X, y, options) }));
}

function withWeights(right: Right, weights: readonly number[], loss: number): void {
  right.load({ weights, velocity: weights.map(() => 0), loss, passes: 0 } satisfies EstimatorState);
}

const shared: { state: unknown } = { state: undefined };

export const lies: readonly Lie<EstimatorImplementation>[] = [
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
    id: 'swallowed-error',
    description: 'an error becomes a loss of zero',
    seenIn: 'seed 004 orchestrator: {"hrm_loss": 0.0}; seed 002: np.array(0.0)',
    implementation: overridden((right) => {
      let failed = false;
      return {
        fit(X, y) {
          failed = false;
          try {
            right.fit(X, y);
          } catch {
            failed = true;
            withWeights(right, [0, 0, 0, 0], 0);
          }
        },
        get loss() {
          return failed ? 0 : right.loss;
        },
      };
    }),
    caughtBy: ['common.failure-is-not-success'],
  },
  {
    id: 'unfitted-zero',
    description: 'predict before fit returns 0',
    implementation: overridden((right) => ({
      predict(x) {
        try {
          return right.predict(x);
        } catch {
          return 0;
        }
      },
    })),
    caughtBy: ['common.unfitted-is-an-error'],
  },
  {
    id: 'partial-save',
    description: 'velocities and counters are not saved',
    implementation: overridden((right) => ({
      save: () => ({ weights: (right.save() as EstimatorState).weights }),
      load(state) {
        const { weights } = state as EstimatorState;
        withWeights(right, weights, Number.NaN);
      },
    })),
    caughtBy: ['common.training-resumes'],
  },
  {
    id: 'velocity-not-saved',
    description: 'the momentum starts from zero after loading',
    implementation: overridden((right) => ({
      load(state) {
        const saved = state as EstimatorState;
        right.load({ ...saved, velocity: saved.weights.map(() => 0) });
      },
    })),
    caughtBy: ['common.training-resumes'],
  },
  {
    id: 'saves-a-reference',
    description: 'save returns the live weights',
    implementation: overridden((right) => {
      let live: EstimatorState & { weights: number[] } = { weights: [], velocity: [], loss: 0, passes: 0 };
      return {
        fit(X, y) {
          right.fit(X, y);
          live = Object.assign(live, structuredClone(right.save()));
        },
        save: () => live,
      };
    }),
    caughtBy: ['common.checkpoint-stands'],
  },
  {
    id: 'loads-nothing',
    description: 'load keeps the estimator as it was after its own one-example fit',
    implementation: overridden((right) => ({
      load: () => withWeights(right, [0.1, 0.1, 0.1, 0], 0.5),
    })),
    caughtBy: ['common.save-load-roundtrip', 'common.training-resumes', 'common.checkpoint-stands'],
  },
  {
    id: 'scales-in-place',
    description: 'scales the data of the caller in place',
    implementation: training((right, X, y) => {
      for (const row of X as number[][]) row[0] = (row[0] as number) / 1.05;
      right.fit(X, y);
    }),
    caughtBy: ['common.inputs-untouched'],
  },
  {
    id: 'warm-start',
    description: 'a second fit continues from the first',
    implementation: overridden((right, { epochs }) => {
      let started = false;
      return {
        fit(X, y) {
          if (!started) right.fit(X, y);
          else for (let epoch = 0; epoch < epochs; epoch++) right.partialFit(X, y);
          started = true;
        },
      };
    }),
    caughtBy: ['common.refit-is-fresh'],
  },
  {
    id: 'stateful-predict',
    description: 'asking moves the model',
    implementation: overridden((right) => {
      let asked = 0;
      return {
        predict(x) {
          asked += 1;
          return right.predict(x) + 1e-6 * asked;
        },
      };
    }),
    caughtBy: ['common.predict-is-pure'],
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
  {
    id: 'shared-weights',
    description: 'all instances share one set of weights',
    implementation: overridden((right) => ({
      fit(X, y) {
        right.fit(X, y);
        shared.state = right.save();
      },
      predict(x) {
        if (shared.state !== undefined) right.load(shared.state);
        return right.predict(x);
      },
    })),
    caughtBy: ['common.training-changes-the-model', 'common.unfitted-is-an-error', 'common.checkpoint-stands'],
  },
];
