// A clock that starts at the same moment in every run and random bytes that follow from the seed. Math.random follows from the
// interpreter's own --random-seed.
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { performance } from 'node:perf_hooks';
import timers from 'node:timers';
import promises from 'node:timers/promises';

/** 2024-01-01T00:00:00Z, in milliseconds. */
const START = 1_704_067_200_000;
/** Each look at the clock takes this long, so that waiting by looking ends; in milliseconds. */
const LOOK = 0.05;

const nextTurn = setImmediate;

let now = 0;
const look = () => {
  now += LOOK;
  return now;
};

/** Timers in the order of their time, then of their making. */
const waiting = [];
let made = 0;
let turning = false;

function turn() {
  const timer = waiting.shift();
  if (timer === undefined) {
    turning = false;
    return;
  }
  now = Math.max(now, timer.at);
  nextTurn(turn);
  if (timer.every !== undefined) insert({ ...timer, at: now + timer.every }, timer.handle);
  timer.callback(...timer.given);
}

function insert(timer, handle) {
  const entry = { ...timer, handle, order: made++ };
  const at = waiting.findIndex((other) => other.at > entry.at);
  waiting.splice(at === -1 ? waiting.length : at, 0, entry);
  if (!turning) {
    turning = true;
    nextTurn(turn);
  }
}

class VirtualTimer {
  ref() {
    return this;
  }
  unref() {
    return this;
  }
  hasRef() {
    return true;
  }
  close() {
    clear(this);
    return this;
  }
  refresh() {
    const entry = waiting.find((one) => one.handle === this);
    if (entry !== undefined) {
      clear(this);
      insert({ ...entry, at: now + entry.delay }, this);
    }
    return this;
  }
  [Symbol.toPrimitive]() {
    return 0;
  }
}

function later(callback, delay, every, given) {
  if (typeof callback !== 'function') throw new TypeError('the callback of a timer is a function');
  const milliseconds = Number(delay) >= 1 ? Number(delay) : 1;
  const handle = new VirtualTimer();
  insert(
    { at: now + milliseconds, delay: milliseconds, every: every ? milliseconds : undefined, callback, given },
    handle,
  );
  return handle;
}

function clear(handle) {
  const at = waiting.findIndex((entry) => entry.handle === handle);
  if (at !== -1) waiting.splice(at, 1);
}

function fixClock() {
  const NativeDate = Date;
  class VirtualDate extends NativeDate {
    constructor(...given) {
      if (given.length === 0) super(START + look());
      else super(...given);
    }
    static now() {
      return Math.floor(START + look());
    }
  }
  // `Date()` without `new` gives text.
  globalThis.Date = new Proxy(VirtualDate, { apply: () => new VirtualDate().toString() });
  VirtualDate.prototype.constructor = globalThis.Date;
  Object.defineProperty(performance, 'now', { value: look, configurable: true, writable: true });
  Object.defineProperty(performance, 'timeOrigin', { value: START, configurable: true });
  const hrtime = (since) => {
    const total = look();
    const seconds = Math.floor(total / 1_000);
    const nanoseconds = Math.floor((total - seconds * 1_000) * 1e6);
    if (since === undefined) return [seconds, nanoseconds];
    const difference = (seconds - since[0]) * 1e9 + nanoseconds - since[1];
    return [Math.floor(difference / 1e9), difference % 1e9];
  };
  hrtime.bigint = () => BigInt(Math.floor(look() * 1e6));
  process.hrtime = hrtime;
  process.uptime = () => look() / 1_000;
}

function fixTimers() {
  const virtual = {
    setTimeout: (callback, delay, ...given) => later(callback, delay, false, given),
    setInterval: (callback, delay, ...given) => later(callback, delay, true, given),
    clearTimeout: clear,
    clearInterval: clear,
  };
  Object.assign(globalThis, virtual);
  Object.assign(timers, virtual);
  promises.setTimeout = (delay, value) => new Promise((resolve) => later(resolve, delay, false, [value]));
  promises.setInterval = async function* ticks(delay, value) {
    for (;;) {
      await promises.setTimeout(delay);
      yield value;
    }
  };
  promises.scheduler.wait = (delay) => promises.setTimeout(delay);
}

/** xoshiro128** (Blackman and Vigna 2018), its state filled by splitmix32 from the seed. */
function byteSource(seed) {
  let mixed = seed >>> 0;
  const splitmix = () => {
    mixed = (mixed + 0x9e3779b9) >>> 0;
    let value = mixed;
    value = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
    value = Math.imul(value ^ (value >>> 15), 0x735a2d97);
    return (value ^ (value >>> 15)) >>> 0;
  };
  const state = [splitmix(), splitmix(), splitmix(), splitmix()];
  const rotate = (value, by) => (value << by) | (value >>> (32 - by));
  const next = () => {
    const result = Math.imul(rotate(Math.imul(state[1], 5), 7), 9) >>> 0;
    const shifted = state[1] << 9;
    state[2] ^= state[0];
    state[3] ^= state[1];
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= shifted;
    state[3] = rotate(state[3], 11);
    return result;
  };
  return { next, byte: () => next() >>> 24, unit: () => ((next() >>> 5) * 67_108_864 + (next() >>> 6)) / 2 ** 53 };
}

function fixRandom(seed) {
  const source = byteSource(seed);
  const fill = (view) => {
    const bytes = new Uint8Array(view.buffer ?? view, view.byteOffset ?? 0, view.byteLength);
    for (let index = 0; index < bytes.length; index++) bytes[index] = source.byte();
    return view;
  };
  const answer = (callback, value) => (callback === undefined ? value : void setImmediate(callback, null, value));
  const randomUUID = () => {
    const bytes = fill(Buffer.alloc(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  };
  crypto.randomBytes = (size, callback) => answer(callback, fill(Buffer.alloc(size)));
  crypto.pseudoRandomBytes = crypto.randomBytes;
  crypto.randomFillSync = (view, offset = 0, size = view.byteLength - offset) => {
    fill(new Uint8Array(view.buffer ?? view, (view.byteOffset ?? 0) + offset, size));
    return view;
  };
  crypto.randomFill = (view, ...given) => {
    const callback = given.pop();
    answer(callback, crypto.randomFillSync(view, ...given));
  };
  crypto.randomInt = (...given) => {
    const callback = typeof given.at(-1) === 'function' ? given.pop() : undefined;
    const [low, high] = given.length === 1 ? [0, given[0]] : given;
    return answer(callback, low + Math.floor(source.unit() * (high - low)));
  };
  crypto.randomUUID = randomUUID;
  // `crypto.getRandomValues` reads the property of these.
  for (const web of [crypto.webcrypto, globalThis.crypto]) {
    Object.defineProperty(web, 'getRandomValues', { value: fill, configurable: true });
    Object.defineProperty(web, 'randomUUID', { value: randomUUID, configurable: true });
  }
}

/** @param {number} seed */
export function makeDeterministic(seed) {
  fixClock();
  fixTimers();
  fixRandom(seed);
  syncBuiltinESMExports();
}
