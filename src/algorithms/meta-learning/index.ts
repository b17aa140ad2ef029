import type { AnyAlgorithm } from '../../model/algorithm.js';
import { firstOrderMaml } from './fomaml/index.js';
import { modelAgnosticMetaLearning } from './maml/index.js';
import { metaTasks } from './meta-task-protocol/index.js';
import { prototypicalNetworks } from './prototypical-networks/index.js';
import { reptileAlgorithm } from './reptile/index.js';

export const metaLearning: readonly AnyAlgorithm[] = [
  modelAgnosticMetaLearning,
  firstOrderMaml,
  reptileAlgorithm,
  prototypicalNetworks,
  metaTasks,
];
