import type { AnyAlgorithm } from '../../model/algorithm.js';
import { type ArgumentPlan, type Binding, type CallPlan, explain, type OperationBinding } from '../bind/binding.js';
import { agreed, combinations } from '../bind/call-plans.js';
import { coveredItems } from '../bind/operations.js';
import { type BindingSpace, startOf } from '../bind/space.js';
import {
  copyOf,
  type RecordedCall,
  type RecordedSession,
  recordUsage,
  type Usage,
} from '../contract/recorded-calls.js';
import { plansOf } from '../drive/access-plans.js';
import { type Conversation, SessionOver, SubjectThrew } from '../drive/conversation.js';
import { emptyJournal, type Frame } from '../drive/frame.js';
import { subjectImplementation } from '../drive/implementation.js';
import { NOT_WRITTEN } from '../scaffold/adapter-text.js';
import { Misfit } from '../values/misfit.js';
import { hasFallingRate } from './falling-rate.js';
import { constructed, exampleInstance, messageOf } from './first-instance.js';
import { type FixedValues, fixedValues } from './fixed-values.js';
import { drawsUnasked } from './own-noise.js';
import { tableFault } from './table-fault.js';

/** Bindings under which the subject answers in the shapes of the contract, the likeliest first, and why others do not. */
export interface Probed {
  readonly bindings: readonly Binding[];
  readonly refusals: readonly string[];
}

const MOST_BINDINGS = 12;
const SESSIONS_TRIED = 3;
const CALLS_TRIED = 24;
const MOST_WORKING = 8;
/** Score of a method whose name leaves no doubt of what it is for. */
const CLEARLY_NAMED = 8;
const RECORDING_SEED = 11;

/** Runs the alternatives of a space on recorded calls and keeps those that the subject answers. */
export function probe(space: BindingSpace, usage: Usage, conversation: Conversation): Probed {
  const refusals = [...space.refusals];
  if (space.operations.size === 0 || space.cannotBegin) return { bindings: [], refusals };
  const bases = workingBases(space, usage, conversation, refusals);
  const bindings = bases.flatMap((base) =>
    bindingsOn(base, space, usageWithin(space, base, usage), conversation, refusals),
  );
  conversation.releaseAll();
  const [first] = bindings;
  const fault = first === undefined ? undefined : tableFault(space.algorithm, first, usage, conversation);
  if (fault !== undefined) return { bindings: [], refusals: [`${space.subject.symbol} ${fault}`] };
  if (first !== undefined && hasFallingRate(space.algorithm, first, usage, conversation))
    return {
      bindings: [],
      refusals: [`the learning rate of ${space.subject.symbol} falls by itself, and no check can set it`],
    };
  if (first !== undefined && drawsUnasked(space.algorithm, first, usage, conversation))
    return {
      bindings: [],
      refusals: [`${space.subject.symbol} draws its delays at random in a way of its own, and no check can tell which`],
    };
  const most = Math.max(...bindings.map(({ operations }) => operations.size));
  const complete = bindings.filter(({ operations }) => operations.size === most);
  return { bindings: withOneSource(complete).slice(0, MOST_BINDINGS), refusals };
}

