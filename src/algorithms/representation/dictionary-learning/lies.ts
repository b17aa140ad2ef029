import type { Lie } from '../../../model/algorithm.js';
import type { DictionaryLearningImplementation } from '../contracts/dictionary-learning.js';
import { misconfigured, overridden, warmStarted, wrongLearners } from '../wrong-learners.js';
import { dictionaryLearningReference } from './reference.js';

export const lies: readonly Lie<DictionaryLearningImplementation>[] = [
  {
    id: 'hard-threshold',
    description: 'codes keep values above the threshold unshrunk',
    implementation: overridden(dictionaryLearningReference, wrongLearners.hardThreshold),
    caughtBy: [
      'dictionary-learning.lasso-kkt',
      'dictionary-learning.orthonormal-soft-threshold',
      'dictionary-learning.alpha-max-kills-codes',
    ],
  },
  {
    id: 'ridge',
    description: 'l2 shrinkage: dense codes',
    implementation: overridden(dictionaryLearningReference, wrongLearners.ridge),
    caughtBy: [
      'dictionary-learning.lasso-kkt',
      'dictionary-learning.orthonormal-soft-threshold',
      'dictionary-learning.alpha-max-kills-codes',
      'dictionary-learning.objective-falls',
    ],
  },
  {
    id: 'half-alpha',
    description: 'threshold alpha / 2: squared error with and without the factor 1/2 mixed',
    implementation: overridden(dictionaryLearningReference, wrongLearners.halfAlpha),
    caughtBy: [
      'dictionary-learning.lasso-kkt',
      'dictionary-learning.orthonormal-soft-threshold',
      'dictionary-learning.alpha-max-kills-codes',
    ],
  },
  {
    id: 'signal-normalised',
    description: 'codes normalised signals and divides by zero for a zero signal',
    implementation: overridden(dictionaryLearningReference, wrongLearners.signalNormalised),
    caughtBy: [
      'dictionary-learning.lasso-kkt',
      'dictionary-learning.orthonormal-soft-threshold',
      'dictionary-learning.alpha-max-kills-codes',
      'dictionary-learning.zero-signal',
    ],
  },
  {
    id: 'normalises-in-place',
    description: 'coding normalises the dictionary of the caller',
    implementation: overridden(dictionaryLearningReference, wrongLearners.normalisesInPlace),
    caughtBy: ['dictionary-learning.coding-leaves-inputs'],
  },
  {
    id: 'ascent',
    description: 'the atom step has the wrong sign',
    implementation: overridden(dictionaryLearningReference, wrongLearners.ascent),
    caughtBy: [
      'dictionary-learning.recovers-planted',
      'dictionary-learning.learns-the-atoms',
      'dictionary-learning.objective-falls',
    ],
  },
  {
    id: 'not-projected',
    description: 'atoms are never scaled back into the unit ball',
    implementation: overridden(dictionaryLearningReference, wrongLearners.notProjected),
    caughtBy: ['dictionary-learning.atoms-in-unit-ball'],
  },
  {
    id: 'fixed-dictionary',
    description: 'the dictionary stays as it was drawn',
    implementation: overridden(dictionaryLearningReference, wrongLearners.fixedDictionary),
    caughtBy: [
      'dictionary-learning.learns-the-atoms',
      'dictionary-learning.iterations-are-live',
      'dictionary-learning.objective-falls',
    ],
  },
  {
    id: 'fake-history',
    description: 'the history is a falling schedule, not the objective',
    implementation: overridden(dictionaryLearningReference, wrongLearners.fakeHistory),
    caughtBy: ['dictionary-learning.reported-objective-is-real'],
  },
  {
    id: 'stale-codes',
    description: 'returns the codes over the starting dictionary',
    implementation: overridden(dictionaryLearningReference, wrongLearners.staleCodes),
    caughtBy: ['dictionary-learning.reported-objective-is-real', 'dictionary-learning.recovers-planted'],
  },
  {
    id: 'whole-squares',
    description: 'the objective lacks the factor 1/2 and the penalty',
    implementation: overridden(dictionaryLearningReference, wrongLearners.wholeSquares),
    caughtBy: ['dictionary-learning.objective-formula'],
  },
  {
    id: 'centres-in-place',
    description: 'shifts the signals of the caller',
    implementation: overridden(dictionaryLearningReference, wrongLearners.centresInPlace),
    caughtBy: ['dictionary-learning.seed-reproducible', 'dictionary-learning.fit-leaves-inputs'],
  },
  {
    id: 'transposed',
    description: 'atoms are columns where rows are documented',
    implementation: overridden(dictionaryLearningReference, wrongLearners.transposed),
    caughtBy: [
      'dictionary-learning.shapes',
      'dictionary-learning.atoms-in-unit-ball',
      'dictionary-learning.reported-objective-is-real',
      'dictionary-learning.recovers-planted',
      'dictionary-learning.learns-the-atoms',
    ],
  },
  {
    id: 'alpha-ignored',
    description: 'fits with a hard-coded alpha',
    implementation: misconfigured(dictionaryLearningReference, (options) => ({ ...options, alpha: 0.1 })),
    caughtBy: ['dictionary-learning.reported-objective-is-real', 'dictionary-learning.alpha-shrinks-codes'],
  },
  {
    id: 'iterations-ignored',
    description: 'the number of iterations is hard-coded',
    implementation: misconfigured(dictionaryLearningReference, (options) => ({ ...options, iters: 10 })),
    caughtBy: ['dictionary-learning.iterations-are-live'],
  },
  {
    id: 'unseeded',
    description: 'draws the start from the global source',
    implementation: misconfigured(dictionaryLearningReference, (options) => ({
      ...options,
      seed: Math.floor(Math.random() * 2 ** 31),
    })),
    caughtBy: ['dictionary-learning.seed-reproducible'],
  },
  {
    id: 'warm-start',
    description: 'a second fit continues from the first',
    implementation: warmStarted(dictionaryLearningReference),
    caughtBy: ['dictionary-learning.seed-reproducible'],
  },
];
