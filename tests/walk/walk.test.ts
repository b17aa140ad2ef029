import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { UsageError } from '../../src/model/usage-error.js';
import { type Walk, type WalkOptions, walk } from '../../src/walk/walk.js';

const sandbox = mkdtempSync(join(tmpdir(), 'audit-walk-'));
afterAll(() => rmSync(sandbox, { recursive: true, force: true }));

function treeOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(sandbox, 'tree-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const walkTree = (
  folder: string,
  paths: readonly string[] = ['.'],
  options: Partial<WalkOptions> = {},
): Promise<Walk> => walk(paths, { cwd: folder, include: [], exclude: [], ...options });

const pathsOf = (walked: Walk) => walked.files.map((file) => file.path);
const reasonsOf = (walked: Walk) => Object.fromEntries(walked.skipped.map((entry) => [entry.path, entry.reason]));

describe('walk', () => {
  test('lists sources by language, sorted, and everything else with a reason', async () => {
    const walked = await walkTree(
      treeOf({ 'b.ts': '', 'a/z.py': '', 'a/y.jsx': '', 'B.mts': '', 'README.md': '', Makefile: '', 'n.ipynb': '' }),
    );
    expect(walked.files.map(({ path, language }) => [path, language])).toEqual([
      ['B.mts', 'typescript'],
      ['a/y.jsx', 'javascript'],
      ['a/z.py', 'python'],
      ['b.ts', 'typescript'],
    ]);
    expect(walked.skipped).toEqual([
      { path: 'Makefile', language: 'other', status: 'skipped', reason: 'not a source file' },
      { path: 'README.md', language: 'other', status: 'skipped', reason: 'not a source file (.md)' },
      { path: 'n.ipynb', language: 'other', status: 'skipped', reason: 'not a source file (.ipynb)' },
    ]);
  });

  test('a folder that is not entered is listed once, whatever is in it', async () => {
    const walked = await walkTree(
      treeOf({ 'node_modules/x/index.js': '', 'node_modules/x/a.ts': '', 'lib/vendor/v.py': '', 'ok.py': '' }),
    );
    expect(pathsOf(walked)).toEqual(['ok.py']);
    expect(reasonsOf(walked)).toEqual({
      'lib/vendor/': 'vendored: code of other projects',
      'node_modules/': 'vendored: code of other projects',
    });
  });

  test('build output beside a manifest is left out, a source folder of that name is not', async () => {
    const walked = await walkTree(
      treeOf({
        'package.json': '{}',
        'dist/x.js': '',
        'build/__init__.py': '',
        'build/rules.py': '',
        'src/build/plan.ts': '',
        'env/world.py': '',
        'py311/pyvenv.cfg': '',
        'py311/lib/x.py': '',
      }),
    );
    expect(pathsOf(walked)).toEqual(['build/__init__.py', 'build/rules.py', 'env/world.py', 'src/build/plan.ts']);
    expect(reasonsOf(walked)).toMatchObject({
      'dist/': 'build output',
      'py311/': 'vendored: virtual environment',
    });
  });

  test('JavaScript built from TypeScript is left out: beside it, or mirrored', async () => {
    const walked = await walkTree(
      treeOf({ 'a.ts': '', 'a.js': '', 'own.js': '', 'p/src/m/b.tsx': '', 'p/lib/m/b.js': '', 'p/lib/m/c.js': '' }),
    );
    expect(pathsOf(walked)).toEqual(['a.ts', 'own.js', 'p/lib/m/c.js', 'p/src/m/b.tsx']);
    expect(reasonsOf(walked)).toEqual({ 'a.js': 'built from a.ts', 'p/lib/m/b.js': 'built from p/src/m/b.tsx' });
  });

  test('generated and minified files are known by their names', async () => {
    const walked = await walkTree(treeOf({ 'rpc_pb2.py': '', 'rpc_pb2_grpc.py': '', 'x.min.js': '', 'x.gen.ts': '' }));
    expect(reasonsOf(walked)).toEqual({
      'rpc_pb2.py': 'generated: by its name',
      'rpc_pb2_grpc.py': 'generated: by its name',
      'x.gen.ts': 'generated: by its name',
      'x.min.js': 'minified: by its name',
    });
  });
});

