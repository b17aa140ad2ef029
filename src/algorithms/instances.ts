import type { Counterexample, Random } from '../model/algorithm.js';

type Check<Implementation> = (implementation: Implementation, random: Random) => Counterexample | undefined;

/** A check that draws `count` instances and reports the first that fails: many faults show on some inputs only. */
export function overInstances<Implementation>(count: number, check: Check<Implementation>): Check<Implementation> {
  return (implementation, random) => {
    for (let instance = 0; instance < count; instance++) {
      const found = check(implementation, random);
      if (found) return found;
    }
    return undefined;
  };
}
