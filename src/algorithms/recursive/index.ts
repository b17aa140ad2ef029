import type { AnyAlgorithm } from '../../model/algorithm.js';
import { adaptiveComputationTime } from './adaptive-computation-time/index.js';
import { deepSupervision } from './deep-supervision/index.js';

export const recursive: readonly AnyAlgorithm[] = [adaptiveComputationTime, deepSupervision];
