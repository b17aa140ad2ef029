import type { AnyAlgorithm } from '../../model/algorithm.js';
import type { Binding } from '../bind/binding.js';
import { coveredItems } from '../bind/operations.js';
import type { Usage } from '../contract/recorded-calls.js';
import { type Conversation, SessionOver } from '../drive/conversation.js';
import { emptyJournal, type Frame } from '../drive/frame.js';
import { subjectImplementation } from '../drive/implementation.js';

const STATES = 3;
const ACTIONS = 2;
/** The checks number actions 0 to 2; they can deal with more, up to here. */
const ACTIONS_OF_CHECKS = 3;
const MOST_ACTIONS = 12;
const NO_ACTION = 9_973;
const OPTIONS = { nS: STATES, nA: ACTIONS, alpha: 0.5, gamma: 0.5, epsilon: 0, q0: 0, rng: () => 0.5 };
/** Stands for an entry that is not there. */
const ABSENT = 0.0625;

interface Agent {
  update(s: number, a: number, r: number, s2: number, done: boolean, a2: number): void;
  q(s: number, a: number): number;
}

/** What is to be known of a table of values before it is checked: why it cannot be, or how many actions it has whatever it is told. */
export interface TableTraits {
  readonly fault?: string;
  readonly actions?: number;
  /** Every entry has to be visited before anything is learned, and why. */
  readonly visitsFirst?: Binding['visitsFirst'];
}

/**
 * Why the table of values of a right implementation may not be what the checks take it for. It starts at random: two agents that were
 * taught the same transitions, all without a reward, hold different values (entries that appear when they are first visited have been
 * visited then). Or it has more actions than it was told, or than the checks use, with values that they would never set.
 */
export function tableTraits(
  { contract }: AnyAlgorithm,
  binding: Binding,
  usage: Usage,
  conversation: Conversation,
): TableTraits {
  const { operations } = binding;
  if (contract.id !== 'tabular-control' || !operations.has('q') || !operations.has('update')) return {};
  // A mark in place of the initial value shows which entries are there.
  const fixed = { ...binding.fixed, q0: ABSENT };
  const frames = [binding, { ...binding, fixed }].map(
    (one): Frame => ({ binding: one, contract, usage, journal: emptyJournal() }),
  ) as [Frame, Frame];
  try {
    const [agent, other, marked] = [frames[0], frames[0], frames[1]].map((frame) => {
      const { create } = subjectImplementation(frame, conversation) as { create(options: object): Agent };
      return create(OPTIONS);
    }) as [Agent, Agent, Agent];
    const [values, others] = [taught(agent), taught(other)];
    if (values.some((value, index) => value !== others[index]))
      return { fault: 'starts from random values, which no check can set' };
    taught(marked);
    const traits = actionsBuiltIn(binding, marked);
    if (beginsAsReward(binding, frames[0], conversation)) return { ...traits, visitsFirst: 'begins as reward' };
    return settles(frames[0], conversation) ? { ...traits, visitsFirst: 'settles' } : traits;
  } catch {
    // What cannot be asked is for the checks to report.
    return {};
  } finally {
    if (frames.every(({ journal }) => journal.over === undefined)) conversation.releaseAll();
  }
}

/** Rewards of two state-action pairs that were never seen; no learning rate but 1 makes them values. */
const FIRST_REWARDS: readonly number[] = [5, -3];

function beginsAsReward({ fixed }: Binding, frame: Frame, conversation: Conversation): boolean {
  if (fixed.alpha === 1) return false;
  const { create } = subjectImplementation(frame, conversation) as { create(options: object): Agent };
  const agent = create(OPTIONS);
  FIRST_REWARDS.forEach((reward, action) => {
    agent.update(0, action, reward, 1, false, 0);
  });
  return FIRST_REWARDS.every((reward, action) => agent.q(0, action) === reward);
}

/**
 * Whether entries move while states are seen for the first time and stay where they are after that, as with bins between the smallest
 * and the largest that was seen.
 */
function settles(frame: Frame, conversation: Conversation): boolean {
  const { create } = subjectImplementation(frame, conversation) as { create(options: object): Agent };
  const keeps = (agent: Agent): boolean => {
    agent.update(1, 0, FIRST_REWARDS[0] as number, 0, false, 0);
    const learned = agent.q(1, 0);
    for (let s = 0; s < STATES; s++) if (s !== 1) agent.update(s, 0, 0, s, false, 0);
    return learned !== 0 && agent.q(1, 0) === learned;
  };
  const seen = create(OPTIONS);
  taught(seen);
  return keeps(seen) && !keeps(create(OPTIONS));
}

function actionsBuiltIn({ construction, subject }: Binding, agent: Agent): TableTraits {
  const told = coveredItems(construction?.arguments ?? []).some(({ parameter }) => parameter === 'nA');
  // Whoever hands over the table says how many there are.
  if (!told && subject.state !== undefined && subject.state.maker === undefined) return {};
  const actions = entriesFrom(agent, told ? ACTIONS : ACTIONS_OF_CHECKS);
  // Some answer for whatever they are asked.
  if (actions === undefined || hasEntry(agent, NO_ACTION)) return {};
  return actions < ACTIONS_OF_CHECKS || actions > MOST_ACTIONS
    ? { fault: 'builds in how many actions there are' }
    : { actions };
}

/** How many entries a row has, when it has more than `expected`. */
function entriesFrom(agent: Agent, expected: number): number | undefined {
  let entries = expected;
  while (entries <= MOST_ACTIONS && hasEntry(agent, entries)) entries += 1;
  return entries === expected ? undefined : entries;
}

function hasEntry(agent: Agent, action: number): boolean {
  try {
    const value: unknown = agent.q(0, action);
    return typeof value === 'number' && value !== ABSENT;
  } catch (error) {
    if (error instanceof SessionOver) throw error;
    return false;
  }
}

function taught(agent: Agent): number[] {
  const pairs = Array.from({ length: STATES * ACTIONS }, (_, at) => [at % STATES, Math.floor(at / STATES)] as const);
  for (const [s, a] of pairs) agent.update(s, a, 0, (s + 1) % STATES, false, a);
  return pairs.map(([s, a]) => agent.q(s, a));
}
