import { seededRandom } from '../../algorithms/random.js';
import type { AnyAlgorithm } from '../../model/algorithm.js';
import type { Binding } from '../bind/binding.js';
import type { Usage } from '../contract/recorded-calls.js';
import { type Conversation, SessionOver } from '../drive/conversation.js';
import { emptyJournal } from '../drive/frame.js';
import { subjectImplementation } from '../drive/implementation.js';

interface Agent {
  update(s: number, a: number, r: number, s2: number): void;
  q(s: number, a: number): number;
}

/** Different, so that an estimate that has reached one is moved by the next. */
const REWARDS: readonly number[] = [10, -30, 70];
const CLOSE = 1e-6;

/**
 * Whether a control method lets its learning rate fall with the visits of a state and action, as alpha / (c + k n): its reciprocal grows
 * by the same amount with each visit. That is a right choice, and no check with a fixed rate says anything of it.
 */
export function hasFallingRate(
  algorithm: AnyAlgorithm,
  binding: Binding,
  usage: Usage,
  conversation: Conversation,
): boolean {
  if (algorithm.contract.id !== 'tabular-control') return false;
  const frame = { binding, contract: algorithm.contract, usage, journal: emptyJournal() };
  const { create } = subjectImplementation(frame, conversation) as { create(options: object): Agent };
  const gamma = typeof binding.fixed.gamma === 'number' ? binding.fixed.gamma : 0.9;
  try {
    const agent = create({ nS: 3, nA: 2, alpha: 0.1, gamma, epsilon: 0.1, q0: 0, rng: seededRandom(1) });
    const [first, second, third] = REWARDS.map((reward) => {
      const before = agent.q(0, 0);
      agent.update(0, 0, reward, 2);
      return (reward + gamma * agent.q(2, 0) - before) / (agent.q(0, 0) - before);
    }) as [number, number, number];
    const step = second - first;
    return step > CLOSE * Math.abs(first) && Math.abs(third - second - step) < CLOSE * Math.abs(third);
  } catch (error) {
    if (error instanceof SessionOver) throw error;
    return false;
  } finally {
    conversation.releaseAll();
  }
}
