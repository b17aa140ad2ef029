import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Analysis, analyse } from '../../src/analyse/analyse.js';
import { analyseFile } from '../../src/analyse/file.js';
import { loadFrontEnds } from '../../src/analyse/front-ends.js';
import type { AnalysisPool } from '../../src/analyse/pool.js';
import { MemoryCache } from '../../src/cache/record-cache.js';

const frontEnds = await loadFrontEnds(['python']);

/** What each file says when it is read, beside its name. */
const FILES: Readonly<Record<string, Buffer>> = {
  'bom.py': Buffer.from('\ufeffone = 1\n', 'utf8'),
  'latin.py': Buffer.from('# caf\u00e9\none = 1\n', 'latin1'),
  'nul.py': Buffer.from(`one = "a\0b"\n${'two = 2\n'.repeat(40)}`, 'utf8'),
  'plain.py': Buffer.from('one = 1\n', 'utf8'),
  'utf8.py': Buffer.from('# café\none = 1\n', 'utf8'),
};

test('a file that the cache has the record of is told as it was when it was read', async () => {
  const root = mkdtempSync(join(tmpdir(), 'audit-recalled-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [name, bytes] of Object.entries(FILES)) writeFileSync(join(root, name), bytes);
  const cache = new MemoryCache();
  let analysed = 0;
  const pool = {
    analyse: async (jobs: Parameters<AnalysisPool['analyse']>[0]) =>
      jobs.map(({ path, text, language }) => {
        analysed++;
        return { kind: 'record' as const, json: JSON.stringify(analyseFile(text, path, language, frontEnds, [])) };
      }),
  } as unknown as AnalysisPool;
  const run = (): Promise<Analysis> => {
    const files = Object.keys(FILES).map((path) => ({ path, absolute: join(root, path), language: 'python' as const }));
    return analyse(files, { maxFileBytes: 1e6, cache, pool: () => pool, threads: 1, onFile: () => {} });
  };
  const first = await run();
  expect(first.entries.map(({ path, reason }) => [path, reason])).toEqual([
    ['bom.py', undefined],
    ['latin.py', 'not valid UTF-8, read as Latin-1'],
    ['nul.py', 'NUL characters replaced'],
    ['plain.py', undefined],
    ['utf8.py', undefined],
  ]);
  const second = await run();
  expect(second.entries).toEqual(first.entries);
  expect(second.records).toEqual(first.records);
  expect({ analysed, cached: second.cached }).toEqual({ analysed: 5, cached: 5 });
});
