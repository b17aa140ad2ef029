import type { AnyAlgorithm } from '../../model/algorithm.js';
import { elasticWeightConsolidation } from './ewc/index.js';
import { agentMemory } from './memory-manager/index.js';
import { prioritisedReplayBuffer } from './prioritised-replay/index.js';
import { uniformReplayBuffer } from './uniform-replay/index.js';

export const continual: readonly AnyAlgorithm[] = [
  elasticWeightConsolidation,
  uniformReplayBuffer,
  prioritisedReplayBuffer,
  agentMemory,
];
