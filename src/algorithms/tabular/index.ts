import type { AnyAlgorithm } from '../../model/algorithm.js';
import { expectedSarsa } from './expected-sarsa/index.js';
import { qLearning } from './q-learning/index.js';
import { rewardMonitor } from './reward-monitor/index.js';
import { sarsa } from './sarsa/index.js';
import { trajectoryLogAlgorithm } from './trajectory-log/index.js';
import { tutor } from './tutor-engine/index.js';

export const tabular: readonly AnyAlgorithm[] = [
  qLearning,
  tutor,
  sarsa,
  expectedSarsa,
  trajectoryLogAlgorithm,
  rewardMonitor,
];
