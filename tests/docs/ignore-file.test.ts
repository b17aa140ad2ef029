import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { audit, project } from '../cli/audit.js';

const FILES = { 'learn.py': '"""Implements LinUCB in `learn.py`."""\ndef fit(rate=0.1):\n    return rate\n' };

/** Paths of what an audit read below a folder. */
async function readBelow(folder: string, below: string): Promise<string[]> {
  const { stdout } = await audit(folder, ['run', '.', '--format', 'json', '--no-cache', '--exit-zero']);
  const { files } = JSON.parse(stdout) as { files: { path: string; status: string }[] };
  return files.filter((file) => file.path.startsWith(below) && file.status !== 'skipped').map((file) => file.path);
}

test('a later audit does not take the pages for documents of the project, but reads what lies beside them', async () => {
  const folder = project({ ...FILES, 'docs/guide.md': '# Guide\n\n`fit` in `learn.py` is implemented.\n' });
  for (let run = 0; run < 2; run++) {
    expect((await audit(folder, ['docs', '.', '--output', 'docs', '--no-cache'])).exitCode).toBe(0);
    expect(await readBelow(folder, 'docs/')).toEqual(['docs/guide.md']);
  }
});

test('no such file is written where it would hide what is audited, nor over that of somebody else', async () => {
  const folder = project({ ...FILES, 'pages/.auditignore': 'mine\n' });
  expect((await audit(folder, ['docs', '.', '--output', '.', '--no-cache'])).exitCode).toBe(0);
  expect(existsSync(join(folder, '.auditignore'))).toBe(false);
  expect((await audit(folder, ['docs', 'learn.py', '--output', 'pages', '--no-cache'])).exitCode).toBe(0);
  expect(readFileSync(join(folder, 'pages/.auditignore'), 'utf8')).toBe('mine\n');
});
