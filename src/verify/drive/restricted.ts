import { seededRandom } from '../../algorithms/random.js';
import type { Random } from '../../model/algorithm.js';
import { isPlay } from '../bind/arms-calls.js';
import type { OperationBinding } from '../bind/binding.js';
import { elementsFor } from '../bind/items.js';
import { coveredItems } from '../bind/operations.js';
import { type NamedArguments, namedArguments } from '../contract/named-arguments.js';
import { copyOf } from '../contract/recorded-calls.js';
import type { Workshop } from '../values/encode.js';
import { Unrepresentable } from '../values/misfit.js';
import { itemsTaken, plansOf, rolloutParts } from './access-plans.js';
import { encodeArguments, isLength, refuseInexpressible } from './arguments.js';
import { CountedAttempts } from './counted-attempts.js';
import { canonicalImplementation, type Frame, type InstanceBackend } from './frame.js';
import { withVector } from './seen-vector.js';

type Callable = (...given: unknown[]) => unknown;

/** Builds nothing: the encodings of a reference are made only to see whether they can be. */
const EMPTY_WORKSHOP: Workshop = { construct: () => ({}), tokenOf: () => 1 };

/**
 * A reference or a lie behind the same adapter as the subject: without the operations that are not bound, with the values that the
 * subject fixes, with its kind of randomness, and refusing the inputs that the subject cannot be given. What a reference in this
 * position fails, no subject can be blamed for. `actual` replaces fixed values without telling the checks; another `stream` draws other
 * random numbers where the caller does not give them.
 */
export function restricted(
  frame: Frame,
  implementation: unknown,
  actual: Readonly<Record<string, unknown>> = {},
  stream = 0,
): unknown {
  const inner = implementation as Readonly<Record<string, unknown>>;
  let made = 0;
  return canonicalImplementation(frame, {
    create: (options) => {
      made += 1;
      return new RestrictedInstance(
        frame,
        (inner.create ?? inner.log) as Callable,
        withRandom(frame, { ...options, ...actual }, made + stream),
        options,
      );
    },
    call: (one, given) => {
      const named = namedArguments(one.spec, given);
      refuseInexpressible(frame.binding, frame.contract.id, one.spec, itemsTaken(one.access, one.construction), named);
      for (const part of rolloutParts(frame, one, named) ?? [named]) encodeAll(frame, one, part);
      return (inner[one.spec.name] as Callable).apply(inner, given.map(copyOf));
    },
  });
}

/** A reference draws from the caller's stream, from a stream of a seed, or from one of its own, as the subject does. */
function withRandom({ binding, contract }: Frame, options: NamedArguments, made: number): NamedArguments {
  const random = contract.operations
    .flatMap((spec) => spec.parameters)
    .find((parameter) => parameter.shape === 'random');
  const given = random === undefined ? undefined : options[random.name];
  if (random === undefined || typeof given !== 'function' || binding.randomness === 'given') return options;
  const seed = binding.randomness === 'seed' ? Math.floor((given as Random)() * 2 ** 31) : 7919 * made;
  return { ...options, [random.name]: seededRandom(seed) };
}

function encodeAll(frame: Frame, one: OperationBinding, named: NamedArguments): void {
  for (const call of plansOf(one.access, one.construction)) {
    const elements =
      call.each === undefined ? [undefined] : elementsFor(coveredItems(call.arguments), call.each, named);
    for (const element of elements)
      encodeArguments(call, withoutFunctions(named), frame.binding.subject.language, EMPTY_WORKSHOP, element);
  }
}

class RestrictedInstance implements InstanceBackend {
  readonly #instance: Readonly<Record<string, unknown>>;
  readonly #sized: boolean;
  #clock = 0;
  readonly #attempts = new CountedAttempts();
  #begun = false;

  constructor(
    private readonly frame: Frame,
    create: Callable,
    options: NamedArguments,
    private readonly given: NamedArguments,
  ) {
    this.#instance = create(options) as Readonly<Record<string, unknown>>;
    const { construction, subject } = frame.binding;
    this.#sized = coveredItems(construction?.arguments ?? []).some(isLength);
    if (construction !== undefined && !this.#sized)
      encodeArguments(construction, withoutFunctions(given), subject.language, EMPTY_WORKSHOP);
  }

  perform(one: OperationBinding, given: readonly unknown[]): unknown {
    const named = namedArguments(one.spec, given);
    const { binding, contract } = this.frame;
    if (one.access.kind === 'kept' || isPlay(one.spec))
      return (this.#instance[one.spec.name] as Callable).apply(this.#instance, [...given]);
    if (this.#sized && !this.#begun) withVector(named);
    this.#begun = true;
    if (one.attemptsFrom !== undefined && one.spec.name === 'reset') this.#attempts.reset();
    else if (one.attemptsFrom !== undefined) this.#attempts.next(this.given);
    const timed = one.spec.parameters.some(({ name }) => name === 't');
    const rest = { ...one.spec, parameters: one.spec.parameters.filter(({ name }) => name !== 't') };
    refuseInexpressible(binding, contract.id, rest, itemsTaken(one.access, undefined), named);
    if (timed && !one.clock && 'call' in one.access && one.access.call.arguments.length === 0)
      this.#forwardsOnly(named);
    encodeAll(this.frame, one, { ...this.given, ...named, ...(one.clock ? { t: named.t ?? 1 } : {}) });
    const method = this.#instance[one.spec.name];
    if (typeof method !== 'function') throw new Unrepresentable(`${one.spec.name} is not there`);
    const answer: unknown = (method as Callable).apply(this.#instance, given.map(copyOf));
    if (timed) this.#clock = (named.t as number | undefined) ?? this.#clock + 1;
    return answer;
  }

  #forwardsOnly(named: NamedArguments): void {
    const wanted = (named.t as number | undefined) ?? this.#clock + 1;
    if (!(wanted > this.#clock)) throw new Unrepresentable('it only steps forwards');
  }
}

/** Random sources would be drawn from by making a seed of them. */
function withoutFunctions(named: NamedArguments): NamedArguments {
  return Object.fromEntries(
    Object.entries(named).map(([name, value]) => [name, typeof value === 'function' ? () => 0.5 : value]),
  );
}
