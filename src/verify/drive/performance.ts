import type { OperationSpec } from '../../model/algorithm.js';
import type { Value } from '../../sandbox/session.js';
import type { Access, CallPlan, OperationBinding } from '../bind/binding.js';
import { elementsFor, type Item, itemValue } from '../bind/items.js';
import { coveredItems } from '../bind/operations.js';
import { isOfEpisodes } from '../contract/episodes.js';
import { fieldsOf } from '../contract/fields.js';
import type { NamedArguments } from '../contract/named-arguments.js';
import { indexOfChosen } from '../values/chosen-row.js';
import { decode, isRecord, type ReadingRules } from '../values/decode.js';
import { indexOf } from '../values/encode.js';
import { Misfit } from '../values/misfit.js';
import { domainOf } from '../values/own-names.js';
import { tableEntry } from '../values/tables.js';
import { batchWithItems, TRANSITIONS, withoutAdditions } from '../values/transitions.js';
import { plansOf } from './access-plans.js';
import { encodeArguments } from './arguments.js';
import type { Conversation, GivenArgument } from './conversation.js';
import { afterFilling, takesPeriods } from './filling.js';
import type { Frame } from './frame.js';

type CallingAccess = Extract<Access, { readonly call: CallPlan }>;

/** One call of the subject and the reading of its answer. */
export class Performance {
  constructor(
    private readonly frame: Frame,
    private readonly conversation: Conversation,
    private readonly on: number | undefined,
    /** Value of an entry that a table does not have yet. */
    private readonly initial = 0,
    /** Whether the operation changes what the object knows. */
    private readonly updates = false,
  ) {}

  answer(one: OperationBinding, named: NamedArguments): unknown {
    const { access, afterwards } = one;
    const template = this.frame.usage.answers.get(one.spec.name);
    const rules = this.#rules(one.spec);
    if ('call' in access && access.call.each !== undefined && Array.isArray(template)) {
      const series = (named[access.call.each] ?? []) as readonly number[];
      const told = series.map((element) => {
        const sent = this.#send(access, this.#encode(access.call, named, element));
        return afterwards === undefined ? sent : this.perform(afterwards, named, false).value;
      });
      const values = this.#filled(one, told, named);
      return values.map((value) => decode(value, template[0], rules));
    }
    const { value: answered, restore } = this.perform(access, named, afterwards !== undefined);
    if (isOpaque(one.spec.name)) return answered;
    const value = this.#picked(access, this.#withItems(one, answered), named);
    const chosen = typeof template === 'number' ? indexOfChosen(value, named) : -1;
    if (chosen >= 0) return chosen;
    if (afterwards !== undefined) {
      const told = this.perform(afterwards, named, false).value;
      // A state that is nothing while there is nothing to tell.
      return typeof template === 'boolean' ? decode(told ?? false, template, rules) : decode(told, template, rules);
    }
    if (restore !== undefined && Array.isArray(template))
      return value === undefined || value === null ? value : restore(value);
    return decode(Array.isArray(value) ? this.#filled(one, value, named) : value, template, rules);
  }

  /** A smoothed series with something in the places that are left empty until there is enough to smooth. */
  #filled(one: OperationBinding, told: readonly Value[], { values, alpha }: NamedArguments): readonly Value[] {
    return takesPeriods(one) ? afterFilling(told, values as readonly number[], Number(alpha)) : told;
  }

