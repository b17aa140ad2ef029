import type { Handle, Value } from '../../sandbox/session.js';
import type { FieldSpec } from '../contract/fields.js';
import { nameScore } from '../subject/words.js';
import { Misfit } from './misfit.js';

/** What a canonical answer looks like: an answer of the reference to the same operation. */
export type Template = unknown;

export interface ReadingRules {
  /** Fields of a record answer, in the order in which tuples have them. */
  readonly fields: readonly FieldSpec[] | undefined;
  /** Names that a scalar may have when it comes as a field of a record: the operation and its aliases. */
  readonly names: readonly string[];
  /** Several lists may come together, such as advantages and returns: the first is what was asked for. */
  readonly amongOthers?: boolean;
  /** Turns a label back into the index it stands for. */
  readonly indexOf: (value: Value) => number | undefined;
}

export function isHandle(value: Value): value is Handle {
  return typeof value === 'object' && value !== null && 'handle' in value && 'members' in value;
}

export function isRecord(value: Value): value is { readonly [key: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isHandle(value);
}

/** Reads an answer of the subject in the shape of the template. Throws a Misfit when it has another shape. */
export function decode(value: Value, template: Template, rules: ReadingRules): unknown {
  if (template === undefined) return undefined;
  if (template === null) return value === undefined || value === null ? null : decode(value, 0, rules);
  if (typeof template === 'number') return numberIn(value, rules);
  if (typeof template === 'boolean') return booleanIn(value, rules);
  if (typeof template === 'string') return stringIn(value, rules);
  if (Array.isArray(template)) return listIn(value, template, rules);
  if (typeof template === 'object') return recordIn(value, template as Readonly<Record<string, unknown>>, rules);
  throw new Misfit(`nothing is known of an answer like ${typeof template}`);
}

export function describe(value: Value): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null && isHandle(value)) return `a ${value.type}`;
  if (isRecord(value)) return `a record of ${Object.keys(value).slice(0, 6).join(', ')}`;
  return value === undefined || value === null ? 'nothing' : `the ${typeof value} ${String(value).slice(0, 40)}`;
}

function numberIn(value: Value, rules: ReadingRules): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string') {
    const index = rules.indexOf(value);
    if (index !== undefined) return index;
  }
  if (Array.isArray(value) && value.length === 1) return numberIn(value[0] as Value, rules);
  if (isRecord(value)) {
    const named = bestField(value, rules.names) ?? (isChoice(rules) ? bestField(value, CHOSEN) : undefined);
    if (named !== undefined) return numberIn(named, rules);
  }
  if (Array.isArray(value) && isChoice(rules) && value.length > 0 && value.every((one) => typeof one === 'string'))
    return numberIn(value[0] as Value, rules);
  if (Array.isArray(value) && value.length === 2 && typeof value[0] !== 'object' && rules.names.includes('select'))
    return numberIn(value[0] as Value, rules);
  throw new Misfit(`a number was expected, got ${describe(value)}`);
}

/** Fields of a choice that say what was chosen. */
const CHOSEN: readonly string[] = [
  'arm',
  'arm_id',
  'arm_index',
  'action',
  'action_id',
  'index',
  'id',
  'choice',
  'chosen',
  'selected',
  'picked',
  'pick',
  'winner',
  'name',
  'key',
];

const isChoice = ({ names }: ReadingRules): boolean => names.includes('select') || names.includes('act');

function booleanIn(value: Value, rules: ReadingRules): boolean {
  if (typeof value === 'boolean') return value;
  if (value === 0 || value === 1) return value === 1;
  if (isRecord(value)) {
    const named = bestField(value, [...rules.names, ...FLAGS]);
    if (typeof named === 'boolean') return named;
    const flags = Object.values(value).filter((entry) => typeof entry === 'boolean');
    if (flags.length === 1) return flags[0] as boolean;
  }
  if (Array.isArray(value) && typeof value[0] === 'boolean') return value[0];
  // A state that is told in a word, or not at all while there is nothing to tell.
  if (typeof value === 'string' && NOTICED.test(value)) return true;
  if (typeof value === 'string' && UNNOTICED.test(value)) return false;
  throw new Misfit(`true or false was expected, got ${describe(value)}`);
}

const NOTICED = /^(drift|change|alarm|detected|out[ _-]?of[ _-]?control)$/i;
const UNNOTICED = /^(|none|normal|ok|stable|in[ _-]?control|warning|no[ _-]?(drift|change))$/i;

/** Names of a flag that says that something was noticed. */
export const FLAGS: readonly string[] = [
  'detected',
  'drift',
  'alarm',
  'change',
  'drift_detected',
  'change_detected',
  'is_drift',
  'in_drift',
  'drift_state',
  'drift_status',
  'detected_change',
  'tripped',
  'triggered',
  'ok',
  'success',
  'accepted',
];

