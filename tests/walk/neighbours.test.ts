import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { walk } from '../../src/walk/walk.js';
import { audit } from '../cli/audit.js';

const root = mkdtempSync(join(tmpdir(), 'audit-neighbours-'));

beforeAll(() => {
  for (const folder of ['app/core', 'app/shared/deep', 'app/web']) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'app/core/a.ts'), "import { far } from '../shared/deep/far.js';\nexport const a = far;\n");
  writeFileSync(
    join(root, 'app/core/b.ts'),
    "import { a } from './a.js';\nimport { c } from './c.js';\nexport const b = [a, c];\n",
  );
  writeFileSync(join(root, 'app/shared/deep/far.ts'), 'export const far = 1;\n');
  writeFileSync(join(root, 'app/web/w.ts'), "import { gone } from '../core/gone.js';\nexport const w = gone;\n");
  writeFileSync(join(root, 'app/top.ts'), 'export const top = 1;\n');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const options = { cwd: root, include: [], exclude: [] };

test('what lies beside the named paths is known, and what lies in them is not repeated', async () => {
  expect((await walk(['app/core', 'app/web'], options)).neighbours).toEqual(['shared/', 'top.ts']);
  expect((await walk(['app/core/b.ts'], options)).neighbours).toEqual(['a.ts']);
  expect((await walk(['app'], options)).neighbours).toEqual([]);
  expect((await walk(['app', 'app/core/b.ts'], options)).neighbours).toEqual([]);
});

test('an import of what was not named is not broken; one of what is nowhere is', async () => {
  const found = async (...paths: string[]) => {
    const { stdout } = await audit(root, ['run', ...paths, '--format', 'compact', '--no-cache', '--exit-zero']);
    return stdout.split('\n').filter((line) => line.includes('unresolved-relative-import'));
  };
  expect(await found('app/core', 'app/web')).toEqual([
    expect.stringContaining('core/b.ts:2:'),
    expect.stringContaining('web/w.ts:1:'),
  ]);
  expect(await found('app/core/a.ts', 'app/web/w.ts')).toEqual([expect.stringContaining('web/w.ts:1:')]);
});
