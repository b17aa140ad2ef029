import type { OperationSpec } from '../../model/algorithm.js';
import type { Language } from '../../model/facts.js';
import type { ArgumentPlan, Binding, CallPlan } from '../bind/binding.js';
import { isCount } from '../bind/essentials.js';
import { type Item, itemValue, standsFor } from '../bind/items.js';
import { BETA } from '../bind/priority-items.js';
import { isOfEpisodes, isOfWorld } from '../contract/episodes.js';
import { fieldsOf } from '../contract/fields.js';
import type { NamedArguments } from '../contract/named-arguments.js';
import type { Encoded, Workshop } from '../values/encode.js';
import { Unrepresentable } from '../values/misfit.js';
import type { GivenArgument } from './conversation.js';

/** Encodes the arguments of one call. `element`: the record of a list for which the call is made. */
export function encodeArguments(
  call: CallPlan,
  named: NamedArguments,
  language: Language,
  workshop: Workshop,
  element?: unknown,
): GivenArgument[] {
  const given: GivenArgument[] = [];
  let gap = false;
  for (const plan of call.arguments) {
    const encoded = encodePlan(plan, named, workshop, element);
    if (encoded === undefined) {
      if (!plan.parameter.optional) throw new Unrepresentable(`${plan.parameter.name} is asked for and not given`);
      gap = true;
      continue;
    }
    const byKeyword = language === 'python' && (plan.parameter.optional || plan.parameter.keywordOnly || gap);
    given.push({ ...encoded, ...(byKeyword ? { keyword: plan.parameter.name } : {}) });
  }
  return language === 'python' ? given : withGaps(call, given, named, workshop, element);
}

/** In JavaScript an argument that is left out in the middle is undefined. */
function withGaps(
  call: CallPlan,
  given: GivenArgument[],
  named: NamedArguments,
  workshop: Workshop,
  element: unknown,
): GivenArgument[] {
  if (given.length === call.arguments.length && call.positions === undefined) return given;
  const positions = call.positions ?? call.arguments.map((_, index) => index);
  const placed: GivenArgument[] = [];
  call.arguments.forEach((plan, index) => {
    const encoded = encodePlan(plan, named, workshop, element);
    if (encoded !== undefined) placed[positions[index] as number] = encoded;
  });
  return Array.from(placed, (one) => one ?? { value: undefined });
}

function encodePlan(
  plan: ArgumentPlan,
  named: NamedArguments,
  workshop: Workshop,
  element: unknown,
): Encoded | undefined {
  if (plan.constant !== undefined) return { value: Array.isArray(plan.constant) ? [] : plan.constant };
  if (plan.fields !== undefined) return encodeGroup(plan, plan.fields, named, workshop, element);
  if (plan.item === undefined || plan.encoding === undefined) return undefined;
  const value = isLength(plan.item)
    ? (named[plan.item.parameter] as readonly unknown[] | undefined)?.length
    : (itemValue(plan.item, named, element) ?? plan.item.default);
  if (value === undefined || value === null) return undefined;
  return plan.encoding.encode(value, workshop, named);
}

/** Items that stand for the length of a vector. */
export function isLength(item: Item): boolean {
  return item.path.endsWith('.length');
}

function encodeGroup(
  plan: ArgumentPlan,
  fields: readonly ArgumentPlan[],
  named: NamedArguments,
  workshop: Workshop,
  element: unknown,
): Encoded {
  const parts: Record<string, Encoded> = {};
  for (const field of fields) {
    const encoded = encodePlan(field, named, workshop, element);
    if (encoded !== undefined) parts[field.parameter.name] = encoded;
  }
  const { record } = plan.parameter;
  if (record?.form === 'class') return { value: workshop.construct(record.name, parts) };
  if (record?.form === 'tuple') return { value: record.fields.map(({ name }) => parts[name]?.value), as: 'tuple' };
  return {
    value: Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part.value])),
    ...(record?.form === 'open' ? { as: 'open' } : {}),
  };
}

/** Names under which a value that the subject fixes is kept, where a contract has two for one thing. */
const FIXED_NAMES: Readonly<Record<string, string>> = { k: 'steps', innerLr: 'inner' };

/**
 * Refuses a canonical call that the subject cannot be asked in this way: it has no place for a parameter, and the value given is
 * not the one that it uses anyway.
 */
export function refuseInexpressible(
  binding: Pick<Binding, 'fixed' | 'subject'>,
  contract: string,
  spec: OperationSpec,
  covered: readonly Item[],
  named: NamedArguments,
): void {
  for (const parameter of spec.parameters) {
    const value = named[parameter.name];
    if (value === undefined || parameter.shape === 'random' || isCount(parameter)) continue;
    if (isOfEpisodes(contract, parameter.name) || isOfWorld(contract, spec.name)) continue;
    const own = covered.filter((item) => standsFor(item, parameter.name));
    const name = FIXED_NAMES[parameter.name] ?? parameter.name;
    const fields = fieldsOf(contract, spec.name, parameter.name);
    const whole = fields === undefined ? /^(data|transition|each)$/ : /^(data|transition)$/;
    if (own.some(({ part, derive }) => derive !== undefined || part === undefined || whole.test(part))) continue;
    if (fields !== undefined && (own.length > 0 || parameter.name === 'rates')) {
      const record = value as Readonly<Record<string, unknown>>;
      for (const field of fields)
        if (
          !own.some((item) => item.name === field.name) &&
          !isFixed(binding.fixed, field.name, record[field.name]) &&
          !Array.isArray(value)
        )
          throw new Unrepresentable(`${field.name} cannot be set`);
      continue;
    }
    if (parameter.name === BETA && contract === 'prioritised-replay' && own.length === 0) continue;
    if (parameter.name === 'a2' || (parameter.name === 'options' && isNoRestriction(value))) continue;
    if (!isFixed(binding.fixed, name, value) && !isFixed({ [name]: parameter.default }, name, value))
      throw new Unrepresentable(`${parameter.name} cannot be set to ${String(value)}`);
  }
}

function isFixed(fixed: Readonly<Record<string, unknown>>, name: string, value: unknown): boolean {
  if (value === undefined || (name in fixed && fixed[name] === value)) return true;
  return Array.isArray(value) && value.every((one) => typeof one === 'number' && isFixed(fixed, name, one));
}

/** Search options that leave nothing out. */
function isNoRestriction(value: unknown): boolean {
  const options = value as { readonly min?: number; readonly filter?: unknown };
  return options.filter === undefined && (options.min === undefined || options.min <= -1);
}
