import type { AnyAlgorithm } from '../../model/algorithm.js';
import type { Binding } from '../bind/binding.js';
import type { Usage } from '../contract/recorded-calls.js';
import { type Conversation, SessionOver } from '../drive/conversation.js';
import { emptyJournal } from '../drive/frame.js';
import { subjectImplementation } from '../drive/implementation.js';

interface Bandit {
  select(): number;
  update(arm: number, reward: number): void;
}

interface Drift {
  psi(reference: readonly number[], actual: readonly number[], bins: number): number;
}

const ROUNDS = 24;
const ARMS = { k: 2, c: Math.SQRT2, epsilon: 0, decay: 1, minEpsilon: 0, rng: () => 0.5 };
const SAMPLE = 40;

/**
 * What a subject is made for, where that is less than the contract asks and the checks would ask more of it: rewards that count only when
 * they are 1, or a feature between 0 and 1. Undefined where it takes all.
 */
export function narrowDomain(
  { contract }: AnyAlgorithm,
  binding: Binding,
  usage: Usage,
  conversation: Conversation,
): string | undefined {
  const implementation = subjectImplementation({ binding, contract, usage, journal: emptyJournal() }, conversation);
  const has = (name: string): boolean => binding.operations.has(name);
  try {
    if ((contract.id === 'ucb1' || contract.id === 'egreedy') && has('select') && has('update'))
      return countsSuccesses(implementation as { create(options: object): Bandit })
        ? 'counts rewards of 1 and no others'
        : undefined;
    if (contract.id === 'psi' && has('psi') && seesUnitRangeOnly(implementation as Drift))
      return 'sees values between 0 and 1 and no others';
    return undefined;
  } catch (error) {
    if (error instanceof SessionOver) throw error;
    return undefined;
  } finally {
    conversation.releaseAll();
  }
}

/** Whether rewards below 1 leave every choice as no reward does, and rewards of 1 do not. */
function countsSuccesses({ create }: { create(options: object): Bandit }): boolean {
  const choices = (rewards: readonly [number, number]): string => {
    const bandit = create(ARMS);
    return Array.from({ length: ROUNDS }, () => {
      const arm = bandit.select();
      bandit.update(arm, rewards[arm] ?? 0);
      return arm;
    }).join();
  };
  const nothing = choices([0, 0]);
  return choices([0.9, 0.1]) === nothing && choices([1, 0]) !== nothing;
}

/** Whether two samples that have nothing in common are the same outside of [0, 1] and not within it. */
function seesUnitRangeOnly({ psi }: Drift): boolean {
  const between = (low: number, high: number): number[] =>
    Array.from({ length: SAMPLE }, (_, index) => low + ((high - low) * (index + 0.5)) / SAMPLE);
  const within = psi(between(0.05, 0.4), between(0.6, 0.95), 10);
  const outside = psi(between(10, 14), between(16, 20), 10);
  return within > 0 && !(outside > 0);
}
