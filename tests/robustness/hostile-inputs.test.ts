import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CPU_SECONDS, entryOf, type LimitedRun, MEMORY_MEGABYTES, runLimited } from './run-limited.js';
import { BROKEN_TEXT, DEEP_TYPESCRIPT, HEAVY, HOSTILE_PYTHON, type HostileFile } from './source-inputs.js';

const sandbox = mkdtempSync(join(tmpdir(), 'audit-hostile-'));
afterAll(() => rmSync(sandbox, { recursive: true, force: true }));

function folderOf(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(join(sandbox, 'case-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

function expectWithinLimits(run: LimitedRun): void {
  expect({ signal: run.signal, exitCode: run.exitCode, stderr: run.stderr }).toEqual({
    signal: null,
    exitCode: expect.toBeOneOf([0, 1, 2]),
    stderr: expect.not.stringContaining('unexpected failure'),
  });
  expect(run.peakMegabytes).toBeLessThan(MEMORY_MEGABYTES);
}

function expectStatus(run: LimitedRun, file: HostileFile): void {
  const entry = entryOf(run, file.path);
  if (file.mayTimeOut && entry?.reason?.startsWith('time-out')) return;
  expect(entry).toMatchObject({ path: file.path, status: file.status });
  if (file.reason !== undefined) expect(entry?.reason).toMatch(file.reason);
}

describe('one hostile file', () => {
  test.each([...DEEP_TYPESCRIPT, ...HEAVY])('$title', async (file) => {
    const folder = folderOf({ [file.path]: file.content() });
    // Who admits a file of any size waits for it.
    const run =
      file.maxFileSize === undefined
        ? await runLimited(folder, [])
        : await runLimited(folder, ['--max-file-size', file.maxFileSize], 4 * CPU_SECONDS);
    expectWithinLimits(run);
    expectStatus(run, file);
  });
});

describe('many hostile files beside each other', () => {
  const files = [...BROKEN_TEXT, ...HOSTILE_PYTHON];
  let run: LimitedRun;
  beforeAll(async () => {
    run = await runLimited(folderOf(Object.fromEntries(files.map((file) => [file.path, file.content()]))), [], 60);
  });

  test('the run ends', () => expectWithinLimits(run));
  test.each(files)('$title', (file) => expectStatus(run, file));
});

describe('22: references that lead astray', () => {
  test('import circles, configuration circles and paths out of the folder', async () => {
    const folder = folderOf({
      'a.ts': "import { b } from './b.js';\nexport const a = (): number => b() + 1;\n",
      'b.ts': "import { a } from './a.js';\nexport const b = (): number => a() + 1;\n",
      'c.py': 'from .d import d\n\n\ndef c(x):\n    return d(x)\n',
      'd.py': 'from .c import c\nfrom ......... import far\n\n\ndef d(x):\n    return c(x)\n',
      'out.ts': "import x from '../../../../../../etc/passwd';\nexport default x;\n",
      'tsconfig.json': '{ "extends": "./tsconfig.other.json" }',
      'tsconfig.other.json': '{ "extends": ["./tsconfig.json", "/etc/passwd"] }',
    });
    const run = await runLimited(folder);
    expectWithinLimits(run);
    for (const path of ['a.ts', 'b.ts', 'c.py', 'd.py', 'out.ts']) expect(entryOf(run, path)?.status).toBe('analysed');
    expect(JSON.stringify(run.result)).not.toContain('root:x:0');
  });
});

describe('23: what is no regular file', () => {
  test('links, pipes, sockets and closed folders are listed and not opened', async () => {
    const folder = folderOf({
      'ok.py': 'def area(w):\n    return w\n',
      'closed/x.py': 'x = 1\n',
      'closed.py': 'x = 1\n',
    });
    mkdirSync(join(folder, 'loop'));
    symlinkSync('..', join(folder, 'loop', 'up'));
    symlinkSync('/', join(folder, 'root'));
    symlinkSync(join(sandbox, 'secret.py'), join(folder, 'secret.py'));
    symlinkSync('/dev/zero', join(folder, 'zero.py'));
    symlinkSync('nowhere', join(folder, 'dangling.ts'));
    writeFileSync(join(sandbox, 'secret.py'), 'SECRET_OUTSIDE = 1\n');
    expect(spawnSync('mkfifo', [join(folder, 'pipe.py')]).status).toBe(0);
    const server = createServer().listen(join(folder, 'socket.py'));
    await new Promise((resolve) => server.once('listening', resolve));
    chmodSync(join(folder, 'closed'), 0);
    chmodSync(join(folder, 'closed.py'), 0);
    try {
      const run = await runLimited(folder);
      expectWithinLimits(run);
      const skipped = Object.fromEntries(
        run.result?.files.map((file) => [file.path, file.reason ?? file.status]) ?? [],
      );
      expect(skipped).toMatchObject({
        'ok.py': 'analysed',
        'loop/up': 'symbolic link, not followed',
        root: 'symbolic link, not followed',
        'secret.py': 'symbolic link, not followed',
        'zero.py': 'symbolic link, not followed',
        'dangling.ts': 'symbolic link, not followed',
        'pipe.py': 'named pipe',
        'socket.py': 'socket',
      });
      // The superuser reads everything.
      if (process.getuid?.() !== 0) {
        expect(skipped).toMatchObject({ 'closed/': 'not readable: EACCES', 'closed.py': 'not readable: EACCES' });
      }
      expect(JSON.stringify(run.result)).not.toContain('SECRET_OUTSIDE');
    } finally {
      server.close();
      chmodSync(join(folder, 'closed'), 0o700);
    }
  });

  test('a device that is named itself', async () => {
    const run = await runLimited('/dev/zero');
    expectWithinLimits(run);
    expect(run.exitCode).toBe(2);
  });
});

describe('24: names of files', () => {
  const NAMES = [
    'line\nbreak.py',
    'folder\nwith break/inside.py',
    'escape\u001b[31m.py',
    '<img onerror=alert(1)>.py',
    '$(x) `y`.py',
    '::error::message.py',
    'CON.py',
    'case.py',
    'Case.py',
    'back\\slash.py',
    '...py',
    ` ${'n'.repeat(250)}.py`,
  ];

  test('each is analysed under its own name, and none writes to the terminal', async () => {
    const folder = folderOf(Object.fromEntries(NAMES.map((name) => [name, 'def area(w):\n    return w\n'])));
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0x62, 0xff, 0x2e, 0x70, 0x79])]), 'x = 1\n');
    const run = await runLimited(folder, ['--log-level', 'info']);
    expectWithinLimits(run);
    for (const name of NAMES) expect(entryOf(run, name)).toMatchObject({ path: name, status: 'analysed' });
    expect(entryOf(run, 'b\\xff.py')).toMatchObject({ status: 'skipped', reason: 'name is not UTF-8' });
    expect(run.stdout + run.stderr).not.toContain('\u001b');
    expect(`${run.stdout}\n${run.stderr}`).not.toMatch(/^::/m);
  });
});

