import { spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { analyserIdentity } from '../../src/cache/analyser-identity.js';
import { defaultCacheFolder, removeOtherCaches } from '../../src/cache/cache-folder.js';
import { readPack, writePack } from '../../src/cache/pack.js';
import { FolderCache } from '../../src/cache/record-cache.js';
import { ResultCache } from '../../src/cache/result-cache.js';

const sandbox = mkdtempSync(join(tmpdir(), 'audit-cache-'));
afterAll(() => rmSync(sandbox, { recursive: true, force: true }));
const newFolder = () => join(mkdtempSync(join(sandbox, 'c-')), 'cache');

const input = (index: number, sha256 = 'aa') => ({ path: `p/${index}.py`, language: 'python', sha256 });

function filled(folder: string, count = 50): FolderCache {
  const cache = new FolderCache(folder, 'analyser-1');
  for (let index = 0; index < count; index++) cache.put(input(index), `{"n":${index},"text":"é\\n"}`);
  expect(cache.save()).toBeUndefined();
  return cache;
}

describe('the cache of records', () => {
  test('gives back what was put, to the same input only', () => {
    const folder = newFolder();
    filled(folder);
    const cache = new FolderCache(folder, 'analyser-1');
    expect(JSON.parse(cache.get(input(7))!)).toEqual({ n: 7, text: 'é\n' });
    expect(cache.get(input(7, 'bb'))).toBeUndefined();
    expect(cache.get({ ...input(7), path: 'p/8.py ' })).toBeUndefined();
    expect(cache.get({ ...input(7), language: 'typescript' })).toBeUndefined();
  });

  test('another analyser finds nothing and replaces what was there', () => {
    const folder = newFolder();
    filled(folder);
    const other = new FolderCache(folder, 'analyser-2');
    expect(other.get(input(7))).toBeUndefined();
    other.put(input(7), '{}');
    other.save();
    expect(new FolderCache(folder, 'analyser-2').get(input(7))).toBe('{}');
  });

  test('it may be deleted at any time', () => {
    const folder = newFolder();
    const cache = filled(folder);
    rmSync(folder, { recursive: true });
    expect(new FolderCache(folder, 'analyser-1').get(input(7))).toBeUndefined();
    cache.put(input(99), '{}');
    expect(cache.save()).toBeUndefined();
    expect(new FolderCache(folder, 'analyser-1').get(input(99))).toBe('{}');
  });

  test('a pack with any byte changed, cut or added is not used and is rewritten', () => {
    const pack = writePack('analyser-1', new Map([['0'.repeat(32), Buffer.from('{"a":1}')]]));
    expect(readPack('analyser-1', pack)?.size).toBe(1);
    for (let at = 0; at < pack.length; at++) {
      const damaged = Buffer.from(pack);
      damaged[at] = damaged[at]! ^ 1;
      expect(readPack('analyser-1', damaged), `byte ${at}`).toBeUndefined();
      expect(readPack('analyser-1', pack.subarray(0, at)), `cut at ${at}`).toBeUndefined();
    }
    expect(readPack('analyser-1', Buffer.concat([pack, Buffer.from('x')]))).toBeUndefined();

    const folder = newFolder();
    filled(folder, 1);
    const [name] = readdirSync(folder);
    writeFileSync(join(folder, name!), 'damaged');
    const cache = new FolderCache(folder, 'analyser-1');
    expect(cache.get(input(0))).toBeUndefined();
    cache.put(input(0), '{"again":true}');
    cache.save();
    expect(new FolderCache(folder, 'analyser-1').get(input(0))).toBe('{"again":true}');
  });

  test('what no run uses is dropped, what one run in two does not use is kept', () => {
    const folder = newFolder();
    filled(folder, 400);
    const size = () => readdirSync(folder).reduce((sum, name) => sum + readFileSync(join(folder, name)).length, 0);
    const before = size();
    const most = new FolderCache(folder, 'analyser-1');
    for (let index = 0; index < 380; index++) most.get(input(index));
    most.save();
    expect(size()).toBe(before);
    const few = new FolderCache(folder, 'analyser-1');
    for (let index = 0; index < 40; index++) few.get(input(index));
    few.save();
    expect(size()).toBeLessThan(before / 4);
    expect(new FolderCache(folder, 'analyser-1').get(input(39))).toBeDefined();
  });

  test('characters of all planes come back, halves of pairs too', () => {
    const folder = newFolder();
    const cache = new FolderCache(folder, 'analyser-1');
    const text = 'a\u0000\u007f\u0080é\u2028\ud83e\udde0 \ud83e and \\u00e9';
    cache.put(input(1), JSON.stringify({ text }));
    cache.save();
    expect(JSON.parse(new FolderCache(folder, 'analyser-1').get(input(1))!)).toEqual({ text });
  });

  test('above its size what no run used goes first, then as much as there is no room for', () => {
    const folder = newFolder();
    const json = (index: number) => JSON.stringify({ n: index, text: 'x'.repeat(1_000) });
    const first = new FolderCache(folder, 'analyser-1');
    for (let index = 0; index < 100; index++) first.put(input(index), json(index));
    first.save();
    const kept = (): number[] => {
      const cache = new FolderCache(folder, 'analyser-1');
      return Array.from({ length: 100 }, (_, index) => index).filter((index) => cache.get(input(index)) !== undefined);
    };
    const roomy = new FolderCache(folder, 'analyser-1', 200_000);
    for (let index = 0; index < 100; index++) roomy.get(input(index));
    roomy.save();
    expect(kept()).toHaveLength(100);
    const second = new FolderCache(folder, 'analyser-1', 90_000);
    for (let index = 0; index < 60; index++) second.get(input(index));
    second.save();
    expect(kept()).toEqual(Array.from({ length: 60 }, (_, index) => index));
    const third = new FolderCache(folder, 'analyser-1', 30_000);
    for (let index = 0; index < 60; index++) third.get(input(index));
    third.save();
    const size = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    expect(kept().length).toBeGreaterThan(20);
    // Besides the records there are 16 headers and a line of 40 bytes for each.
    expect(size).toBeLessThan(30_000 + 16 * 150 + 30 * 40);
  });

  test('a folder that cannot be written is a reason, not an error', () => {
    const file = join(sandbox, 'a-file');
    writeFileSync(file, '');
    const cache = new FolderCache(join(file, 'cache'), 'analyser-1');
    cache.put(input(1), '{}');
    expect(cache.save()).toMatch(/ENOTDIR|EEXIST/);
  });

  test('temporary files of runs that died are removed, of living ones not', () => {
    const folder = newFolder();
    filled(folder, 1);
    for (const name of ['old.tmp', 'new.tmp']) writeFileSync(join(folder, name), '');
    utimesSync(join(folder, 'old.tmp'), 1, 1);
    filled(folder, 1);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual(['new.tmp']);
  });

  test('runs at the same time leave whole packs', async () => {
    const folder = newFolder();
    const script = `
      const { FolderCache } = await import(${JSON.stringify(new URL('../../dist/cache/record-cache.js', import.meta.url).href)});
      for (let round = 0; round < 20; round++) {
        const cache = new FolderCache(${JSON.stringify(folder)}, 'analyser-1');
        for (let index = 0; index < 60; index++) {
          const found = cache.get({ path: 'p/' + index, language: 'python', sha256: 'aa' });
          if (found !== undefined && found !== '{"n":' + index + '}') process.exit(3);
          cache.put({ path: 'p/' + index, language: 'python', sha256: 'aa' }, '{"n":' + index + '}');
        }
        const problem = cache.save();
        if (problem !== undefined) { console.error(problem); process.exit(4); }
      }`;
    const run = () =>
      new Promise((resolve) => {
        spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' }).on('exit', resolve);
      });
    expect(await Promise.all([run(), run(), run()])).toEqual([0, 0, 0]);
    const cache = new FolderCache(folder, 'analyser-1');
    expect(cache.get({ path: 'p/59', language: 'python', sha256: 'aa' })).toBe('{"n":59}');
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

describe('the cache of the last result', () => {
  const inputs = (state: string, settings: unknown = {}) => ({ files: [{ path: 'a.py', state }], settings });

  test('answers only when nothing has changed', () => {
    const folder = newFolder();
    const cache = new ResultCache(folder, 'analyser-1');
    expect(cache.filled).toBe(false);
    expect(cache.get(inputs('aa'))).toBeUndefined();
    expect(cache.put(inputs('aa'), '{"findings":[]}')).toBeUndefined();
    const later = new ResultCache(folder, 'analyser-1');
    expect(later.filled).toBe(true);
    expect(later.get(inputs('aa'))).toBe('{"findings":[]}');
    expect(later.get(inputs('bb'))).toBeUndefined();
    expect(later.get(inputs('aa', { profile: 'lambda' }))).toBeUndefined();
    expect(later.get({ files: [], settings: {} })).toBeUndefined();
    expect(new ResultCache(folder, 'analyser-2').get(inputs('aa'))).toBeUndefined();
  });

  test('a damaged one is not used', () => {
    const folder = newFolder();
    const cache = new ResultCache(folder, 'analyser-1');
    cache.put(inputs('aa'), '{"findings":[]}');
    const file = join(folder, 'result.pack');
    writeFileSync(file, readFileSync(file, 'utf8').replace('findings', 'Findings'));
    expect(cache.get(inputs('aa'))).toBeUndefined();
  });
});

describe('where and for whom', () => {
  test('the default folder is the user’s, never the audited one', () => {
    const folder = defaultCacheFolder('/srv/project', { HOME: '/home/u' });
    expect(folder).toMatch(/^\/home\/u\/\.cache\/learning-audit\/[0-9a-f]{16}$/);
    expect(defaultCacheFolder('/srv/other', { HOME: '/home/u' })).not.toBe(folder);
    expect(defaultCacheFolder('/srv/project', { XDG_CACHE_HOME: '/x', HOME: '/home/u' })).toMatch(
      /^\/x\/learning-audit\//,
    );
    expect(defaultCacheFolder('/srv/project', {})).toBeUndefined();
  });

  test('caches of folders that are audited no more are removed after a month', () => {
    const base = mkdtempSync(join(sandbox, 'base-'));
    const names = ['0123456789abcdef', 'fedcba9876543210', '00000000000000aa', 'not-ours'];
    for (const name of names) mkdirSync(join(base, name));
    const day = 86_400;
    const now = 1_700_000_000;
    for (const [name, age] of [
      [names[0], 40],
      [names[1], 40],
      [names[2], 20],
      [names[3], 400],
    ] as const) {
      utimesSync(join(base, name!), now - age * day, now - age * day);
    }
    removeOtherCaches(join(base, names[0]!), now * 1_000, Number.POSITIVE_INFINITY);
    expect(readdirSync(base).sort()).toEqual(['00000000000000aa', '0123456789abcdef', 'not-ours']);
  });

  test('caches of other folders go, the least recently used first, when all take too much', () => {
    const base = mkdtempSync(join(sandbox, 'base-'));
    const names = ['0123456789abcdef', 'fedcba9876543210', '00000000000000aa', '00000000000000bb'];
    const now = 1_700_000_000;
    for (const [age, name] of names.entries()) {
      mkdirSync(join(base, name));
      writeFileSync(join(base, name, 'records-0.pack'), 'x'.repeat(1_000));
      utimesSync(join(base, name), now - age, now - age);
    }
    removeOtherCaches(join(base, names[1]!), now * 1_000, 2_500);
    expect(readdirSync(base).sort()).toEqual(['0123456789abcdef', 'fedcba9876543210']);
    removeOtherCaches(join(base, names[1]!), now * 1_000, 10);
    expect(readdirSync(base)).toEqual(['fedcba9876543210']);
  });

  test('the identity of the analyser is stable and says nothing of the machine', () => {
    expect(analyserIdentity()).toMatch(/^[0-9a-f]{32}$/);
    expect(analyserIdentity()).toBe(analyserIdentity());
  });
});