  /** The entry that is asked for, of an answer that has one for each arm. */
  #picked(access: Access, answer: Value, named: NamedArguments): Value {
    const pick = 'call' in access ? access.call.pick : undefined;
    return pick === undefined ? answer : this.#entry(answer, [pick], named);
  }

  /** A number, alone or as the entry that is asked for. */
  scalar(one: OperationBinding, named: NamedArguments): number {
    const answer = this.#picked(one.access, this.perform(one.access, named, true).value, named);
    return decode(answer, 0, { fields: undefined, names: [one.spec.name, ...one.spec.aliases], indexOf }) as number;
  }

  perform(
    access: Access,
    named: NamedArguments,
    discard: boolean,
  ): { readonly value: Value; readonly restore?: (answer: Value) => unknown } {
    if (!('call' in access)) return { value: this.#read(access, named) };
    const { call } = access;
    if (call.each !== undefined) {
      const list = elementsFor(coveredItems(call.arguments), call.each, named);
      for (const element of list) this.#send(access, this.#encode(call, named, element));
      return { value: list.length };
    }
    const given = this.#encode(call, named, undefined);
    const sent = this.#send(access, given);
    const value = this.updates ? (sent ?? lengthOfColumns(call, named)) : sent;
    const restore = given.find((one) => one.restore !== undefined)?.restore;
    return { value, ...(restore === undefined || discard ? {} : { restore }) };
  }

  #encode(call: CallPlan, named: NamedArguments, element: unknown): GivenArgument[] {
    for (const { attribute, item } of call.sets ?? []) {
      const value = itemValue(item, named) as Value;
      if (value !== undefined) this.conversation.write(this.on as number, attribute, value);
    }
    return encodeArguments(call, named, this.frame.binding.subject.language, this.conversation, element);
  }

  #send(access: CallingAccess, given: readonly GivenArgument[]): Value {
    if (access.kind === 'function') return this.conversation.callFunction(access.name, given);
    if (access.kind === 'static')
      return this.conversation.callFunction(`${this.frame.binding.subject.symbol}.${access.name}`, given);
    return this.conversation.callMethod(this.on as number, access.name, given, this.updates);
  }

  #read(access: Exclude<Access, CallingAccess>, named: NamedArguments): Value {
    const on = this.on as number;
    if (access.kind === 'kept' || access.kind === 'highest') return undefined;
    if (access.kind === 'getter') return this.conversation.read(on, access.name);
    if (access.kind === 'columns')
      return access.names.map((name) => {
        const count = this.#entry(this.conversation.read(on, name), access.index, named);
        return typeof count === 'number' ? count + access.prior : count;
      });
    const value = this.conversation.read(on, access.name);
    if (access.length) return filledEntries(value);
    return this.#entry(value, access.index, named);
  }

  #entry(table: Value, index: readonly Item[], named: NamedArguments): Value {
    const { names } = this.frame.binding;
    const places = index.map((item) => {
      const own = names?.[domainOf(item.name)];
      return { index: Number(itemValue(item, named)), ...(own === undefined ? {} : { names: own }) };
    });
    return tableEntry(table, places, this.initial);
  }

  /** Sampled transitions as the items that were added part by part. */
  #withItems(one: OperationBinding, answer: Value): Value {
    const adding = this.frame.binding.operations.get('add');
    if (one.spec.name !== 'sample' || adding === undefined) return answer;
    if (adding.conventions?.[TRANSITIONS] === undefined) return withoutAdditions(answer, this.conversation.items());
    const given = plansOf(adding.access, undefined).flatMap((plan) => coveredItems(plan.arguments));
    const order = given.filter(({ part }) => part === 'transition');
    return batchWithItems(
      answer,
      order.map(({ name }) => name),
      (token) => this.conversation.itemOf(token) as Value,
    );
  }

  /** The action of this name; only actions are answered. */
  #ownIndex(name: string): number | undefined {
    const index = this.frame.binding.names?.actions?.indexOf(name) ?? -1;
    return index < 0 ? undefined : index;
  }

  #rules(spec: OperationSpec): ReadingRules {
    return {
      fields: fieldsOf(this.frame.contract.id, spec.name, 'returns'),
      names: [spec.name, ...spec.aliases],
      indexOf: (value) => (typeof value === 'string' ? this.#ownIndex(value) : undefined) ?? indexOf(value),
      amongOthers: spec.parameters.some(({ name }) => isOfEpisodes(this.frame.contract.id, name)),
    };
  }
}

/** How many records a call was given side by side, for those that answer nothing. */
function lengthOfColumns(call: CallPlan, named: NamedArguments): number | undefined {
  const column = coveredItems(call.arguments).find(({ part }) => part === 'column');
  const list = column === undefined ? undefined : named[column.parameter];
  return Array.isArray(list) ? list.length : undefined;
}

/** How many entries there are: places of a list that was made in its full length do not count before they are filled. */
function filledEntries(value: Value): Value {
  if (Array.isArray(value)) return value.filter((entry) => entry !== undefined && entry !== null).length;
  if (!isRecord(value)) return value;
  const entries = Object.values(value);
  if (entries.some((entry) => typeof entry !== 'object')) throw new Misfit('what should be counted has other parts');
  return entries.length;
}

/** Answers that only the subject itself has to understand. */
export function isOpaque(operation: string): boolean {
  return operation === 'save' || operation === 'load';
}
