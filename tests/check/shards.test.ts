import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inShard } from '../../src/cache/shard.js';
import { audit } from '../cli/audit.js';

const SAMPLE = fileURLToPath(new URL('../../samples/learning-project', import.meta.url));
const OF = 3;

describe('shards of a run', () => {
  const work = mkdtempSync(join(tmpdir(), 'audit-shards-'));
  const project = join(work, 'project');
  const shards = join(work, 'shards');
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  const run = (...argv: readonly string[]) => audit(work, argv);
  const shard = (number: number, ...options: readonly string[]) =>
    run('run', 'project', '--shard', `${number}/${OF}`, '--no-cache', '--output', `shards/${number}`, ...options);
  const merge = (...options: readonly string[]) =>
    run('merge', 'shards', '--root', 'project', '--output', 'merged', '--exit-zero', ...options);

  beforeAll(async () => {
    cpSync(SAMPLE, project, { recursive: true });
    for (let number = 1; number <= OF; number++) expect((await shard(number)).exitCode).toBe(0);
  });

  test('merged they give what one run gives, byte for byte', async () => {
    await run('run', 'project', '--no-cache', '--output', 'whole', '--exit-zero');
    expect((await merge()).exitCode).toBe(0);
    for (const name of ['audit.json', 'trace-summary.md', 'audit.sarif'])
      expect(readFileSync(join(work, 'merged', name), 'utf8')).toBe(readFileSync(join(work, 'whole', name), 'utf8'));
    const { cloneGroups, findings } = JSON.parse(readFileSync(join(work, 'merged', 'audit.json'), 'utf8'));
    expect(cloneGroups.length).toBeGreaterThan(0);
    expect(findings.length).toBeGreaterThan(0);
  });

  test('made again somewhere else a shard has the same bytes', async () => {
    const name = `audit-shard-2-of-${OF}.pack`;
    const first = readFileSync(join(shards, '2', name));
    const elsewhere = join(work, 'another', 'project');
    mkdirSync(join(work, 'another'));
    cpSync(project, elsewhere, { recursive: true });
    await audit(join(work, 'another'), ['run', 'project', '--shard', `2/${OF}`, '--no-cache', '--output', 'out']);
    expect(readFileSync(join(work, 'another', 'out', name)).equals(first)).toBe(true);
  });

  test('files are spread by their paths alone, each in one shard', () => {
    const paths = Array.from({ length: 3_000 }, (_, index) => `folder/module_${index}.py`);
    const sizes = Array.from(
      { length: OF },
      (_, index) => paths.filter((path) => inShard(path, { shard: index + 1, of: OF })).length,
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(paths.length);
    for (const size of sizes) expect(Math.abs(size - 1_000)).toBeLessThan(150);
  });

  test('what does not belong together is refused', async () => {
    const refused = async (message: string, ...options: readonly string[]) => {
      const { exitCode, stderr } = await merge(...options);
      expect(stderr).toContain(message);
      expect(exitCode).toBe(2);
    };
    const moved = join(work, 'aside');
    cpSync(join(shards, '2'), moved, { recursive: true });
    rmSync(join(shards, '2'), { recursive: true });
    await refused('of 3 shards there is missing: 2');
    cpSync(moved, join(shards, '2'), { recursive: true });
    cpSync(moved, join(shards, '2b'), { recursive: true });
    await refused('shard 2 of 3 is there twice');
    rmSync(join(shards, '2b'), { recursive: true });
    await refused('was made with other settings', '--profile', 'lambda');
    const file = join(shards, '2', `audit-shard-2-of-${OF}.pack`);
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.subarray(0, bytes.length - 10));
    await refused('is damaged');
    const analyser = /"analyser":"(\w+)"/.exec(bytes.toString('latin1'))![1]!;
    const other = [...analyser].reverse().join('');
    writeFileSync(file, Buffer.from(bytes.toString('latin1').replaceAll(analyser, other), 'latin1'));
    await refused('2 of 3 was made by another version');
    writeFileSync(file, bytes);
    writeFileSync(join(project, 'added.py'), 'a = 1\n');
    await refused('no shard has a record of added.py as it is here');
    rmSync(join(project, 'added.py'));
    expect((await merge()).exitCode).toBe(0);
  });

  test.each(['0/3', '4/3', 'x', '1/', '1/9999'])('--shard %s is refused', async (text) => {
    const { exitCode, stderr } = await run('run', 'project', '--shard', text);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('such as 2/8');
  });
});
