import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import type { AuditResult } from '../../src/model/result.js';
import { auditResultSchema } from '../../src/model/result.js';
import { audit, project } from './audit.js';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function projectWith(files: Readonly<Record<string, string>>): string {
  const folder = project(files);
  folders.push(folder);
  return folder;
}

/** Fires `numeric errors suppressed` on line 2 and nothing that depends on wording. */
const DISHONEST =
  'import numpy as np\nnp.seterr(all="ignore")\n\n\ndef area(width, height):\n    return width * height\n';
const HONEST = 'def area(width, height):\n    return width * height\n';
const resultOf = (folder: string): AuditResult =>
  JSON.parse(readFileSync(join(folder, 'audit.json'), 'utf8')) as AuditResult;

describe('audit run', () => {
  test('writes a result of the published shape, with what was found where', async () => {
    const cwd = projectWith({ 'a.py': DISHONEST, 'b.ts': 'export const area = (w: number) => w;\n', 'c.md': '' });
    const outcome = await audit(cwd, ['run', '.', '--output', 'out']);
    expect(outcome.stderr).toBe('');
    const result = auditResultSchema.parse(resultOf(join(cwd, 'out')));
    expect(result.files.map(({ path, status }) => [path, status])).toEqual([
      ['a.py', 'analysed'],
      ['b.ts', 'analysed'],
      ['c.md', 'analysed'],
    ]);
    const [finding] = result.findings;
    expect(finding).toMatchObject({ path: 'a.py', startLine: 2, family: 'numerics', symbol: '' });
    expect(finding?.id).toMatch(/^[0-9a-f]{16}$/);
    expect(JSON.stringify(result)).not.toContain(cwd);
  });

  test('same input, same bytes: again, from the cache, from another folder, with one thread', async () => {
    const files = {
      'a.py': DISHONEST,
      'p/b.py': DISHONEST,
      'c.ts': 'export const x = 1;\n',
      'package.json': '{"name": "n"}',
    };
    const first = projectWith(files);
    const second = projectWith(files);
    const home = projectWith({});
    await audit(first, ['run', '--output', 'out1'], { home });
    const packs = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.pack'));
    expect(packs.length).toBeGreaterThan(0);
    await audit(first, ['run', '--output', 'out2'], { home });
    await audit(second, ['run', '.', '--output', 'out3', '--no-cache', '--concurrency', '1']);
    const text = (folder: string, out: string) => {
      const result = resultOf(join(folder, out));
      // The reports of the first run lie in the folder that the second one walks.
      return JSON.stringify({ ...result, files: result.files.filter((file) => !file.path.startsWith('out')) });
    };
    expect(text(first, 'out2')).toBe(text(first, 'out1'));
    expect(text(second, 'out3')).toBe(text(first, 'out1'));
  });

  test('a run after a change sees the change, and only it', async () => {
    const cwd = projectWith({ 'a.py': HONEST, 'b.py': DISHONEST });
    const home = projectWith({});
    const run = async (...options: string[]) => {
      await audit(cwd, ['run', 'a.py', 'b.py', '--output', 'out', ...options], { home });
      return resultOf(join(cwd, 'out'));
    };
    const first = await run();
    expect(await run()).toEqual(first);
    writeFileSync(join(cwd, 'a.py'), DISHONEST);
    const changed = await run();
    expect(changed).toEqual(await run('--no-cache'));
    expect(changed.findings.length).toBe(first.findings.length * 2);
    expect((await run('--profile', 'lambda')).profile).toBe('lambda');
    rmSync(join(cwd, 'a.py'));
    await audit(cwd, ['run', 'b.py', '--output', 'out'], { home });
    expect(resultOf(join(cwd, 'out')).files.map((file) => file.path)).toEqual(['b.py']);
  });

  test('one --format without --output goes to stdout, and nothing is written', async () => {
    const cwd = projectWith({ 'a.py': HONEST });
    const outcome = await audit(cwd, ['run', '--format', 'json']);
    expect(JSON.parse(outcome.stdout)).toMatchObject({ schemaVersion: 1 });
    expect(readdirSync(cwd)).toEqual(['a.py']);
  });

  test('the configuration of the audited folder turns rules off and changes severities', async () => {
    const found = async (config: object) => {
      const cwd = projectWith({ 'a.py': DISHONEST, 'audit.config.json': JSON.stringify(config) });
      await audit(cwd, ['run', '--output', 'out']);
      return resultOf(join(cwd, 'out')).findings;
    };
    const [finding] = await found({});
    expect(finding).toBeDefined();
    const id = finding!.ruleId;
    expect((await found({ rules: { [id]: 'off' } })).map((one) => one.ruleId)).not.toContain(id);
    expect((await found({ rules: { [id]: 'note' } }))[0]?.severity).toBe('note');
  });
});

