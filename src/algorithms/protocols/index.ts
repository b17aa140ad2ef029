import type { AnyAlgorithm } from '../../model/algorithm.js';

/** Protocols of learning systems: plug-ins, feedback, training stages, documentation graphs. */
export const protocols: readonly AnyAlgorithm[] = [];
