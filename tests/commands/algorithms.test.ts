import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { algorithms } from '../../src/algorithms/index.js';
import { type AlgorithmsOptions, algorithmsCommand, runAlgorithms } from '../../src/commands/algorithms.js';

function streams() {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const text = (stream: PassThrough): string => String(stream.read() ?? '');
  return { io: { stdout, stderr }, out: () => text(stdout), err: () => text(stderr) };
}

async function run(options: AlgorithmsOptions) {
  const { io, out, err } = streams();
  const code = await runAlgorithms(options, io);
  return { code, out: out(), err: err() };
}

test('the list has every algorithm with its source and properties, in 100 columns', async () => {
  const { code, out, err } = await run({});
  expect([code, err]).toEqual([0, '']);
  for (const { id } of algorithms) expect(out).toContain(`  ${id}: `);
  expect(out).toContain('pagehinkley.quiet-on-constant');
  expect(out).toContain('source: Page 1954');
  expect(out.split('\n').filter((line) => line.length > 100)).toEqual([]);
});

test('one algorithm is printed by id or alias', async () => {
  const byId = await run({ id: 'phase-locking-value' });
  const byAlias = await run({ id: 'PLV' });
  expect(byId.code).toBe(0);
  expect(byId.out).toContain('# Phase-locking value');
  expect(byAlias.out).toBe(byId.out);
});

test('an unknown id ends with 2 and the nearest one', async () => {
  const near = await run({ id: 'adwn' });
  expect(near).toEqual({ code: 2, out: '', err: 'audit: unknown algorithm "adwn"; did you mean adwin?\n' });
  const far = await run({ id: 'zzzzzzzzzzzz\nzz' });
  expect(far.code).toBe(2);
  expect(far.err).toBe('audit: unknown algorithm "zzzzzzzzzzzz\\nzz"; audit algorithms lists them all\n');
});

test('JSON holds the data without the code', async () => {
  const all: unknown = JSON.parse((await run({ format: 'json' })).out);
  expect(all).toHaveLength(algorithms.length);
  const one = JSON.parse((await run({ id: 'adwin', format: 'json' })).out);
  expect(one).toMatchObject({ id: 'adwin', contract: { id: 'adwin' } });
  expect(one.lies[0]).toEqual({ id: 'fixed-window', description: expect.any(String), caughtBy: expect.any(Array) });
});

test('the self-check of one algorithm counts its checks and says how far it is', async () => {
  const { code, out, err } = await run({ id: 'propagation-ratio', selfCheck: true });
  expect(code).toBe(0);
  expect(err).toMatch(/^\[1\/1\] propagation-ratio: ok, [\d.]+ s\n$/);
  // 3 properties x (reference and one variant x 2 seeds + 13 lies).
  expect(out).toBe('1 algorithms, 13 lies, 51 checks: 0 problems\n');
});

test('the command hands over its exit code', async () => {
  const { io, err } = streams();
  const codes: number[] = [];
  await algorithmsCommand(io, (code) => codes.push(code)).parseAsync(['no-such-thing-at-all'], { from: 'user' });
  await algorithmsCommand(io, (code) => codes.push(code)).parseAsync(['sigma', '--format', 'json'], { from: 'user' });
  expect(codes).toEqual([2, 0]);
  expect(err()).toContain('unknown algorithm');
});

test('--output writes a page for each and an index whose links resolve', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'audit-algorithms-'));
  try {
    expect((await run({ output: folder })).code).toBe(0);
    const index = readFileSync(join(folder, 'index.md'), 'utf8');
    const links = [...index.matchAll(/\]\(([^)]+)\)/g)].map((match) => match[1] as string);
    expect(links).toHaveLength(algorithms.length);
    for (const link of links) expect(readFileSync(join(folder, link), 'utf8')).toMatch(/^# .+\n/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
