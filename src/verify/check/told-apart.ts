import type { AnyAlgorithm } from '../../model/algorithm.js';
import type { Binding, OperationBinding } from '../bind/binding.js';
import type { BindingSpace } from '../bind/space.js';
import type { Usage } from '../contract/recorded-calls.js';
import { type Conversation, SessionOver } from '../drive/conversation.js';
import { emptyJournal, type Frame } from '../drive/frame.js';
import { subjectImplementation } from '../drive/implementation.js';

/** Convention of a binding: how states are told apart. */
const STATES = 'states';
const OPTIONS = { nS: 3, nA: 3, alpha: 0.5, gamma: 0.5, epsilon: 0, q0: 0, rng: () => 0.5 };
const REWARD = 8;
const ROUNDS = 20;

interface Agent {
  update(s: number, a: number, r: number, s2: number, done: boolean, a2: number): void;
  q?(s: number, a: number): number;
  act?(s: number): number;
}

/**
 * Bindings in a form of states that the subject tells apart, where there is one, and of several the one in which it can be asked most;
 * else the first that answer.
 */
export function withStatesApart(
  { algorithm, operations }: BindingSpace,
  usage: Usage,
  conversation: Conversation,
  bindingsIn: (operations: BindingSpace['operations']) => readonly Binding[],
): readonly Binding[] {
  const first = bindingsIn(operations);
  const forms: string[] = [];
  let best: readonly Binding[] = [];
  let found = first;
  while (found[0] !== undefined) {
    const form = formOfStates(found[0]);
    const isOne = form !== undefined && takesStatesForOne(algorithm, found[0], usage, conversation);
    if (!isOne && found[0].operations.size > (best[0]?.operations.size ?? 0)) best = found;
    if (form === undefined || (!isOne && forms.length === 0)) break;
    forms.push(form);
    found = bindingsIn(withoutForms(operations, forms));
  }
  return best.length > 0 ? best : first;
}

/**
 * Whether states in the form of a binding are one and the same to the subject, as with numbers where it makes a key of the entries of a
 * list: then what it learns of one state it knows of all. An agent that is wrong in just this way is so in every form.
 */
function takesStatesForOne(
  { contract }: AnyAlgorithm,
  binding: Binding,
  usage: Usage,
  conversation: Conversation,
): boolean {
  const { operations } = binding;
  if (contract.id !== 'tabular-control' || !operations.has('update')) return false;
  const frame: Frame = { binding, contract, usage, journal: emptyJournal() };
  try {
    const { create } = subjectImplementation(frame, conversation) as { create(options: object): Agent };
    const agent = create(OPTIONS);
    // State 2 ends every episode, so that nothing flows from one of the others to the other.
    for (let round = 0; round < ROUNDS; round++) {
      agent.update(0, 0, REWARD, 2, true, 0);
      agent.update(0, 1, -REWARD, 2, true, 0);
      agent.update(1, 0, -REWARD, 2, true, 0);
      agent.update(1, 1, REWARD, 2, true, 0);
    }
    if (operations.has('q')) return [0, 1].every((a) => agent.q?.(0, a) === agent.q?.(1, a));
    // Where nothing that is told can be asked, another form may do better.
    return !operations.has('act') || agent.act?.(0) === agent.act?.(1);
  } catch (error) {
    if (error instanceof SessionOver) throw error;
    return false;
  } finally {
    conversation.releaseAll();
  }
}

/** The form in which a binding gives states. */
function formOfStates({ conventions, operations }: Binding): string | undefined {
  const all = [conventions, ...[...operations.values()].map((one) => one.conventions)];
  return all.map((one) => one?.[STATES]).find((form) => form !== undefined);
}

/** Operations without the ways that give states in one of the forms. */
function withoutForms(
  operations: ReadonlyMap<string, readonly OperationBinding[]>,
  forms: readonly string[],
): ReadonlyMap<string, readonly OperationBinding[]> {
  const left = [...operations].map(
    ([name, ways]) => [name, ways.filter((one) => !forms.includes(one.conventions?.[STATES] ?? ''))] as const,
  );
  return new Map(left.filter(([, ways]) => ways.length > 0));
}
