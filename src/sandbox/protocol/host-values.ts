import type { Handle, Value } from '../session.js';
import type { Wire, WireObject } from './messages.js';

/** What a list or record of the subject was there, so that it crosses back as the same thing. */
type Origin =
  | { readonly kind: 'list'; readonly as: string }
  | { readonly kind: 'map'; readonly keys: ReadonlyMap<string, Wire> }
  | { readonly kind: 'record'; readonly type: number };

type HostFunction = (...given: Value[]) => Value;

const MAX_DEPTH = 100;
const DOUBLE_BYTES = 8;
/** Lists of more numbers than this cross as bytes. */
const SHORT_LIST = 64;

/** A value that is not all there: the subject's process cut it. */
const CUT_HANDLE = -1;

/** A frame whose values are no values of the protocol. */
export class MalformedValue extends Error {
  override readonly name = 'MalformedValue';
}

/**
 * Values of one session between host and wire. It knows the functions of the host that the subject may call, and where lists and records
 * came from: a numpy array that is handed back is a numpy array again, a dataclass the same dataclass.
 */
export class HostValues {
  readonly #origins = new WeakMap<object, Origin>();
  readonly #functions: HostFunction[] = [];
  readonly #ids = new Map<HostFunction, number>();

  hostFunction(id: number): HostFunction | undefined {
    return this.#functions[id];
  }

  encode(value: Value): Wire {
    return this.#encode(value, 0);
  }

  /** @throws MalformedValue */
  decode(wire: Wire): Value {
    return this.#decode(wire, 0);
  }

  #encode(value: Value, depth: number): Wire {
    if (depth > MAX_DEPTH) throw new RangeError(`a value for a subject is nested deeper than ${MAX_DEPTH}`);
    switch (typeof value) {
      case 'undefined':
        return { $: 'undef' };
      case 'number':
        return numberWire(value);
      case 'bigint':
        return { $: 'big', v: value.toString(16) };
      case 'function':
        return { $: 'fn', v: this.#functionId(value) };
      case 'object':
        if (value === null) return null;
        return Array.isArray(value) ? this.#encodeList(value, depth) : this.#encodeObject(value, depth);
      default:
        return value;
    }
  }

