import type { NamedArguments } from '../contract/named-arguments.js';
import { Unrepresentable } from '../values/misfit.js';

/** The number of the next attempt, for subjects that are told it: how many there may be is up to who counts. */
export class CountedAttempts {
  #made = 0;

  /** Attempts so far, before this one. Throws when the caller would have given up. */
  next({ attempts }: NamedArguments): number {
    if (typeof attempts === 'number' && this.#made >= attempts)
      throw new Unrepresentable('it is told the number of each attempt, so nothing limits them');
    this.#made += 1;
    return this.#made - 1;
  }

  reset(): void {
    this.#made = 0;
  }
}
