// Values to JSON text with tags. Reads own data properties only: no getter, proxy, `toJSON` or iterator of the subject runs here, and
// no changed prototype is looked at. Text is joined, never pushed into arrays, whose prototype may have setters.
import { handleOf } from './handles.mjs';
import {
  bigToString,
  bufferFrom,
  bufferText,
  create,
  dateValue,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  is,
  isArray,
  isDate,
  isMap,
  isNotANumber,
  isProxy,
  isSet,
  isTypedArray,
  mapForEach,
  mapGet,
  mapSet,
  NativeFloat64Array,
  NativeMap,
  NativeString,
  objectPrototype,
  ownKeys,
  setForEach,
  sliceText,
  startsWith,
  stringify,
  typedBuffer,
  typedLength,
  typedName,
} from './primordials.mjs';

const MAX_DEPTH = 64;
const MAX_NODES = 200_000;
const MAX_TEXT = 1_000_000;
const MAX_MEMBERS = 200;
/** Lists of more numbers than this cross as bytes. */
const SHORT_LIST = 64;

/** Functions of the host, by the function that stands for them here. */
const hostFunctions = new NativeMap();

export function rememberHostFunction(callable, id) {
  mapSet(hostFunctions, callable, id);
}

/**
 * @param {unknown} value
 * @param {'value' | 'state' | 'handle'} how `state`: instances as records of their own data, for comparison; `handle`: the object
 * itself as a handle, whatever it is
 */
export function encode(value, how) {
  if (how === 'handle' && isObject(value)) return handleText(value);
  const walk = { nodes: 0, ancestors: new NativeMap(), state: how === 'state' };
  return encodeValue(value, walk, 0);
}

const cut = (why) => `{"$":"cut","why":"${why}"}`;
const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';

function encodeValue(value, walk, depth) {
  walk.nodes += 1;
  if (walk.nodes > MAX_NODES) return cut('size');
  switch (typeof value) {
    case 'undefined':
      return '{"$":"undef"}';
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      return numberText(value);
    case 'bigint':
      return `{"$":"big","v":"${bigToString(value, 16)}"}`;
    case 'string':
      return value.length > MAX_TEXT ? cut('text') : stringify(value);
    case 'symbol':
      return cut('symbol');
    case 'function':
      return functionTextOf(value, walk);
    default:
      return value === null ? 'null' : objectText(value, walk, depth);
  }
}

function numberText(value) {
  if (isNotANumber(value)) return '{"$":"nan"}';
  if (value === Infinity) return '{"$":"inf"}';
  if (value === -Infinity) return '{"$":"-inf"}';
  return is(value, -0) ? '{"$":"-0"}' : `${value}`;
}

function functionTextOf(value, walk) {
  const host = mapGet(hostFunctions, value);
  if (host !== undefined) return `{"$":"fn","v":${host}}`;
  if (walk.state) return stringify(`[function ${ownText(value, 'name') ?? ''}]`);
  return handleText(value);
}

function objectText(value, walk, depth) {
  if (isProxy(value)) return walk.state ? cut('proxy') : handleText(value);
  if (mapGet(walk.ancestors, value) === true) return cut('cycle');
  if (depth >= MAX_DEPTH) return cut('depth');
  const prototype = getPrototypeOf(value);
  const plain = prototype === null || (!isProxy(prototype) && getPrototypeOf(prototype) === null);
  mapSet(walk.ancestors, value, true);
  try {
    if (isArray(value)) return arrayText(value, walk, depth);
    if (isTypedArray(value)) return typedText(value);
    if (isMap(value)) return mapText(value, walk, depth);
    if (isSet(value)) return setText(value, walk, depth);
    if (isDate(value)) return numberText(dateValue(value));
    if (plain && !(objectPrototype === value)) return recordText(value, walk, depth);
    return walk.state ? recordText(value, walk, depth) : handleText(value);
  } finally {
    mapSet(walk.ancestors, value, false);
  }
}

/** Own value of a property, `undefined` for a getter. */
export function own(object, key) {
  const descriptor = getOwnPropertyDescriptor(object, key);
  return descriptor === undefined || isGetter(descriptor) ? undefined : descriptor.value;
}

/** Asked of the descriptor itself: `in` would look at prototypes that a subject may have changed. */
function isGetter(descriptor) {
  return getOwnPropertyDescriptor(descriptor, 'get') !== undefined;
}

function ownText(object, key) {
  const value = own(object, key);
  return typeof value === 'string' ? value : undefined;
}

function arrayText(value, walk, depth) {
  const { length } = value;
  if (length > SHORT_LIST) {
    const numbers = numbersOf(value, length);
    if (numbers !== undefined) return bytesText(numbers, 'list');
  }
  let text = '';
  for (let index = 0; index < length; index++) {
    if (walk.nodes > MAX_NODES) return cut('size');
    const descriptor = getOwnPropertyDescriptor(value, index);
    const element =
      descriptor === undefined
        ? encodeValue(undefined, walk, depth + 1)
        : isGetter(descriptor)
          ? cut('getter')
          : encodeValue(descriptor.value, walk, depth + 1);
    text += index === 0 ? element : `,${element}`;
  }
  return `[${text}]`;
}

