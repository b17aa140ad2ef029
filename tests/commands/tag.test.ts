import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { audit, project } from '../cli/audit.js';

const FILES = {
  'learn/step.py': 'import random\n\n\ndef start(rate=0.1):\n    random.seed(3)\n    return rate\n',
  'learn/empty.py': '',
  'learn/broken.py': 'def f(:\n    pass\n',
  'web/größe.ts': 'export class Step {\r\n  constructor(readonly learningRate = 0.5) {}\r\n}\r\n',
};

const folders: string[] = [];
let folder: string;
const text = (path: string) => readFileSync(join(folder, path), 'utf8');
const tag = async (...argv: string[]) => audit(folder, ['tag', '--no-cache', ...argv]);

beforeEach(() => {
  folder = project(FILES);
  folders.push(folder);
});
afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true, force: true });
});

describe('audit tag', () => {
  test('without --write nothing changes', async () => {
    const { exitCode, stdout } = await tag();
    expect(exitCode).toBe(0);
    expect(stdout).toContain('learn/step.py: +');
    expect(stdout).toContain('learn/broken.py: blocked: does not parse');
    expect(stdout).toMatch(/\n2 would change, 1 unchanged, 1 blocked\n$/);
    for (const [path, content] of Object.entries(FILES)) expect(text(path)).toBe(content);
  });

  test('--write, again, and --remove', async () => {
    chmodSync(join(folder, 'learn/step.py'), 0o755);
    expect((await tag('--write', '--profile', 'lambda')).stdout).toMatch(/\n2 changed, 1 unchanged, 1 blocked\n$/);
    expect(text('learn/step.py')).toContain('# ΛSEED: seeds a generator: random.seed [audit]\ndef start');
    expect(
      text('web/größe.ts')
        .split('\n')
        .slice(0, -1)
        .every((line) => line.endsWith('\r')),
    ).toBe(true);
    expect(statSync(join(folder, 'learn/step.py')).mode & 0o777).toBe(0o755);
    expect((await tag('--write', '--profile', 'lambda')).stdout).toMatch(
      /^[^\n]*blocked[^\n]*\n0 changed, 3 unchanged/,
    );
    expect((await tag('--write', '--remove')).stdout).toContain('2 changed');
    for (const [path, content] of Object.entries(FILES)) expect(text(path)).toBe(content);
  });

  test('--patch makes what git applies', async () => {
    const git = (...given: string[]) => execFileSync('git', ['-c', 'core.autocrlf=false', ...given], { cwd: folder });
    git('init', '-q');
    const inner = join(folder, 'learn');
    const { stdout, stderr } = await audit(inner, ['tag', '..', '--no-cache', '--patch', '../tags.patch']);
    expect([stdout, stderr]).toEqual([expect.stringContaining('2 would change'), '']);
    expect(text('learn/step.py')).toBe(FILES['learn/step.py']);
    git('apply', '--whitespace=nowarn', 'tags.patch');
    const patched = [text('learn/step.py'), text('web/größe.ts')];
    git('apply', '-R', '--whitespace=nowarn', 'tags.patch');
    await tag('--write');
    expect([text('learn/step.py'), text('web/größe.ts')]).toEqual(patched);
  });

  test('--patch alone prints it, and the list goes to stderr', async () => {
    const { stdout, stderr } = await tag('learn', '--patch');
    expect(stdout).toMatch(/^diff --git a\/step\.py b\/step\.py\n/);
    expect(stderr).toContain('1 would change');
  });

  test('--write and --patch exclude each other', async () => {
    expect(await tag('--write', '--patch')).toMatchObject({ exitCode: 2, stdout: '' });
  });

  test('a read-only file is blocked, and the reports hold what was intended', async () => {
    chmodSync(join(folder, 'learn/step.py'), 0o444);
    const { stdout } = await tag('--write', '--profile', 'lambda', '--output', 'reports');
    expect(stdout).toContain('learn/step.py: blocked: read-only\n');
    const summary = text('reports/trace-summary.md');
    const section = summary.slice(summary.indexOf('## Blocked from tagging'), summary.indexOf('## Exclusions'));
    expect(section).toContain('- `learn/step.py`: read-only\n');
    expect(section).toContain('  - `# ΛSEED (start): seeds a generator: random.seed [audit]`\n');
    expect(section).toContain('- `learn/broken.py`: does not parse');
    const again = await audit(folder, ['render', 'reports/audit.json', '--format', 'markdown']);
    expect(again.stdout).toBe(summary);
  });

  test('a link is not followed', async () => {
    const outside = project({ 'other.py': FILES['learn/step.py'] });
    folders.push(outside);
    symlinkSync(join(outside, 'other.py'), join(folder, 'learn/link.py'));
    expect((await tag('--write')).stdout).toMatch(/\n2 changed/);
    expect(readFileSync(join(outside, 'other.py'), 'utf8')).toBe(FILES['learn/step.py']);
  });

  test('findings of the annotated files are those of the files as they were', async () => {
    const findings = async () => {
      await audit(folder, ['run', '--no-cache', '--exit-zero', '--quiet', '--output', 'reports']);
      return JSON.parse(text('reports/audit.json')).findings.map((one: { id: string }) => one.id);
    };
    const before = await findings();
    await tag('--write', '--profile', 'lambda');
    expect(await findings()).toEqual(before);
    expect(before.length).toBeGreaterThan(0);
  });
});
