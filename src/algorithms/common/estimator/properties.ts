import type { Property } from '../../../model/algorithm.js';
import { close, counterexample, thrownBy } from '../../compare.js';
import { normal } from '../../random.js';
import type { EstimatorImplementation, EstimatorOptions } from './contract.js';
import { type Check, copied, differ, estimatorOptions, fitted, linearExamples, outputs } from './examples.js';
import { stateProperties } from './state-properties.js';

const seedReproducible: Check = (implementation, random) => {
  const examples = linearExamples(random);
  const options = estimatorOptions(random, { epochs: 3 });
  const first = outputs(fitted(implementation, options, examples));
  fitted(implementation, { ...options, seed: options.seed + 1 }, examples);
  const second = outputs(fitted(implementation, options, examples));
  if (!differ(first, second, 1e-12)) return undefined;
  return counterexample('one seed and one data set give different outputs', { options, ...examples }, first, second);
};

const seedIsUsed: Check = (implementation, random) => {
  const examples = linearExamples(random);
  const options = estimatorOptions(random, { epochs: 1 });
  const all = [0, 1, 2].map((shift) =>
    outputs(fitted(implementation, { ...options, seed: options.seed + shift }, examples)),
  );
  if (all.some((each) => differ(all[0] as number[], each, 1e-12))) return undefined;
  return counterexample('the seed has no effect on an unfinished fit', { options, seeds: 3 }, 'different outputs', all);
};

/** The number of draws from the global source while an estimator is made, fitted and asked. */
const noGlobalSource: Check = (implementation, random) => {
  const examples = linearExamples(random);
  const options = estimatorOptions(random, { epochs: 2 });
  const original = Math.random;
  let draws = 0;
  Math.random = () => {
    draws += 1;
    return original();
  };
  try {
    outputs(fitted(implementation, options, examples));
  } finally {
    Math.random = original;
  }
  if (draws === 0) return undefined;
  return counterexample('the global random source is read', { options }, 0, draws);
};

const outputDependsOnInput: Check = (implementation, random) => {
  const examples = linearExamples(random);
  const values = outputs(fitted(implementation, estimatorOptions(random), examples));
  const spread = Math.max(...values) - Math.min(...values);
  if (spread > 1e-9) return undefined;
  return counterexample('different inputs give one output', { inputs: 5 }, 'different outputs', values);
};

const predictIsPure: Check = (implementation, random) => {
  const estimator = fitted(implementation, estimatorOptions(random, { epochs: 20 }), linearExamples(random));
  const first = outputs(estimator);
  for (let repeat = 0; repeat < 20; repeat++) {
    const again = outputs(estimator);
    if (differ(first, again, 0)) return counterexample('asking again gives another output', { repeat }, first, again);
  }
  return undefined;
};

const trainingChangesTheModel: Check = (implementation, random) => {
  const examples = linearExamples(random);
  const options = estimatorOptions(random);
  const model = fitted(implementation, options, examples);
  const mirrored = fitted(implementation, options, { X: examples.X, y: examples.y.map((value) => -value) });
  if (!differ(outputs(model), outputs(mirrored), 1e-6))
    return counterexample(
      'turning the sign of the targets changes nothing',
      { options },
      'different outputs',
      outputs(model),
    );
  const mean = examples.y.reduce((sum, value) => sum + value, 0) / examples.y.length;
  const residual = examples.X.reduce(
    (sum, x, row) => sum + (model.predict([...x]) - (examples.y[row] as number)) ** 2,
    0,
  );
  const total = examples.y.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const explained = 1 - residual / total;
  if (explained > 0.5) return undefined;
  return counterexample(
    'the fit explains less than half of what a constant leaves',
    { options, ...examples },
    'R^2 above 0.5',
    explained,
  );
};

/** Two values of each documented hyper-parameter that change an unfinished fit. */
const parametersAreLive: Check = (implementation, random) => {
  const examples = linearExamples(random);
  const options = estimatorOptions(random, { epochs: 6, l2: 0.01 });
  const usual = outputs(fitted(implementation, options, examples));
  const changes: Partial<EstimatorOptions>[] = [{ lr: 0.005 }, { epochs: 25 }, { l2: 0.5 }];
  for (const change of changes) {
    const other = outputs(fitted(implementation, { ...options, ...change }, examples));
    if (!differ(usual, other, 1e-9))
      return counterexample('a hyper-parameter has no effect', { options, ...change }, 'different outputs', other);
  }
  return undefined;
};

const reportedLossIsReal: Check = (implementation, random) => {
  const clean = linearExamples(random);
  const options = estimatorOptions(random);
  const noisy = { X: clean.X, y: clean.y.map(() => 30 * normal(random)) };
  const losses = [clean, noisy].map((examples) => {
    const model = fitted(implementation, options, examples);
    const squares = examples.X.map((x, row) => (model.predict([...x]) - (examples.y[row] as number)) ** 2);
    return { reported: model.loss, real: squares.reduce((sum, value) => sum + value, 0) / squares.length };
  });
  const [small, large] = losses as [{ reported: number; real: number }, { reported: number; real: number }];
  if (!(large.reported > 5 * small.reported))
    return counterexample(
      'random targets of ten times the size do not raise the reported loss',
      { options },
      `above ${5 * small.reported}`,
      large.reported,
    );
  for (const { reported, real } of losses) {
    if (!(reported >= real / 2.1 && reported <= real * 2.1))
      return counterexample(
        'the reported loss is not the mean squared error within a factor of two',
        { options },
        real,
        reported,
      );
  }
  return undefined;
};

