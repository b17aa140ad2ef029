import type { OperationSpec } from '../../model/algorithm.js';
import type { Value } from '../../sandbox/session.js';
import type { Access, CallPlan, OperationBinding } from '../bind/binding.js';
import { countOf } from '../bind/essentials.js';
import { type Item, itemValue, ROUND, SEEN_VECTOR } from '../bind/items.js';
import { coveredItems } from '../bind/operations.js';
import { FINE, FINE_UNITS, UNIT } from '../contract/delays.js';
import { isOfEpisodes, WITH_VALUE_AFTER } from '../contract/episodes.js';
import { fieldsOf } from '../contract/fields.js';
import { type NamedArguments, namedArguments } from '../contract/named-arguments.js';
import { type ArmStatistics, afterReward, armsKnown, STATISTICS } from '../contract/statistics.js';
import { indexOfChosen } from '../values/chosen-row.js';
import { decode, isRecord, type ReadingRules } from '../values/decode.js';
import { indexOf } from '../values/encode.js';
import { Unbound, Unrepresentable } from '../values/misfit.js';
import { tableEntry } from '../values/tables.js';
import { batchWithItems, TRANSITIONS, withoutAdditions } from '../values/transitions.js';
import { encodeArguments, isLength, refuseInexpressible } from './arguments.js';
import type { Conversation, GivenArgument } from './conversation.js';
import { partsOfRollout } from './episodes.js';
import { canonicalImplementation, type Frame, type InstanceBackend } from './frame.js';

const MOST_STEPS = 20_000;

/** The subject as an implementation of the contract: what properties, scenarios and lies are driven with. */
export function subjectImplementation(frame: Frame, conversation: Conversation): unknown {
  return canonicalImplementation(frame, {
    create: (options) => new SubjectInstance(frame, conversation, options),
    call: (one, given) => performFresh(frame, conversation, one, given),
  });
}

/** An operation of a contract without constructor: of a plain function, or of an instance made for this call. */
function performFresh(
  frame: Frame,
  conversation: Conversation,
  one: OperationBinding,
  given: readonly unknown[],
): unknown {
  const { binding } = frame;
  const named = namedArguments(one.spec, given);
  const { access, construction } = one;
  refuseInexpressible(binding, frame.contract.id, one.spec, itemsTaken(access, construction), named);
  const on =
    construction === undefined || access.kind === 'static'
      ? undefined
      : conversation.constructInstance(
          binding.subject,
          encodeArguments(construction, named, binding.subject.language, conversation),
        ).handle;
  const performance = new Performance(frame, conversation, on);
  const parts = rolloutParts(frame, one, named);
  if (parts === undefined) return performance.answer(one, named);
  return parts.flatMap((part) => performance.answer(one, part) as unknown[]);
}

/** The calls in which a rollout is given; undefined for everything else. */
export function rolloutParts(
  { contract }: Frame,
  { spec, access, construction }: OperationBinding,
  named: NamedArguments,
): NamedArguments[] | undefined {
  if (!spec.parameters.some(({ name }) => isOfEpisodes(contract.id, name))) return undefined;
  const taken = itemsTaken(access, construction);
  const encodings = plansOf(access, construction).flatMap((plan) => plan.arguments.map(({ encoding }) => encoding?.id));
  const takesValueAfter =
    taken.some((item) => item.parameter === 'vNext') || encodings.some((id) => id?.startsWith(WITH_VALUE_AFTER));
  return partsOfRollout(taken, takesValueAfter, named);
}

export function plansOf(access: Access, construction: CallPlan | undefined): CallPlan[] {
  return [...('call' in access ? [access.call] : []), ...(construction === undefined ? [] : [construction])];
}

/** Everything of the contract that an access takes, as argument or as index. */
export function itemsTaken(access: Access, construction: CallPlan | undefined): Item[] {
  const given = plansOf(access, construction).flatMap((plan) => coveredItems(plan.arguments));
  if ('index' in access) return [...given, ...access.index];
  return 'call' in access && access.call.pick !== undefined ? [...given, access.call.pick] : given;
}

type CallingAccess = Extract<Access, { readonly call: CallPlan }>;