describe('exit codes', () => {
  test('0 without findings, 2 when nothing was analysed', async () => {
    const cwd = projectWith({ 'a.py': HONEST, 'empty/README.md': '' });
    expect((await audit(cwd, ['run', 'a.py', '--output', 'out'])).exitCode).toBe(0);
    const nothing = await audit(cwd, ['run', 'empty', '--output', 'out']);
    expect(nothing).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('no file was analysed') });
  });

  test('an interrupt is 130', async () => {
    const controller = new AbortController();
    controller.abort();
    const cwd = projectWith({ 'a.py': HONEST });
    const outcome = await audit(cwd, ['run', '--no-cache'], { signal: controller.signal });
    expect(outcome).toEqual({ exitCode: 130, stdout: '', stderr: '' });
    expect(readdirSync(cwd)).toEqual(['a.py']);
  });

  test('Ctrl-C ends a run with 130 and leaves nothing behind', async () => {
    const lines = Array.from(
      { length: 4_000 },
      (_, index) => `def f${index}(a, b):\n    return a * b + ${index}\n`,
    ).join('\n');
    const files = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`m${index}.py`, lines]));
    const cwd = projectWith(files);
    const child = spawn(process.execPath, [CLI, 'run', '.', '--output', 'out', '--no-cache', '--log-level', 'info'], {
      cwd,
    });
    // The walk is done, so workers are at it.
    await new Promise((resolve) => child.stderr.once('data', resolve));
    child.kill('SIGINT');
    const [exitCode, signal] = await new Promise<[number | null, string | null]>((resolve) => {
      child.on('exit', (...ended) => resolve(ended));
    });
    expect({ exitCode, signal }).toEqual({ exitCode: 130, signal: null });
    expect(existsSync(join(cwd, 'out'))).toBe(false);
  });
});

describe('errors of use are one line on stderr and exit code 2', () => {
  const CASES: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['an unknown option', ['run', '--formt', 'json'], /unknown option '--formt'; did you mean --format\?/i],
    ['an unknown command', ['rum'], /unknown command 'rum'; did you mean run\?/i],
    ['no command', [], /no command given; audit --help/],
    ['a missing path', ['run', 'nowhere.py'], /no such file or folder: nowhere\.py; check the path/],
    ['a format that does not exist', ['run', '--format', 'pdf'], /'pdf' is invalid.*json/],
    ['a size that is none', ['run', '--max-file-size', 'big'], /size from 1b to 100mb/],
    ['a number of threads that is none', ['run', '--concurrency', '0'], /whole number from 1 to 64/],
    ['a configuration that is not there', ['run', '--config', 'no.json'], /no such configuration file/],
    [
      'an unwritable output',
      ['run', '--output', 'a.py/out'],
      /cannot write reports to .*(ENOTDIR|EEXIST)\); choose another/,
    ],
    ['a rule that does not exist', ['explain', 'to-do-comment'], /unknown rule "to-do-comment"/],
    ['a result that is not there', ['render', 'no.json', '--format', 'json'], /cannot read .*no\.json/],
    ['a result that is none', ['render', 'a.py', '--format', 'json'], /is no JSON/],
  ];
  test.each(CASES)('%s', async (_title, argv, message) => {
    const outcome = await audit(projectWith({ 'a.py': HONEST }), argv);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toMatch(message);
    expect(outcome.stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  test('what the user types cannot write to the terminal', async () => {
    const outcome = await audit(projectWith({}), ['run', 'x\u001b[2J\ny']);
    expect(outcome.stderr).toBe('audit: no such file or folder: x [2J y; check the path\n');
  });
});

describe('reports on disk', () => {
  test('a report that cannot be replaced leaves the old one whole and nothing beside it', async () => {
    const cwd = projectWith({ 'a.py': HONEST });
    mkdirSync(join(cwd, 'out', 'audit.json'), { recursive: true });
    const outcome = await audit(cwd, ['run', 'a.py', '--output', 'out']);
    expect(outcome.exitCode).toBe(2);
    expect(readdirSync(join(cwd, 'out'))).toEqual(['audit.json']);
  });

  test('a full disk leaves the old report whole', async () => {
    const cwd = projectWith({ 'a.py': HONEST });
    const out = join(cwd, 'out');
    mkdirSync(out);
    writeFileSync(join(out, 'audit.json'), 'the old one');
    // A limit on the size of files fails in the middle of a write, as a full disk does.
    const child = spawn(
      'bash',
      [
        '-c',
        'trap "" XFSZ; ulimit -f 1; exec "$@"',
        'bash',
        process.execPath,
        CLI,
        'run',
        'a.py',
        '--output',
        out,
        '--no-cache',
      ],
      { cwd },
    );
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    const exitCode = await new Promise((resolve) => child.on('close', resolve));
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: expect.stringMatching(/^audit: cannot write reports to [^\n]*\n$/),
    });
    expect(readdirSync(out)).toEqual(['audit.json']);
    expect(readFileSync(join(out, 'audit.json'), 'utf8')).toBe('the old one');
  });

  test.skipIf(process.getuid?.() === 0)('a folder without leave to write', async () => {
    const cwd = projectWith({ 'a.py': HONEST });
    mkdirSync(join(cwd, 'out'));
    chmodSync(join(cwd, 'out'), 0o500);
    const outcome = await audit(cwd, ['run', 'a.py', '--output', 'out']);
    expect(outcome).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('EACCES') });
  });
});

