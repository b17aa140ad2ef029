import type { AnyAlgorithm } from '../model/algorithm.js';
import { dynamics } from './dynamics/index.js';
import { protocols } from './protocols/index.js';

/** Every reference algorithm, family by family. */
export const algorithms: readonly AnyAlgorithm[] = [...dynamics, ...protocols];

/** The algorithm of that id or alias (case does not matter), if there is one. */
export function findAlgorithm(name: string): AnyAlgorithm | undefined {
  const wanted = name.toLowerCase();
  return (
    algorithms.find((algorithm) => algorithm.id === wanted) ??
    algorithms.find((algorithm) => algorithm.aliases.includes(wanted))
  );
}
