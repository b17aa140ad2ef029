// Loads one bundled module of an audited project and does what the host asks: calls, reads, writes. It never says what is right.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { makeDeterministic } from './determinism.mjs';
import { encode, encodeError, own } from './encode.mjs';
import { receive, send } from './frames.mjs';
import { endOfLoading, missing, missingWasUsed, notFound } from './missing.mjs';
import {
  byteLength,
  create,
  defineProperty,
  functionText,
  getPrototypeOf,
  isProxy,
  mapGet,
  objectPrototype,
  ownKeys,
  parse,
  startsWith,
  stringify,
} from './primordials.mjs';
import { perform, setHost } from './requests.mjs';

/** Nothing that a subject leaves unhandled in the background ends the process between two requests. */
process.on('uncaughtException', () => {});
process.on('unhandledRejection', () => {});

const isOutOfMemory = (error) => {
  const { type, message } = parse(encodeError(error));
  return type === 'RangeError' && /allocation failed|could not allocate|Invalid array buffer length/i.test(message);
};

// What the host accepts.
const MAX_SYMBOLS = 5_000;
const MAX_NAME = 500;

/** Names that can be called, by what they stand for. */
const table = Object.create(null);

/** Where the bundle lies, and whether it is no module. */
let bundle;
let copies = 0;
/** What a copy of the module that is being loaded declares. */
let declaredByCopy;

async function load({ path, seed, detail }) {
  makeDeterministic(seed);
  const url = pathToFileURL(`/project/${path}`).href;
  process.argv = [process.argv[0], '/project/none'];
  globalThis.require = createRequire(url);
  globalThis.__audit_url = url;
  globalThis.__filename = `/project/${path}`;
  globalThis.__dirname = `/project/${path}`.replace(/\/[^/]*$/, '');
  globalThis[Symbol.for('audit.missing')] = missing;
  globalThis[Symbol.for('audit.not-found')] = notFound;
  // Pages load it before their own scripts, which then take it for granted.
  globalThis._ = missing('lodash');
  const globals = new Map(Object.getOwnPropertyNames(globalThis).map((name) => [name, globalThis[name]]));
  globalThis[Symbol.for('audit.symbols')] = (names) => {
    if (bundle !== undefined) {
      declaredByCopy = names;
      return;
    }
    const declared = ownKeys(names);
    for (let index = 0; index < declared.length; index++) {
      const name = declared[index];
      const value = readSafely(names[name]);
      if (name.length <= MAX_NAME && isSubjects(value) && mapGet(globals, name) !== value) table[name] = value;
    }
  };
  const file = `${process.cwd()}/subject.mjs`;
  writeFileSync(file, detail.bundle);
  const place = { __proto__: null, url: pathToFileURL(file).href, isScript: detail.isScript };
  const module = await importPage(place.url, place.isScript);
  bundle = place;
  addExports(module);
  // What a CommonJS module exports is the default of its bundle.
  addExports(module.default);
  addByOwnName(module.default);
  endOfLoading();
  missingWasUsed();
}

/** The module loaded once more: an object with what the copy declares, as it is whenever it is read. */
async function freshModule() {
  copies += 1;
  declaredByCopy = undefined;
  await importPage(`${bundle.url}?copy=${copies}`, bundle.isScript);
  const copy = create(null);
  const names = ownKeys(declaredByCopy ?? {});
  for (let index = 0; index < names.length && index < MAX_SYMBOLS; index++)
    defineProperty(copy, names[index], { __proto__: null, enumerable: true, get: own(declaredByCopy, names[index]) });
  return copy;
}

/** What pages have and processes have not. */
const OF_PAGES = new Set(
  'document window localStorage sessionStorage location history Image HTMLElement requestAnimationFrame alert $ jQuery'.split(
    ' ',
  ),
);

/** Names that a script may miss while it loads. */
const MOST_MISSED = 60;

/**
 * A script of a page looks for the page while it loads, and one that is no module also for what other scripts declare. It gets a
 * stand-in for what it misses, once it has missed it: code that asks whether there is a page is told that there is none.
 */
