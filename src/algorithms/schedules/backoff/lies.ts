import type { Lie } from '../../../model/algorithm.js';
import { type CaughtBy, lieMaker } from '../../lie-table.js';
import type { BackoffOptions, BackoffStrategy, BackoffImplementation as Implementation } from './contract.js';
import { backoffDelay, backoffReference, validBackoffOptions } from './reference.js';

const CAUGHT_BY: CaughtBy = {
  overflow: ['unlimited-is-unlimited', 'full-jitter'],
  'starts-one-late': ['sequence', 'reset', 'independent-instances', 'jitter-keeps-the-envelope'],
  'cap-ignored': ['sequence', 'monotone-capped', 'unlimited-is-unlimited', 'full-jitter'],
  'cap-before-factor': ['sequence', 'monotone-capped', 'unlimited-is-unlimited', 'full-jitter'],
  linear: ['sequence', 'unlimited-is-unlimited', 'reset', 'independent-instances', 'jitter-keeps-the-envelope'],
  constant: [
    'sequence',
    'unlimited-is-unlimited',
    'reset',
    'independent-instances',
    'full-jitter',
    'jitter-keeps-the-envelope',
  ],
  'factor-ignored': ['sequence', 'reset', 'independent-instances', 'jitter-keeps-the-envelope'],
  'one-attempt-more': ['attempt-limit'],
  'one-attempt-less': ['attempt-limit', 'reset'],
  'limit-ignored': ['attempt-limit'],
  'null-means-ten': ['monotone-capped', 'unlimited-is-unlimited', 'full-jitter', 'jitter-is-seeded'],
  'reset-keeps-attempts': ['reset'],
  'reset-keeps-delay': ['reset', 'jitter-keeps-the-envelope'],
  'reset-does-nothing': ['reset', 'jitter-keeps-the-envelope'],
  'shared-count': ['independent-instances'],
  'jitter-ignored': ['full-jitter', 'jitter-keeps-the-envelope', 'jitter-is-seeded'],
  'jitter-always': ['sequence', 'monotone-capped', 'unlimited-is-unlimited', 'reset', 'independent-instances'],
  'jitter-added': ['full-jitter', 'jitter-keeps-the-envelope'],
  'jitter-feeds-back': ['full-jitter', 'jitter-keeps-the-envelope'],
  'jitter-all-or-nothing': ['full-jitter'],
  'jitter-is-constant': ['full-jitter', 'jitter-keeps-the-envelope', 'jitter-is-seeded'],
  'jitter-unseeded': ['jitter-is-seeded'],
};

const lie = lieMaker<Implementation>('backoff', CAUGHT_BY);

/** The right strategy with other options than those given. */
const misread = (change: (options: BackoffOptions) => Partial<BackoffOptions>): Implementation => ({
  create: (options) => backoffReference.create({ ...validBackoffOptions(options), ...change(options) }),
});

/** The right book-keeping around another delay for attempt k (already jittered). */
const otherDelay = (delay: (options: BackoffOptions, k: number) => number): Implementation => ({
  create(options) {
    const right = backoffReference.create({ ...options, jitter: false });
    let k = 0;
    return {
      next() {
        right.next();
        return delay(options, k++);
      },
      reset() {
        right.reset();
        k = 0;
      },
    };
  },
});

/** The right strategy with some operations replaced. */
const altered = (
  change: (right: BackoffStrategy, options: BackoffOptions) => Partial<BackoffStrategy>,
): Implementation => ({
  create(options) {
    const right = backoffReference.create(options);
    return { ...right, ...change(right, options) };
  },
});

const jittered = (options: BackoffOptions, length: number): number =>
  options.jitter ? options.rng() * length : length;

/** The length is drawn from, and then grows from what was drawn. */
function feedback(options: BackoffOptions): BackoffStrategy {
  const right = backoffReference.create({ ...options, jitter: false });
  let length = options.base;
  return {
    next() {
      right.next();
      const delay = jittered(options, length);
      length = Math.min(options.max, delay * options.factor);
      return delay;
    },
    reset() {
      right.reset();
      length = options.base;
    },
  };
}

/** The attempts of all strategies are counted together; a new one starts the count again. */
function sharedCount(): Implementation {
  let counted = backoffReference.create({
    base: 1,
    factor: 2,
    max: 2,
    attempts: null,
    jitter: false,
    rng: () => 0,
  });
  return {
    create(options) {
      counted = backoffReference.create(options);
      return { next: () => counted.next(), reset: () => counted.reset() };
    },
  };
}

