// Values of the host as values of JavaScript.
import { rememberHostFunction } from './encode.mjs';
import { objectOf } from './handles.mjs';
import {
  bufferFrom,
  create,
  defineProperty,
  isArray,
  mapGet,
  mapSet,
  NativeBigInt,
  NativeError,
  NativeFloat64Array,
  NativeMap,
  NativeSet,
  objectPrototype,
  setAdd,
  sliceText,
  startsWith,
  TYPED_ARRAYS,
} from './primordials.mjs';

const DOUBLE_BYTES = 8;
const stubs = new NativeMap();

/**
 * @param {any} wire
 * @param {(id: number, given: unknown[]) => unknown} callHost
 */
export function decode(wire, callHost) {
  if (wire === null || typeof wire !== 'object') return wire;
  if (isArray(wire)) return listOf(wire, callHost);
  switch (wire.$) {
    case 'undef':
      return undefined;
    case 'nan':
      return NaN;
    case 'inf':
      return Infinity;
    case '-inf':
      return -Infinity;
    case '-0':
      return -0;
    case 'big':
      return bigInteger(wire.v);
    case 'f64':
      return numbers(wire);
    case 'handle':
      return objectOf(wire.v);
    case 'fn':
      return hostFunction(wire.v, callHost);
    case 'list':
      return collection(wire.as, listOf(wire.v, callHost));
    case 'map':
      return mapOf(wire, callHost);
    case 'rec':
      return recordOf(wire, callHost);
    default:
      throw new NativeError(`no value has the tag ${wire.$}`);
  }
}

/** Without a prototype the descriptor has no `get` that a subject may have put on `Object.prototype`; setters are not run either. */
function put(object, key, value) {
  defineProperty(object, key, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
}

function listOf(wire, callHost) {
  const list = [];
  for (let index = 0; index < wire.length; index++) put(list, index, decode(wire[index], callHost));
  return list;
}

function recordOf(wire, callHost) {
  const record = create(objectPrototype);
  for (let index = 0; index < wire.k.length; index++) put(record, wire.k[index], decode(wire.v[index], callHost));
  return record;
}

function mapOf(wire, callHost) {
  const map = new NativeMap();
  for (let index = 0; index < wire.k.length; index++) {
    mapSet(map, decode(wire.k[index], callHost), decode(wire.v[index], callHost));
  }
  return map;
}

function bigInteger(text) {
  return startsWith(text, '-') ? -NativeBigInt(`0x${sliceText(text, 1)}`) : NativeBigInt(`0x${text}`);
}

/** Nested lists of the shape, or the typed array that was asked for. */
function numbers({ v, shape, as }) {
  const bytes = bufferFrom(v, 'base64');
  const flat = new NativeFloat64Array(bytes.length / DOUBLE_BYTES);
  for (let index = 0; index < flat.length; index++) flat[index] = bytes.readDoubleLE(index * DOUBLE_BYTES);
  if (shape.length === 1 && as in TYPED_ARRAYS) return new TYPED_ARRAYS[as](flat);
  let next = 0;
  const nested = (axis) => {
    const list = [];
    for (let index = 0; index < shape[axis]; index++) {
      put(list, index, axis === shape.length - 1 ? flat[next++] : nested(axis + 1));
    }
    return list;
  };
  return nested(0);
}

function collection(as, list) {
  if (as === 'set') {
    const set = new NativeSet();
    for (let index = 0; index < list.length; index++) setAdd(set, list[index]);
    return set;
  }
  return as in TYPED_ARRAYS ? new TYPED_ARRAYS[as](list) : list;
}

/** The same function of the host is the same function here, every time. */
function hostFunction(id, callHost) {
  const known = mapGet(stubs, id);
  if (known !== undefined) return known;
  const callable = (...given) => callHost(id, given);
  mapSet(stubs, id, callable);
  rememberHostFunction(callable, id);
  return callable;
}
