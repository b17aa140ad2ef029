import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, test } from 'vitest';
import { probeTiers } from '../../src/sandbox/probe.js';
import type { Handle } from '../../src/sandbox/session.js';
import { JAVASCRIPT_ATTACKS, JAVASCRIPT_POLLUTION } from './javascript-attacks.js';
import { PYTHON_ATTACKS } from './python-attacks.js';
import { call, resultOf, SubjectProject } from './subject-project.js';
import { bestTier, tiersHere } from './tiers.js';

const BUILD = fileURLToPath(new URL('../../dist', import.meta.url));
const tier = await bestTier();
const here = await tiersHere();

const project = new SubjectProject({
  'random.mjs': `
    import crypto, { randomUUID } from 'node:crypto';
    export const draws = () => [Math.random(), crypto.randomBytes(4).toString('hex'), randomUUID(), crypto.randomInt(1e6),
      crypto.getRandomValues(new Uint8Array(4)).join(), globalThis.crypto.randomUUID()];
    export const clock = async () => { const before = Date.now(); await new Promise((r) => setTimeout(r, 150_000));
      return [new Date(2020, 0, 1).getFullYear(), Math.round((Date.now() - before) / 1000), new Date().toISOString().slice(0, 10), performance.now() > 0]; };
    export const waits = () => { const start = Date.now(); while (Date.now() - start < 100); return 'over'; };
    export const order = async () => { const seen = []; setTimeout(() => seen.push('b'), 20); setTimeout(() => seen.push('a'), 10);
      const every = setInterval(() => seen.push('i'), 15); await new Promise((r) => setTimeout(r, 40)); clearInterval(every); return seen.join(''); };
    let counter = 0; export const count = () => ++counter;
    export const tally = (start) => ({ total: start, add(x) { this.total += x; return this.total; } });
    export const apply = (f, list) => list.map((x) => f(x));
    export const shapes = (typed, set, map, record) => [typed.constructor.name, set.has(2), map.get('k'), record.x];
  `,
  'random.py': '',
  'draws.py': `
import datetime, os, random, secrets, time, uuid
try:
    import numpy as np
except ImportError:
    np = None

def draws():
    own = [random.random(), random.Random().random(), secrets.randbits(40), secrets.token_hex(4), os.urandom(3), str(uuid.uuid4()), list({"a", "b", "c", "d"})]
    return own + ([np.random.rand(), np.random.default_rng().random()] if np else [])

def clock():
    before = time.time()
    time.sleep(150)
    return [round(time.time() - before), datetime.datetime.now().year, str(datetime.date.today()), isinstance(datetime.datetime.now(), datetime.datetime)]
`,
  'tally.py': `
class _Tally(dict):
    def add(self, x):
        self["total"] += x
        return self["total"]

def tally(start):
    return _Tally(total=start)
`,
  'attacks.mjs': JAVASCRIPT_ATTACKS.replace("import secretData from '../link/secret.json';", ''),
  'pollution.mjs': JAVASCRIPT_POLLUTION,
  'attacks.py': PYTHON_ATTACKS,
});
afterAll(() => project.close());

/** Processes below one, with the time they were started at, which tells a reused number apart. */
function descendants(ancestor: number): string[] {
  const stats = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((id) => {
      const fields = startAndParent(id);
      return fields === undefined ? [] : [{ id, ...fields }];
    });
  const below = new Set([String(ancestor)]);
  for (let size = 0; size !== below.size; ) {
    size = below.size;
    for (const { id, parent } of stats) if (below.has(parent)) below.add(id);
  }
  below.delete(String(ancestor));
  return stats.filter(({ id }) => below.has(id)).map(({ id, start }) => `${id}@${start}`);
}

