import type { BackoffOptions, BackoffStrategy } from './contract.js';
import { validBackoffOptions } from './reference.js';

/** The same strategy as a running delay that is multiplied and capped after each attempt. */
export function multipliedBackoff(options: BackoffOptions): BackoffStrategy {
  const { base, factor, max, attempts, jitter, rng } = validBackoffOptions(options);
  let [length, left] = [base, attempts ?? Number.POSITIVE_INFINITY];
  return {
    next() {
      if (left === 0) throw new Error('backoff: no attempts left');
      left -= 1;
      const delay = jitter ? rng() * length : length;
      length = Math.min(max, length * factor);
      return delay;
    },
    reset() {
      [length, left] = [base, attempts ?? Number.POSITIVE_INFINITY];
    },
  };
}
