import type { AnyAlgorithm } from '../../model/algorithm.js';
import { cosineStoreAlgorithm } from './cosine-store/index.js';
import { dictionaryLearningAlgorithm } from './dictionary-learning/index.js';
import { lassoCoordinateDescentAlgorithm } from './lasso-coordinate-descent/index.js';
import { onlineDictionaryLearningAlgorithm } from './online-dictionary-learning/index.js';
import { orthogonalMatchingPursuitAlgorithm } from './orthogonal-matching-pursuit/index.js';

/** Sparse codes, learned dictionaries and retrieval by cosine. */
export const representation: readonly AnyAlgorithm[] = [
  orthogonalMatchingPursuitAlgorithm,
  lassoCoordinateDescentAlgorithm,
  dictionaryLearningAlgorithm,
  onlineDictionaryLearningAlgorithm,
  cosineStoreAlgorithm,
];
