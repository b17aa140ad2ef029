import type { Lie } from '../../../model/algorithm.js';
import type { DictionaryLearningImplementation } from '../contracts/dictionary-learning.js';
import { misconfigured, overridden, warmStarted, wrongLearners } from '../wrong-learners.js';
import { onlineDictionaryLearningReference } from './reference.js';

export const lies: readonly Lie<DictionaryLearningImplementation>[] = [
  {
    id: 'hard-threshold',
    description: 'codes keep values above the threshold unshrunk',
    implementation: overridden(onlineDictionaryLearningReference, wrongLearners.hardThreshold),
    caughtBy: [],
  },
  {
    id: 'ridge',
    description: 'l2 shrinkage: dense codes',
    implementation: overridden(onlineDictionaryLearningReference, wrongLearners.ridge),
    caughtBy: [],
  },
  {
    id: 'half-alpha',
    description: 'threshold alpha / 2: squared error with and without the factor 1/2 mixed',
    implementation: overridden(onlineDictionaryLearningReference, wrongLearners.halfAlpha),
    caughtBy: [],
  },
  {
    id: 'signal-normalised',
    description: 'codes normalised signals and divides by zero for a zero signal',
    implementation: overridden(onlineDictionaryLearningReference, wrongLearners.signalNormalised),
    caughtBy: [],
  },
  {
    id: 'normalises-in-place',
    description: 'coding normalises the dictionary of the caller',
    implementation: overridden(onlineDictionaryLearningReference, wrongLearners.normalisesInPlace),
    caughtBy: [],
  },
  {
    id: 'not-projected',
    description: 'atoms are never scaled back into the unit ball',
    implementation: overridden(onlineDictionaryLearningReference, wrongLearners.notProjected),
    caughtBy: [],
  },
  {
    id: 'fixed-dictionary',
    description: 'the dictionary stays as it was drawn',
    implementation: overridden(onlineDictionaryLearningReference, wrongLearners.fixedDictionary),
    caughtBy: [],
  },
  {
    id: 'fake-history',
    description: 'the history is a falling schedule, not the objective',
    implementation: overridden(onlineDictionaryLearningReference, wrongLearners.fakeHistory),
    caughtBy: [],
  },
  {
    id: 'stale-codes',
    description: 'returns the codes over the starting dictionary',
    implementation: overridden(onlineDictionaryLearningReference, wrongLearners.staleCodes),
    caughtBy: [],
  },
  {
    id: 'whole-squares',
    description: 'the objective lacks the factor 1/2 and the penalty',
    implementation: overridden(onlineDictionaryLearningReference, wrongLearners.wholeSquares),
    caughtBy: [],
  },
  {
    id: 'centres-in-place',
    description: 'shifts the signals of the caller',
    implementation: overridden(onlineDictionaryLearningReference, wrongLearners.centresInPlace),
    caughtBy: [],
  },
  {
    id: 'transposed',
    description: 'atoms are columns where rows are documented',
    implementation: overridden(onlineDictionaryLearningReference, wrongLearners.transposed),
    caughtBy: [],
  },
  {
    id: 'alpha-ignored',
    description: 'fits with a hard-coded alpha',
    implementation: misconfigured(onlineDictionaryLearningReference, (options) => ({ ...options, alpha: 0.1 })),
    caughtBy: [],
  },
  {
    id: 'unseeded',
    description: 'draws the start from the global source',
    implementation: misconfigured(onlineDictionaryLearningReference, (options) => ({
      ...options,
      seed: Math.floor(Math.random() * 2 ** 31),
    })),
    caughtBy: [],
  },
  {
    id: 'warm-start',
    description: 'a second fit continues from the first',
    implementation: warmStarted(onlineDictionaryLearningReference),
    caughtBy: [],
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
    caughtBy: [],
  },
];
