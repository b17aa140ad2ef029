import type { AnyAlgorithm } from '../../model/algorithm.js';
import { backoff } from './backoff/index.js';
import { cosine } from './cosine/index.js';
import { exponentialDecay } from './exponential-decay/index.js';
import { exponentialWeighting } from './exponential-weighting/index.js';
import { performanceModulator } from './performance-modulator/index.js';
import { plateau } from './plateau/index.js';
import { stepDecay } from './step-decay/index.js';
import { warmUp } from './warm-up/index.js';

export const schedules: readonly AnyAlgorithm[] = [
  exponentialDecay,
  stepDecay,
  plateau,
  performanceModulator,
  cosine,
  warmUp,
  backoff,
  exponentialWeighting,
];
