// Loads one bundled module of an audited project and does what the host asks: calls, reads, writes. It never says what is right.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { makeDeterministic } from './determinism.mjs';
import { encode, encodeError } from './encode.mjs';
import { receive, send } from './frames.mjs';
import { endOfLoading, missing, missingWasUsed, notFound } from './missing.mjs';
import { functionText, getOwnPropertyDescriptor, isProxy, ownKeys, startsWith, stringify } from './primordials.mjs';
import { perform, setHost } from './requests.mjs';

/** Nothing that a subject leaves unhandled in the background ends the process between two requests. */
process.on('uncaughtException', () => {});
process.on('unhandledRejection', () => {});

const isOutOfMemory = (error) => {
  const { type, message } = JSON.parse(encodeError(error));
  return type === 'RangeError' && /allocation failed|could not allocate|Invalid array buffer length/i.test(message);
};

/** Names that can be called, by what they stand for. */
const table = Object.create(null);

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
  const globals = new Map(Object.getOwnPropertyNames(globalThis).map((name) => [name, globalThis[name]]));
  globalThis[Symbol.for('audit.symbols')] = (names) => {
    for (const [name, read] of Object.entries(names)) {
      const value = readSafely(read);
      if (isSubjects(value) && globals.get(name) !== value) table[name] = value;
    }
  };
  const file = `${process.cwd()}/subject.mjs`;
  writeFileSync(file, detail.bundle);
  const module = await import(pathToFileURL(file).href);
  addExports(module);
  // What a CommonJS module exports is the default of its bundle.
  addExports(module.default);
  endOfLoading();
  missingWasUsed();
}

/** Stand-ins for packages are proxies. */
const isSubjects = (value) => typeof value === 'function' && !isProxy(value);

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
  for (const name of ownKeys(exported)) {
    if (typeof name !== 'string') continue;
    const value = getOwnPropertyDescriptor(exported, name)?.value;
    if (isSubjects(value) && !(name in table)) table[name] = value;
  }
}

function symbolsText() {
  const texts = [];
  for (const [name, value] of Object.entries(table)) {
    const text = functionText(value);
    const kind = startsWith(text, 'class') ? 'class' : 'function';
    texts.push(`{"name":${stringify(name)},"kind":"${kind}","async":${/^async\b/.test(text)}}`);
  }
  return `[${texts.join(',')}]`;
}

function failureText(id, error) {
  const { type, message } = JSON.parse(encodeError(error));
  const status =
    type === 'AUDIT_MISSING_DEP' ? 'missing-dependency' : isOutOfMemory(error) ? 'out-of-memory' : 'load-failed';
  return `{"kind":"failed","id":${stringify(id)},"status":"${status}","reason":${stringify(`${type}: ${message}`)}}`;
}

const loading = receive();
const longest = loading.frameBytes;
const idText = stringify(loading.id);
setHost(table, receive, send);
try {
  await load(loading);
  const { stubbed, failedImports } = loading.detail;
  const lists = `"stubbed":${stringify(stubbed)},"failedImports":${stringify(failedImports)},"shadowed":[]`;
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
    text.length <= longest / 3 || Buffer.byteLength(text) <= longest
      ? text
      : `{"kind":"answer","id":${stringify(id)},"status":"ok","value":${encode(Symbol('too large'), 'value')}}`,
  );
}