  #functionId(callable: HostFunction): number {
    const known = this.#ids.get(callable);
    if (known !== undefined) return known;
    const id = this.#functions.push(callable) - 1;
    this.#ids.set(callable, id);
    return id;
  }

  #encodeList(list: readonly Value[], depth: number): Wire {
    const origin = this.#origins.get(list);
    const as = origin?.kind === 'list' ? origin.as : 'list';
    if (list.length > SHORT_LIST && list.every((element) => typeof element === 'number')) {
      const bytes = Buffer.alloc(list.length * DOUBLE_BYTES);
      for (const [index, element] of list.entries()) bytes.writeDoubleLE(element as number, index * DOUBLE_BYTES);
      return { $: 'f64', v: bytes.toString('base64'), shape: [list.length], as };
    }
    const elements = list.map((element) => this.#encode(element, depth + 1));
    return as === 'list' ? elements : { $: 'list', as, v: elements };
  }

  #encodeObject(value: object, depth: number): Wire {
    if (isHandle(value)) return { $: 'handle', v: value.handle };
    const origin = this.#origins.get(value);
    const entries = Object.entries(value as Readonly<Record<string, Value>>);
    const values = entries.map(([, element]) => this.#encode(element, depth + 1));
    if (origin?.kind === 'map') return { $: 'map', k: entries.map(([key]) => origin.keys.get(key) ?? key), v: values };
    const keys = entries.map(([key]) => key);
    return { $: 'rec', k: keys, v: values, ...(origin?.kind === 'record' ? { type: origin.type } : {}) };
  }

  #decode(wire: Wire, depth: number): Value {
    if (depth > MAX_DEPTH) throw new MalformedValue('nested too deep');
    if (wire === null || typeof wire !== 'object') return wire;
    if (isList(wire)) return wire.map((element) => this.#decode(element, depth + 1));
    switch (wire.$) {
      case 'undef':
        return undefined;
      case 'nan':
        return Number.NaN;
      case 'inf':
        return Number.POSITIVE_INFINITY;
      case '-inf':
        return Number.NEGATIVE_INFINITY;
      case '-0':
        return -0;
      case 'big':
        return bigInteger(text(wire.v));
      case 'fn':
        return this.#functions[number(wire.v)] ?? malformed('no such function');
      case 'cut':
        return { handle: CUT_HANDLE, type: `cut: ${text(wire.why)}`, members: [] };
      case 'handle':
        return { handle: number(wire.v), type: text(wire.type), members: list(wire.members).map(text) };
      case 'f64':
        return this.#decodeNumbers(wire);
      case 'list': {
        const elements = list(wire.v).map((element) => this.#decode(element, depth + 1));
        this.#origins.set(elements, { kind: 'list', as: text(wire.as) });
        return elements;
      }
      case 'rec':
      case 'map':
        return this.#decodeRecord(wire, depth);
      default:
        return malformed(`tag ${String(wire.$).slice(0, 40)}`);
    }
  }

  #decodeRecord(wire: WireObject, depth: number): Value {
    const keys = list(wire.k);
    const values = list(wire.v);
    if (keys.length !== values.length) malformed('keys without values');
    const record = Object.create(null) as Record<string, Value>;
    const originals = new Map<string, Wire>();
    for (const [index, key] of keys.entries()) {
      const name = keyText(key);
      record[name] = this.#decode(values[index]!, depth + 1);
      originals.set(name, key);
    }
    if (wire.$ === 'map') this.#origins.set(record, { kind: 'map', keys: originals });
    else if (wire.type !== undefined) this.#origins.set(record, { kind: 'record', type: number(wire.type) });
    return record;
  }

  #decodeNumbers(wire: WireObject): Value {
    const bytes = Buffer.from(text(wire.v), 'base64');
    const shape = list(wire.shape).map(number);
    const size = shape.reduce((product, length) => product * length, 1);
    if (shape.length === 0 || shape.length > MAX_DEPTH || size * DOUBLE_BYTES !== bytes.length) malformed('shape');
    const as = text(wire.as);
    let next = 0;
    const nested = (axis: number): Value[] => {
      const elements = Array.from({ length: shape[axis]! }, () =>
        axis === shape.length - 1 ? bytes.readDoubleLE(next++ * DOUBLE_BYTES) : nested(axis + 1),
      );
      if (as !== 'list') this.#origins.set(elements, { kind: 'list', as });
      return elements;
    };
    return nested(0);
  }
}

function numberWire(value: number): Wire {
  if (Number.isNaN(value)) return { $: 'nan' };
  if (Object.is(value, -0)) return { $: '-0' };
  if (Number.isFinite(value)) return value;
  return { $: value > 0 ? 'inf' : '-inf' };
}

function bigInteger(hexadecimal: string): bigint {
  if (!/^-?[0-9a-f]+$/.test(hexadecimal)) malformed('integer');
  return hexadecimal.startsWith('-') ? -BigInt(`0x${hexadecimal.slice(1)}`) : BigInt(`0x${hexadecimal}`);
}

/** The name that a key of a dictionary has on the host: a tuple joined by commas, everything else as text. */
function keyText(key: Wire): string {
  if (typeof key === 'string') return key;
  if (key === null || typeof key !== 'object') return String(key);
  const parts = isList(key) ? key : key.$ === 'list' ? list(key.v) : undefined;
  return parts === undefined ? JSON.stringify(key) : parts.map(keyText).join(',');
}

export function isHandle(value: unknown): value is Handle {
  if (typeof value !== 'object' || value === null || !('handle' in value)) return false;
  return typeof value.handle === 'number' && 'members' in value && Array.isArray(value.members);
}

function isList(wire: Wire): wire is readonly Wire[] {
  return Array.isArray(wire);
}

function list(value: unknown): readonly Wire[] {
  return Array.isArray(value) ? value : malformed('no list');
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : malformed('no text');
}

function number(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : malformed('no whole number');
}

function malformed(what: string): never {
  throw new MalformedValue(what);
}
