import type { Lie } from '../../../model/algorithm.js';
import type { DictionaryLearningImplementation } from '../contracts/dictionary-learning.js';
import { misconfigured, overridden, warmStarted, wrongLearners } from '../wrong-learners.js';
import { onlineDictionaryLearningReference } from './reference.js';

export const lies: readonly Lie<DictionaryLearningImplementation>[] = [
  {
    id: 'hard-threshold',
    description: 'codes keep values above the threshold unshrunk',
    implementation: overridden(onlineDictionaryLearningReference, wrongLearners.hardThreshold),
    caughtBy: [
      'online-dictionary-learning.lasso-kkt',
      'online-dictionary-learning.orthonormal-soft-threshold',
      'online-dictionary-learning.alpha-max-kills-codes',
    ],
  },
  {
    id: 'ridge',
    description: 'l2 shrinkage: dense codes',
    implementation: overridden(onlineDictionaryLearningReference, wrongLearners.ridge),
    caughtBy: [
      'online-dictionary-learning.lasso-kkt',
      'online-dictionary-learning.orthonormal-soft-threshold',
      'online-dictionary-learning.alpha-max-kills-codes',
      'online-dictionary-learning.batch-size-is-live',
    ],
  },
  {
    id: 'half-alpha',
    description: 'threshold alpha / 2: squared error with and without the factor 1/2 mixed',
    implementation: overridden(onlineDictionaryLearningReference, wrongLearners.halfAlpha),
    caughtBy: [
      'online-dictionary-learning.lasso-kkt',
      'online-dictionary-learning.orthonormal-soft-threshold',
      'online-dictionary-learning.alpha-max-kills-codes',
      'online-dictionary-learning.batch-size-is-live',
    ],
  },
  {
    id: 'signal-normalised',
    description: 'codes normalised signals and divides by zero for a zero signal',
    implementation: overridden(onlineDictionaryLearningReference, wrongLearners.signalNormalised),
    caughtBy: [
      'online-dictionary-learning.lasso-kkt',
      'online-dictionary-learning.orthonormal-soft-threshold',
      'online-dictionary-learning.alpha-max-kills-codes',
      'online-dictionary-learning.zero-signal',
    ],
  },
  {
    id: 'normalises-in-place',
    description: 'coding normalises the dictionary of the caller',
    implementation: overridden(onlineDictionaryLearningReference, wrongLearners.normalisesInPlace),
    caughtBy: ['online-dictionary-learning.coding-leaves-inputs'],
  },
  {
    id: 'not-projected',
    description: 'atoms are never scaled back into the unit ball',
    implementation: overridden(onlineDictionaryLearningReference, wrongLearners.notProjected),
    caughtBy: ['online-dictionary-learning.atoms-in-unit-ball', 'online-dictionary-learning.batch-size-is-live'],
  },
  {
    id: 'fixed-dictionary',
    description: 'the dictionary stays as it was drawn',
    implementation: overridden(onlineDictionaryLearningReference, wrongLearners.fixedDictionary),
    caughtBy: [
      'online-dictionary-learning.learns-the-atoms',
      'online-dictionary-learning.iterations-are-live',
      'online-dictionary-learning.learns-in-one-pass',
      'online-dictionary-learning.batch-size-is-live',
    ],
  },
  {
    id: 'fake-history',
    description: 'the history is a falling schedule, not the objective',
    implementation: overridden(onlineDictionaryLearningReference, wrongLearners.fakeHistory),
    caughtBy: ['online-dictionary-learning.reported-objective-is-real'],
  },
  {
    id: 'stale-codes',
    description: 'returns the codes over the starting dictionary',
    implementation: overridden(onlineDictionaryLearningReference, wrongLearners.staleCodes),
    caughtBy: ['online-dictionary-learning.reported-objective-is-real', 'online-dictionary-learning.recovers-planted'],
  },
  {
    id: 'whole-squares',
    description: 'the objective lacks the factor 1/2 and the penalty',
    implementation: overridden(onlineDictionaryLearningReference, wrongLearners.wholeSquares),
    caughtBy: ['online-dictionary-learning.objective-formula'],
  },
  {
    id: 'centres-in-place',
    description: 'shifts the signals of the caller',
    implementation: overridden(onlineDictionaryLearningReference, wrongLearners.centresInPlace),
    caughtBy: ['online-dictionary-learning.seed-reproducible', 'online-dictionary-learning.fit-leaves-inputs'],
  },
  {
    id: 'transposed',
    description: 'atoms are columns where rows are documented',
    implementation: overridden(onlineDictionaryLearningReference, wrongLearners.transposed),
    caughtBy: [
      'online-dictionary-learning.shapes',
      'online-dictionary-learning.atoms-in-unit-ball',
      'online-dictionary-learning.reported-objective-is-real',
      'online-dictionary-learning.recovers-planted',
      'online-dictionary-learning.learns-the-atoms',
      'online-dictionary-learning.learns-in-one-pass',
    ],
  },
  {
    id: 'alpha-ignored',
    description: 'fits with a hard-coded alpha',
    implementation: misconfigured(onlineDictionaryLearningReference, (options) => ({ ...options, alpha: 0.1 })),
    caughtBy: [
      'online-dictionary-learning.reported-objective-is-real',
      'online-dictionary-learning.alpha-shrinks-codes',
    ],
  },
  {
    id: 'iterations-ignored',
    description: 'the number of iterations is hard-coded',
    implementation: misconfigured(onlineDictionaryLearningReference, (options) => ({ ...options, iters: 10 })),
    caughtBy: ['online-dictionary-learning.iterations-are-live'],
  },
  {
    id: 'unseeded',
    description: 'draws the start from the global source',
    implementation: misconfigured(onlineDictionaryLearningReference, (options) => ({
      ...options,
      seed: Math.floor(Math.random() * 2 ** 31),
    })),
    caughtBy: ['online-dictionary-learning.seed-reproducible'],
  },
  {
    id: 'warm-start',
    description: 'a second fit continues from the first',
    implementation: warmStarted(onlineDictionaryLearningReference),
    caughtBy: ['online-dictionary-learning.seed-reproducible'],
  },
  {
    id: 'one-step-a-pass',
    description: 'the whole data set is one mini-batch, whatever the batch size',
    implementation: {
      create: (options) => {
        const learner = onlineDictionaryLearningReference.create(options);
        return {
          ...learner,
          fit: (X) => onlineDictionaryLearningReference.create({ ...options, batchSize: X.length }).fit(X),
        };
      },
    },
    caughtBy: ['online-dictionary-learning.batch-size-is-live'],
  },
];
