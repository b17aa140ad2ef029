import type { AnyAlgorithm } from '../../model/algorithm.js';
import { epistemicPlannerAlgorithm } from './epistemic-planner/index.js';
import { epsilonGreedyAlgorithm } from './epsilon-greedy/index.js';
import { linUcbAlgorithm } from './linucb/index.js';
import { disjointLinUcbAlgorithm } from './linucb-disjoint/index.js';
import { hybridLinUcbAlgorithm } from './linucb-hybrid/index.js';
import { rewardAlgorithm } from './reward/index.js';
import { ruleComparisonAlgorithm } from './rule-based-comparison/index.js';
import { bernoulliThompsonAlgorithm } from './thompson-bernoulli/index.js';
import { linearThompsonAlgorithm } from './thompson-linear/index.js';
import { ucb1Algorithm } from './ucb1/index.js';
import { warmStartAlgorithm } from './warm-start/index.js';

export const bandits: readonly AnyAlgorithm[] = [
  linUcbAlgorithm,
  disjointLinUcbAlgorithm,
  hybridLinUcbAlgorithm,
  epsilonGreedyAlgorithm,
  ucb1Algorithm,
  bernoulliThompsonAlgorithm,
  linearThompsonAlgorithm,
  rewardAlgorithm,
  epistemicPlannerAlgorithm,
  warmStartAlgorithm,
  ruleComparisonAlgorithm,
];