/** Of bindings that differ in nothing but the random source that is handed in, the first: any source that works will do. */
function withOneSource(bindings: readonly Binding[]): Binding[] {
  const seen = new Set<string>();
  return bindings.filter((binding) => {
    const { construction } = binding;
    const rest = (construction?.arguments ?? []).filter(({ item }) => item?.shape !== 'random');
    const key = explain(
      construction === undefined ? binding : { ...binding, construction: { ...construction, arguments: rest } },
    );
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** Calls that the checks make of an implementation that fixes the same values. */
function usageWithin({ algorithm }: BindingSpace, { fixed }: Binding, usage: Usage): Usage {
  if (Object.keys(fixed).length === 0) return usage;
  return recordUsage(algorithm, { ...(algorithm.reference as object), fixed }, RECORDING_SEED);
}

/** Constructions that work, each with the values that it leaves fixed. */
function workingBases(space: BindingSpace, usage: Usage, conversation: Conversation, refusals: string[]): Binding[] {
  const { algorithm, subject } = space;
  const firsts = [...space.operations.values()].flatMap((alternatives) => alternatives.slice(0, 1));
  const calls = firsts.flatMap((one) => plansOf(one.access, one.construction));
  // Functions are given at each call what an object is made with.
  const atCalls = subject.kind === 'function' || subject.kind === 'state' ? calls : [];
  const bare = (values: FixedValues, construction?: CallPlan): Binding => ({
    subject,
    operations: new Map(),
    ...values,
    randomness: randomnessOf(
      [...(construction === undefined ? [] : [construction]), ...atCalls].flatMap((plan) => plan.arguments),
      algorithm,
    ),
    ...(construction === undefined ? {} : { construction, ...startWith(startOf(space, construction)) }),
  });
  if (space.constructions.length === 0) {
    const instance = firsts
      .map((one) => exampleInstance(space, one, usage, conversation))
      .find((one) => one !== undefined);
    return [bare(fixedValues(algorithm, subject, calls, conversation, instance))];
  }
  const bases: Binding[] = [];
  for (const { plan, conventions } of space.constructions.slice(0, 8)) {
    const instance = constructed(space, plan, usage, conversation, refusals);
    if (instance === undefined) continue;
    const values = fixedValues(algorithm, subject, [plan, ...atCalls], conversation, instance.handle);
    bases.push({ ...bare(values, plan), conventions });
  }
  return bases.slice(0, 6);
}

function startWith(start: Binding['start']): Pick<Binding, 'start'> {
  return start === undefined ? {} : { start };
}

function randomnessOf(plans: readonly ArgumentPlan[], algorithm: AnyAlgorithm): Binding['randomness'] {
  const random = algorithm.contract.operations
    .flatMap((spec) => spec.parameters)
    .some(({ shape }) => shape === 'random');
  if (!random) return 'none';
  const all = plans.flatMap((plan) => [plan, ...(plan.fields ?? [])]);
  const source = all.find((plan) => plan.item?.shape === 'random');
  if (source === undefined) return 'own';
  return source.encoding?.id === '' ? 'given' : 'seed';
}

function bindingsOn(
  base: Binding,
  space: BindingSpace,
  usage: Usage,
  conversation: Conversation,
  refusals: string[],
): Binding[] {
  const viable = new Map<string, readonly OperationBinding[]>();
  const chosen = new Map<string, OperationBinding>(likelyReads(space));
  const leftOpen = new Set<string>();
  const order = [...space.operations.entries()].sort(([, a], [, b]) => rank(a) - rank(b));
  for (const [name, alternatives] of order) {
    let found = 0;
    const working = alternatives.filter((one) => {
      if (found >= MOST_WORKING || (one.scalar === 'bound' && !setsAlpha(base))) return false;
      if (agreed([base.conventions ?? {}, one.conventions ?? {}]) === undefined) return false;
      const outcome = tried(
        { ...base, operations: new Map([...chosen, [name, one]]) },
        one,
        space,
        usage,
        conversation,
      );
      if (outcome !== undefined) refusals.push(`${one.explanation}: ${outcome}`);
      if (outcome?.includes(NOT_WRITTEN)) leftOpen.add(name);
      if (outcome === undefined) found += 1;
      return outcome === undefined;
    });
    chosen.delete(name);
    if (working[0] === undefined) continue;
    viable.set(name, working);
    chosen.set(name, working[0]);
  }
  if (viable.size === 0) return [];
  const [learning] = space.algorithm.contract.operations.filter(
    (spec) => spec.required && spec.effect === 'updates' && usage.carriers.get(spec.name) === 'instance',
  );
  if (learning !== undefined && !viable.has(learning.name)) {
    refusals.push(`nothing could be bound to ${learning.name}`);
    return [];
  }
  const names = [...viable.keys()];
  const undriven = [...space.operations.values()]
    .flatMap((alternatives) => alternatives.slice(0, 1))
    .filter(({ spec, access }) => spec.required && access.kind === 'method' && !viable.has(spec.name))
    .filter(({ spec }) => !leftOpen.has(spec.name))
    .filter(({ score }) => score >= CLEARLY_NAMED)
    .map(({ spec }) => spec.name);
  const bindings = combinations([...viable.values()], MOST_BINDINGS)
    .filter(
      (combination) =>
        agreed([base.conventions ?? {}, ...combination.map((one) => one.conventions ?? {})]) !== undefined,
    )
    .slice(0, MOST_BINDINGS)
    .map((combination) => ({
      ...base,
      ...(undriven.length === 0 ? {} : { undriven }),
      ...settledWithin(base, combination),
      operations: new Map(names.map((name, index) => [name, combination[index] as OperationBinding])),
    }));
  return [...bindings, ...bindings.flatMap(choosingFirst)];
}

/** The same of a policy whose choice notes something: callers choose before they tell what came of it. */
function choosingFirst(binding: Binding): Binding[] {
  const access = binding.operations.get('select')?.access;
  const needsNothing = binding.operations.get('select')?.spec.parameters.length === 0;
  const notes = binding.subject.members.some(
    ({ name, writesState }) => access?.kind === 'method' && name === access.name && writesState === true,
  );
  return needsNothing && notes && binding.operations.has('update') ? [{ ...binding, choosesFirst: true }] : [];
}

/** What a subject is told at its calls is not fixed. */
function settledWithin({ fixed, assumed }: Binding, combination: readonly OperationBinding[]): FixedValues {
  const calls = combination.flatMap((one) => plansOf(one.access, one.construction));
  const told = new Set(calls.flatMap((call) => coveredItems(call.arguments)).map(({ path }) => path));
  return {
    fixed: Object.fromEntries(Object.entries(fixed).filter(([name]) => !told.has(name))),
    assumed: assumed.filter((name) => !told.has(name)),
  };
}

/** Functions are told options at each call, so that it depends on all of them which options there are; the likeliest reads stand in. */
function likelyReads({ subject, operations }: BindingSpace): [string, OperationBinding][] {
  if (subject.kind !== 'function' && subject.kind !== 'state') return [];
  return [...operations].flatMap(([name, [first]]): [string, OperationBinding][] =>
    first !== undefined && first.spec.effect === 'reads' && 'call' in first.access ? [[name, first]] : [],
  );
}

/** Operations that change the state are settled before those that read it. */
function rank(alternatives: readonly OperationBinding[]): number {
  return alternatives[0]?.spec.effect === 'updates' ? 0 : 1;
}

function setsAlpha(base: Binding): boolean {
  return (
    base.construction !== undefined && coveredItems(base.construction.arguments).some((item) => item.path === 'alpha')
  );
}

/** Drives one operation on recorded calls; undefined when it answers in the right shape, else what went wrong. */
function tried(
  binding: Binding,
  one: OperationBinding,
  space: BindingSpace,
  usage: Usage,
  conversation: Conversation,
): string | undefined {
  const frame: Frame = { binding, contract: space.algorithm.contract, usage, journal: emptyJournal() };
  const implementation = subjectImplementation(frame, conversation) as Record<string, unknown>;
  const { name } = one.spec;
  const sessions = usage.sessions
    .filter((session) => session.calls.some((call) => call.operation === name))
    .slice(0, SESSIONS_TRIED);
  let answered = 0;
  const faults: string[] = [];
  for (const session of sessions) {
    const [good, bad] = replay(implementation, session, name);
    answered += good;
    faults.push(...bad);
    conversation.releaseAll();
  }
  if (frame.journal.over !== undefined) throw frame.journal.over;
  if (answered > 0 && faults.length <= answered / 2) return undefined;
  return faults[0] ?? 'no call could be made';
}

/** How many calls of one operation were answered in the shape of the recorded answer, and what the others came to. */
function replay(
  implementation: Record<string, unknown>,
  session: RecordedSession,
  operation: string,
): [number, string[]] {
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
  const calls =
    session.construction === undefined ? session.calls.filter((call) => call.operation === operation) : session.calls;
  for (const call of calls.slice(0, CALLS_TRIED)) {
    const method = target[call.operation];
    if (typeof method !== 'function') continue;
    const ignored: string[] = [];
    const before = ignored.length;
    const answer = attempt(
      () => ({ value: (method as (...all: unknown[]) => unknown)(...call.arguments.map(copyOf)) }),
      call.operation === operation ? faults : ignored,
    );
    if (before !== ignored.length || call.operation !== operation || answer === undefined) continue;
    const shape = shapeFault(answer.value, call);
    if (shape === undefined) answered += 1;
    else faults.push(shape);
  }
  return [answered, faults];
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
