import type { AnyAlgorithm } from '../../model/algorithm.js';
import type { ArgumentPlan, Binding, CallPlan, OperationBinding, Setting } from '../bind/binding.js';
import { coveredItems } from '../bind/operations.js';
import type { BindingSpace } from '../bind/space.js';
import { plainStart, startOf } from '../bind/start.js';
import type { Usage } from '../contract/recorded-calls.js';
import { plansOf } from '../drive/access-plans.js';
import type { Conversation } from '../drive/conversation.js';
import { armsBuiltIn } from './built-in-arms.js';
import { builtInNames } from './built-in-names.js';
import { withExplorationInForce } from './exploration-in-force.js';
import { constructed, exampleInstance } from './first-instance.js';
import { type FixedValues, fixedValues, writableValues } from './fixed-values.js';

/** Constructions that work, each with the values that it leaves fixed. */
export function workingBases(
  space: BindingSpace,
  usage: Usage,
  conversation: Conversation,
  refusals: string[],
): Binding[] {
  const { algorithm, subject } = space;
  const firsts = [...space.operations.values()].flatMap((alternatives) => alternatives.slice(0, 1));
  const calls = [...space.operations.values()].map(leastTold).flatMap((one) => plansOf(one.access, one.construction));
  // Functions are given at each call what an object is made with.
  const atCalls = subject.kind === 'function' || subject.kind === 'state' || subject.kind === 'module' ? calls : [];
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
  const written: Binding[] = [];
  const ready: Binding[] = [];
  for (const { plan: planned, conventions } of space.constructions.slice(0, 8)) {
    const instance = constructed(space, planned, usage, conversation, refusals);
    if (instance === undefined) continue;
    const plan = withExplorationInForce(space, planned, usage, conversation);
    const values = fixedValues(algorithm, subject, [plan, ...atCalls], conversation, instance.handle);
    const { names, q0 } = builtInNames(space, plan, usage, conversation);
    const known = q0 === undefined ? values : read(values, { q0 });
    const calls = [plan, ...atCalls, ...[startOf(space, plan)?.call].filter((call) => call !== undefined)];
    const arms = armsBuiltIn(algorithm, subject, calls, conversation, instance.handle);
    const named = { conventions, ...(names && { names }), ...(arms !== undefined && { armsBuiltIn: arms }) };
    const base = { ...bare(known, plan), ...named };
    bases.push(base);
    const start = base.start === undefined ? plainStart(subject) : undefined;
    if (start !== undefined) ready.push({ ...base, start });
    const writes = writableValues(algorithm, subject, plan, conversation, instance.handle);
    if (writes.length > 0) written.push({ ...bare(without(known, writes), plan), ...named, writes });
  }
  return [...bases.slice(0, 6), ...written.slice(0, 1), ...ready.slice(0, 1)];
}

/** The way to call an operation that tells the least: what it does not tell may be built in. */
function leastTold(alternatives: readonly OperationBinding[]): OperationBinding {
  const told = ({ access, construction }: OperationBinding): number =>
    plansOf(access, construction)
      .flatMap((plan) => coveredItems(plan.arguments))
      .filter(({ parameter }) => !parameter.startsWith('#')).length;
  return alternatives.reduce((least, one) => (told(one) < told(least) ? one : least));
}

function without({ fixed, assumed }: FixedValues, writes: readonly Setting[]): FixedValues {
  const names = new Set(writes.map(({ item }) => item.parameter));
  return {
    fixed: Object.fromEntries(Object.entries(fixed).filter(([name]) => !names.has(name))),
    assumed: assumed.filter((name) => !names.has(name)),
  };
}

/** Fixed values of which some that were assumed were read. */
function read({ fixed, assumed }: FixedValues, seen: Readonly<Record<string, number>>): FixedValues {
  return { fixed: { ...fixed, ...seen }, assumed: assumed.filter((name) => !(name in seen)) };
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
