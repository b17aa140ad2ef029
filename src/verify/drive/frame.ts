import type { Contract, OperationSpec } from '../../model/algorithm.js';
import type { Binding, OperationBinding } from '../bind/binding.js';
import { isCount } from '../bind/essentials.js';
import { coveredItems } from '../bind/operations.js';
import { type NamedArguments, namedArguments } from '../contract/named-arguments.js';
import type { Usage } from '../contract/recorded-calls.js';
import { Misfit, Unbound, Unrepresentable } from '../values/misfit.js';
import { SessionOver } from './conversation.js';

/** What happened while a check ran that makes its outcome say nothing of the subject. */
export interface Journal {
  readonly unbound: Set<string>;
  readonly misfits: string[];
  readonly inexpressible: string[];
  over: SessionOver | undefined;
  /** What each operation answered, and how many calls had been made by then; kept when a test is to be written from it. */
  readonly answers?: { readonly operation: string; readonly answer: unknown; readonly calls: number }[];
}

export function emptyJournal(): Journal {
  return { unbound: new Set(), misfits: [], inexpressible: [], over: undefined };
}

/** A journal that keeps every answer. */
export function fullJournal(): Journal & { readonly answers: NonNullable<Journal['answers']> } {
  return { ...emptyJournal(), answers: [] };
}

/** Why nothing follows from a check, if so. */
export function obstacleIn(journal: Journal): string | undefined {
  if (journal.over !== undefined) return `${journal.over.status}: ${journal.over.message}`;
  const [unbound] = journal.unbound;
  if (unbound !== undefined) return `no operation ${unbound}`;
  if (journal.inexpressible[0] !== undefined) return `its inputs cannot be given: ${journal.inexpressible[0]}`;
  return journal.misfits[0] === undefined ? undefined : `its answer cannot be read: ${journal.misfits[0]}`;
}

/** Everything that driving a bound subject, or a reference in its place, has in common. */
export interface Frame {
  readonly binding: Binding;
  readonly contract: Contract;
  readonly usage: Usage;
  readonly journal: Journal;
  /** Calls of the subject so far, for the journal. */
  readonly callsSoFar?: () => number;
}

export interface InstanceBackend {
  perform(one: OperationBinding, given: readonly unknown[]): unknown;
}

export interface Backend {
  create(options: NamedArguments): InstanceBackend;
  /** An operation of the implementation itself. */
  call(one: OperationBinding, given: readonly unknown[]): unknown;
}

type Operations = Record<string, unknown>;

/**
 * An implementation of the contract out of a backend, with the operations that are bound, and with those that are required and
 * not bound as functions that say so. Every throw but the subject's own is written into the journal on its way.
 */
export function canonicalImplementation(frame: Frame, backend: Backend): unknown {
  const { contract, usage, binding } = frame;
  const specs = contract.operations.filter((spec) => usage.carriers.has(spec.name));
  const bound = specs.filter((spec) => binding.operations.has(spec.name)).map((spec) => spec.name);
  const implementation: Operations = { fixed: binding.fixed, operations: bound };
  for (const spec of specs) {
    if (usage.carriers.get(spec.name) !== 'implementation') continue;
    if (isConstructor(frame, spec))
      implementation[spec.name] = (...given: unknown[]) =>
        noted(frame, () => {
          const options = { ...namedArguments(spec, given), ...binding.fixed };
          refuseUnsettable(binding, spec, options);
          return instance(frame, specs, backend.create(options));
        });
    else define(frame, implementation, spec, (one, given) => backend.call(one, given));
  }
  return implementation;
}

/** Refuses options that nothing of the subject takes and whose value it is not known to use: what follows would not be its fault. */
function refuseUnsettable(binding: Binding, spec: OperationSpec, options: NamedArguments): void {
  const covered = takenAnywhere(binding);
  for (const parameter of spec.parameters) {
    const value = options[parameter.name];
    if (value === undefined || value === null || parameter.shape === 'random' || isCount(parameter)) continue;
    if (covered.has(parameter.name) || parameter.name in binding.fixed || value === parameter.default) continue;
    throw new Unrepresentable(`${parameter.name} cannot be set`);
  }
}

/** Canonical parameters that the constructing, the start or a closed form of the step number takes. */
function takenAnywhere({ construction, start, writes = [], operations }: Binding): ReadonlySet<string> {
  const accesses = [...operations.values()].map(({ access }) => ('call' in access ? access.call : undefined));
  const items = [construction, start?.call, ...accesses].flatMap((call) => coveredItems(call?.arguments ?? []));
  return new Set([...items, ...writes.map(({ item }) => item)].map(({ parameter }) => parameter));
}

function isConstructor({ binding }: Frame, spec: OperationSpec): boolean {
  return (
    spec.effect === 'constructs' && [...binding.operations.values()].every((one) => one.construction === undefined)
  );
}

function instance(frame: Frame, specs: readonly OperationSpec[], backend: InstanceBackend): Operations {
  const operations: Operations = {};
  for (const spec of specs)
    if (frame.usage.carriers.get(spec.name) === 'instance')
      define(frame, operations, spec, (one, given) => backend.perform(one, given));
  return operations;
}

function define(
  frame: Frame,
  target: Operations,
  spec: OperationSpec,
  perform: (one: OperationBinding, given: readonly unknown[]) => unknown,
): void {
  const one = frame.binding.operations.get(spec.name);
  if (one !== undefined)
    target[spec.name] = (...given: unknown[]) => {
      const answer = noted(frame, () => perform(one, given));
      frame.journal.answers?.push({ operation: spec.name, answer, calls: frame.callsSoFar?.() ?? 0 });
      return answer;
    };
  else if (spec.required)
    target[spec.name] = () =>
      noted(frame, () => {
        throw new Unbound(spec.name);
      });
}

function noted<Answer>({ journal }: Frame, call: () => Answer): Answer {
  if (journal.over !== undefined) throw journal.over;
  try {
    return call();
  } catch (error) {
    if (error instanceof Unbound) journal.unbound.add(error.message);
    else if (error instanceof Misfit) journal.misfits.push(error.message);
    else if (error instanceof Unrepresentable) journal.inexpressible.push(error.message);
    else if (error instanceof SessionOver) journal.over = error;
    throw error;
  }
}