describe('25 to 28: manifests and configurations', () => {
  const SOURCE = { 'ok.py': 'def area(w):\n    return w\n' };

  test('25: a package that calls itself ../../x writes nothing outside', async () => {
    const folder = folderOf({ ...SOURCE, 'package.json': '{"name": "../../x", "description": "a\\nb"}' });
    const run = await runLimited(folder);
    expectWithinLimits(run);
    expect(run.result?.project).toEqual({ name: '../../x', description: 'a b' });
  });

  const aliases = (depth: number) => [
    'a0: &a0 [x, x]',
    ...Array.from({ length: depth }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}, *a${i}]`),
  ];
  const CONFIGURATIONS: readonly (readonly [string, string, string, RegExp])[] = [
    ['26: YAML aliases that grow', 'audit.config.yaml', aliases(30).join('\n'), /audit\.config\.yaml/],
    [
      '27: YAML with 100,000 keys',
      'audit.config.yml',
      Array.from({ length: 100_000 }, (_, i) => `k${i}: 1`).join('\n'),
      /too large/,
    ],
    [
      '27: YAML 10,000 deep',
      'audit.config.yaml',
      `include: ${'['.repeat(10_000)}${']'.repeat(10_000)}`,
      /audit\.config\.yaml/,
    ],
    ['27: a JavaScript tag', 'audit.config.yaml', 'include: !!js/function "function () {}"', /tag/i],
    ['27: a Python tag', 'audit.config.yaml', 'include: !!python/object:os.system "id"', /tag/i],
    ['27: a merge key', 'audit.config.yaml', '<<: {__proto__: {include: [x]}}', /unknown key/],
    ['28: JSON 50,000 deep', 'audit.config.json', `{"include": ${'['.repeat(20_000)}${']'.repeat(20_000)}}`, /include/],
    ['28: JSON larger than any configuration', 'audit.config.json', '['.repeat(1_000_000), /too large/],
    ['28: __proto__ as a key', 'audit.config.json', '{"__proto__": {"include": ["x"]}}', /unknown key "__proto__"/],
    ['28: a configuration that is a list', 'audit.config.json', '[]', /expected object/],
  ];
  test.each(CONFIGURATIONS)('%s', async (_title, name, text, message) => {
    const run = await runLimited(folderOf({ ...SOURCE, [name]: text }));
    expectWithinLimits(run);
    expect(run).toMatchObject({ exitCode: 2, result: undefined, stderr: expect.stringMatching(message) });
    expect(run.stderr.trim().split('\n')).toHaveLength(1);
  });

  test('26 to 28: the same texts as ignore files and manifests do no harm', async () => {
    const folder = folderOf({
      ...SOURCE,
      '.gitignore': `${'*a'.repeat(5_000)}b\n${'**/'.repeat(5_000)}b\n${'[['.repeat(5_000)}\n`,
      '.auditignore': Buffer.from([0xff, 0xfe, 0x00, 0x0a, 0x21, 0x0a]),
      'package.json': '['.repeat(900_000),
      'pyproject.toml': `[project]\nname = "${'\\'.repeat(100_000)}`,
      [`${'a'.repeat(200)}.py`]: 'x = 1\n',
    });
    const run = await runLimited(folder);
    expectWithinLimits(run);
    expect(entryOf(run, 'ok.py')?.status).toBe('analysed');
  });
});

