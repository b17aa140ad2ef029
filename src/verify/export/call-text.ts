import type { Argument, Value } from '../../sandbox/session.js';
import type { Exchange } from '../drive/conversation.js';
import { drawsOf } from '../replay/tape.js';
import type { SubjectShape } from '../subject/shape.js';
import { isHandle } from '../values/decode.js';

/** A call that cannot be written down: it passes a function that nothing is known of. */
export class Unwritable extends Error {}

/** How the code of one language is written. */
interface Writing {
  readonly literal: (value: Value) => string;
  readonly call: (symbol: string, given: readonly Argument[], construct: boolean) => string;
  readonly assign: (name: string, text: string) => string;
}

/** Calls as code in the subject's language, one a line; the last one is assigned to `actual` where `last` says so. */
export interface CallText {
  readonly lines: readonly string[];
  /** Functions and classes of the subject's module that the lines use. */
  readonly symbols: readonly string[];
  readonly usesArrays: boolean;
  readonly literal: (value: Value) => string;
}

/**
 * @param unknown text for a function that nothing is known of
 * @throws Unwritable for such a function when there is no text for it
 */
export function callText(
  { language }: Pick<SubjectShape, 'language'>,
  calls: readonly Exchange[],
  last: 'assigned' | 'plain',
  unknown?: string,
): CallText {
  const names = objectNames(calls);
  let usesArrays = false;
  const writing =
    language === 'python'
      ? pythonWriting(names, unknown, () => {
          usesArrays = true;
        })
      : scriptWriting(names, unknown);
  const told = calls.filter(({ request }) => request.kind !== 'fresh');
  const lines = told.map(({ request, value }, index) => {
    const text = requestText(request, names, writing);
    if (index === told.length - 1) return last === 'assigned' ? writing.assign('actual', text) : text;
    const name = isMade(value) ? names.get(value.handle) : undefined;
    return name === undefined ? text : writing.assign(name, text);
  });
  const symbols = told.flatMap(({ request }) => {
    if (request.kind === 'call') return [request.symbol.split('.')[0] as string];
    return request.kind === 'method' && names.get(request.on) === MODULE ? [request.name] : [];
  });
  return { lines, symbols: [...new Set(symbols)], usesArrays, literal: writing.literal };
}

function isMade(value: Value): value is Extract<Value, { readonly handle: number }> {
  return typeof value === 'object' && value !== null && isHandle(value);
}

/** Stands for the name of a module that was loaded for the calls: its functions are called by their own. */
const MODULE = '';

/** Names of the objects that calls made, by handle. */
function objectNames(calls: readonly Exchange[]): ReadonlyMap<number, string> {
  const modules = calls.flatMap(({ request, value }) =>
    request.kind === 'fresh' && isMade(value) ? [value.handle] : [],
  );
  if (modules.length > 1) throw new Unwritable();
  const handles = calls.flatMap(({ value }) =>
    isMade(value) && !modules.includes(value.handle) ? [value.handle] : [],
  );
  const objects = [...new Set(handles)].map((handle, index): [number, string] => [handle, `subject${index + 1}`]);
  return new Map([...objects, ...modules.map((handle): [number, string] => [handle, MODULE])]);
}

function requestText(request: Exchange['request'], names: ReadonlyMap<number, string>, { call }: Writing): string {
  if (request.kind === 'call') return call(request.symbol, request.arguments, request.construct === true);
  const target = request.kind === 'fresh' ? undefined : names.get(request.on);
  if (target === undefined) throw new Unwritable();
  if (request.kind === 'method')
    return call(target === MODULE ? request.name : `${target}.${request.name}`, request.arguments, false);
  if (request.kind === 'read' && target !== MODULE) return `${target}.${request.attribute}`;
  throw new Unwritable();
}

function scriptWriting(names: ReadonlyMap<number, string>, unknown: string | undefined): Writing {
  const literal = (value: Value): string => scriptLiteral(value, names, unknown);
  return {
    literal,
    call: (symbol, given, construct) =>
      `${construct ? 'new ' : ''}${symbol}(${given.map((one) => scriptArgument(one, literal)).join(', ')})`,
    assign: (name, text) => `const ${name} = ${text}`,
  };
}

