import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Limits } from '../../src/sandbox/limits.js';
import { openSession } from '../../src/sandbox/open-session.js';
import type { AnswerStatus, SubjectSession, Value } from '../../src/sandbox/session.js';
import type { SandboxTier } from '../../src/sandbox/tier.js';
import { HostileWorld, processesWith, TOKEN } from './hostile-world.js';
import { type Language, tiersAsNobody, tiersHere } from './tiers.js';

/** Of the processes that attacks start, by which they are found. */
const SECONDS = 31_337;

const world = await new HostileWorld().open();
const here = await tiersHere();
const asNobody = await tiersAsNobody();
const signals: string[] = [];
for (const name of ['SIGUSR1', 'SIGUSR2'] as const) process.on(name, () => signals.push(name));
let watch: ChildProcess;

beforeAll(() => {
  const script = fileURLToPath(new URL('./memory-watch.mjs', import.meta.url));
  watch = spawn(process.execPath, [script, String(process.pid)], { stdio: ['pipe', 'pipe', 'inherit'] });
});

afterAll(() => {
  watch.kill();
  world.close();
});

/** Highest memory of any subject so far, in megabytes. */
async function highestMemory(): Promise<number> {
  watch.stdin!.write('\n');
  const [text] = (await once(watch.stdout!, 'data')) as [Buffer];
  return Number(text.toString().trim().split('\n').at(-1));
}

function ask(session: SubjectSession, symbol: string, ...given: Value[]): Value {
  const answer = session.request({ kind: 'call', symbol, arguments: given.map((value) => ({ value })) });
  return answer.status === 'ok' ? answer.value : `${answer.status}: ${answer.error?.type} ${answer.error?.message}`;
}

const FILES: Readonly<Record<Language, string>> = { javascript: 'src/attacks.mjs', python: 'src/attacks.py' };
const variants = [
  ...here.map((one) => ({ ...one, as: 'as is' })),
  ...asNobody.map((one) => ({ ...one, as: 'as nobody' })),
];

const open = (tier: SandboxTier | undefined, language: Language, limits: Partial<Limits> = {}) => {
  const file = { root: world.root, path: FILES[language], language };
  return openSession(file, { tier: tier!, limits: { callMs: 1_500, ...limits } });
};

describe.each(variants)('$name $as', ({ tier, reason }) => {
  test.skipIf(tier === undefined).each(['javascript', 'python'] as const)(
    'nothing outside can be reached or changed: %s',
    async (language) => {
      expect(reason).toBeUndefined();
      const before = world.contents();
      const hits = world.hits;
      const session = open(tier, language, { callMs: 10_000 });
      expect(session.load).toMatchObject({ status: 'ready' });
      const said: [string, Value][] = Object.entries({
        'read a secret': ask(session, 'readSecret', world.secret),
        'read through a link in the project': ask(session, 'readThroughLink'),
        'read the link of the host': ask(session, 'readLinkOfHost', join(world.root, 'link', 'secret.json')),
        'import through a link': ask(session, 'bundledSecret'),
        'link out of its own folder': ask(session, 'linkOut', world.secret),
        'write outside': ask(session, 'write', world.marker),
        'write into the project': ask(session, 'write', join(world.root, 'src', 'planted')),
        'change the mode of a file': ask(session, 'changeMode', world.secret),
        'change the times of a file': ask(session, 'changeTimes', world.secret),
        'shorten a file': ask(session, 'shorten', world.secret),
        'connect by TCP': ask(session, 'connect', world.port),
        'ask by HTTP': ask(session, 'request', world.port),
        fetch: ask(session, 'fetches', world.port),
        'send a datagram': ask(session, 'datagram', world.datagramPort),
        'connect to a socket in the file system': ask(session, 'unixSocket', world.socket),
        'execute a shell': ask(session, 'execute', world.marker),
        'execute itself': ask(session, 'executeSelf'),
        'leave a daemon': ask(session, 'daemon', SECONDS),
        'open the inspector of the host': ask(session, 'signalHost', process.pid, 'SIGUSR1'),
        'end the host': ask(session, 'signalHost', process.pid, 'SIGUSR2'),
        'open the memory of the host': ask(session, 'memoryOf', process.pid),
        'load an addon': ask(session, 'addon', join(world.root, 'addon.node')),
        'make a name space': ask(session, 'nestedNamespace'),
        'raise its limits': ask(session, 'raiseLimits'),
        ...(language === 'python'
          ? {
              'run a pickle': ask(session, 'unpickle', world.marker),
              'attach to the host': ask(session, 'attach', process.pid),
              'fill a file in memory': ask(session, 'memoryFile'),
              'take a shared segment': ask(session, 'sharedSegment'),
            }
          : {}),
      });
      expect(said.filter(([, value]) => !/^refused|^done [^0]/.test(String(value)))).toEqual([]);
      expect(ask(session, 'forkBomb', SECONDS)).toBe(0);
      const environment = `${ask(session, 'ownEnvironment')}\n${ask(session, 'environments', process.pid)}`;
      expect(environment).not.toContain(process.env.PATH);
      expect(JSON.stringify(said)).not.toContain(TOKEN);
      session.close();
      await pause(50);
      expect(world.hits - hits).toBe(0);
      expect(signals).toEqual([]);
      expect(processesWith(String(SECONDS))).toEqual([]);
      expect(existsSync(world.marker)).toBe(false);
      expect(world.contents()).toBe(before);
    },
  );
});

