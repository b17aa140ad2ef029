import type { Language } from '../model/facts.js';

/**
 * What the host and a subject say to each other. The subject never says pass or fail: it answers with raw values, and the host,
 * which chose the inputs after the code was loaded, holds the oracle, the tolerances and the verdict.
 */

/**
 * Something that stays in the subject's process: an instance, a tensor of a library, a generator (its methods `next` or `__next__`),
 * a function (its method `__call__`, in both languages). The same object has the same number.
 */
export interface Handle {
  readonly handle: number;
  /** Class or type name as the subject's language says it. */
  readonly type: string;
  /** Public attributes and methods, sorted; at most 200. */
  readonly members: readonly string[];
}

/**
 * A value as it crosses: numbers exactly (NaN, infinities and -0 too), big integers, text, `undefined` apart from `null`, lists, typed
 * arrays and numpy arrays as (nested) lists, records and dataclasses by their own data fields, a function of the host as a callable
 * that calls back, everything else as a `Handle`.
 *
 * Records have no prototype. Dictionaries and `Map`s are records whose keys are text; a tuple as a key is joined by commas. A list or
 * record that came from the subject goes back as what it was there: numpy array, tuple, set, `Map`, dataclass. What was too large, too
 * deep, a circle or a getter is a `Handle` whose number is -1 and whose type begins with `cut`.
 */
export type Value =
  | undefined
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly Value[]
  | { readonly [key: string]: Value }
  | Handle
  | ((...given: Value[]) => Value);

export interface Argument {
  /** Given by keyword in Python, in one trailing record in JavaScript when `inRecord`; by position otherwise. */
  readonly keyword?: string;
  readonly inRecord?: true;
  readonly value: Value;
  /**
   * How Python gives a list of numbers, or a random source for a seed: as numpy array (default when numpy is there and the parameter's
   * annotation says so) or list. `arrays`: every list of numbers inside it as an array of its own. `open`: a record as a dictionary whose
   * entries are attributes too. `object`: records as objects with attributes, all the way down.
   */
  readonly as?:
    | 'list'
    | 'ndarray'
    | 'arrays'
    | 'tuple'
    | 'dict'
    | 'set'
    | 'map'
    | 'typed-array'
    | 'open'
    | 'object'
    | 'random'
    | 'numpy-generator'
    | 'numpy-random-state';
}

export type SubjectRequest =
  /** Calls a function or constructs a class that the module exports or declares; dotted for static members. */
  | {
      readonly kind: 'call';
      readonly symbol: string;
      readonly arguments: readonly Argument[];
      readonly construct?: true;
      /** What a function returns is answered as a handle, also where it is a record: an object that goes on being used. */
      readonly keep?: true;
    }
  /** Loads the module once more, with state of its own; answered as a handle of what it declares. */
  | { readonly kind: 'fresh' }
  | { readonly kind: 'method'; readonly on: number; readonly name: string; readonly arguments: readonly Argument[] }
  | { readonly kind: 'read'; readonly on: number; readonly attribute: string }
  | { readonly kind: 'write'; readonly on: number; readonly attribute: string; readonly value: Value }
  /** Own data of an object, so that state before and after can be compared. */
  | { readonly kind: 'state'; readonly on: number }
  | { readonly kind: 'release'; readonly on: number };

export type AnswerStatus =
  | 'ok'
  | 'threw'
  | 'timeout'
  | 'out-of-memory'
  | 'exited'
  | 'killed-output'
  /** A frame that the protocol does not allow: nothing that this process says counts any more. */
  | 'tainted'
  | 'missing-dependency';

export interface SubjectAnswer {
  readonly status: AnswerStatus;
  readonly value?: Value;
  /** The arguments as they are after the call, in order, so that mutation of inputs can be seen. */
  readonly argumentsAfter?: readonly Value[];
  /** Of `threw`: class name and message, cut after 500 characters. */
  readonly error?: { readonly type: string; readonly message: string };
}

export interface LoadReport {
  readonly status: 'ready' | 'load-failed' | 'missing-dependency' | 'timeout' | 'out-of-memory' | 'exited' | 'tainted';
  readonly reason?: string;
  /** Names that can be called: functions and classes of the module, with what reflection says of their parameters. */
  readonly symbols: readonly { readonly name: string; readonly kind: 'function' | 'class'; readonly async: boolean }[];
  /** Third-party modules that were replaced because they are not installed. */
  readonly stubbed: readonly string[];
  /** Imports inside `try` that were made to fail, so that the branch without the library is what runs. */
  readonly failedImports: readonly string[];
  /** Files of the audited project that hide a module of the language's own library. */
  readonly shadowed: readonly string[];
  /** Scripts of the same page that were loaded with a script. */
  readonly beside?: readonly string[];
  /** Files of the project that are programs as well, with the line where the program begins: it was not run. */
  readonly programs: readonly string[];
}

export interface SubjectFile {
  /** Absolute, links resolved, inside `root`. */
  readonly root: string;
  /** posix, relative to `root`. */
  readonly path: string;
  readonly language: Language;
}

/**
 * One process with one file loaded. `request` is synchronous: properties are plain functions, so the thread that checks blocks while
 * another does the input and output. Every request has its own time limit; after any status but `ok` and `threw` the session is over
 * and answers the same to everything.
 */
export interface SubjectSession {
  readonly load: LoadReport;
  readonly tier: string;
  readonly seed: number;
  /** @throws Error from within a function of the host that the subject is calling: one request at a time */
  request(request: SubjectRequest): SubjectAnswer;
  /** A fresh process of the same file with another seed for its random sources, clock at the same start; this one goes on. */
  restart(seed: number): SubjectSession;
  close(): void;
}
