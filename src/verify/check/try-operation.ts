import type { OperationSpec } from '../../model/algorithm.js';
import type { Binding, OperationBinding } from '../bind/binding.js';
import type { BindingSpace } from '../bind/space.js';
import { copyOf, type RecordedCall, type RecordedSession, type Usage } from '../contract/recorded-calls.js';
import { type Conversation, SessionOver, SubjectThrew } from '../drive/conversation.js';
import { emptyJournal, type Frame } from '../drive/frame.js';
import { subjectImplementation } from '../drive/implementation.js';
import { Misfit } from '../values/misfit.js';
import { messageOf } from './first-instance.js';

const SESSIONS_TRIED = 3;
const CALLS_TRIED = 24;

/** Drives one operation on recorded calls; undefined when it answers in the right shape, else what went wrong. */
export function tried(
  binding: Binding,
  one: OperationBinding,
  space: BindingSpace,
  usage: Usage,
  conversation: Conversation,
): string | undefined {
  const frame: Frame = { binding, contract: space.algorithm.contract, usage, journal: emptyJournal() };
  const implementation = subjectImplementation(frame, conversation) as Record<string, unknown>;
  const { name } = one.spec;
  const asked = usage.sessions.filter((session) => session.calls.some((call) => call.operation === name));
  const taught = asked.filter((session) => teaches(session, binding));
  const sessions = (taught.length > 0 ? taught : asked).slice(0, SESSIONS_TRIED);
  let answered = 0;
  const faults: string[] = [];
  for (const session of sessions) {
    const [good, bad] = replay(implementation, session, one.spec);
    answered += good;
    faults.push(...bad);
    conversation.releaseAll();
  }
  if (frame.journal.over !== undefined) throw frame.journal.over;
  if (answered > 0 && faults.length <= answered / 2) return undefined;
  return faults[0] ?? 'no call could be made';
}

/** Whether something is learned in a session by an operation that stands in the place of another. */
function teaches({ calls }: RecordedSession, { operations }: Binding): boolean {
  return calls.some(({ operation }) => operations.get(operation)?.spec.insteadOf !== undefined);
}

/** How many calls of one operation were answered in the shape of the recorded answer, and what the others came to. */
function replay(
  implementation: Record<string, unknown>,
  session: RecordedSession,
  spec: OperationSpec,
): [number, string[]] {
  const operation = spec.name;
  const faults: string[] = [];
  let answered = 0;
  let target: Record<string, unknown> | undefined = implementation;
  if (session.construction !== undefined)
    target = attempt(
      () =>
        (implementation[session.construction?.operation ?? ''] as (...all: unknown[]) => Record<string, unknown>)(
          ...session.construction!.arguments.map(copyOf),
        ),
      faults,
    );
  if (target === undefined) return [0, faults];
  let places: readonly unknown[] = [];
  for (const call of callsToTry(session, operation)) {
    const method = target[call.operation];
    if (typeof method !== 'function') continue;
    const isAsked = call.operation === operation;
    const answer = attempt(
      () => ({ value: (method as (...all: unknown[]) => unknown)(...withOwnPlaces(spec, call, places)) }),
      isAsked ? faults : [],
    );
    places = placesIn(answer?.value) ?? places;
    if (!isAsked || answer === undefined) continue;
    const shape = shapeFault(answer.value, call);
    if (shape === undefined) answered += 1;
    else faults.push(shape);
  }
  return [answered, faults];
}

/** The first calls of a session; where they are without the operation that is tried, its first one as well. */
export function callsToTry({ construction, calls }: RecordedSession, operation: string): readonly RecordedCall[] {
  const own = construction === undefined ? calls.filter((call) => call.operation === operation) : calls;
  const first = own.findIndex((call) => call.operation === operation);
  return own.filter((_, index) => index < CALLS_TRIED || index === first);
}

/** The arguments of a recorded call, with places that the subject handed out itself: those of another object mean nothing to it. */
function withOwnPlaces(spec: OperationSpec, call: RecordedCall, own: readonly unknown[]): unknown[] {
  return call.arguments.map((given, at) => {
    const isPlaces = spec.parameters[at]?.shape === 'index[]' && Array.isArray(given) && own.length > 0;
    return copyOf(isPlaces ? (given as readonly unknown[]).map((_, index) => own[index % own.length]) : given);
  });
}

function placesIn(answer: unknown): readonly unknown[] | undefined {
  const { indices } = (answer ?? {}) as { readonly indices?: unknown };
  return Array.isArray(indices) ? indices : undefined;
}

function attempt<Answer>(call: () => Answer, faults: string[]): Answer | undefined {
  try {
    return call();
  } catch (error) {
    if (error instanceof SessionOver) throw error;
    if (error instanceof Misfit || error instanceof SubjectThrew) faults.push(messageOf(error));
    return undefined;
  }
}

function shapeFault(answer: unknown, call: RecordedCall): string | undefined {
  const { result } = call;
  if (typeof result === 'number' && typeof answer === 'number' && Number.isFinite(result) && Number.isNaN(answer))
    return 'the answer is NaN';
  if (
    Array.isArray(result) &&
    typeof result[0] === 'number' &&
    Array.isArray(answer) &&
    answer.length !== result.length
  )
    return `a list of ${result.length} was expected, got ${answer.length}`;
  return undefined;
}
