import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { matchesGlobPattern, parseGlobPattern } from '../../src/walk/glob-pattern.js';
import { judge, MAX_PATTERNS, parseIgnoreFile } from '../../src/walk/ignore-file.js';

function matches(line: string, path: string): boolean {
  const pattern = parseGlobPattern(line);
  if (pattern === undefined) return false;
  const isDirectory = path.endsWith('/');
  return matchesGlobPattern(pattern, path.replace(/\/$/, '').split('/'), isDirectory);
}

/** From git's documentation of gitignore (git-scm.com/docs/gitignore, "PATTERN FORMAT" and "EXAMPLES"). */
const DOCUMENTED: readonly (readonly [string, string, boolean])[] = [
  ['hello.*', 'hello.txt', true],
  ['hello.*', 'a/hello.java', true],
  ['/hello.*', 'a/hello.java', false],
  ['foo/', 'foo/', true],
  ['foo/', 'foo', false],
  ['doc/frotz', 'doc/frotz/', true],
  ['doc/frotz', 'a/doc/frotz/', false],
  ['foo/*', 'foo/test.json', true],
  ['foo/*', 'foo/bar/hello.c', false],
  ['**/foo', 'a/b/foo', true],
  ['**/foo', 'foo', true],
  ['**/foo/bar', 'x/foo/bar', true],
  ['abc/**', 'abc/x/y', true],
  ['abc/**', 'abc/', false],
  ['a/**/b', 'a/b', true],
  ['a/**/b', 'a/x/y/b', true],
  ['a/**/b', 'ab', false],
  ['\\#x', '#x', true],
  ['#x', '#x', false],
  ['\\!x', '!x', true],
  ['x\\ ', 'x ', true],
  ['x  ', 'x', true],
  ['[a-c]?.py', 'b1.py', true],
  ['[!a-c].py', 'b.py', false],
  ['[]a].py', '].py', true],
  ['[[:digit:]]x', '7x', true],
  ['[a', '[a', false],
  // git counts bytes here and would say no; names are characters to people.
  ['?.py', 'é.py', true],
];

describe('patterns of ignore files', () => {
  test.each(DOCUMENTED)('%s and %s', (line, path, expected) => {
    expect(matches(line, path)).toBe(expected);
  });

  test('a pattern that hangs regular expressions ends at once', () => {
    const line = `${'*a'.repeat(400)}b`;
    expect(matches(line, 'a'.repeat(20_000))).toBe(false);
    expect(matches(`${'**/a/'.repeat(200)}b`, 'a/'.repeat(4_000))).toBe(false);
  });

  test('only the first patterns of a huge file are read, and the rest is counted', () => {
    const file = parseIgnoreFile('.gitignore', [], 'x\n'.repeat(MAX_PATTERNS + 7));
    expect([file.patterns.length, file.omitted]).toEqual([MAX_PATTERNS, 7]);
  });
});

/** The oracle is git itself. */
const git = spawnSync('git', ['--version']).status === 0;
const sandbox = mkdtempSync(join(tmpdir(), 'audit-ignore-'));
afterAll(() => rmSync(sandbox, { recursive: true, force: true }));

function gitIgnores(ignoreFiles: ReadonlyMap<string, string>, paths: readonly string[]): Set<string> {
  const top = mkdtempSync(join(sandbox, 'case-'));
  for (const [folder, text] of ignoreFiles) {
    mkdirSync(join(top, folder), { recursive: true });
    writeFileSync(join(top, folder, '.gitignore'), text);
  }
  for (const path of paths) {
    mkdirSync(join(top, dirname(path)), { recursive: true });
    writeFileSync(join(top, path), '');
  }
  const environment = { PATH: process.env.PATH, HOME: sandbox, GIT_CONFIG_NOSYSTEM: '1' };
  spawnSync('git', ['init', '-q'], { cwd: top, env: environment });
  const answer = spawnSync('git', ['check-ignore', '-z', '--stdin'], {
    cwd: top,
    env: environment,
    input: paths.join('\0'),
    encoding: 'utf8',
  });
  return new Set(answer.stdout.split('\0').filter((path) => path !== ''));
}

/** What a walk from the top does: a path is ignored when it or a folder above it is. */
function weIgnore(ignoreFiles: ReadonlyMap<string, string>, path: string): boolean {
  const segments = path.split('/');
  for (let length = 1; length <= segments.length; length++) {
    const files = [];
    for (let depth = 0; depth < length; depth++) {
      const base = segments.slice(0, depth);
      const text = ignoreFiles.get(base.join('/'));
      if (text !== undefined) files.push(parseIgnoreFile('.gitignore', base, text));
    }
    if (judge(files, segments.slice(0, length), length < segments.length).kind === 'ignored') return true;
  }
  return false;
}

describe.skipIf(!git)('against git check-ignore', () => {
  test('nested files and negations, seeded', () => {
    const name = fc.constantFrom('a', 'b', 'ab', 'a.py', 'b.ts', 'x y');
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
    const piece = fc.constantFrom('a', 'b', '*', '**', '?', '[ab]', '[!a]', '*.py', 'a*', 'x y', '\\a');
    const pattern = fc
      .tuple(
        fc.constantFrom('', '', '!'),
        fc.constantFrom('', '', '/'),
        fc.array(piece, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('', '', '/', ' '),
      )
      .map(([negation, anchor, pieces, end]) => negation + anchor + pieces.join('/') + end);
    const text = fc.array(pattern, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'));
    const seed = 20261121;
    fc.assert(
      fc.property(text, text, fc.uniqueArray(path, { minLength: 3, maxLength: 12 }), (top, inner, candidates) => {
        const ignoreFiles = new Map([
          ['', top],
          ['a', inner],
        ]);
        const paths = withoutFoldersAmongFiles(candidates);
        const expected = gitIgnores(ignoreFiles, paths);
        const actual = new Set(paths.filter((one) => weIgnore(ignoreFiles, one)));
        expect({ top, inner, ignored: [...actual].sort() }).toEqual({ top, inner, ignored: [...expected].sort() });
      }),
      { seed, numRuns: 150 },
    );
  });
});

/** `a/.gitignore` needs the folder `a`; a path cannot be a file and a folder. */
function withoutFoldersAmongFiles(paths: readonly string[]): string[] {
  const all = [...paths, 'a/z'];
  return all.filter((path) => path !== 'a' && !all.some((other) => other.startsWith(`${path}/`)));
}