function startAndParent(id: string): { readonly parent: string; readonly start: string } | undefined {
  try {
    const fields = readFileSync(`/proc/${id}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return fields[0] === 'Z' ? undefined : { parent: fields[1]!, start: fields[19]! };
  } catch {
    return undefined;
  }
}

function alive(process: string): boolean {
  const [id, start] = process.split('@');
  return startAndParent(id!)?.start === start;
}

describe.skipIf(tier === undefined)('a session', () => {
  const load = (path: string, seed = 0, limits = {}) => project.load(path, { tier: tier!, seed, limits });

  test.each(['random.mjs', 'draws.py'])('draws alike for a seed, and otherwise not: %s', (path) => {
    const first = load(path, 7);
    const drawn = resultOf(first, 'draws');
    expect(resultOf(load(path, 7), 'draws')).toEqual(drawn);
    const other = first.restart(8);
    expect(other.seed).toBe(8);
    const texts = (drawn as unknown[]).map((value) => JSON.stringify(value));
    const others = (resultOf(other, 'draws') as unknown[]).map((value) => JSON.stringify(value));
    // The order of a set follows from the hash seed, which is the same for all.
    const hashed = path === 'draws.py' ? [texts[6]] : [];
    expect(others.filter((value) => texts.includes(value))).toEqual(hashed);
    other.close();
  });

  test('waits on a clock of its own', () => {
    const session = load('random.mjs');
    expect(resultOf(session, 'clock')).toEqual([2020, 150, '2024-01-01', true]);
    expect(resultOf(session, 'waits')).toBe('over');
    expect(resultOf(session, 'order')).toBe('aibi');
    expect(resultOf(load('draws.py'), 'clock')).toEqual([150, 2024, '2024-01-01', true]);
  });

  test.each(['random.mjs', 'tally.py'])('what a function returns is kept as an object on demand: %s', (path) => {
    const session = load(path);
    const made = session.request({ kind: 'call', symbol: 'tally', keep: true, arguments: [{ value: 2 }] });
    const { handle: on } = made.value as Handle;
    const add = () => session.request({ kind: 'method', on, name: 'add', arguments: [{ value: 3 }] }).value;
    expect([add(), add()]).toEqual([5, 8]);
  });

  test('keeps the state of the module, and a restart begins anew', () => {
    const session = load('random.mjs');
    expect([resultOf(session, 'count'), resultOf(session, 'count')]).toEqual([1, 2]);
    const again = session.restart(0);
    expect([resultOf(again, 'count'), resultOf(session, 'count')]).toEqual([1, 3]);
    again.close();
  });

  test('gives arguments in the form that is asked for, and functions of the host as functions', () => {
    const session = load('random.mjs');
    expect(resultOf(session, 'apply', (x) => (x as number) ** 2, [1, 2, 3])).toEqual([1, 4, 9]);
    const given = session.request({
      kind: 'call',
      symbol: 'shapes',
      arguments: [
        { value: [1], as: 'typed-array' },
        { value: [1, 2], as: 'set' },
        { value: { k: 5 }, as: 'map' },
        { keyword: 'x', inRecord: true, value: 9 },
      ],
    });
    expect(given.value).toEqual(['Float64Array', true, 5, 9]);
    expect(given.argumentsAfter).toEqual([[1], [1, 2], { k: 5 }, 9]);
    const nested = call(session, 'apply', () => call(session, 'count').value, [1]);
    expect(nested).toMatchObject({
      status: 'threw',
      error: { message: expect.stringContaining('may not make requests') },
    });
  });

  test('tells the honest value through everything that a subject may have changed', () => {
    const session = load('pollution.mjs');
    expect(session.load.status).toBe('ready');
    expect(resultOf(session, 'honest', 21)).toEqual({ twice: 42, list: { length: 1 } });
  });

  test('encodes what has no plain form', () => {
    const session = load('attacks.mjs');
    expect(resultOf(session, 'strangeNumbers')).toEqual([
      Number.NaN,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      -0,
      5e-324,
      2 ** 53 + 2,
      12345678901234567890n,
      undefined,
      null,
    ]);
    expect(resultOf(session, 'cyclic')).toEqual({ list: [{ handle: -1, type: 'cut: cycle', members: [] }] });
    expect(resultOf(session, 'throwingGetter')).toEqual({
      boom: { handle: -1, type: 'cut: getter', members: [] },
      fine: 1,
    });
    expect(resultOf(session, 'wideProxy')).toMatchObject({ type: 'Proxy', members: [] });
    expect(resultOf(session, 'hugeResult')).toMatchObject({ type: 'cut: text' });
    const python = load('attacks.py');
    expect(resultOf(python, 'strangeNumbers')).toEqual([
      Number.NaN,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      -0,
      5e-324,
      BigInt(2 ** 53 + 2),
      12345678901234567890n,
      null,
    ]);
    expect(resultOf(python, 'hugeResult')).toMatchObject({ type: 'cut: text' });
    expect(resultOf(python, 'cyclic')).toEqual({ list: [{ handle: -1, type: 'cut: cycle', members: [] }] });
  });

  test('is over after a status that ends it, and answers the same from then on', () => {
    const session = load('attacks.mjs', 0, { callMs: 500 });
    expect(call(session, 'spinAfterAnswer').status).toBe('ok');
    expect(call(session, 'spin').status).toBe('timeout');
    expect(call(session, 'cyclic').status).toBe('timeout');
    session.close();
    session.close();
  });

  test('threads have sessions at once', async () => {
    const script = `
      const { parentPort, workerData } = require('node:worker_threads');
      import(workerData.build).then(({ openSession }) => {
        const session = openSession(workerData.file, { tier: workerData.tier });
        const answer = session.request({ kind: 'call', symbol: 'count', arguments: [] });
        session.close();
        parentPort.postMessage(answer.value);
      });`;
    const file = { root: project.root, path: 'random.mjs', language: 'javascript' };
    const workers = [1, 2, 3].map(() => {
      const workerData = { build: `${BUILD}/sandbox/index.js`, file, tier };
      return new Worker(script, { eval: true, workerData, execArgv: [] });
    });
    const values = await Promise.all(workers.map(async (worker) => (await once(worker, 'message'))[0] as number));
    expect(values).toEqual([1, 1, 1]);
    await Promise.all(workers.map((worker) => worker.terminate()));
  });
});

describe.each(here)('$name', ({ tier: one }) => {
  test.skipIf(one === undefined)('nothing survives a thread that is ended', async () => {
    const script = `
      const { parentPort, workerData } = require('node:worker_threads');
      import(workerData.build).then(({ openSession }) => {
        const session = openSession(workerData.file, { tier: workerData.tier, limits: { callMs: 60_000 } });
        parentPort.postMessage(session.load.status);
        session.request({ kind: 'call', symbol: 'spin', arguments: [] });
      });`;
    const others = new Set(descendants(process.pid));
    const file = { root: project.root, path: 'attacks.mjs', language: 'javascript' };
    const workerData = { build: `${BUILD}/sandbox/index.js`, file, tier: one };
    const worker = new Worker(script, { eval: true, workerData, execArgv: [] });
    expect(await once(worker, 'message')).toEqual(['ready']);
    await pause(200);
    const below = descendants(process.pid).filter((process) => !others.has(process));
    expect(below.length).toBeGreaterThan(0);
    await worker.terminate();
    for (let look = 0; look < 40 && below.some(alive); look++) await pause(50);
    expect(below.filter(alive)).toEqual([]);
  });

  test.skipIf(one === undefined).each([
    ['attacks.mjs', 'javascript'],
    ['attacks.py', 'python'],
  ])('nothing survives a host that is killed: %s', async (path, language) => {
    const script = fileURLToPath(new URL('./killed-host.mjs', import.meta.url));
    const host = spawn(process.execPath, [
      script,
      BUILD,
      JSON.stringify(one),
      realpathSync(project.root),
      path,
      language,
    ]);
    const [status] = (await once(host.stdout, 'data')) as [Buffer];
    expect(status.toString().trim()).toBe('ready');
    await pause(300);
    const below = descendants(host.pid!);
    expect(below.length).toBeGreaterThan(0);
    host.kill('SIGKILL');
    for (let look = 0; look < 40 && below.some(alive); look++) await pause(50);
    expect(below.filter(alive)).toEqual([]);
  });
});

test('without means the reason is told, and the unsandboxed tier is chosen only when it is asked for', async () => {
  const none = await probeTiers({ mode: 'auto', searchPath: '/nonexistent' });
  expect(none).toMatchObject({
    refused: [
      { tier: 'bubblewrap', reason: 'bwrap is not installed' },
      { tier: 'landlock', reason: 'no Python, which the wrapper needs' },
    ],
  });
  expect(none.chosen).toBeUndefined();
  const off = await probeTiers({ mode: 'off', searchPath: '/nonexistent' });
  expect(off.chosen).toMatchObject({ name: 'unsandboxed', pythonRefused: 'no python3 on the search path' });
  const session = project.load('random.mjs', { tier: off.chosen! });
  expect(session.tier).toBe('unsandboxed');
  expect(resultOf(session, 'count')).toBe(1);
  expect(project.load('draws.py', { tier: off.chosen! }).load).toMatchObject({
    status: 'load-failed',
    reason: 'no python3 on the search path',
  });
});

test('folders that a killed host left are removed', async () => {
  const ended = spawn(process.execPath, ['-e', '']);
  await once(ended, 'exit');
  const left = mkdtempSync(join(tmpdir(), `audit-subject-${ended.pid}-`));
  const own = mkdtempSync(join(tmpdir(), `audit-subject-${process.pid}-`));
  await probeTiers({ mode: 'off', searchPath: '/nonexistent' });
  expect([existsSync(left), existsSync(own)]).toEqual([false, true]);
  rmSync(own, { recursive: true });
});

test('a tier that lets its canary out is refused', async () => {
  const { canaryReason } = await import('../../src/sandbox/canary.js');
  const off = await probeTiers({ mode: 'off', searchPath: process.env.PATH ?? '' });
  const reason = await canaryReason(off.chosen!, 'javascript');
  expect(reason).toContain('read a file outside, write a file outside, connect to the network, start a process');
});
