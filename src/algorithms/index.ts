import type { AnyAlgorithm } from '../model/algorithm.js';
import { bandits } from './bandits/index.js';
import { common } from './common/index.js';
import { continual } from './continual/index.js';
import { dynamics } from './dynamics/index.js';
import { federated } from './federated/index.js';
import { metaLearning } from './meta-learning/index.js';
import { protocols } from './protocols/index.js';
import { recursive } from './recursive/index.js';
import { representation } from './representation/index.js';
import { schedules } from './schedules/index.js';
import { search } from './search/index.js';
import { tabular } from './tabular/index.js';

/** Every reference algorithm, family by family. */
export const algorithms: readonly AnyAlgorithm[] = [
  ...bandits,
  ...schedules,
  ...metaLearning,
  ...continual,
  ...federated,
  ...tabular,
  ...representation,
  ...search,
  ...recursive,
  ...dynamics,
  ...protocols,
  ...common,
];

/** The algorithm of that id or alias (case does not matter), if there is one. */
export function findAlgorithm(name: string): AnyAlgorithm | undefined {
  const wanted = name.toLowerCase();
  return (
    algorithms.find((algorithm) => algorithm.id === wanted) ??
    algorithms.find((algorithm) => algorithm.aliases.includes(wanted))
  );
}
