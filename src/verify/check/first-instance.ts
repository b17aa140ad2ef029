import type { Handle } from '../../sandbox/session.js';
import type { CallPlan, OperationBinding } from '../bind/binding.js';
import { countOf } from '../bind/essentials.js';
import { coveredItems } from '../bind/operations.js';
import { type BindingSpace, bindingSpace } from '../bind/space.js';
import { type NamedArguments, namedArguments } from '../contract/named-arguments.js';
import { copyOf, type Usage } from '../contract/recorded-calls.js';
import { encodeArguments, isLength } from '../drive/arguments.js';
import { type Conversation, SessionOver } from '../drive/conversation.js';
import { vectorIn } from '../drive/seen-vector.js';

/**
 * The first object that a construction makes, with `options` in place of what was recorded; undefined, with the reason among the
 * refusals, where it throws.
 */
export function constructed(
  space: BindingSpace,
  plan: CallPlan,
  usage: Usage,
  conversation: Conversation,
  refusals: string[],
  options: NamedArguments = {},
): Handle | undefined {
  const session = usage.sessions.find((one) => one.construction !== undefined);
  const spec = space.algorithm.contract.operations.find((one) => one.effect === 'constructs');
  if (session?.construction === undefined || spec === undefined) return undefined;
  try {
    const asksForLength = coveredItems(plan.arguments).some(isLength);
    const sized = asksForLength ? someVector(space, usage) : {};
    const named = { ...namedArguments(spec, session.construction.arguments), ...sized, ...options };
    return conversation.constructInstance(
      space.subject,
      encodeArguments(plan, named, space.subject.language, conversation),
      Number(named[countOf(space.algorithm.contract)?.name ?? ''] ?? 1),
    );
  } catch (error) {
    if (error instanceof SessionOver) throw error;
    refusals.push(`${space.subject.symbol} could not be constructed: ${messageOf(error)}`);
    return undefined;
  }
}

/** The vector of the first recorded call that has one. */
function someVector({ algorithm }: BindingSpace, usage: Usage): NamedArguments {
  for (const call of usage.sessions.flatMap((session) => session.calls)) {
    const spec = algorithm.contract.operations.find((one) => one.name === call.operation);
    const found = spec === undefined ? undefined : vectorIn(namedArguments(spec, call.arguments));
    if (found !== undefined) return found;
  }
  return {};
}

/** An instance as one call of a contract without constructor makes it. */
export function exampleInstance(
  space: BindingSpace,
  one: OperationBinding,
  usage: Usage,
  conversation: Conversation,
): number | undefined {
  const call = usage.sessions
    .flatMap((session) => session.calls)
    .find((recorded) => recorded.operation === one.spec.name);
  if (call === undefined || one.construction === undefined) return undefined;
  try {
    const named = namedArguments(one.spec, call.arguments.map(copyOf));
    return conversation.constructInstance(
      space.subject,
      encodeArguments(one.construction, named, space.subject.language, conversation),
    ).handle;
  } catch (error) {
    if (error instanceof SessionOver) throw error;
    return undefined;
  }
}

/**
 * The space of a factory, once it is seen what the object that it returns really has: of the functions written inside it those that can
 * be reached, and its fields. Any other space as it is.
 */
export function spaceAsMade(space: BindingSpace, usage: Usage, conversation: Conversation): BindingSpace {
  const { subject, algorithm, constructions } = space;
  if (subject.kind !== 'factory') return space;
  for (const { plan } of constructions) {
    const made = constructed(space, plan, usage, conversation, []);
    if (made === undefined) continue;
    const has = new Set(made.members);
    const members = subject.members.filter(({ name }) => has.has(name));
    const attributes = made.members.filter((name) => !members.some((one) => one.name === name));
    return bindingSpace(algorithm, { ...subject, members, attributes }, usage);
  }
  return space;
}

export function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 200);
}
