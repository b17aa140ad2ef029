import type { AnyAlgorithm } from '../../model/algorithm.js';
import { commonAlgorithm } from './estimator/index.js';

/** Checks that are run on every subject first. */
export const common: readonly AnyAlgorithm[] = [commonAlgorithm];