/** One call of the subject and the reading of its answer. */
class Performance {
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
    if ('call' in access && access.call.each !== undefined && Array.isArray(template))
      return ((named[access.call.each] ?? []) as readonly unknown[]).map((element) => {
        const sent = this.#send(access, this.#encode(access.call, named, element));
        const value = afterwards === undefined ? sent : this.perform(afterwards, named, false).value;
        return decode(value, template[0], rules);
      });
    const { value: answered, restore } = this.perform(access, named, afterwards !== undefined);
    if (isOpaque(one.spec.name)) return answered;
    const value = this.#picked(access, this.#withItems(one, answered), named);
    const chosen = typeof template === 'number' ? indexOfChosen(value, named) : -1;
    if (chosen >= 0) return chosen;
    if (afterwards !== undefined) return decode(this.perform(afterwards, named, false).value, template, rules);
    if (restore !== undefined && Array.isArray(template))
      return value === undefined || value === null ? value : restore(value);
    return decode(value, template, rules);
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
      const list = (named[call.each] ?? []) as readonly unknown[];
      for (const element of list) this.#send(access, this.#encode(call, named, element));
      return { value: list.length };
    }
    const given = this.#encode(call, named, undefined);
    const value = this.#send(access, given);
    const restore = given.find((one) => one.restore !== undefined)?.restore;
    return { value, ...(restore === undefined || discard ? {} : { restore }) };
  }

  #encode(call: CallPlan, named: NamedArguments, element: unknown): GivenArgument[] {
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
    const places = index.map((item) => Number(itemValue(item, named)));
    return tableEntry(table, places, this.initial);
  }

  /** Sampled transitions as the items that were added part by part. */
  #withItems(one: OperationBinding, answer: Value): Value {
    const adding = this.frame.binding.operations.get('add');
    if (one.spec.name !== 'sample' || adding === undefined) return answer;
    if (adding.conventions?.[TRANSITIONS] === undefined) return withoutAdditions(answer, this.conversation.items());
    const order = plansOf(adding.access, undefined).flatMap((plan) => coveredItems(plan.arguments));
    return batchWithItems(
      answer,
      order.map(({ name }) => name),
      (token) => this.conversation.itemOf(token) as Value,
    );
  }

  #rules(spec: OperationSpec): ReadingRules {
    return {
      fields: fieldsOf(this.frame.contract.id, spec.name, 'returns'),
      names: [spec.name, ...spec.aliases],
      indexOf,
      amongOthers: spec.parameters.some(({ name }) => isOfEpisodes(this.frame.contract.id, name)),
    };
  }
}

/** How many entries there are: places of a list that was made in its full length do not count before they are filled. */
function filledEntries(value: Value): Value {
  if (Array.isArray(value)) return value.filter((entry) => entry !== undefined && entry !== null).length;
  return isRecord(value) ? Object.keys(value).length : value;
}

/** Answers that only the subject itself has to understand. */
export function isOpaque(operation: string): boolean {
  return operation === 'save' || operation === 'load';
}

function asksForLength({ binding }: Frame): boolean {
  return coveredItems(binding.construction?.arguments ?? []).some(isLength);
}

/** The first vector among the arguments. */
export function vectorIn(named: NamedArguments): NamedArguments | undefined {
  const vectors = Object.values(named).flatMap((value): unknown[] => {
    if (!Array.isArray(value)) return [];
    return typeof value[0] === 'object' && value[0] !== null ? Object.values(value[0] as object) : [value];
  });
  const vector = vectors.find((value) => Array.isArray(value) && typeof value[0] === 'number');
  return vector === undefined ? undefined : { [SEEN_VECTOR]: vector };
}

export function withVector(named: NamedArguments): NamedArguments {
  const found = vectorIn(named);
  if (found === undefined) throw new Unrepresentable('the length of the vectors is not known yet');
  return found;
}

/** A delay that was answered in fine units; rounding to a whole one may have put it above a cap, by less than counts. */
function inUnits(answer: unknown, conventions: OperationBinding['conventions'], { max }: NamedArguments): unknown {
  if (conventions?.[UNIT] !== FINE || typeof answer !== 'number') return answer;
  const over = answer - Number(max) * FINE_UNITS;
  return over > 0 && over <= 1 ? max : answer / FINE_UNITS;
}

/** One instance of the contract: an object of the subject, its twin without exploration where one is needed, and a clock. */
class SubjectInstance implements InstanceBackend {
  #on: number | undefined;
  #twin: number | undefined;
  #known: readonly ArmStatistics[];
  #clock = 0;
  #updates = 0;

  constructor(
    private readonly frame: Frame,
    private readonly conversation: Conversation,
    private readonly options: NamedArguments,
  ) {
    this.#known = armsKnown(options, countOf(frame.contract)?.name ?? '');
    if (!asksForLength(frame)) this.#begin(options);
  }