function stringIn(value: Value, rules: ReadingRules): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (isRecord(value)) {
    const named = bestField(value, [...rules.names, 'id', 'name', 'label']);
    if (named !== undefined) return stringIn(named, rules);
  }
  throw new Misfit(`text was expected, got ${describe(value)}`);
}

function listIn(value: Value, template: readonly unknown[], rules: ReadingRules): unknown[] {
  const sample: unknown = template[0];
  const given = Array.isArray(value) ? (value as readonly Value[]) : listOfRecord(value, rules);
  const together = rules.amongOthers === true && given.length > 1 && given.every((one) => Array.isArray(one));
  const list = together ? (given[0] as unknown as readonly Value[]) : given;
  if (sample === undefined) return [...list];
  const flat =
    typeof sample === 'number' && list.length > 0 && list.every((one) => Array.isArray(one) && one.length === 1);
  return list.map((one) => {
    if (typeof sample !== 'object') return decode(flat ? ((one as readonly Value[])[0] as Value) : one, sample, rules);
    return Array.isArray(sample) || rules.fields !== undefined ? decode(one, sample, rules) : one;
  });
}

function listOfRecord(value: Value, rules: ReadingRules): readonly Value[] {
  if (!isRecord(value)) throw new Misfit(`a list was expected, got ${describe(value)}`);
  const named = bestField(value, rules.names);
  if (Array.isArray(named)) return named as readonly Value[];
  const lists = Object.values(value).filter((entry) => Array.isArray(entry));
  if (lists.length === 1) return lists[0] as unknown as readonly Value[];
  const entries = Object.values(value);
  if (entries.length > 0 && entries.every((entry) => typeof entry === 'number')) return entries;
  throw new Misfit(`a list was expected, got ${describe(value)}`);
}

function recordIn(value: Value, template: Readonly<Record<string, unknown>>, rules: ReadingRules): unknown {
  const { fields } = rules;
  const keys = Object.keys(template);
  const read: Record<string, unknown> = {};
  const inner = { ...rules, fields: undefined };
  if (Array.isArray(value) && fields !== undefined) {
    if (value.length < Math.min(2, fields.length)) throw new Misfit(`a record was expected, got ${describe(value)}`);
    const parts = inOrderOf(fields, value as readonly Value[]);
    fields.forEach((field, index) => {
      if (index < value.length && field.name in template)
        read[field.name] = decode(parts[index], template[field.name], {
          ...inner,
          names: [field.name],
        });
    });
    return withoutTheRest(read, keys);
  }
  if (!isRecord(value)) throw new Misfit(`a record was expected, got ${describe(value)}`);
  for (const key of keys) {
    const aliases = fields?.find((field) => field.name === key)?.aliases ?? [];
    const found = bestField(value, [key, ...aliases]);
    if (found !== undefined) read[key] = decode(found, template[key], { ...inner, names: [key, ...aliases] });
  }
  if (Object.keys(read).length === 0) throw new Misfit(`no field of ${keys.join(', ')} in ${describe(value)}`);
  return withoutTheRest(read, keys);
}

/** Parts of a tuple in the order of the fields, where their shapes leave one order only; else as they are. */
function inOrderOf(fields: readonly FieldSpec[], parts: readonly Value[]): readonly Value[] {
  const fits = fields.map(({ shape }) => parts.map((part) => mayHoldList(shape, part)));
  if (fits.every((row, at) => row[at])) return parts;
  const taken = new Set<number>();
  const order = fits.map((row) => {
    const at = row.findIndex((fit, index) => fit && !taken.has(index));
    taken.add(at);
    return at;
  });
  return order.includes(-1) ? parts : order.map((at) => parts[at]);
}

/** Whether a list may be one of places, of numbers or of records; anything else may be anything. */
function mayHoldList(shape: string, part: Value): boolean {
  const kind = /^(index|number|record)\[\]$/.exec(shape)?.[1];
  if (kind === undefined) return true;
  if (!Array.isArray(part)) return isRecord(part) && kind === 'record';
  const list = part as readonly Value[];
  if (kind === 'record') return list.every((one) => typeof one === 'object' && one !== null);
  return list.every((one) => typeof one === 'number' && (kind === 'number' || Number.isInteger(one)));
}

/** Reading a field that the subject does not give is a Misfit, at the time when a check asks for it. */
function withoutTheRest(read: Record<string, unknown>, keys: readonly string[]): unknown {
  for (const key of keys) {
    if (key in read) continue;
    Object.defineProperty(read, key, {
      enumerable: false,
      get: () => {
        throw new Misfit(`the answer has no ${key}`);
      },
    });
  }
  return read;
}

function bestField(value: { readonly [key: string]: Value }, names: readonly string[]): Value {
  let best: { readonly score: number; readonly entry: Value } | undefined;
  for (const [key, entry] of Object.entries(value)) {
    const score = nameScore(key, names[0] ?? '', names.slice(1));
    if (score >= 5 && score > (best?.score ?? 0)) best = { score, entry };
  }
  return best?.entry;
}