describe('29 to 32: text that is an attack where it is printed', () => {
  const PAYLOADS = [
    '</script><img src=x onerror=alert(1)>',
    '--> <!-- ![](http://x.invalid) @team | a | b |',
    ['{{constructor}} {{#each this}}', '{{ secrets.X }}'].join(' $'),
    '::set-output name=a::b',
    '::add-mask::x',
    '::stop-commands::x',
    '\u001b]52;c;eA==\u0007 \u001b]0;title\u0007',
    `${'a'.repeat(5_000)}! (a+)+$`,
  ];

  test('docstrings, comments, strings and READMEs', async () => {
    const python = PAYLOADS.map(
      (text, index) =>
        `def learn_${index}(x):\n    """${text}\n\n::error::${text}\n    """\n    # TODO: placeholder ${text}\n    return 0.9\n`,
    );
    const folder = folderOf({
      'payload.py': `"""${PAYLOADS[0]}. Placeholder for now."""\n${python.join('\n')}`,
      'payload.ts': PAYLOADS.map(
        (text, i) => `/** ${text} */\nexport function learn${i}(_x: number) { return 0.9; }`,
      ).join('\n'),
      'README.md': `${'>'.repeat(5_000)}\n${'['.repeat(50_000)}\n${'[a]('.repeat(20_000)}\n${'`'.repeat(3_000)}a\n`,
    });
    const run = await runLimited(folder);
    expectWithinLimits(run);
    expect(entryOf(run, 'payload.py')?.status).toBe('analysed');
    expect(run.stdout + run.stderr).not.toContain('\u001b]');
    expect(`${run.stdout}\n${run.stderr}`).not.toMatch(/^::/m);
  });
});