describe('ignore files', () => {
  test('nested .gitignore and .auditignore, the deepest last match decides', async () => {
    const walked = await walkTree(
      treeOf({
        '.gitignore': '*.gen.py\n/out/\n',
        'a.gen.py': '',
        'out/x.py': '',
        'sub/out/x.py': '',
        'sub/.gitignore': '!keep.gen.py\n',
        'sub/keep.gen.py': '',
        'sub/drop.gen.py': '',
        'sub/.auditignore': 'old_*\n',
        'sub/old_x.py': '',
      }),
    );
    expect(pathsOf(walked)).toEqual(['sub/keep.gen.py', 'sub/out/x.py']);
    expect(reasonsOf(walked)).toMatchObject({
      'a.gen.py': 'ignored by .gitignore',
      'out/': 'ignored by .gitignore',
      'sub/drop.gen.py': 'ignored by .gitignore',
      'sub/old_x.py': 'ignored by .auditignore',
    });
  });

  test('.auditignore asks for a folder that is left out by default', async () => {
    const walked = await walkTree(treeOf({ '.auditignore': '!vendor/\n', 'vendor/v.py': '' }));
    expect(pathsOf(walked)).toEqual(['vendor/v.py']);
  });

  test('ignore files above the audited folder count up to the top of the work tree, and not for what was named', async () => {
    const folder = treeOf({
      '.git/HEAD': '',
      '.gitignore': '*.tmp.py\nscratch/\n',
      'p/a.tmp.py': '',
      'p/a.py': '',
      'scratch/x.py': '',
    });
    expect(pathsOf(await walkTree(folder, ['p']))).toEqual(['a.py']);
    expect(pathsOf(await walkTree(folder, ['scratch']))).toEqual(['x.py']);
    expect(pathsOf(await walkTree(folder, ['p/a.tmp.py']))).toEqual(['a.tmp.py']);
  });

  test('include and exclude of the configuration', async () => {
    const folder = treeOf({ 'src/a.py': '', 'src/b.ts': '', 'src/old/c.py': '', 'd.py': '' });
    const walked = await walkTree(folder, ['.'], { include: ['src/**/*.py'], exclude: ['old/'] });
    expect(pathsOf(walked)).toEqual(['src/a.py']);
    expect(reasonsOf(walked)).toEqual({
      'd.py': 'not matched by include of the configuration',
      'src/b.ts': 'not matched by include of the configuration',
      'src/old/': 'ignored by exclude of the configuration',
    });
    expect(pathsOf(await walkTree(folder, ['.'], { include: ['src/'] }))).toEqual([
      'src/a.py',
      'src/b.ts',
      'src/old/c.py',
    ]);
  });
});

describe('named paths', () => {
  test('several paths are relative to the folder around them, and none is listed twice', async () => {
    const folder = treeOf({ 'a/x.py': '', 'a/b/y.py': '', 'c/z.ts': '', 'd/w.ts': '' });
    const walked = await walkTree(folder, ['a', 'a/b', 'c/z.ts', './a/x.py']);
    expect(pathsOf(walked)).toEqual(['a/b/y.py', 'a/x.py', 'c/z.ts']);
    expect(walked.root.endsWith(folder.split('/').at(-1)!)).toBe(true);
  });

  test('a named link is followed, links below it are not', async () => {
    const folder = treeOf({ 'real/x.py': '' });
    symlinkSync('real', join(folder, 'link'));
    symlinkSync('x.py', join(folder, 'real', 'again.py'));
    const walked = await walkTree(folder, ['link']);
    expect(pathsOf(walked)).toEqual(['x.py']);
    expect(reasonsOf(walked)).toEqual({ 'again.py': 'symbolic link, not followed' });
  });

  test('a path that does not exist is an error of use', async () => {
    await expect(walkTree(sandbox, ['nowhere'])).rejects.toThrow(UsageError);
    await expect(walkTree(sandbox, ['nowhere'])).rejects.toThrow('no such file or folder: nowhere');
  });

  test.skipIf(process.getuid?.() === 0)('a folder that cannot be read is listed', async () => {
    const folder = treeOf({ 'closed/x.py': '', 'ok.py': '' });
    chmodSync(join(folder, 'closed'), 0);
    try {
      expect(reasonsOf(await walkTree(folder))).toEqual({ 'closed/': 'not readable: EACCES' });
    } finally {
      chmodSync(join(folder, 'closed'), 0o700);
    }
  });
});
