import type { AnyAlgorithm } from '../../model/algorithm.js';
import { coordinateMedianAggregation } from './coordinate-median/index.js';
import { privateFedavg } from './dp-fedavg/index.js';
import { federatedAveraging } from './fedavg/index.js';
import { federatedMetaLearningRounds } from './federated-meta-learning/index.js';
import { krumAggregation } from './krum/index.js';
import { secureAggregationByMasks } from './secure-aggregation/index.js';
import { trimmedMeanAggregation } from './trimmed-mean/index.js';

export const federated: readonly AnyAlgorithm[] = [
  federatedAveraging,
  federatedMetaLearningRounds,
  secureAggregationByMasks,
  privateFedavg,
  krumAggregation,
  trimmedMeanAggregation,
  coordinateMedianAggregation,
];
