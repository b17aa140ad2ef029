import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/algorithms/random.js';
import type { BackoffOptions } from '../../../src/algorithms/schedules/backoff/contract.js';
import { backoffReference } from '../../../src/algorithms/schedules/backoff/reference.js';

const options: BackoffOptions = { base: 0.5, factor: 3, max: 20, attempts: null, jitter: false, rng: seededRandom(1) };

describe('exponential backoff', () => {
  it('grows by the factor up to the cap', () => {
    // By hand: 0.5 * 3^k is 0.5, 1.5, 4.5, 13.5, 40.5, 121.5; the cap of 20 holds from the fifth on.
    const strategy = backoffReference.create(options);
    expect(Array.from({ length: 6 }, () => strategy.next())).toEqual([0.5, 1.5, 4.5, 13.5, 20, 20]);
  });

  it('goes on for ever without a limit (3^700 overflows a double)', () => {
    const strategy = backoffReference.create(options);
    const delays = Array.from({ length: 2000 }, () => strategy.next());
    expect(delays.slice(4).every((delay) => delay === 20)).toBe(true);
  });

  it('counts its attempts, and again after a reset', () => {
    const strategy = backoffReference.create({ ...options, attempts: 2 });
    expect([strategy.next(), strategy.next()]).toEqual([0.5, 1.5]);
    expect(() => strategy.next()).toThrow(/all 2 attempts are used up/);
    strategy.reset();
    expect([strategy.next(), strategy.next()]).toEqual([0.5, 1.5]);
  });

  it('draws full jitter from the given source', () => {
    // By hand: shares 0.25, 0.5, 0 of the lengths 0.5, 1.5, 4.5.
    const shares = [0.25, 0.5, 0];
    const strategy = backoffReference.create({ ...options, jitter: true, rng: () => shares.shift() ?? 1 });
    expect([strategy.next(), strategy.next(), strategy.next()]).toEqual([0.125, 0.75, 0]);
  });

  it.each([
    { base: 0 },
    { factor: 1 },
    { max: 0.1 },
    { attempts: 0 },
    { attempts: 2.5 },
    { base: Number.NaN },
  ])('refuses %o', (change) => {
    expect(() => backoffReference.create({ ...options, ...change })).toThrow(RangeError);
  });
});
