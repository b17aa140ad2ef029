import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expandPaths } from '../../src/walk/expand-paths.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'audit-paths-'));
  mkdirSync(join(folder, 'lib', 'deep'), { recursive: true });
  for (const name of ['lib/b.py', 'lib/a.py', 'lib/deep/c.py', 'lib/d.ts', 'x[1].py'])
    writeFileSync(join(folder, name), '');
  symlinkSync('..', join(folder, 'lib', 'loop'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('paths of the command line', () => {
  it('replaces patterns by what they match, sorted, links not followed', async () => {
    expect(await expandPaths(['lib/**/*.py'], folder)).toEqual(['lib/a.py', 'lib/b.py', 'lib/deep/c.py']);
  });

  it('takes a file whose name looks like a pattern, folders and missing paths as they are', async () => {
    expect(await expandPaths(['x[1].py', 'lib', 'missing'], folder)).toEqual(['x[1].py', 'lib', 'missing']);
  });

  it('refuses a pattern that matches nothing', async () => {
    await expect(expandPaths(['lib/*.rs'], folder)).rejects.toThrow('nothing matches lib/*.rs');
  });
});