async function importPage(url, isScript) {
  for (let attempt = 0; ; attempt++) {
    try {
      return await import(attempt === 0 ? url : `${url}?${attempt}`);
    } catch (error) {
      const name = error instanceof ReferenceError ? /^([\w$]+) is not defined$/.exec(error.message)?.[1] : undefined;
      if (name === undefined || name in globalThis || attempt > MOST_MISSED) throw error;
      if (!isScript && !OF_PAGES.has(name)) throw error;
      globalThis[name] = missing(name);
    }
  }
}

/** Stand-ins for packages are proxies. */
const isSubjects = (value) => (typeof value === 'function' || isToolbox(value)) && !isProxy(value);

/** A plain object that holds functions as a class holds static ones. */
function isToolbox(value) {
  if (typeof value !== 'object' || value === null || isProxy(value) || getPrototypeOf(value) !== objectPrototype)
    return false;
  const names = ownKeys(value);
  for (let index = 0; index < names.length && index < MAX_SYMBOLS; index++)
    if (typeof own(value, names[index]) === 'function') return true;
  return false;
}

/** A name that is declared but was not reached has no value. */
function readSafely(read) {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function addExports(exported) {
  if (typeof exported !== 'object' || exported === null || isProxy(exported)) return;
  const names = ownKeys(exported);
  for (let index = 0; index < names.length; index++) {
    const name = names[index];
    if (typeof name !== 'string' || name.length > MAX_NAME || name in table) continue;
    const value = own(exported, name);
    if (isSubjects(value)) table[name] = value;
  }
}

/** A class or function that is all that a module exports, under the name that it gives itself. */
function addByOwnName(exported) {
  if (typeof exported !== 'function' || isProxy(exported)) return;
  const name = own(exported, 'name');
  if (typeof name === 'string' && name !== '' && name.length <= MAX_NAME && !(name in table)) table[name] = exported;
}

function symbolsText() {
  const names = ownKeys(table);
  let text = '';
  for (let index = 0; index < names.length && index < MAX_SYMBOLS; index++) {
    const value = table[names[index]];
    const source = typeof value === 'function' ? functionText(value) : 'class';
    const kind = startsWith(source, 'class') ? 'class' : 'function';
    const waits = startsWith(source, 'async') ? 'true' : 'false';
    text += `${index === 0 ? '' : ','}{"name":${stringify(names[index])},"kind":"${kind}","async":${waits}}`;
  }
  return `[${text}]`;
}

function failureText(id, error) {
  const { type, message } = parse(encodeError(error));
  const status =
    type === 'AUDIT_MISSING_DEP' ? 'missing-dependency' : isOutOfMemory(error) ? 'out-of-memory' : 'load-failed';
  return `{"kind":"failed","id":${stringify(id)},"status":"${status}","reason":${stringify(`${type}: ${message}`)}}`;
}

const loading = receive();
const longest = loading.frameBytes;
const idText = stringify(loading.id);
setHost(table, receive, send, freshModule);
// Before any code of the subject runs: lists become text by way of prototypes.
const { stubbed, failedImports, beside } = loading.detail;
const lists = `"stubbed":${stringify(stubbed)},"failedImports":${stringify(failedImports)},"shadowed":[],"beside":${stringify(beside)}`;
try {
  await load(loading);
  send(`{"kind":"ready","id":${idText},"symbols":${symbolsText()},${lists}}`);
} catch (error) {
  send(failureText(loading.id, error));
}

for (;;) {
  const { id, request } = receive();
  let body;
  try {
    body = await perform(request, id);
    if (missingWasUsed()) body = '"status":"missing-dependency"';
  } catch (error) {
    const status = missingWasUsed() ? 'missing-dependency' : isOutOfMemory(error) ? 'out-of-memory' : 'threw';
    body = `"status":"${status}","error":${encodeError(error)}`;
  }
  const text = `{"kind":"answer","id":${stringify(id)},${body}}`;
  // Characters are at most three bytes each; numbers and base64 are one.
  send(
    text.length <= longest / 3 || byteLength(text) <= longest
      ? text
      : `{"kind":"answer","id":${stringify(id)},"status":"ok","value":${encode(Symbol('too large'), 'value')}}`,
  );
}
