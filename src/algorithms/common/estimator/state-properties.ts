import type { Property } from '../../../model/algorithm.js';
import { counterexample } from '../../compare.js';
import type { EstimatorImplementation } from './contract.js';
import { type Check, copied, differ, estimatorOptions, fitted, linearExamples, outputs } from './examples.js';

const saveLoad: Check = (implementation, random) => {
  const examples = linearExamples(random);
  const options = estimatorOptions(random, { epochs: 7 });
  const original = fitted(implementation, options, examples);
  const expected = outputs(original);
  const state: unknown = JSON.parse(JSON.stringify(original.save()));
  const loaded = implementation.create(options);
  loaded.load(state);
  if (differ(expected, outputs(loaded), 1e-12))
    return counterexample('a saved and loaded estimator predicts otherwise', { options }, expected, outputs(loaded));
  return undefined;
};

/** What is not saved shows when training goes on: velocities, step counters, the place in the random stream. */
const continuesAlike: Check = (implementation, random) => {
  const examples = linearExamples(random);
  const more = linearExamples(random);
  const options = estimatorOptions(random, { epochs: 7 });
  const original = fitted(implementation, options, examples);
  const loaded = implementation.create(options);
  loaded.load(JSON.parse(JSON.stringify(original.save())));
  for (const estimator of [original, loaded]) {
    const { X, y } = copied(more);
    if (estimator.partialFit) estimator.partialFit(X, y);
    else estimator.fit(X, y);
  }
  if (!differ(outputs(original), outputs(loaded), 1e-12)) return undefined;
  return counterexample(
    'after save and load training goes on otherwise',
    { options },
    outputs(original),
    outputs(loaded),
  );
};

/** A checkpoint must not move with the estimator that it was taken from. */
const checkpointStands: Check = (implementation, random) => {
  const options = estimatorOptions(random, { epochs: 5 });
  const estimator = fitted(implementation, options, linearExamples(random));
  const expected = outputs(estimator);
  const state = estimator.save();
  const { X, y } = copied(linearExamples(random));
  estimator.fit(
    X,
    y.map((value) => 5 - 3 * value),
  );
  const loaded = implementation.create(options);
  loaded.load(state);
  if (!differ(expected, outputs(loaded), 1e-12)) return undefined;
  return counterexample(
    'a saved state changes when its estimator is fitted again',
    { options },
    expected,
    outputs(loaded),
  );
};

export const stateProperties: readonly Property<EstimatorImplementation>[] = [
  {
    id: 'common.save-load-roundtrip',
    statement: 'Outputs survive saving, JSON and loading.',
    basis: 'scikit-learn, check_estimators_pickle; Stable-Baselines3, save and load of every attribute.',
    tolerance: '1e-12',
    strength: 'always',
    check: saveLoad,
  },
  {
    id: 'common.training-resumes',
    statement:
      'After saving and loading one more pass (or fit, where there are no single passes) gives what it would have given without.',
    basis: 'PyTorch, optimizer and scheduler state_dict tests: resuming equals not stopping.',
    tolerance: '1e-12',
    strength: 'always',
    check: continuesAlike,
  },
  {
    id: 'common.checkpoint-stands',
    statement: 'A saved state does not change when its estimator is fitted again.',
    basis: 'A checkpoint is a copy.',
    tolerance: '1e-12',
    strength: 'always',
    check: checkpointStands,
  },
];
