import type { Lie } from '../../../model/algorithm.js';
import type { EstimatorImplementation } from './contract.js';
import type { EstimatorState } from './reference.js';
import { overridden, training, withWeights } from './wrong-estimators.js';

const shared: { state: unknown } = { state: undefined };

/** Wrong keeping: what is saved, loaded, shared and left behind. */
export const stateLies: readonly Lie<EstimatorImplementation>[] = [
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