function scriptArgument({ value, as }: Argument, literal: Writing['literal']): string {
  const text = literal(value);
  if (as === 'typed-array') return `Float64Array.from(${text})`;
  if (as === 'set') return `new Set(${text})`;
  if (as === 'map') return Array.isArray(value) ? `new Map(${text})` : `new Map(Object.entries(${text}))`;
  return text;
}

function pythonWriting(names: ReadonlyMap<number, string>, unknown: string | undefined, onArray: () => void): Writing {
  const literal = (value: Value): string => pythonLiteral(value, names, unknown);
  const argument = ({ value, keyword, as }: Argument): string => {
    const array = as === 'ndarray' && Array.isArray(value);
    if (array) onArray();
    const inner = literal(value);
    const text = array ? `numpy.array(${inner})` : as === 'tuple' || as === 'set' ? `${as}(${inner})` : inner;
    return keyword === undefined ? text : `${keyword}=${text}`;
  };
  return {
    literal,
    call: (symbol, given) => `${symbol}(${given.map(argument).join(', ')})`,
    assign: (name, text) => `${name} = ${text}`,
  };
}

function handleName(handle: number, names: ReadonlyMap<number, string>): string {
  const name = names.get(handle);
  if (name === undefined) throw new Unwritable();
  return name;
}

function unknownFunction(unknown: string | undefined): string {
  if (unknown === undefined) throw new Unwritable();
  return unknown;
}

function scriptLiteral(value: Value, names: ReadonlyMap<number, string>, unknown: string | undefined): string {
  const inner = (entry: Value): string => scriptLiteral(entry, names, unknown);
  if (typeof value === 'function') {
    const draws = drawsOf(value);
    return draws === undefined
      ? unknownFunction(unknown)
      : draws.length === 0
        ? '() => 0.5'
        : `((draws) => () => draws.shift() ?? 0.5)([${draws.join(', ')}])`;
  }
  if (value === undefined) return 'undefined';
  if (typeof value === 'number') return scriptNumber(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (Array.isArray(value)) return `[${value.map(inner).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    if (isHandle(value)) return handleName(value.handle, names);
    const fields = Object.entries(value).map(([key, entry]) => `${fieldName(key)}: ${inner(entry as Value)}`);
    return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
  }
  return JSON.stringify(value);
}

function fieldName(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) && key !== '__proto__' ? key : JSON.stringify(key);
}

function scriptNumber(value: number): string {
  if (Object.is(value, -0)) return '-0';
  if (Number.isFinite(value)) return String(value);
  return Number.isNaN(value) ? 'Number.NaN' : `Number.${value > 0 ? 'POSITIVE' : 'NEGATIVE'}_INFINITY`;
}

function pythonLiteral(value: Value, names: ReadonlyMap<number, string>, unknown: string | undefined): string {
  const inner = (entry: Value): string => pythonLiteral(entry, names, unknown);
  if (typeof value === 'function') {
    const draws = drawsOf(value);
    return draws === undefined
      ? unknownFunction(unknown)
      : draws.length === 0
        ? '(lambda: 0.5)'
        : `(lambda draws: lambda: next(draws, 0.5))(iter([${draws.join(', ')}]))`;
  }
  if (value === undefined || value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return pythonNumber(value);
  if (typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return `[${value.map(inner).join(', ')}]`;
  if (typeof value === 'object') {
    if (isHandle(value)) return handleName(value.handle, names);
    return `{${Object.entries(value)
      .map(([key, entry]) => `${JSON.stringify(key)}: ${inner(entry as Value)}`)
      .join(', ')}}`;
  }
  return JSON.stringify(value);
}

function pythonNumber(value: number): string {
  if (Number.isFinite(value)) return Object.is(value, -0) ? '-0.0' : String(value);
  return `float("${Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf'}")`;
}
