import { type AnyAlgorithm, defineAlgorithm } from '../../../model/algorithm.js';
import { seededRandom } from '../../random.js';
import { backoffContract } from './contract.js';
import { backoffLies } from './lies.js';
import { backoffProperties } from './properties.js';
import { backoffReference, validBackoffOptions } from './reference.js';
import { multipliedBackoff } from './variants.js';

export const backoff: AnyAlgorithm = defineAlgorithm({
  id: 'backoff',
  family: 'schedules',
  title: 'Exponential backoff',
  aliases: [
    'exponential backoff',
    'exponential back-off',
    'binary exponential backoff',
    'backoff strategy',
    'retry with backoff',
    'full jitter',
  ],
  idea: 'Each failed attempt waits longer than the last by a constant factor, up to a cap. Full jitter draws the wait uniformly from 0 to that length, so that clients that failed together do not return together.',
  sources: [
    {
      citation: 'Metcalfe and Boggs 1976, Ethernet: Distributed Packet Switching for Local Computer Networks',
      locator: 'binary exponential backoff',
      url: 'https://doi.org/10.1145/360248.360253',
    },
    {
      citation: 'Brooker 2015, Exponential Backoff And Jitter, AWS Architecture Blog',
      locator: 'Full Jitter',
      url: 'https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/',
    },
  ],
  equations: ['d_k = min(max, base factor^k), k = 0, 1, 2 ...', 'with full jitter: U(0, d_k)'],
  cost: 'O(1) a delay',
  contract: backoffContract,
  reference: backoffReference,
  properties: backoffProperties,
  lies: backoffLies,
  variants: [
    {
      id: 'multiplied',
      description: 'keeps the delay and multiplies it',
      implementation: { create: multipliedBackoff },
    },
    {
      id: 'equal-jitter',
      description: 'half the delay is fixed and half is drawn',
      implementation: {
        create(options) {
          const valid = validBackoffOptions(options);
          const right = backoffReference.create({ ...valid, jitter: false });
          return {
            ...right,
            next() {
              const length = right.next();
              return valid.jitter ? (length * (1 + valid.rng())) / 2 : length;
            },
          };
        },
      },
      variantOf: ['backoff.full-jitter', 'backoff.jitter-keeps-the-envelope'],
    },
  ],
  phrases: [
    { text: 'exponential backoff', properties: ['backoff.sequence', 'backoff.monotone-capped'] },
    { text: 'retries with increasing delay', properties: ['backoff.monotone-capped'] },
    { text: 'max delay cap', properties: ['backoff.monotone-capped', 'backoff.unlimited-is-unlimited'] },
    { text: 'maximum number of attempts before stopping', properties: ['backoff.attempt-limit'] },
    { text: 'None for unlimited', properties: ['backoff.unlimited-is-unlimited'] },
    { text: 'full jitter', properties: ['backoff.full-jitter', 'backoff.jitter-keeps-the-envelope'] },
    { text: 'reproducible jitter', properties: ['backoff.jitter-is-seeded'] },
    { text: 'resets after success', properties: ['backoff.reset'] },
  ],
  falseProperties: [
    { statement: 'the delay doubles', why: 'only for factor 2 and below the cap' },
    { statement: 'delays with jitter never fall', why: 'a draw from U(0, d) may be shorter than the one before' },
  ],
  scenario(implementation, random) {
    const options = { base: 0.4, factor: 2.6, max: 15, attempts: null, jitter: false, rng: random };
    const plain = implementation.create(options);
    const trace = Array.from({ length: 7 }, () => plain.next());
    plain.reset();
    trace.push(plain.next(), plain.next());
    const limited = implementation.create({ ...options, attempts: 2 });
    trace.push(issuedBefore(limited, 5));
    limited.reset();
    trace.push(issuedBefore(limited, 5));
    const first = implementation.create(options);
    implementation.create(options).next();
    trace.push(first.next());
    const jittered = implementation.create({ ...options, jitter: true, rng: seededRandom(5) });
    return [...trace, ...Array.from({ length: 6 }, () => jittered.next())];
  },
});

/** How many delays are issued before one is refused, at most `most`. */
function issuedBefore(strategy: { next(): unknown }, most: number): number {
  for (let issued = 0; issued < most; issued++) {
    try {
      strategy.next();
    } catch {
      // The refusal is what is counted.
      return issued;
    }
  }
  return most;
}
