import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { AnalysisPool } from '../../src/analyse/pool.js';
import type { AnalysisJob } from '../../src/analyse/task.js';

const workerFile = fileURLToPath(new URL('./workers/misbehaving.mjs', import.meta.url));
const pools: AnalysisPool[] = [];
afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.close();
});

function newPool(signal = new AbortController().signal, fileTimeoutMs = 1_000): AnalysisPool {
  const pool = new AnalysisPool({ rules: [], threads: 2, fileTimeoutMs, heapMegabytes: 64, signal, workerFile });
  pools.push(pool);
  return pool;
}

const jobs = (...texts: readonly string[]): AnalysisJob[] =>
  texts.map((text, index) => ({ path: `${index}.py`, language: 'python', text }));

const record = (index: number) => ({ kind: 'record', json: `{"path":"${index}.py"}` });

describe('a pool of workers', () => {
  test('answers in the order of the jobs', async () => {
    expect(await newPool().analyse(jobs('a', 'b', 'c'))).toEqual([record(0), record(1), record(2)]);
  });

  test('a text that hangs is skipped by name, the others of its batch are answered', async () => {
    expect(await newPool().analyse(jobs('a', 'hang', 'c', 'hang'))).toEqual([
      record(0),
      { kind: 'skipped', reason: 'time-out: not analysed within 1 s' },
      record(2),
      { kind: 'skipped', reason: 'time-out: not analysed within 1 s' },
    ]);
  });

  test('a text whose thread was given no processor for longer than its time is answered: the machine was busy', async () => {
    expect(await newPool().analyse(jobs('wait', 'b'))).toEqual([record(0), record(1)]);
  });

  test('a text that eats the memory is skipped by name', async () => {
    expect(await newPool(undefined, 20_000).analyse(jobs('a', 'eat', 'c'))).toEqual([
      record(0),
      { kind: 'skipped', reason: 'out of memory' },
      record(2),
    ]);
  });

  test('a text that throws costs itself only', async () => {
    expect(await newPool().analyse(jobs('throw', 'b'))).toEqual([
      { kind: 'skipped', reason: 'analysis ended early: a defect' },
      record(1),
    ]);
  });

  test('a text that ends its thread in silence is skipped by name', async () => {
    expect(await newPool().analyse(jobs('leave', 'b'))).toEqual([
      { kind: 'skipped', reason: 'time-out: not analysed within 1 s' },
      record(1),
    ]);
  });

  test('two lanes at once do not disturb each other', async () => {
    const pool = newPool();
    const [left, right] = await Promise.all([pool.analyse(jobs('a', 'hang', 'c')), pool.analyse(jobs('d', 'e'))]);
    expect(left.map((answer) => answer.kind)).toEqual(['record', 'skipped', 'record']);
    expect(right).toEqual([record(0), record(1)]);
  });

  test('an interrupt ends what runs and everything after it', async () => {
    const controller = new AbortController();
    const pool = newPool(controller.signal, 60_000);
    const running = pool.analyse(jobs('hang'));
    setTimeout(() => controller.abort(), 200);
    await expect(running).rejects.toThrow('aborted');
    await expect(pool.analyse(jobs('a'))).rejects.toThrow('aborted');
  });

  test('a worker that cannot start is an error, not a skipped text', async () => {
    const pool = new AnalysisPool({
      rules: [],
      threads: 1,
      fileTimeoutMs: 1_000,
      heapMegabytes: 64,
      signal: new AbortController().signal,
      workerFile: fileURLToPath(new URL('./workers/absent.mjs', import.meta.url)),
    });
    pools.push(pool);
    await expect(pool.analyse(jobs('a'))).rejects.toThrow(/absent\.mjs/);
  });
});