/** The elements as doubles, when all are numbers. */
function numbersOf(value, length) {
  const numbers = new NativeFloat64Array(length);
  for (let index = 0; index < length; index++) {
    const element = own(value, index);
    if (typeof element !== 'number') return undefined;
    numbers[index] = element;
  }
  return numbers;
}

/** @param {string} as what holds the numbers in the subject's language */
function bytesText(numbers, as) {
  const base64 = bufferText(bufferFrom(typedBuffer(numbers)), 'base64');
  return `{"$":"f64","v":"${base64}","shape":[${typedLength(numbers)}],"as":"${as}"}`;
}

function typedText(value) {
  const length = typedLength(value);
  const name = typedName(value);
  if (startsWith(name, 'Big')) return cut('integers of 64 bits');
  const numbers = new NativeFloat64Array(length);
  for (let index = 0; index < length; index++) numbers[index] = value[index];
  return bytesText(numbers, name);
}

function mapText(value, walk, depth) {
  let keys = '';
  let values = '';
  mapForEach(value, (element, key) => {
    if (walk.nodes > MAX_NODES) return;
    keys += `${keys === '' ? '' : ','}${encodeValue(key, walk, depth + 1)}`;
    values += `${values === '' ? '' : ','}${encodeValue(element, walk, depth + 1)}`;
  });
  return walk.nodes > MAX_NODES ? cut('size') : `{"$":"map","k":[${keys}],"v":[${values}]}`;
}

function setText(value, walk, depth) {
  let text = '';
  setForEach(value, (element) => {
    if (walk.nodes > MAX_NODES) return;
    text += `${text === '' ? '' : ','}${encodeValue(element, walk, depth + 1)}`;
  });
  return walk.nodes > MAX_NODES ? cut('size') : `{"$":"list","as":"set","v":[${text}]}`;
}

function recordText(value, walk, depth) {
  const names = ownKeys(value);
  let keys = '';
  let values = '';
  for (let index = 0; index < names.length; index++) {
    if (walk.nodes > MAX_NODES) return cut('size');
    const name = names[index];
    if (typeof name !== 'string') continue;
    const descriptor = getOwnPropertyDescriptor(value, name);
    if (descriptor === undefined || descriptor.enumerable !== true) continue;
    const element = isGetter(descriptor) ? cut('getter') : encodeValue(descriptor.value, walk, depth + 1);
    keys += `${keys === '' ? '' : ','}${stringify(name)}`;
    values += `${values === '' ? '' : ','}${element}`;
  }
  return `{"$":"rec","k":[${keys}],"v":[${values}]}`;
}

function handleText(value) {
  const type = isProxy(value) ? 'Proxy' : typeName(value);
  return `{"$":"handle","v":${handleOf(value)},"type":${stringify(type)},"members":[${membersText(value)}]}`;
}

function typeName(value) {
  if (typeof value === 'function') return 'function';
  const prototype = getPrototypeOf(value);
  const maker = prototype === null || isProxy(prototype) ? undefined : own(prototype, 'constructor');
  const name = typeof maker === 'function' && !isProxy(maker) ? ownText(maker, 'name') : undefined;
  return sliceText(name ?? 'object', 0, 200);
}

/** Public names of the object and its prototypes, sorted. */
function membersText(value) {
  if (isProxy(value)) return '';
  const seen = create(null);
  let count = 0;
  for (let at = value; at !== null && at !== objectPrototype && !isProxy(at); at = getPrototypeOf(at)) {
    if (typeof at === 'function') break;
    const names = ownKeys(at);
    for (let index = 0; index < names.length && count < MAX_MEMBERS; index++) {
      const name = names[index];
      if (typeof name !== 'string' || name === 'constructor' || startsWith(name, '_') || name in seen) continue;
      seen[name] = true;
      count += 1;
    }
  }
  return sortedTexts(ownKeys(seen));
}

/** Insertion sort: `Array.prototype.sort` may have been changed. */
function sortedTexts(names) {
  for (let index = 1; index < names.length; index++) {
    const name = names[index];
    let at = index;
    for (; at > 0 && names[at - 1] > name; at--) names[at] = names[at - 1];
    names[at] = name;
  }
  let text = '';
  for (let index = 0; index < names.length; index++) text += `${index === 0 ? '' : ','}${stringify(names[index])}`;
  return text;
}

/** Class and message of what was thrown, without running code of it. */
export function encodeError(error) {
  const object = isObject(error) && !isProxy(error);
  const message = object ? ownText(error, 'message') : undefined;
  const type = object ? (ownText(error, 'name') ?? inheritedName(error) ?? typeName(error)) : typeof error;
  const shown = message ?? (isObject(error) ? '' : NativeString(error));
  return `{"type":${stringify(sliceText(type, 0, 200))},"message":${stringify(sliceText(shown, 0, 500))}}`;
}

/** The class's own name, before what its prototype calls itself. */
function inheritedName(error) {
  const name = typeName(error);
  if (name !== 'object' && name !== 'Error') return name;
  for (let at = getPrototypeOf(error); at !== null && !isProxy(at); at = getPrototypeOf(at)) {
    const given = ownText(at, 'name');
    if (given !== undefined) return given;
  }
  return undefined;
}
