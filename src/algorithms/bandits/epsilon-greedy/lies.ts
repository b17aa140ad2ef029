import type { Lie } from '../../../model/algorithm.js';
import { choiceLies } from './choice-lies.js';
import type { EpsilonGreedy } from './reference.js';
import { valueLies } from './value-lies.js';

export const epsilonGreedyLies: readonly Lie<EpsilonGreedy>[] = [...valueLies, ...choiceLies];
