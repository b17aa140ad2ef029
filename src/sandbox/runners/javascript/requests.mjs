// What the host asks for, done on the objects of the subject.
import { decode } from './decode.mjs';
import { encode, own } from './encode.mjs';
import { objectOf, release } from './handles.mjs';
import {
  apply,
  construct,
  create,
  defineProperty,
  isArray,
  mapSet,
  NativeError,
  NativeFloat64Array,
  NativeMap,
  NativeSet,
  objectPrototype,
  ownKeys,
  setAdd,
  splitText,
  stringify,
} from './primordials.mjs';

let table;
let receive;
let send;
let freshModule;
/** Id of the request that is open. */
let open;
let asked = 0;

export function setHost(symbols, receiveMessage, sendText, loadOnceMore) {
  table = symbols;
  receive = receiveMessage;
  send = sendText;
  freshModule = loadOnceMore;
}

/** Calls a function of the host; the process stands still until it answers. */
function callHost(id, given) {
  asked += 1;
  let text = '';
  for (let index = 0; index < given.length; index++)
    text += `${index === 0 ? '' : ','}${encode(given[index], 'value')}`;
  const head = `{"kind":"callback","id":${stringify(open)},"call":"${asked}"`;
  send(`${head},"function":${id},"arguments":[${text}]}`);
  const reply = receive();
  if (typeof reply.error === 'string') throw new NativeError(reply.error);
  return decode(reply.value, callHost);
}

/** @returns fields of the answer, as JSON text */
export async function perform(request, id) {
  open = id;
  switch (request.kind) {
    case 'call':
      // Awaited here: a promise that is returned is resolved by way of its `then`, which a subject may have changed.
      return await callSymbol(request);
    case 'fresh':
      return answered(await freshModule(), [], 'handle');
    case 'method':
      return await callMethod(request);
    case 'read':
      return okText(encode(await objectOf(request.on)[request.attribute], 'value'));
    case 'write':
      objectOf(request.on)[request.attribute] = decode(request.value, callHost);
      return okText('{"$":"undef"}');
    case 'state':
      return okText(encode(objectOf(request.on), 'state'));
    case 'release':
      release(request.on);
      return okText('{"$":"undef"}');
    default:
      throw new NativeError(`no request is called ${request.kind}`);
  }
}

const okText = (value) => `"status":"ok","value":${value}`;

async function callSymbol(request) {
  const path = splitText(request.symbol, '.');
  const root = path[0];
  if (!(root in table)) throw new NativeError(`the module has no ${root}`);
  let on;
  let target = table[root];
  for (let index = 1; index < path.length; index++) {
    on = target;
    target = target[path[index]];
  }
  const { given, slots } = positional(request.arguments);
  const result = request.construct ? construct(target, given) : await apply(target, on, given);
  return answered(result, slots, request.construct || request.keep ? 'handle' : 'value');
}

async function callMethod(request) {
  const on = objectOf(request.on);
  const { given, slots } = positional(request.arguments);
  const result =
    request.name === '__call__' ? await apply(on, undefined, given) : await apply(on[request.name], on, given);
  return answered(result, slots, 'value');
}

/**
 * The arguments as a call takes them, those of the trailing record as its fields, and where each one is afterwards.
 *
 * @returns {{ given: unknown[], slots: { in: object, key: PropertyKey }[] }}
 */
function positional(wanted) {
  const given = [];
  const slots = [];
  let record;
  for (let index = 0; index < wanted.length; index++) {
    const { keyword, inRecord, value, as } = wanted[index];
    const decoded = shaped(decode(value, callHost), as);
    if (inRecord === true) record ??= create(objectPrototype);
    const slot = inRecord === true ? { in: record, key: keyword } : { in: given, key: given.length };
    put(slot.in, slot.key, decoded);
    put(slots, index, slot);
  }
  if (record !== undefined) put(given, given.length, record);
  return { given, slots };
}

function put(object, key, value) {
  defineProperty(object, key, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
}

/** What the host asks a list or record to be given as. */
function shaped(value, as) {
  if (as === 'typed-array' && isArray(value)) return new NativeFloat64Array(value);
  if (as === 'set' && isArray(value)) {
    const set = new NativeSet();
    for (let index = 0; index < value.length; index++) setAdd(set, value[index]);
    return set;
  }
  if (as !== 'map' || value === null || typeof value !== 'object') return value;
  const map = new NativeMap();
  const names = ownKeys(value);
  for (let index = 0; index < names.length; index++) {
    const element = own(value, names[index]);
    // Lists become maps of their pairs.
    if (!isArray(value)) mapSet(map, names[index], element);
    else if (isArray(element)) mapSet(map, element[0], element[1]);
  }
  return map;
}

/** The result with the arguments as they are now: what was changed in them can be seen. */
function answered(result, slots, how) {
  let text = '';
  for (let index = 0; index < slots.length; index++) {
    const slot = slots[index];
    text += `${index === 0 ? '' : ','}${encode(own(slot.in, slot.key), 'value')}`;
  }
  return `${okText(encode(result, how))},"argumentsAfter":[${text}]`;
}
