import { seededRandom } from '../../algorithms/random.js';
import type { AnyAlgorithm } from '../../model/algorithm.js';
import type { Binding } from '../bind/binding.js';
import type { Usage } from '../contract/recorded-calls.js';
import { type Conversation, SessionOver } from '../drive/conversation.js';
import { emptyJournal } from '../drive/frame.js';
import { subjectImplementation } from '../drive/implementation.js';

interface Backoff {
  next(): number | null;
}

const ATTEMPTS = 6;

/**
 * Whether delays that nobody asked to be jittered differ between two series with the same options: how they are drawn is built in, there
 * are many customs (around the delay, below it, on top of it), and no check is told which.
 */
export function drawsUnasked(
  algorithm: AnyAlgorithm,
  binding: Binding,
  usage: Usage,
  conversation: Conversation,
): boolean {
  if (algorithm.contract.id !== 'exponential-backoff' || !binding.assumed.includes('jitter')) return false;
  const frame = { binding, contract: algorithm.contract, usage, journal: emptyJournal() };
  const { create } = subjectImplementation(frame, conversation) as { create(options: object): Backoff };
  const options = { base: 100, factor: 2, max: 1e6, attempts: null, jitter: false, ...binding.fixed };
  try {
    const [first, second] = [1, 2].map((seed) => {
      const backoff = create({ ...options, rng: seededRandom(seed) });
      return Array.from({ length: ATTEMPTS }, () => backoff.next()).join();
    });
    return first !== second;
  } catch (error) {
    if (error instanceof SessionOver) throw error;
    return false;
  } finally {
    conversation.releaseAll();
  }
}
