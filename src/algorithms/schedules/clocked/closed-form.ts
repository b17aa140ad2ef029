import type { ClockedImplementation } from './contract.js';
import { CLOCKED_OPERATIONS, clocked } from './reference.js';

/** A closed form and what it refuses: all that tells one clocked schedule from another. */
export interface ClosedForm<Options> {
  /** The rate after t steps. */
  readonly rate: (options: Options, t: number) => number;
  /** Returns the options, or throws a RangeError. */
  readonly valid: (options: Options) => Options;
}

/** The implementation that a closed form makes. */
export function fromClosedForm<Options>({ rate, valid }: ClosedForm<Options>): ClockedImplementation<Options> {
  return {
    operations: CLOCKED_OPERATIONS,
    create(options) {
      const accepted = valid(options);
      return clocked((t) => rate(accepted, t));
    },
  };
}
