import { seededRandom } from '../../algorithms/random.js';
import type { Contract, OperationSpec } from '../../model/algorithm.js';

/** One call of an operation of a contract. */
export interface Step {
  readonly operation: string;
  /** Number of the instance that is asked; absent: the implementation itself. */
  readonly on?: number;
  /** Number of the instance that the call makes. */
  readonly makes?: number;
  readonly arguments: readonly unknown[];
}

/** Calls in the order in which they were made. Nothing of it is shared with whoever made them, functions excepted. */
export type Tape = readonly Step[];

/** Stands for a source of random numbers, which every replay makes anew. */
export class RandomSlot {
  constructor(readonly index: number) {}
}

/** What one call of a replay came to. */
export type Answer = { readonly value: unknown } | { readonly threw: string };

export function isAnswered(answer: Answer | undefined): answer is { readonly value: unknown } {
  return answer !== undefined && 'value' in answer;
}

/** Undefined for a call that threw. */
export function valueIn(answer: Answer | undefined): unknown {
  return isAnswered(answer) ? answer.value : undefined;
}

type Operations = Readonly<Record<string, unknown>>;
type Callable = (...given: unknown[]) => unknown;

const MOST_STEPS = 600;
const MOST_DRAWS = 1_000;

/** Writes down the calls that `drive` makes of an implementation, at most 600. What it throws is left to the caller. */
export function recordTape(
  contract: Contract,
  implementation: unknown,
  drive: (watched: unknown) => void,
): { readonly tape: Tape; readonly threw: boolean } {
  const steps: Step[] = [];
  const specs = new Map(contract.operations.map((spec) => [spec.name, spec]));
  let instances = 0;
  let slots = 0;
  const watch = (target: Operations, on: number | undefined): Operations =>
    Object.fromEntries(
      Object.entries(target).map(([name, value]) => {
        const spec = specs.get(name);
        if (spec === undefined || typeof value !== 'function') return [name, value];
        return [name, (...given: unknown[]) => performed(spec, value as Callable, given, on)];
      }),
    );
  const performed = (spec: OperationSpec, call: Callable, given: unknown[], on: number | undefined): unknown => {
    const kept = given.map((one, index) => keptArgument(one, spec, index, () => new RandomSlot(slots++)));
    const place = steps.length;
    const step = { operation: spec.name, arguments: kept, ...(on === undefined ? {} : { on }) };
    if (place < MOST_STEPS) steps.push(step);
    const answer = call(...given);
    if (spec.effect !== 'constructs' || typeof answer !== 'object' || answer === null) return answer;
    const makes = instances++;
    if (place < MOST_STEPS) steps[place] = { ...step, makes };
    return watch(answer as Operations, makes);
  };
  try {
    drive(watch(implementation as Operations, undefined));
    return { tape: steps, threw: false };
  } catch {
    return { tape: steps, threw: true };
  }
}

function keptArgument(value: unknown, spec: OperationSpec, index: number, slot: () => RandomSlot): unknown {
  if (typeof value === 'function') return spec.parameters[index]?.shape === 'random' ? slot() : value;
  if (!isPlain(value)) return Array.isArray(value) ? mapped(value, (entry) => entry) : value;
  const random = new Set(spec.parameters.filter(({ shape }) => shape === 'random').map(({ name }) => name));
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      key,
      typeof entry === 'function' && random.has(key) ? slot() : mapped(entry, (one) => one),
    ]),
  );
}

/**
 * Makes the calls of a tape on an implementation, each with fresh copies of its arguments and every random source at its start. Goes on
 * after a call that threw; calls on an instance that could not be made throw too.
 *
 * @param seed of the random sources that are handed over
 * @param onStep called after each call
 */
export function replay(tape: Tape, implementation: unknown, seed: number, onStep?: () => void): Answer[] {
  const instances = new Map<number, Operations>();
  return tape.map((step): Answer => {
    const answer = answerTo(step, instances, implementation, seed);
    onStep?.();
    return answer;
  });
}

function answerTo(step: Step, instances: Map<number, Operations>, implementation: unknown, seed: number): Answer {
  const target = step.on === undefined ? (implementation as Operations) : instances.get(step.on);
  const operation = target?.[step.operation];
  if (typeof operation !== 'function') return { threw: `there is no ${step.operation}` };
  try {
    const given = step.arguments.map((one) => mapped(one, (leaf) => sourceOf(leaf, seed)));
    const value = (operation as Callable)(...given);
    if (step.makes === undefined) return { value: mapped(value, (leaf) => leaf) };
    instances.set(step.makes, value as Operations);
    return { value: undefined };
  } catch (error) {
    return { threw: error instanceof Error ? error.message : String(error) };
  }
}

const drawn = new WeakMap<object, number[]>();

/** What has been drawn so far from a random source that a replay handed over; undefined for any other function. */
export function drawsOf(source: object): readonly number[] | undefined {
  return drawn.get(source);
}

function sourceOf(leaf: unknown, seed: number): unknown {
  if (!(leaf instanceof RandomSlot)) return leaf;
  const random = seededRandom(seed + 7919 * leaf.index);
  const draws: number[] = [];
  const source = (): number => {
    const draw = random();
    if (draws.length < MOST_DRAWS) draws.push(draw);
    return draw;
  };
  drawn.set(source, draws);
  return source;
}

export function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** A deep copy of plain data with every leaf replaced; `keys` lead from the top to the leaf. */
export function mapped(
  value: unknown,
  leaf: (value: unknown, keys: readonly (string | number)[]) => unknown,
  keys: readonly (string | number)[] = [],
): unknown {
  if (Array.isArray(value)) return value.map((entry, index) => mapped(entry, leaf, [...keys, index]));
  if (isPlain(value))
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, mapped(entry, leaf, [...keys, key])]));
  return leaf(value, keys);
}

/** The tape without the calls on instances that it does not make any more. */
export function withoutOrphans(tape: Tape): Tape {
  const made = new Set(tape.flatMap(({ makes }) => (makes === undefined ? [] : [makes])));
  return tape.filter(({ on }) => on === undefined || made.has(on));
}