export const backoffLies: readonly Lie<Implementation>[] = [
  lie(
    'overflow',
    'the power overflows on long runs, which Python reports as an error',
    otherDelay((o, k) => {
      if (o.factor ** k > 1e300) throw new RangeError('numerical result out of range');
      return jittered(o, backoffDelay(o, k));
    }),
    'seed 002, ExponentialBackoffStrategy',
  ),
  lie(
    'starts-one-late',
    'the first delay is already base * factor',
    otherDelay((o, k) => jittered(o, backoffDelay(o, k + 1))),
  ),
  lie(
    'cap-ignored',
    'max is accepted and never read',
    misread(() => ({ max: Number.POSITIVE_INFINITY })),
  ),
  lie(
    'cap-before-factor',
    'min(max, base) factor^k: grows beyond the cap',
    otherDelay((o, k) => jittered(o, Math.min(o.max, o.base) * o.factor ** Math.min(k, 600))),
  ),
  lie(
    'linear',
    'base * (1 + k): grows by a constant amount',
    otherDelay((o, k) => jittered(o, Math.min(o.max, o.base * (1 + k)))),
  ),
  lie(
    'constant',
    'always waits the first delay',
    otherDelay((o) => jittered(o, o.base)),
  ),
  lie(
    'factor-ignored',
    'always doubles',
    misread(() => ({ factor: 2 })),
  ),
  lie(
    'one-attempt-more',
    '`>` instead of `>=`: one delay too many',
    misread(({ attempts }) => ({ attempts: attempts === null ? null : attempts + 1 })),
  ),
  lie(
    'one-attempt-less',
    'the last attempt is refused',
    altered((right, { attempts }) => {
      let issued = 0;
      return {
        next() {
          if (attempts !== null && ++issued >= attempts) throw new RangeError('attempts used up');
          return right.next();
        },
        reset() {
          issued = 0;
          right.reset();
        },
      };
    }),
  ),
  lie(
    'limit-ignored',
    'attempts is accepted and never read',
    misread(() => ({ attempts: null })),
  ),
  lie(
    'null-means-ten',
    'attempts ?? 10: no limit becomes a limit',
    misread(({ attempts }) => ({ attempts: attempts ?? 10 })),
  ),
  lie(
    'reset-keeps-attempts',
    'reset restores the delay but not the number of attempts',
    altered((right, options) => {
      const lengths = backoffReference.create({ ...options, attempts: null });
      return {
        next() {
          right.next();
          return lengths.next();
        },
        reset: () => lengths.reset(),
      };
    }),
  ),
  lie(
    'reset-keeps-delay',
    'reset restores the attempts but not the delay',
    altered((right, options) => {
      const lengths = backoffReference.create({ ...options, attempts: null });
      return {
        next() {
          right.next();
          return lengths.next();
        },
      };
    }),
  ),
  lie(
    'reset-does-nothing',
    'reset is a placeholder',
    altered(() => ({ reset: () => undefined })),
  ),
  lie('shared-count', 'one attempt counter for all strategies', sharedCount()),
  lie(
    'jitter-ignored',
    'jitter is accepted and never read',
    misread(() => ({ jitter: false })),
  ),
  lie(
    'jitter-always',
    'jitter is on whatever was asked',
    misread(() => ({ jitter: true })),
  ),
  lie(
    'jitter-added',
    'up to a tenth on top of the delay, beyond the cap',
    otherDelay((o, k) => backoffDelay(o, k) * (o.jitter ? 1 + o.rng() / 10 : 1)),
  ),
  lie('jitter-feeds-back', 'the next length grows from the delay that was drawn', { create: feedback }),
  lie(
    'jitter-all-or-nothing',
    'the whole delay or none of it',
    otherDelay((o, k) => backoffDelay(o, k) * (o.jitter ? Math.round(o.rng()) : 1)),
  ),
  lie(
    'jitter-is-constant',
    'a fixed share of the delay, without a draw',
    otherDelay((o, k) => backoffDelay(o, k) * (o.jitter ? 0.3 : 1)),
  ),
  lie(
    'jitter-unseeded',
    'draws from the global source',
    misread(() => ({ rng: Math.random })),
  ),
];
