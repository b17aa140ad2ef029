import type { AnyAlgorithm } from '../../model/algorithm.js';
import type { Binding } from '../bind/binding.js';
import { coveredItems } from '../bind/operations.js';
import type { Usage } from '../contract/recorded-calls.js';
import type { Conversation } from '../drive/conversation.js';
import { emptyJournal, type Frame } from '../drive/frame.js';
import { subjectImplementation } from '../drive/implementation.js';

const STATES = 3;
const ACTIONS = 2;
/** The checks number actions 0 to 2. */
const ACTIONS_OF_CHECKS = 3;
const OPTIONS = { nS: STATES, nA: ACTIONS, alpha: 0.5, gamma: 0.5, epsilon: 0, q0: 0, rng: () => 0.5 };

interface Agent {
  update(s: number, a: number, r: number, s2: number, done: boolean, a2: number): void;
  q(s: number, a: number): number;
}

/**
 * Why the table of values of a right implementation may not be what the checks take it for. It starts at random: two agents that were
 * taught the same transitions, all without a reward, hold different values (entries that appear when they are first visited have been
 * visited then). Or it has more actions than the checks use, with values that they never set.
 */
export function tableFault(
  { contract }: AnyAlgorithm,
  binding: Binding,
  usage: Usage,
  conversation: Conversation,
): string | undefined {
  const { operations, construction } = binding;
  if (contract.id !== 'tabular-control' || !operations.has('q') || !operations.has('update')) return undefined;
  const frame: Frame = { binding, contract, usage, journal: emptyJournal() };
  const implementation = subjectImplementation(frame, conversation) as { create(options: typeof OPTIONS): Agent };
  try {
    const [agent, other] = [implementation.create(OPTIONS), implementation.create(OPTIONS)];
    const [values, others] = [taught(agent), taught(other)];
    if (values.some((value, index) => value !== others[index]))
      return 'starts from random values, which no check can set';
    const told = coveredItems(construction?.arguments ?? []).some(({ parameter }) => parameter === 'nA');
    // Whoever hands over the table says how many there are.
    const handed = binding.subject.state !== undefined && binding.subject.state.maker === undefined;
    return !told && !handed && typeof agent.q(0, ACTIONS_OF_CHECKS) === 'number'
      ? 'builds in how many actions there are'
      : undefined;
  } catch {
    // What cannot be asked is for the checks to report.
    return undefined;
  } finally {
    if (frame.journal.over === undefined) conversation.releaseAll();
  }
}

function taught(agent: Agent): number[] {
  const pairs = Array.from({ length: STATES * ACTIONS }, (_, at) => [at % STATES, Math.floor(at / STATES)] as const);
  for (const [s, a] of pairs) agent.update(s, a, 0, (s + 1) % STATES, false, a);
  return pairs.map(([s, a]) => agent.q(s, a));
}