const failureIsNotSuccess: Check = (implementation, random) => {
  const { X, y } = linearExamples(random);
  const broken = [
    {
      what: 'an input that is not a number',
      X: X.map((row, index) => (index === 5 ? [Number.NaN, 0, 1] : [...row])),
      y: [...y],
    },
    { what: 'no examples', X: [] as number[][], y: [] as number[] },
  ];
  for (const { what, ...examples } of broken) {
    const estimator = implementation.create(estimatorOptions(random, { epochs: 5 }));
    let loss: unknown;
    let output: unknown;
    const refused = thrownBy(() => {
      estimator.fit(examples.X, examples.y);
      loss = estimator.loss;
      output = estimator.predict([0.3, -0.2, 1.1]);
    });
    if (refused) continue;
    const normalLooking = Number.isFinite(loss as number) && Number.isFinite(output as number);
    if (normalLooking)
      return counterexample('a fit that cannot work looks like one that did', { what }, 'an error, NaN or nothing', {
        loss,
        output,
      });
  }
  return undefined;
};

const unfittedIsAnError: Check = (implementation, random) => {
  const estimator = implementation.create(estimatorOptions(random));
  if (thrownBy(() => estimator.predict([0.1, 0.2, 0.3]))) return undefined;
  const output: unknown = estimator.predict([0.1, 0.2, 0.3]);
  if (output === null || output === undefined || Number.isNaN(output)) return undefined;
  return counterexample('predict answers before the first fit', { x: [0.1, 0.2, 0.3] }, 'an error', output);
};

const inputsUntouched: Check = (implementation, random) => {
  const examples = linearExamples(random);
  const { X, y } = copied(examples);
  const estimator = implementation.create(estimatorOptions(random, { epochs: 4 }));
  estimator.fit(X, y);
  const probe = [0.5, -0.5, 1.5];
  estimator.predict(probe);
  const same = JSON.stringify({ X, y }) === JSON.stringify(examples) && probe.join() === '0.5,-0.5,1.5';
  if (same) return undefined;
  return counterexample('fit or predict changes its arguments', { ...examples }, examples, { X, y, probe });
};

const refitIsFresh: Check = (implementation, random) => {
  const [before, examples] = [linearExamples(random), linearExamples(random)];
  const options = estimatorOptions(random, { epochs: 4 });
  const twice = fitted(implementation, options, before);
  const { X, y } = copied(examples);
  twice.fit(X, y);
  const once = fitted(implementation, options, examples);
  if (!differ(outputs(once), outputs(twice), 1e-9) && close(once.loss, twice.loss, 1e-9)) return undefined;
  return counterexample(
    'an earlier fit on other data shows in a later one',
    { options },
    outputs(once),
    outputs(twice),
  );
};

const property = (
  name: string,
  statement: string,
  basis: string,
  tolerance: string,
  check: Check,
): Property<EstimatorImplementation> => ({
  id: `common.${name}`,
  statement,
  basis,
  tolerance,
  strength: 'always',
  check,
});

export const properties: readonly Property<EstimatorImplementation>[] = [
  property(
    'seed-reproducible',
    'One seed and one data set give one set of outputs.',
    'scikit-learn, check_estimator: check_fit_idempotent; gymnasium, check_env.',
    '1e-12',
    seedReproducible,
  ),
  {
    ...property(
      'seed-is-used',
      'Another seed changes an unfinished fit.',
      'A documented seed that does nothing is a dead parameter.',
      'difference above 1e-12',
      seedIsUsed,
    ),
    strength: 'when-claimed',
  },
  property(
    'no-global-rng',
    'The global random source is not read.',
    'gymnasium, check_env: np_random of the environment only.',
    'exact',
    noGlobalSource,
  ),
  property(
    'output-depends-on-input',
    'Different inputs give different outputs.',
    'The targets depend on the inputs.',
    '1e-9',
    outputDependsOnInput,
  ),
  property(
    'predict-is-pure',
    'Asking twice gives one output.',
    'river, check_learn_one and predict_one are pure in x.',
    'exact, 20 repeats',
    predictIsPure,
  ),
  property(
    'training-changes-the-model',
    'Other targets give another model, and the fit explains more than a constant.',
    'Least squares on a linear function with little noise.',
    'R^2 above 0.5',
    trainingChangesTheModel,
  ),
  property(
    'every-parameter-is-live',
    'Step size, passes and penalty each change the result.',
    'Optuna tests each constructor argument so; DeepCrime, hyper-parameter operators.',
    'difference above 1e-9',
    parametersAreLive,
  ),
  property(
    'reported-loss-is-real',
    'The reported loss is the mean squared error, and worse data have a larger one.',
    'Definition of the loss in the contract; halves and penalties are within the factor.',
    'factor 2.1',
    reportedLossIsReal,
  ),
  property(
    'failure-is-not-success',
    'Input that cannot be learned from gives an error, NaN or nothing.',
    'scikit-learn, check_estimators_nan_inf.',
    'exact',
    failureIsNotSuccess,
  ),
  property(
    'unfitted-is-an-error',
    'Predicting before fitting is an error.',
    'scikit-learn, check_estimators_unfitted.',
    'exact',
    unfittedIsAnError,
  ),
  property(
    'inputs-untouched',
    'Fitting and predicting leave their arguments alone.',
    'scikit-learn, check_dict_unchanged and readonly memory maps.',
    'exact',
    inputsUntouched,
  ),
  property(
    'refit-is-fresh',
    'A second fit forgets the first.',
    'scikit-learn, check_fit2d_predict1d and fit idempotence; not for partial fits.',
    '1e-9',
    refitIsFresh,
  ),
  ...stateProperties,
];
