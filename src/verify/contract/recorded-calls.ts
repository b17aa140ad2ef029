import { checkProperty } from '../../algorithms/check.js';
import { seededRandom } from '../../algorithms/random.js';
import type { AnyAlgorithm } from '../../model/algorithm.js';

/** One call that a check makes of an implementation, and what the reference answered. */
export interface RecordedCall {
  readonly operation: string;
  readonly arguments: readonly unknown[];
  readonly result: unknown;
}

/** What a check does with the implementation itself, or with one instance that it constructed. */
export interface RecordedSession {
  /** The constructing call; absent for calls on the implementation itself. */
  readonly construction?: RecordedCall;
  readonly calls: readonly RecordedCall[];
}

/** How the reference of a contract is used: who carries each operation, and examples of calls with answers. */
export interface Usage {
  readonly sessions: readonly RecordedSession[];
  /** Operations by where they live. `attribute`: read without a call. */
  readonly carriers: ReadonlyMap<string, 'implementation' | 'instance' | 'attribute'>;
  /** A typical answer of each operation. */
  readonly answers: ReadonlyMap<string, unknown>;
}

const CALLS_KEPT = 40;
const SESSIONS_KEPT = 60;

/** Drives the reference through its own scenario and properties and writes down the calls, those that threw left out. */
export function recordUsage(algorithm: AnyAlgorithm, implementation: unknown, seed: number): Usage {
  const recorder = new Recorder(algorithm);
  const watched = recorder.implementation(implementation);
  try {
    algorithm.scenario(watched, seededRandom(seed));
  } catch {
    // A restricted implementation may lack what the scenario needs; the properties still show the rest.
  }
  for (const property of algorithm.properties) checkProperty(property, watched, seed);
  return recorder.usage();
}

interface OpenSession {
  construction?: RecordedCall;
  readonly calls: RecordedCall[];
}

class Recorder {
  readonly #sessions: OpenSession[] = [];
  readonly #carriers = new Map<string, 'implementation' | 'instance' | 'attribute'>();
  readonly #answers = new Map<string, unknown>();
  readonly #constructs: ReadonlySet<string>;
  readonly #operations: ReadonlySet<string>;

  constructor({ contract }: AnyAlgorithm) {
    this.#constructs = new Set(contract.operations.filter((one) => one.effect === 'constructs').map((one) => one.name));
    this.#operations = new Set(contract.operations.map((one) => one.name));
  }

  implementation(target: unknown): unknown {
    const own: OpenSession = { calls: [] };
    this.#sessions.push(own);
    return this.#watch(target as object, 'implementation', own);
  }

  usage(): Usage {
    const sessions = this.#sessions.filter((one) => one.construction !== undefined || one.calls.length > 0);
    const firstWith = [...this.#carriers.keys()].map((name) =>
      sessions.findIndex(({ calls }) => calls.some(({ operation }) => operation === name)),
    );
    return {
      sessions: sessions.filter((_, index) => index < SESSIONS_KEPT || firstWith.includes(index)),
      carriers: this.#carriers,
      answers: this.#answers,
    };
  }

  #watch(target: object, carrier: 'implementation' | 'instance', session: OpenSession): unknown {
    return new Proxy(target, {
      get: (_, key, receiver) => {
        const value: unknown = Reflect.get(target, key, target);
        if (typeof key !== 'string' || !this.#operations.has(key)) return value;
        if (typeof value !== 'function') {
          if (value === undefined) return value;
          this.#carriers.set(key, 'attribute');
          this.#answers.set(key, value);
          return value;
        }
        void receiver;
        return (...given: unknown[]) =>
          this.#call(target, key, value as (...all: unknown[]) => unknown, given, carrier, session);
      },
    });
  }

  #call(
    target: object,
    operation: string,
    method: (...all: unknown[]) => unknown,
    given: unknown[],
    carrier: 'implementation' | 'instance',
    session: OpenSession,
  ): unknown {
    const kept = given.map(copyOf);
    const result = method.apply(target, given);
    this.#carriers.set(operation, carrier);
    if (this.#constructs.has(operation) && typeof result === 'object' && result !== null) {
      const opened: OpenSession = { construction: { operation, arguments: kept, result: undefined }, calls: [] };
      if (this.#sessions.length < 400) this.#sessions.push(opened);
      return this.#watch(result, 'instance', opened);
    }
    const answer = copyOf(result);
    if (isTelling(answer) || !this.#answers.has(operation)) this.#answers.set(operation, answer);
    const kinds =
      session.construction === undefined ? session.calls.filter((call) => call.operation === operation) : session.calls;
    // What is asked late is an example of its operation as well.
    if (kinds.length < CALLS_KEPT || !kinds.some((call) => call.operation === operation))
      session.calls.push({ operation, arguments: kept, result: answer });
    return result;
  }
}

/** An answer that shows its shape: not nothing and not empty. */
function isTelling(answer: unknown): boolean {
  if (answer === undefined || answer === null) return false;
  return !(Array.isArray(answer) && answer.length === 0);
}

/** A deep copy of plain data; functions are kept as they are. */
export function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value)))
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, copyOf(entry)]));
  return value;
}
