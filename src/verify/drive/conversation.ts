import type { Argument, Handle, SubjectAnswer, SubjectRequest, SubjectSession, Value } from '../../sandbox/session.js';
import { copyOf } from '../contract/recorded-calls.js';
import type { ModuleState } from '../subject/module-state.js';
import type { Callable, SubjectShape } from '../subject/shape.js';
import { isHandle } from '../values/decode.js';
import type { Encoded, Workshop } from '../values/encode.js';
import { learnedTable } from '../values/learned-table.js';
import { gathered, HeldState, heldHandle, successor } from './held-states.js';
import { keyOf, type Recital, type RememberedTalk } from './remembered-talk.js';

/** The subject threw: it may have turned the input down, or be broken. */
export class SubjectThrew extends Error {
  override readonly name = 'SubjectThrew';
  constructor(
    readonly type: string,
    message: string,
  ) {
    super(`${type}: ${message}`);
  }
}

/** The process ended or may not be believed any more; nothing else can be asked of it. */
export class SessionOver extends Error {
  override readonly name: string = 'SessionOver';
  constructor(
    readonly status: SubjectAnswer['status'],
    message: string,
  ) {
    super(message);
  }
}

/** The time for the subject is used up: nothing is asked of it any more, and nothing follows. */
export class OutOfTime extends SessionOver {
  constructor() {
    super('timeout', 'out of time');
  }
}

/** A request as it was made, and its answer. */
export interface Exchange {
  readonly request: SubjectRequest;
  readonly value: Value;
  /** The arguments after the call, in order, when the subject answered. */
  readonly argumentsAfter: readonly Value[];
}

function copied(request: SubjectRequest): SubjectRequest {
  return 'arguments' in request
    ? { ...request, arguments: request.arguments.map((one) => ({ ...one, value: copyOf(one.value) as Value })) }
    : request;
}

/** One argument of a call, encoded. */
export interface GivenArgument extends Encoded {
  readonly keyword?: string;
}

/** Speaks with one subject process in terms of calls, remembers the objects it made and lets go of them. */
export class Conversation implements Workshop {
  readonly #handles = new Set<number>();
  readonly #held = new Map<number, Held>();
  /** Items by the number that stands for them; the first has number 1. */
  #items: unknown[] = [];
  #calls = 0;
  #memory: RememberedTalk | undefined;
  #recital: Recital | undefined;
  #transcript: Exchange[] | undefined;

  /** @param isLate true once nothing may be asked any more */
  constructor(
    readonly session: SubjectSession,
    readonly isLate: () => boolean = () => false,
  ) {}

  /** Every request and answer while `talk` runs. */
  recorded<Outcome>(talk: () => Outcome): { readonly outcome: Outcome; readonly exchanges: readonly Exchange[] } {
    const exchanges: Exchange[] = [];
    this.#transcript = exchanges;
    try {
      return { outcome: talk(), exchanges };
    } finally {
      this.#transcript = undefined;
    }
  }

  /** Keeps what is said while `talk` runs. */
  remembering<Outcome>(memory: RememberedTalk, talk: () => Outcome): Outcome {
    this.#memory = memory;
    try {
      return talk();
    } finally {
      this.#memory = undefined;
    }
  }

  /** Runs `talk` on what was said before, without asking anything; undefined as soon as it asks something else. */
  recalling<Outcome>(memory: RememberedTalk, talk: () => Outcome): Outcome | undefined {
    const recital = memory.again();
    this.#recital = recital;
    try {
      const outcome = talk();
      return recital.hasStrayed ? undefined : outcome;
    } finally {
      this.#recital = undefined;
      this.#held.clear();
      this.#items = [];
    }
  }

  get calls(): number {
    return this.#calls;
  }

  callFunction(symbol: string, given: readonly GivenArgument[]): Value {
    return this.#ask({ kind: 'call', symbol, arguments: given.map(argumentOf) }, given);
  }

  /**
   * An instance of a class, what a factory returns, or the state that the functions of a module take.
   *
   * @param count of arms, where the state of each is made on its own
   */
  constructInstance(subject: SubjectShape, given: readonly GivenArgument[], count = 1): Handle {
    const { symbol, kind } = subject;
    if (kind === 'state') return this.#hold(subject, given, count);
    if (kind === 'module') return this.#made({ kind: 'fresh' }, [], symbol);
    const making = kind === 'factory' ? ({ keep: true } as const) : ({ construct: true } as const);
    return this.#made({ kind: 'call', symbol, arguments: given.map(argumentOf), ...making }, given, symbol);
  }

