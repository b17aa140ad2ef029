import type { BackoffImplementation, BackoffOptions } from './contract.js';

/**
 * Exponential backoff: each failed attempt waits longer than the last by a constant factor, up to a cap. With full jitter
 * the wait is drawn uniformly between 0 and that length, so that clients that failed together do not come back together.
 *
 * Source: Metcalfe and Boggs 1976 (Ethernet, binary exponential backoff); full jitter from the AWS Architecture
 * Blog, "Exponential Backoff And Jitter" (2015): sleep = random_between(0, min(cap, base 2^attempt)).
 *   d_k = min(max, base factor^k),  k = 0, 1, 2 ...;   with jitter U(0, d_k)
 *
 * Units: all delays in the unit of `base`. Cost: O(1) a delay, one uniform draw with jitter.
 */
export function backoffDelay({ base, factor, max }: BackoffOptions, k: number): number {
  return Math.min(max, base * factor ** k);
}

/**
 * @throws RangeError when base is not positive, factor is not above 1, max is below base, or attempts is neither null nor a
 * positive integer.
 */
export function validBackoffOptions(options: BackoffOptions): BackoffOptions {
  const { base, factor, max, attempts } = options;
  if (!(base > 0)) throw new RangeError(`backoff: base must be positive, got ${base}`);
  if (!(factor > 1)) throw new RangeError(`backoff: factor must be above 1, got ${factor}`);
  if (!(max >= base)) throw new RangeError(`backoff: max must be at least base, got ${max}`);
  if (attempts !== null && !(Number.isInteger(attempts) && attempts > 0))
    throw new RangeError(`backoff: attempts must be null or a positive integer, got ${attempts}`);
  return options;
}

export const backoffReference: BackoffImplementation = {
  create(options) {
    const valid = validBackoffOptions(options);
    let issued = 0;
    return {
      next() {
        if (valid.attempts !== null && issued >= valid.attempts)
          throw new RangeError(`backoff: all ${valid.attempts} attempts are used up`);
        const longest = backoffDelay(valid, issued);
        issued += 1;
        return valid.jitter ? valid.rng() * longest : longest;
      },
      reset() {
        issued = 0;
      },
    };
  },
};
