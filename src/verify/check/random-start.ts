import type { AnyAlgorithm } from '../../model/algorithm.js';
import type { Binding } from '../bind/binding.js';
import type { Usage } from '../contract/recorded-calls.js';
import type { Conversation } from '../drive/conversation.js';
import { emptyJournal, type Frame } from '../drive/frame.js';
import { subjectImplementation } from '../drive/implementation.js';

const STATES = 3;
const ACTIONS = 2;
const OPTIONS = { nS: STATES, nA: ACTIONS, alpha: 0.5, gamma: 0.5, epsilon: 0, q0: 0, rng: () => 0.5 };

interface Agent {
  update(s: number, a: number, r: number, s2: number, done: boolean, a2: number): void;
  q(s: number, a: number): number;
}

/**
 * Whether a table of values starts at random, which is right and which no check can set: two agents that were taught the same
 * transitions, all without a reward, hold different values. Entries that appear when they are first visited have been visited then.
 */
export function startsAtRandom(
  { contract }: AnyAlgorithm,
  binding: Binding,
  usage: Usage,
  conversation: Conversation,
): boolean {
  const { operations } = binding;
  if (contract.id !== 'tabular-control' || !operations.has('q') || !operations.has('update')) return false;
  const frame: Frame = { binding, contract, usage, journal: emptyJournal() };
  const implementation = subjectImplementation(frame, conversation) as { create(options: typeof OPTIONS): Agent };
  try {
    const [one, other] = [taught(implementation.create(OPTIONS)), taught(implementation.create(OPTIONS))];
    return one.some((value, index) => value !== other[index]);
  } catch {
    // What cannot be asked is for the checks to report.
    return false;
  } finally {
    if (frame.journal.over === undefined) conversation.releaseAll();
  }
}

function taught(agent: Agent): number[] {
  const pairs = Array.from({ length: STATES * ACTIONS }, (_, at) => [at % STATES, Math.floor(at / STATES)] as const);
  for (const [s, a] of pairs) agent.update(s, a, 0, (s + 1) % STATES, false, a);
  return pairs.map(([s, a]) => agent.q(s, a));
}
