import type { Argument, Value } from '../../sandbox/session.js';
import type { NamedArguments } from '../contract/named-arguments.js';
import type { SubjectParameter, SubjectShape } from '../subject/shape.js';
import { Unrepresentable } from './misfit.js';
import { randomObject } from './random-object.js';
import { kindOf } from './type-hint.js';

export interface Encoded {
  readonly value: Value;
  readonly as?: Argument['as'];
  /** Number of the arm whose own state is meant, where functions are given that. */
  readonly element?: number;
  /** Brings an answer in the layout of this argument back to the canonical one. */
  readonly restore?: (answer: Value) => unknown;
}

/** What encodings may ask of the subject's process. */
export interface Workshop {
  /** An instance of a data class of the subject's file. */
  construct(name: string, fields: Readonly<Record<string, Encoded>>): Value;
  /** A number that stands for an item where the item itself cannot be handed over. */
  tokenOf(item: unknown): number;
}

/** One way to hand a canonical value to the subject. */
export interface Encoding {
  /** Printed in the binding; empty when nothing is changed. */
  readonly id: string;
  /** Choices that other calls of the same binding have to make alike, such as whether arms have names or numbers. */
  readonly conventions?: Readonly<Record<string, string>>;
  /** `named`: all arguments of the call. */
  readonly encode: (value: unknown, workshop: Workshop, named: NamedArguments) => Encoded;
}

/** The label that stands for an index where the subject names things instead of numbering them. */
export function labelOf(index: number): string {
  return `item-${index}`;
}

/** The index behind a label or a number, when it is one. */
export function indexOf(value: Value): number | undefined {
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  if (typeof value === 'bigint') return Number(value);
  const digits = typeof value === 'string' ? /^(?:item-)?(\d+)$/.exec(value)?.[1] : undefined;
  return digits === undefined ? undefined : Number(digits);
}

const plain: Encoding = { id: '', encode: (value) => ({ value: value as Value }) };
/** Success or failure for a reward of 1 or 0. */
const asFlag: Encoding = {
  id: 'as true or false',
  encode: (value) => {
    if (value !== 0 && value !== 1) throw new Unrepresentable('only 0 and 1 can be said by true and false');
    return { value: value === 1 };
  },
};

/** The ways in which a value of a canonical shape may be given to a parameter, the likeliest first. */
export function encodingsFor(shape: string, parameter: SubjectParameter, subject: SubjectShape): readonly Encoding[] {
  if (/^(number|integer)$/.test(shape) && kindOf(parameter) === 'boolean') return [asFlag];
  if (shape === 'random') return randomEncodings(parameter, subject);
  if (/^vector|^number\[\]/.test(shape)) return vectorEncodings(parameter, subject);
  if (/^matrix|\[\]$/.test(shape)) return matrixEncodings(parameter, subject);
  if (shape === 'function') return [plain];
  return [plain];
}

const asObject: Encoding = {
  id: 'as an object with methods',
  encode: (random) => ({ value: randomObject(random as () => number) }),
};

function randomEncodings(parameter: SubjectParameter, subject: SubjectShape): readonly Encoding[] {
  const asSeed: Encoding = { id: 'a seed drawn from it', encode: (random) => ({ value: seedFrom(random) }) };
  const kind = kindOf(parameter);
  if (subject.language !== 'python' && /^[A-Z{]/.test(parameter.type.trim())) return [plain, asObject];
  if (kind === 'function') return [plain];
  if (kind === 'number' || /seed/i.test(parameter.name)) return [asSeed];
  if (subject.language !== 'python') return kind === 'random' ? [] : [plain, asSeed, asObject];
  const sources = GENERATORS.filter(({ type }) => kind !== 'random' || type.test(parameter.type))
    .filter(({ as }) => as === 'random' || usesNumpy(subject))
    .map(({ as, id }): Encoding => ({ id, encode: (random) => ({ value: seedFrom(random), as }) }));
  return kind === 'random' ? sources : [...sources, plain, asSeed];
}

const seedFrom = (random: unknown): number => Math.floor((random as () => number)() * 2 ** 31);

/** Random sources of Python, the likeliest first. */
const GENERATORS = [
  { type: /Generator/, as: 'numpy-generator', id: 'a generator of numpy seeded from it' },
  { type: /RandomState/, as: 'numpy-random-state', id: 'a RandomState of numpy seeded from it' },
  { type: /\bRandom\b/, as: 'random', id: 'a random.Random seeded from it' },
] as const;

function vectorEncodings(parameter: SubjectParameter, subject: SubjectShape): readonly Encoding[] {
  const column: Encoding = {
    id: 'as a column',
    encode: (value) => ({ value: (value as readonly number[]).map((entry) => [entry]), ...arrayOf(subject) }),
  };
  const named: Encoding = {
    id: 'as a record of features',
    encode: (value) => ({
      value: Object.fromEntries((value as readonly number[]).map((entry, index) => [`f${index}`, entry])),
    }),
  };
  const kind = kindOf(parameter);
  if (kind === 'map') return [named];
  const lists = listEncodings(parameter, subject);
  return subject.language === 'python' && usesNumpy(subject) && kind !== 'list' ? [...lists, column] : lists;
}

function matrixEncodings(parameter: SubjectParameter, subject: SubjectShape): readonly Encoding[] {
  const named: Encoding = {
    id: 'as a record by label',
    encode: (value) => {
      if (!Array.isArray(value)) throw new Unrepresentable('a list was expected');
      return { value: Object.fromEntries(value.map((row, index) => [labelOf(index), row as Value])) };
    },
  };
  const lists = listEncodings(parameter, subject);
  const kind = kindOf(parameter);
  return kind === 'map' ? [named] : kind === 'unknown' ? [...lists, named] : lists;
}

/** Lists as they are, and as arrays of numpy where the file uses numpy. */
function listEncodings(parameter: SubjectParameter, subject: SubjectShape): readonly Encoding[] {
  if (subject.language !== 'python') return [plain];
  const list: Encoding = { id: '', encode: (value) => ({ value: value as Value, as: 'list' }) };
  const array: Encoding = { id: 'as a numpy array', encode: (value) => ({ value: value as Value, as: 'ndarray' }) };
  if (!usesNumpy(subject)) return [list];
  if (/ndarray|np\.|numpy|ArrayLike/i.test(parameter.type)) return [array];
  return /list|sequence|iterable|tuple/i.test(parameter.type) ? [list, array] : [array, list];
}

export function usesNumpy(subject: SubjectShape): boolean {
  return subject.libraries.includes('numpy');
}

export function arrayOf(subject: SubjectShape): { readonly as?: 'ndarray' } {
  return subject.language === 'python' && usesNumpy(subject) ? { as: 'ndarray' } : {};
}