describe('what goes where', () => {
  test('--log-level info gives stages and every source file that was not analysed whole', async () => {
    const cwd = projectWith({ 'a.py': HONEST, 'b.py': 'def f(:\n', 'vendor/x.py': '', 'c.md': '' });
    const outcome = await audit(cwd, ['run', '--output', 'out', '--log-level', 'info']);
    const lines = outcome.stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const stages = lines.map((line) => line.stage).filter(Boolean);
    expect([stages[0], stages[1], stages.at(-1)]).toEqual(['walk', 'documents', 'assemble']);
    expect(lines.map((line) => line.path).filter(Boolean)).toEqual(['b.py', 'vendor/']);
  });

  test('progress is for a terminal, and its line is removed', async () => {
    const cwd = projectWith({ 'a.py': HONEST, 'b.py': HONEST });
    const shown = await audit(cwd, ['run', '--output', 'out', '--no-cache'], { interactive: true });
    expect(shown.stderr).toContain('analysing 2/2');
    expect(shown.stderr.endsWith('\r\u001b[K')).toBe(true);
    const quiet = await audit(cwd, ['run', '--output', 'out', '--no-cache', '--quiet'], { interactive: true });
    expect(quiet.stderr).toBe('');
  });

  test('help and version are no errors', async () => {
    expect(await audit('.', ['--version'])).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
    expect(await audit('.', ['run', '--help'])).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('--fail-on'),
      stderr: '',
    });
  });

  test('explain prints the page of a rule, and lists all', async () => {
    const list = await audit('.', ['explain']);
    expect(list.stdout).toMatch(/^ {2}todo-comment \(/m);
    const page = await audit('.', ['explain', 'todo-comment']);
    expect(page.stdout).toContain('rule: todo-comment (');
    expect(page.stdout).toContain('## Why');
  });

  test('render makes the same report from a result', async () => {
    const cwd = projectWith({ 'a.py': DISHONEST });
    await audit(cwd, ['run', '--output', 'out']);
    const rendered = await audit(cwd, ['render', 'out/audit.json', '--format', 'json']);
    expect(rendered.stdout).toBe(readFileSync(join(cwd, 'out', 'audit.json'), 'utf8'));
    await audit(cwd, ['render', 'out/audit.json', '--output', 'again']);
    expect(readdirSync(join(cwd, 'again')).sort()).toEqual(readdirSync(join(cwd, 'out')).sort());
  });
});
