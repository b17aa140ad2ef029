import type { OperationSpec } from '../../model/algorithm.js';
import type { SubjectParameter, SubjectShape } from '../subject/shape.js';
import type { Encoding } from '../values/encode.js';
import type { OwnNames } from '../values/own-names.js';
import type { Item } from './items.js';

/** What one parameter of the subject is given. */
export interface ArgumentPlan {
  readonly parameter: SubjectParameter;
  readonly item?: Item;
  readonly encoding?: Encoding;
  readonly constant?: string | number | boolean | readonly never[];
  /** The fields of an options record. */
  readonly fields?: readonly ArgumentPlan[];
}

/** An attribute that holds what a call is not given: it is written before the call. */
export interface Setting {
  readonly attribute: string;
  readonly item: Item;
}

/** How one callable of the subject is called. Parameters that are not listed keep their defaults. */
export interface CallPlan {
  readonly arguments: readonly ArgumentPlan[];
  /** The list parameter whose elements are passed one call each. */
  readonly each?: string;
  /** Where the arguments stand in the parameter list, when some parameters before them are left out. */
  readonly positions?: readonly number[];
  /** Canonical items that the call cannot express: calls in which they matter are not made. */
  readonly ignored: readonly Item[];
  readonly sets?: readonly Setting[];
  /** The answer holds an entry for each value of this item, which the call is not given. */
  readonly pick?: Item;
}

/** Where the answer to an operation is found. */
export type Access =
  | { readonly kind: 'method'; readonly name: string; readonly call: CallPlan }
  | { readonly kind: 'static'; readonly name: string; readonly call: CallPlan }
  | { readonly kind: 'getter'; readonly name: string }
  | { readonly kind: 'function'; readonly name: string; readonly call: CallPlan }
  /** An attribute of the instance, indexed by canonical parameters. */
  | { readonly kind: 'attribute'; readonly name: string; readonly index: readonly Item[]; readonly length?: true }
  /** Nothing of the subject: what is known of the arms is counted on this side, and handed to it when it is asked. */
  | { readonly kind: 'kept' }
  /** The arm for which another operation, which is the subject's, answers the highest number. */
  | { readonly kind: 'highest'; readonly score: OperationBinding }
  /** Attributes side by side, one for each field of the answer. */
  | {
      readonly kind: 'columns';
      readonly names: readonly string[];
      readonly index: readonly Item[];
      readonly prior: number;
    };

export interface OperationBinding {
  readonly spec: OperationSpec;
  readonly access: Access;
  /** For contracts without a constructor: how the instance of this one call is made. */
  readonly construction?: CallPlan;
  /** Where the answer is read when the call itself gives none. */
  readonly afterwards?: Access;
  /**
   * `bound`: a scalar is mean + width, and the mean is what an instance without exploration gives. `mean`: it is the mean, and
   * `width` says where the width is.
   */
  readonly scalar?: 'bound' | 'mean';
  readonly width?: Access;
  /** A function of a step number: the number is counted on this side. */
  readonly clock?: true;
  /** A function of the number of an attempt, which is counted from here. */
  readonly attemptsFrom?: 0 | 1;
  readonly score: number;
  /** What the other operations of the binding have to do alike. */
  readonly conventions?: Readonly<Record<string, string>>;
  readonly explanation: string;
}

/** A complete way to drive a subject through a contract. */
export interface Binding {
  readonly subject: SubjectShape;
  readonly construction?: CallPlan;
  /** A method that has to be called after construction, with the number of arms. */
  readonly start?: { readonly name: string; readonly call: CallPlan };
  /** Attributes that hold what the construction is not given: each is written once it is done. */
  readonly writes?: readonly Setting[];
  /** What the construction fixes for the operations, such as names for arms. */
  readonly conventions?: Readonly<Record<string, string>>;
  readonly operations: ReadonlyMap<string, OperationBinding>;
  /** A choice is asked for before each update: what it notes then, such as the round, belongs to the update. */
  readonly choosesFirst?: true;
  /**
   * Every entry of a table is visited once with a reward of 0 before anything is learned: entries begin as the first reward that they
   * see, or stay where they are only once all states were seen.
   */
  readonly visitsFirst?: 'begins as reward' | 'settles';
  /** The first step of a schedule only sets the rate that it begins with: one is made before anything is asked. */
  readonly stepsFirst?: true;
  /** Required operations for which it has a method that answers no call: nothing is known of what they do. */
  readonly undriven?: readonly string[];
  /** Canonical parameters that the subject cannot vary, with the value it uses. */
  readonly fixed: Readonly<Record<string, unknown>>;
  /** How many arms it builds in, where it does and nothing tells it. */
  readonly armsBuiltIn?: number;
  /** Of these the value is assumed, not read. */
  readonly assumed: readonly string[];
  /** Names that it builds in for its states and actions, where it does. */
  readonly names?: OwnNames;
  /** Where random numbers come from: the caller, a seed, or the subject itself. */
  readonly randomness: 'given' | 'seed' | 'own' | 'none';
}

/** The binding in words, one line a fact. */
export function explain(binding: Binding): string {
  const parts = [
    binding.construction === undefined ? undefined : shownConstruction(binding.subject, binding.construction),
    ...(binding.writes ?? []).map(({ attribute, item }) => `attribute ${attribute} = ${item.path}`),
    ...[...binding.operations.values()].map((one) => one.explanation),
    ...Object.entries(binding.names ?? {}).map(
      ([domain, names]) => `${domain} by its own names, ${names.slice(0, 4).join(', ')}`,
    ),
    binding.choosesFirst ? 'a choice before each update' : undefined,
    binding.stepsFirst ? 'a step before anything is asked' : undefined,
    ...Object.entries(binding.fixed).map(
      ([name, value]) =>
        `${name} is ${typeof value === 'function' ? value.name : String(value)}${binding.assumed.includes(name) ? ' (assumed)' : ''}`,
    ),
  ];
  return parts.filter((part) => part !== undefined).join('; ');
}

function shownConstruction({ symbol, kind, state }: SubjectShape, construction: CallPlan): string {
  if (kind === 'module') return 'the module loaded anew';
  if (state?.makes === 'answer') return `${symbol} keeps what it answers`;
  if (state === undefined) return `${symbol}(${shown(construction)})`;
  if (state.maker === undefined) return `state: ${shown(construction)}`;
  return `${state.maker}(${shown(construction)})${state.makes === 'element' ? ' for each arm' : ''}`;
}

/** `arm, context as a numpy array, reward`. */
export function shown({ arguments: given, sets = [] }: CallPlan): string {
  return [...given.map(shownArgument), ...sets.map(({ attribute }) => `attribute ${attribute}`)].join(', ');
}

function shownArgument({ parameter, item, encoding, constant, fields }: ArgumentPlan): string {
  if (fields !== undefined) return `{${fields.map(shownArgument).join(', ')}}`;
  const name = parameter.name.startsWith('{') ? 'options' : parameter.name;
  if (constant !== undefined) return `${name} = ${JSON.stringify(constant)}`;
  const source = item === undefined || item.path === name ? '' : ` = ${item.path}`;
  return `${name}${source}${encoding === undefined || encoding.id === '' ? '' : ` ${encoding.id}`}`;
}