  #made(request: SubjectRequest, given: readonly GivenArgument[], symbol: string): Handle {
    const value = this.#ask(request, given);
    if (!isHandle(value)) throw new SubjectThrew('TypeError', `${symbol} constructed no object`);
    return value;
  }

  construct(name: string, fields: Readonly<Record<string, Encoded>>): Value {
    const given = Object.entries(fields).map(([keyword, encoded]) => ({ ...encoded, keyword }));
    return this.#ask({ kind: 'call', symbol: name, arguments: given.map(argumentOf), construct: true }, given);
  }

  tokenOf(item: unknown): number {
    if (this.#items.length === 0 || this.#items.at(-1) !== item) this.#items.push(item);
    return this.#items.length;
  }

  /** Every item that was handed over, oldest first. */
  items(): readonly unknown[] {
    return this.#items;
  }

  /** The item behind a number; undefined when the number stands for none. */
  itemOf(token: number): unknown {
    return this.#items[token - 1];
  }

  #hold(subject: SubjectShape, given: readonly GivenArgument[], count: number): Handle {
    const kind = subject.state as ModuleState;
    const { maker } = kind;
    const made = (): Value => (maker === undefined ? given[0]?.value : this.callFunction(maker, given));
    const value = kind.makes !== 'element' ? made() : gathered(kind, Array.from({ length: count }, made));
    const held = new HeldState(kind, value);
    const handle = heldHandle(this.#held.size, held);
    this.#held.set(handle.handle, { held, members: subject.members });
    return handle;
  }

  /** @param updates whether what the method answers may be the new state, where functions take the state and give it back */
  callMethod(on: number, name: string, given: readonly GivenArgument[], updates = false): Value {
    const own = this.#held.get(on);
    if (own !== undefined) return this.#callOver(own, name, given, updates);
    return this.#ask({ kind: 'method', on, name, arguments: given.map(argumentOf) }, given);
  }

  /** Calls a function with the state in its place, and keeps what it makes of that. */
  #callOver({ held, members }: Held, name: string, given: readonly GivenArgument[], updates: boolean): Value {
    const { at = [] } = members.find((one) => one.name === name) ?? {};
    const placed = given.map((one) => (one.element === undefined ? one : { ...one, value: held.element(one.element) }));
    const before = held.value;
    for (const place of at) {
      while (placed.length < place) placed.push({ value: undefined });
      placed.splice(place, 0, { value: before });
    }
    const text = JSON.stringify(before, unwritten);
    const { value, argumentsAfter = [] } = this.#answered(
      { kind: 'call', symbol: name, arguments: placed.map(argumentOf) },
      placed,
    );
    const [place] = at;
    if (place !== undefined && argumentsAfter[place] !== undefined) held.value = argumentsAfter[place];
    if (held.kind.makes === 'answer') held.value = learnedTable(value) ?? before;
    const changed = JSON.stringify(held.value, unwritten) !== text;
    if (!changed && place !== undefined) held.value = successor(before, value, updates) ?? held.value;
    placed.forEach((one, index) => {
      if (one.element === undefined) return;
      const mutated = argumentsAfter[index] ?? one.value;
      held.setElement(one.element, successor(mutated, value, updates) ?? mutated);
    });
    return value;
  }

  read(on: number, attribute: string): Value {
    const own = this.#held.get(on);
    if (own !== undefined) return own.held.read(attribute);
    return this.#ask({ kind: 'read', on, attribute }, []);
  }

  write(on: number, attribute: string, value: Value): void {
    this.#ask({ kind: 'write', on, attribute, value }, []);
  }

  state(on: number): Value {
    const own = this.#held.get(on);
    if (own !== undefined) return own.held.value;
    return this.#ask({ kind: 'state', on }, []);
  }

  /** Lets go of every object made so far. */
  releaseAll(): void {
    for (const on of this.#handles) this.session.request({ kind: 'release', on });
    this.#handles.clear();
    this.#held.clear();
    this.#items = [];
  }

  #ask(request: SubjectRequest, given: readonly GivenArgument[]): Value {
    return this.#answered(request, given).value;
  }

  #answered(request: SubjectRequest, given: readonly GivenArgument[]): SubjectAnswer {
    if (this.isLate()) throw new OutOfTime();
    // The subject may change what it is given, and lists share their arrays with the caller.
    const asked = this.#transcript === undefined ? request : copied(request);
    const key = this.#memory === undefined ? undefined : keyOf(request);
    const answer = this.#recital?.answer(request) ?? this.session.request(request);
    this.#memory?.note(key, answer);
    this.#transcript?.push({ request: asked, value: answer.value, argumentsAfter: answer.argumentsAfter ?? [] });
    if (this.#recital === undefined) this.#calls += 1;
    if (answer.status === 'threw') {
      const { type, message } = answer.error ?? { type: 'Error', message: 'no message' };
      throw new SubjectThrew(type, message);
    }
    if (answer.status !== 'ok') throw new SessionOver(answer.status, answer.error?.message ?? answer.status);
    answer.argumentsAfter?.forEach((after, index) => {
      writeBack(given[index]?.value, after);
    });
    if (isHandle(answer.value) && this.#recital === undefined) this.#handles.add(answer.value.handle);
    return answer;
  }
}

interface Held {
  readonly held: HeldState;
  readonly members: readonly Callable[];
}

/** Numbers that are not finite differ from each other, and objects of the subject by their handle. */
function unwritten(_: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

function argumentOf({ value, as, keyword }: GivenArgument): Argument {
  return { value, ...(as === undefined ? {} : { as }), ...(keyword === undefined ? {} : { keyword }) };
}

/** Makes what the subject did to its arguments visible in the caller's lists, which share their arrays with the encoded value. */
function writeBack(given: Value, after: Value): void {
  if (Array.isArray(given) && Array.isArray(after)) {
    const target = given as Value[];
    const same = target.length === after.length;
    after.forEach((entry: Value, index: number) => {
      if (typeof entry === 'object' && entry !== null && typeof target[index] === 'object')
        writeBack(target[index], entry);
      else if (!Object.is(target[index], entry) && typeof entry !== 'function') target[index] = entry;
    });
    if (!same) target.length = after.length;
    return;
  }
  if (isPlain(given) && isPlain(after))
    for (const [key, entry] of Object.entries(after)) {
      const target = given as Record<string, Value>;
      if (typeof entry === 'object' && entry !== null) writeBack(target[key], entry);
      else if (key in target && !Object.is(target[key], entry) && typeof entry !== 'function') target[key] = entry;
    }
}

function isPlain(value: Value): value is { readonly [key: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isHandle(value);
}