  /** Constructors that ask for the length of the vectors wait until one is seen. */
  #begin(options: NamedArguments): void {
    const { binding } = this.frame;
    if (binding.construction === undefined) return;
    this.#on = this.#construct(options);
    const needsTwin = [...binding.operations.values()].some((one) => one.scalar === 'bound');
    this.#twin = needsTwin ? this.#construct({ ...options, alpha: 0 }) : undefined;
  }

  perform(one: OperationBinding, given: readonly unknown[]): unknown {
    const named = {
      ...this.options,
      [STATISTICS]: this.#known,
      [ROUND]: this.#updates,
      ...namedArguments(one.spec, given),
    };
    if (one.spec.effect === 'updates') this.#updates += 1;
    if (one.access.kind === 'kept') return this.#learn(named);
    if (one.access.kind === 'highest') return this.#highest(one.access.score, named);
    if (this.#on === undefined && asksForLength(this.frame)) this.#begin({ ...this.options, ...withVector(named) });
    if (one.clock) return this.#onClock(one, named);
    refuseInexpressible(
      this.frame.binding,
      this.frame.contract.id,
      { ...one.spec, parameters: one.spec.parameters.filter(({ name }) => name !== 't') },
      itemsTaken(one.access, undefined),
      named,
    );
    if (
      one.spec.parameters.some(({ name }) => name === 't') &&
      'call' in one.access &&
      one.access.call.arguments.length === 0
    )
      return this.#stepTo(one, named);
    const own = this.#performance(this.#on, one.spec.effect === 'updates');
    const choice = this.frame.binding.operations.get('select');
    if (this.frame.binding.choosesFirst && one.spec.name === 'update' && choice !== undefined)
      own.perform(choice.access, named, true);
    if (one.scalar !== undefined) return this.#meanAndWidth(one, named, own);
    const answer = inUnits(own.answer(one, named), this.frame.binding.conventions, this.options);
    if (this.#twin !== undefined && one.spec.effect === 'updates') this.#performance(this.#twin).answer(one, named);
    return answer;
  }

  /** What every reward of an arm has taught, for subjects that are told it. */
  #learn({ arm, reward }: NamedArguments): undefined {
    this.#known = this.#known.map((known, index) => (index === arm ? afterReward(known, reward as number) : known));
  }

  /** The first arm with the highest score. */
  #highest(score: OperationBinding, named: NamedArguments): number {
    const own = this.#performance(this.#on);
    const scores = this.#known.map((_, arm) => Number(own.answer(score, { ...named, arm })));
    return scores.indexOf(Math.max(...scores));
  }

  #performance(on: number | undefined, updates = false): Performance {
    const initial = this.options.q0 ?? this.frame.binding.fixed.q0;
    return new Performance(this.frame, this.conversation, on, typeof initial === 'number' ? initial : 0, updates);
  }

  #construct(options: NamedArguments): number {
    const { construction, subject, start } = this.frame.binding;
    const { conversation } = this;
    const given = encodeArguments(construction as CallPlan, options, subject.language, conversation);
    const count = Number(options[countOf(this.frame.contract)?.name ?? ''] ?? 1);
    const on = conversation.constructInstance(subject, given, count).handle;
    if (start !== undefined)
      conversation.callMethod(on, start.name, encodeArguments(start.call, options, subject.language, conversation));
    return on;
  }

  /** A scalar prediction taken apart into mean and width. */
  #meanAndWidth(one: OperationBinding, named: NamedArguments, own: Performance): unknown {
    const value = own.scalar(one, named);
    if (one.scalar === 'bound') {
      const mean = this.#performance(this.#twin).scalar(one, named);
      return { mean, width: value - mean };
    }
    const width = one.width;
    if (width !== undefined) return { mean: value, width: own.scalar({ ...one, access: width }, named) };
    return Object.defineProperty({ mean: value }, 'width', {
      get: () => {
        this.frame.journal.unbound.add(`${one.spec.name}.width`);
        throw new Unbound('the width is not given');
      },
    });
  }

  /** A closed form of the step number, which is counted here. */
  #onClock(one: OperationBinding, named: NamedArguments): unknown {
    const wanted = named.t as number | undefined;
    if (one.attemptsFrom !== undefined) {
      const t = this.#clock + one.attemptsFrom;
      this.#clock += 1;
      const answer = new Performance(this.frame, this.conversation, this.#on).answer(one, { ...this.options, t });
      return inUnits(answer, one.conventions, this.options);
    }
    if (one.spec.name !== 'get') this.#clock = wanted ?? this.#clock + 1;
    return this.#performance(this.#on).answer(one, { ...this.options, t: this.#clock });
  }

  /** `step()` of a subject that does not take the number: it is called as often as it takes to get there. */
  #stepTo(one: OperationBinding, named: NamedArguments): unknown {
    const wanted = (named.t as number | undefined) ?? this.#clock + 1;
    if (!(wanted > this.#clock) || wanted - this.#clock > MOST_STEPS)
      throw new Unrepresentable('it only steps forwards');
    const own = this.#performance(this.#on);
    let answer: unknown;
    while (this.#clock < wanted) {
      this.#clock += 1;
      answer = own.answer(one, named);
    }
    return answer;
  }
}