/** Those that reach a limit of their own before time is up. */
const PATIENT = /grow|fill|print|exit|abort|crash|forged/;

/** Attacks that end their own process or must be ended: what the host may say of each. */
const ENDINGS: readonly (readonly [symbol: string, expected: readonly AnswerStatus[], languages?: Language])[] = [
  ['spin', ['timeout']],
  ['catastrophicPattern', ['timeout']],
  ['hugePower', ['timeout'], 'python'],
  ['ignoreSigterm', ['timeout']],
  ['growHeap', ['out-of-memory', 'timeout']],
  ['growBuffers', ['out-of-memory']],
  ['growShared', ['out-of-memory', 'threw']],
  ['growWasm', ['out-of-memory', 'threw'], 'javascript'],
  ['printMuch', ['killed-output']],
  ['fillDisk', ['killed-output', 'threw']],
  ['exit', ['exited']],
  ['abort', ['exited']],
  ['crash', ['exited'], 'python'],
  ['recursion', ['threw', 'exited', 'timeout', 'out-of-memory']],
  ['forgedAnswer', ['tainted']],
  ['forgedStream', ['tainted'], 'javascript'],
  ['forgedByFrames', ['tainted'], 'python'],
];

describe.each(here)('$name', ({ tier }) => {
  test.skipIf(tier === undefined).each(['javascript', 'python'] as const)(
    'what does not end is ended, and nobody takes more than its share: %s',
    async (language) => {
      const before = world.contents();
      const said: Record<string, readonly AnswerStatus[]> = {};
      const wanted: Record<string, readonly AnswerStatus[]> = {};
      for (const [symbol, expected, only] of ENDINGS) {
        if (only !== undefined && only !== language) continue;
        const session = open(tier, language, { memoryMegabytes: 256, callMs: PATIENT.test(symbol) ? 8_000 : 500 });
        expect({ symbol, ...session.load }).toMatchObject({ status: 'ready' });
        const first = session.request({ kind: 'call', symbol, arguments: [] });
        // An answer that was forged may be taken for the one that was asked for; the true one then betrays it.
        const { status } = /^forged/.test(symbol) ? session.request({ kind: 'call', symbol, arguments: [] }) : first;
        wanted[symbol] = expected;
        said[symbol] = expected.includes(status) ? expected : [status];
        session.close();
      }
      expect(said).toEqual(wanted);
      expect(await highestMemory()).toBeLessThan(560);
      expect(world.contents()).toBe(before);
    },
    // On a busy machine it takes many times what it takes alone.
    180_000,
  );
});
