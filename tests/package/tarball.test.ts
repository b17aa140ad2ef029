import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'audit-tarball-'));

function run(program: string, given: readonly string[], cwd: string): string {
  return execFileSync(program, given, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** The package as `npm publish` would send it, installed where nothing else is. `npm test` has built `dist` before. */
describe('packed tarball', () => {
  let files: string[] = [];

  beforeAll(() => {
    const packed = run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', work], ROOT);
    files = (JSON.parse(packed)[0].files as { path: string }[]).map((file) => file.path);
    writeFileSync(join(work, 'package.json'), '{"name":"empty","version":"1.0.0","private":true}');
    const tarball = readdirSync(work).find((name) => name.endsWith('.tgz'))!;
    run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', `./${tarball}`], work);
  }, 240_000);

  afterAll(() => rmSync(work, { recursive: true, force: true }));

  it('holds what runs and nothing of tests, samples or sources', () => {
    const folders = new Set(files.map((path) => path.split('/')[0]));
    expect([...folders].sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist',
      'package.json',
      'rules',
      'schema',
      'templates',
    ]);
  });

  it.each(['audit', 'learning-audit'])('`%s` audits code of both languages', (name) => {
    const code = join(work, 'code');
    mkdirSync(code, { recursive: true });
    writeFileSync(join(code, 'model.py'), 'def confidence(history):\n    return 0.85\n');
    writeFileSync(join(code, 'model.ts'), 'export function accuracy(rows: number[]): number {\n  return 0.93;\n}\n');
    const program = join(work, 'node_modules', '.bin', name);
    expect(run(program, ['--version'], work).trim()).toBe(
      JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version,
    );
    run(program, ['run', 'code', '--output', name, '--exit-zero', '--no-cache'], work);
    const result = JSON.parse(readFileSync(join(work, name, 'audit.json'), 'utf8'));
    expect(result.findings.map((finding: { path: string; ruleId: string }) => [finding.path, finding.ruleId])).toEqual([
      ['model.py', 'constant-verdict'],
      ['model.ts', 'constant-verdict'],
    ]);
  });
});
