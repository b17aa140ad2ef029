import type { AnyAlgorithm } from '../../model/algorithm.js';
import { progressiveWideningAlgorithm } from './progressive-widening/index.js';
import { puctAlgorithm } from './puct/index.js';
import { selfPlayArenaAlgorithm } from './self-play-arena/index.js';
import { treeParzenEstimatorAlgorithm } from './tree-parzen-estimator/index.js';
import { uctAlgorithm } from './uct/index.js';

/** Search in trees, among hyper-parameters and between players. */
export const search: readonly AnyAlgorithm[] = [
  treeParzenEstimatorAlgorithm,
  puctAlgorithm,
  uctAlgorithm,
  progressiveWideningAlgorithm,
  selfPlayArenaAlgorithm,
];
