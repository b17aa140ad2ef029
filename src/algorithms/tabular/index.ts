import type { AnyAlgorithm } from '../../model/algorithm.js';
import { expectedSarsa } from './expected-sarsa/index.js';
import { qLearning } from './q-learning/index.js';
import { sarsa } from './sarsa/index.js';

export const tabular: readonly AnyAlgorithm[] = [qLearning, sarsa, expectedSarsa];
