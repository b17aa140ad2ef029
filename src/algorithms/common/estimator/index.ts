import { type Counterexample, defineAlgorithm, type Random } from '../../../model/algorithm.js';
import { type EstimatorImplementation, estimatorContract } from './contract.js';
import { copied, estimatorOptions, linearExamples, outputs } from './examples.js';
import { lies } from './lies.js';
import { properties } from './properties.js';
import { estimatorReference } from './reference.js';
import { variants } from './variants.js';

/** Outputs and loss after a long fit, what any learner of a linear function comes to, and for each check whether it is passed. */
function scenario(implementation: EstimatorImplementation, random: Random): number[] {
  const { X, y } = copied(linearExamples(random));
  const estimator = implementation.create(estimatorOptions(random, { epochs: 400 }));
  estimator.fit(X, y);
  const conduct = properties.map(({ check }) => Number(passes(() => check(implementation, random))));
  return [...outputs(estimator), estimator.loss, ...conduct];
}

function passes(check: () => Counterexample | undefined): boolean {
  try {
    return check() === undefined;
  } catch {
    return false;
  }
}

export const commonAlgorithm = defineAlgorithm<EstimatorImplementation>({
  id: 'common',
  family: 'common',
  title: 'Checks that need no algorithm knowledge',
  aliases: ['estimator', 'model', 'learner', 'common checks'],
  idea:
    'Whatever a learner computes, it must depend on data, parameters and seed, keep its state and its arguments in order, ' +
    'and never report a failure as success. These checks see most placeholders before any formula is needed.',
  sources: [
    {
      citation: 'scikit-learn, sklearn.utils.estimator_checks.check_estimator',
      locator: 'fit idempotence, unfitted, NaN and pickle checks',
      url: 'https://scikit-learn.org/stable/modules/generated/sklearn.utils.estimator_checks.check_estimator.html',
    },
    {
      citation: 'gymnasium, gymnasium.utils.env_checker.check_env',
      locator: 'seeding and determinism',
      url: 'https://gymnasium.farama.org/api/utils/',
    },
    {
      citation: 'Humbatova, Jahangirova, Tonella 2021, DeepCrime: mutation testing of deep learning systems, ISSTA',
      locator: 'Table 1',
      url: 'https://doi.org/10.1145/3460319.3464825',
    },
  ],
  equations: [
    'liveness: the output changes with every documented argument',
    'reproducibility: f(seed) = f(seed), f(seed) != f(other seed)',
    'honesty: an induced failure is never reported as success',
  ],
  cost: 'the reference: O(epochs n d) a fit of n examples of d inputs, O(d) a prediction',
  contract: estimatorContract,
  reference: estimatorReference,
  properties,
  lies,
  variants,
  phrases: [
    {
      text: 'deterministic / reproducible with a seed',
      properties: ['seed-reproducible', 'seed-is-used', 'no-global-rng'].map(prefixed),
    },
    { text: 'trains the model', properties: ['training-changes-the-model'].map(prefixed) },
    { text: 'learns from data', properties: ['training-changes-the-model', 'output-depends-on-input'].map(prefixed) },
    { text: 'configurable via', properties: ['every-parameter-is-live'].map(prefixed) },
    {
      text: 'saves and loads state',
      properties: ['save-load-roundtrip', 'training-resumes', 'checkpoint-stands'].map(prefixed),
    },
    { text: 'handles errors gracefully', properties: ['failure-is-not-success', 'unfitted-is-an-error'].map(prefixed) },
    {
      text: 'fully implemented',
      properties: ['training-changes-the-model', 'every-parameter-is-live', 'output-depends-on-input'].map(prefixed),
    },
    { text: 'no hardcoded values', properties: ['every-parameter-is-live'].map(prefixed) },
    { text: 'comprehensive metrics tracking', properties: ['reported-loss-is-real'].map(prefixed) },
    {
      text: 'input validation',
      properties: ['failure-is-not-success', 'unfitted-is-an-error', 'inputs-untouched'].map(prefixed),
    },
    { text: 'can be trained again', properties: ['refit-is-fresh'].map(prefixed) },
    { text: 'pure inference', properties: ['predict-is-pure'].map(prefixed) },
  ],
  falseProperties: [
    { statement: 'the loss decreases every epoch', why: 'not for stochastic steps; compare first and last with slack' },
    { statement: 'one seed gives one result on every machine', why: 'only with pinned libraries and hardware' },
    { statement: 'floats are equal across implementations', why: 'sums in another order differ in the last places' },
  ],
  scenario,
  scenarioTolerance: 0.05,
});

function prefixed(name: string): string {
  return `common.${name}`;
}
