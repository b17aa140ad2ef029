import { givesArms, isPlay } from '../bind/arms-calls.js';
import { type Binding, explain, type OperationBinding } from '../bind/binding.js';
import { agreed, combinations } from '../bind/call-plans.js';
import { isReplaced } from '../bind/essentials.js';
import { coveredItems } from '../bind/operations.js';
import { OF_OPTIMIZER } from '../bind/optimizer-item.js';
import type { BindingSpace } from '../bind/space.js';
import { recordUsage, type Usage } from '../contract/recorded-calls.js';
import { plansOf } from '../drive/access-plans.js';
import type { Conversation } from '../drive/conversation.js';
import { NOT_WRITTEN } from '../scaffold/adapter-text.js';
import { narrowDomain } from './domain-traits.js';
import { hasFallingRate } from './falling-rate.js';
import type { FixedValues } from './fixed-values.js';
import { takesUpSaved } from './kept-in-files.js';
import { withMeasuredDelays } from './measured-delays.js';
import { drawsUnasked } from './own-noise.js';
import { tableTraits } from './table-traits.js';
import { withStatesApart } from './told-apart.js';
import { tried } from './try-operation.js';
import { workingBases } from './working-bases.js';

/** Bindings under which the subject answers in the shapes of the contract, the likeliest first, and why others do not. */
export interface Probed {
  readonly bindings: readonly Binding[];
  readonly refusals: readonly string[];
}

const MOST_BINDINGS = 12;
const MOST_WORKING = 8;
/** Bindings that may differ in how actions are named, of which one alone moves any value. */
const MOST_WATCHED = 4;
/** Score of a method whose name leaves no doubt of what it is for. */
const CLEARLY_NAMED = 8;
const RECORDING_SEED = 11;

/** Runs the alternatives of a space on recorded calls and keeps those that the subject answers. */
export function probe(space: BindingSpace, usage: Usage, conversation: Conversation): Probed {
  const refusals = [...space.refusals];
  if (space.operations.size === 0 || space.cannotBegin) return { bindings: [], refusals };
  const bases = workingBases(space, usage, conversation, refusals);
  const bindings = withStatesApart(space, usage, conversation, (operations) =>
    bases.flatMap((base) =>
      bindingsOn(base, { ...space, operations }, usageWithin(space, base, usage), conversation, refusals),
    ),
  );
  conversation.releaseAll();
  const [first] = bindings;
  const { fault, actions, visitsFirst } =
    first === undefined ? {} : tableTraits(space.algorithm, first, usage, conversation);
  if (fault !== undefined) return { bindings: [], refusals: [`${space.subject.symbol} ${fault}`] };
  if (bindings.slice(0, MOST_WATCHED).some((one) => hasFallingRate(space.algorithm, one, usage, conversation)))
    return {
      bindings: [],
      refusals: [`the learning rate of ${space.subject.symbol} falls by itself, and no check can set it`],
    };
  if (first !== undefined && drawsUnasked(space.algorithm, first, usage, conversation))
    return {
      bindings: [],
      refusals: [`${space.subject.symbol} draws its delays at random in a way of its own, and no check can tell which`],
    };
  const narrow = first === undefined ? undefined : narrowDomain(space.algorithm, first, usage, conversation);
  if (narrow !== undefined) return { bindings: [], refusals: [`${space.subject.symbol} ${narrow}`] };
  if (first !== undefined && takesUpSaved(space, first, usage, conversation))
    return {
      bindings: [],
      refusals: [`what ${space.subject.symbol} learned is taken up by the next one, from a file`],
    };
  const measured = bindings.map((one) => withMeasuredDelays(space.algorithm, one, usage, conversation));
  const most = Math.max(...measured.map(({ operations }) => operations.size));
  const complete = measured.filter(({ operations }) => operations.size === most);
  const told = complete.map((one) => ({
    ...one,
    ...(actions === undefined ? {} : { fixed: { ...one.fixed, nA: actions } }),
    ...(visitsFirst === undefined ? {} : { visitsFirst }),
  }));
  return { bindings: withOneSource(told).slice(0, MOST_BINDINGS), refusals };
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
      if (isPlay(one.spec) && !givesArms(base.construction, one)) return false;
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
  const { contract } = space.algorithm;
  const plays = [...viable.keys()].some((name) => isPlay({ name }));
  if (learning !== undefined && !plays && !isReplaced(contract, learning.name, viable)) {
    refusals.push(`nothing could be bound to ${learning.name}`);
    return [];
  }
  const names = [...viable.keys()];
  const undriven = [...space.operations.values()]
    .flatMap((alternatives) => alternatives.slice(0, 1))
    .filter(({ spec, access }) => spec.required && access.kind === 'method' && !isReplaced(contract, spec.name, viable))
    // What plays by itself drives its own parts.
    .filter(({ spec }) => !plays && !leftOpen.has(spec.name))
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
  return [...bindings, ...bindings.flatMap(choosingFirst), ...bindings.flatMap(steppingFirst)];
}

/** The same of a policy whose choice notes something: callers choose before they tell what came of it. */
function choosingFirst(binding: Binding): Binding[] {
  const access = binding.operations.get('select')?.access;
  const needsNothing = binding.operations.get('select')?.spec.parameters.length === 0;
  const notes = binding.subject.members.some(
    ({ name, stateWritten = [] }) => access?.kind === 'method' && name === access.name && stateWritten.length > 0,
  );
  return needsNothing && notes && binding.operations.has('update') ? [{ ...binding, choosesFirst: true }] : [];
}

/**
 * The same of a schedule that sets the rate of an optimiser: whether its first step begins the first period, and so sets the initial rate,
 * or ends it, is a custom.
 */
function steppingFirst(binding: Binding): Binding[] {
  const access = binding.operations.get('step')?.access;
  const stepsAlone = access?.kind === 'method' && access.call.arguments.length === 0;
  const given = coveredItems(binding.construction?.arguments ?? []);
  return stepsAlone && given.some(({ shape }) => shape === OF_OPTIMIZER) ? [{ ...binding, stepsFirst: true }] : [];
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

/**
 * Functions are told options at each call, and some methods are told those of the constructing, so that it depends on all of them which
 * options there are; the likeliest reads stand in.
 */
function likelyReads({ subject, operations, algorithm }: BindingSpace): [string, OperationBinding][] {
  const constructing = algorithm.contract.operations.find((spec) => spec.effect === 'constructs')?.name;
  const isTold = ({ access }: OperationBinding): boolean =>
    'call' in access &&
    (subject.kind === 'function' ||
      subject.kind === 'state' ||
      coveredItems(access.call.arguments).some(({ operation }) => operation === constructing));
  return [...operations].flatMap(([name, [first]]): [string, OperationBinding][] =>
    first !== undefined && first.spec.effect === 'reads' && isTold(first) ? [[name, first]] : [],
  );
}

/** Operations that change the state are settled before those that read it, but for those that are told what a reading answered. */
function rank([first]: readonly OperationBinding[]): number {
  if (first?.spec.effect !== 'updates') return 1;
  return first.spec.parameters.some(({ shape }) => shape === 'index[]') ? 2 : 0;
}

function setsAlpha(base: Binding): boolean {
  return (
    base.construction !== undefined && coveredItems(base.construction.arguments).some((item) => item.path === 'alpha')
  );
}
