import type { AnyAlgorithm } from '../../model/algorithm.js';
import { documentationGraphAlgorithm } from './documentation-graph/index.js';
import { pluginLifeCycleAlgorithm } from './plugin-life-cycle/index.js';
import { symbolicFeedbackAlgorithm } from './symbolic-feedback/index.js';
import { trainingStagesAlgorithm } from './training-stages/index.js';

/** Protocols of learning systems: plug-ins, feedback, training stages, documentation graphs. */
export const protocols: readonly AnyAlgorithm[] = [
  pluginLifeCycleAlgorithm,
  symbolicFeedbackAlgorithm,
  trainingStagesAlgorithm,
  documentationGraphAlgorithm,
];
