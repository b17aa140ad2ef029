import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { integerBelow } from '../../random.js';
import type { HyperParameterSearchImplementation } from '../contracts/hyper-parameter-search.js';

export type Check = (implementation: HyperParameterSearchImplementation, random: Random) => Counterexample | undefined;

export const id = 'tree-parzen-estimator';

/** Searches a check that counts how many of them do something. */
export const RUNS = 40;

export function anySeed(random: Random): number {
  return 1 + integerBelow(random, 1_000_000);
}

/** A property over many seeded searches; `derivation` says how rarely a right one fails a single try. */
export function statistical(
  name: string,
  statement: string,
  basis: string,
  tolerance: string,
  derivation: string,
  check: Check,
): Property<HyperParameterSearchImplementation> {
  return {
    id: `${id}.${name}`,
    statement,
    basis,
    tolerance,
    strength: 'always',
    falseAlarm: { probability: 1e-6, derivation: `${derivation}; three failing tries with fresh seeds are needed` },
    check,
  };
}

export const bergstra = 'Bergstra et al. 2011, section 4: candidates are drawn from l(x) and ranked by l(x) / g(x).';
