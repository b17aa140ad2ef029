import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { filePatch } from '../../src/annotate/patch.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'audit-patch-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What git makes of a file with the patch. */
function applied(path: string, before: Buffer, after: Buffer): Buffer {
  mkdirSync(join(folder, dirname(path)), { recursive: true });
  writeFileSync(join(folder, path), before);
  const git = (...given: string[]) =>
    execFileSync('git', ['-c', 'core.autocrlf=false', ...given], {
      cwd: folder,
      input: filePatch(path, before, after),
      env: { PATH: process.env.PATH, HOME: folder },
    });
  git('init', '-q');
  git('apply', '--whitespace=nowarn', '-');
  return readFileSync(join(folder, path));
}

describe('git apply takes the patch', () => {
  test.each([
    ['a plain file', 'a.py', 'x = 1\ny = 2\n', '# h\n\nx = 1\ny = 2\n'],
    ['CRLF', 'a.py', 'x = 1\r\ny = 2\r\n', '# h\r\nx = 1\r\ny = 2\r\n'],
    ['no final line end', 'a.py', 'x = 1', 'x = 1\n\n# f'],
    ['a name with a space', 'a folder/b c.py', 'x = 1\n', '# h\nx = 1\n'],
    ['a name that is not ASCII', 'größe/λ.py', 'x = 1\n', '# h\nx = 1\n'],
    ['a name with quotes and a backslash', 'a"b\\c.py', 'x = 1\n', '# h\nx = 1\n'],
    ['a name with a tab', 'a\tb.py', 'x = 1\n', '# h\nx = 1\n'],
    ['lone carriage returns', 'a.py', 'x = 1\ry = 2\r', '# h\rx = 1\ry = 2\r'],
    ['a byte order mark', 'a.py', '\uFEFFx = 1\n', '\uFEFF# h\nx = 1\n'],
    [
      'lines that look like a patch',
      'a.py',
      '"""\n--- a\n+++ b\n@@ -1 +1 @@\n"""\n',
      '# h\n"""\n--- a\n+++ b\n@@ -1 +1 @@\n"""\n',
    ],
  ])('%s', (_, path, before, after) => {
    expect(applied(path, Buffer.from(before), Buffer.from(after))).toEqual(Buffer.from(after));
  });

  test('bytes that are no UTF-8', () => {
    const before = Buffer.from('# coding: latin-1\nx = "ß"\n', 'latin1');
    const after = Buffer.concat([before, Buffer.from('# é\n', 'latin1')]);
    expect(applied('a.py', before, after)).toEqual(after);
  });

  test('a long file with changes at both ends', () => {
    const lines = Array.from({ length: 3_000 }, (_, line) => `x${line} = ${line}\n`);
    const [before, after] = [lines.join(''), ['# h\n', ...lines, '# f\n'].join('')];
    const patch = filePatch('a.py', Buffer.from(before), Buffer.from(after));
    expect(patch.toString().split('\n').length).toBeLessThan(25);
    expect(applied('a.py', Buffer.from(before), Buffer.from(after)).toString()).toBe(after);
  });
});
