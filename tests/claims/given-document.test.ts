import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Claim } from '../../src/model/result.js';
import { audit } from '../cli/audit.js';

const folder = mkdtempSync(join(tmpdir(), 'given-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A project and, beside it, a plan that was never committed. */
function write(path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}
write('project/src/arm.py', '"""Arms."""\n\n\nclass Arm:\n    """One arm."""\n\n    pulls = 0\n');
write('project/README.md', '# Arms\n\nThe class `Missing` in `src/arm.py`.\n');
write('plans/README.md', '# Status\n\n- `src/arm.py` has the class `Arm`\n- `src/arm.py:40-44` - `Arm` class\n');
write('plans/blob.md', '\0\0\0\0');

async function claimsOf(...args: readonly string[]): Promise<readonly Claim[]> {
  const { stdout } = await audit(folder, [
    'claims',
    'project',
    '--no-cache',
    '--exit-zero',
    '-q',
    '-f',
    'json',
    ...args,
  ]);
  return (JSON.parse(stdout) as { readonly claims: readonly Claim[] }).claims;
}

test('a document from elsewhere is read as if it stood at the top, and it alone is listed', async () => {
  const claims = await claimsOf('--document', 'plans/README.md');
  expect(new Set(claims.map(({ document }) => document.path))).toEqual(new Set(['given/README.md']));
  expect(claims.map(({ kind, verdict }) => [kind, verdict])).toContainEqual(['symbol-exists', 'verified']);
  expect(JSON.stringify(claims)).not.toContain(folder);
});

test('a document from elsewhere is judged as it would be in the project, with its headings and neighbours', async () => {
  const text = [
    '# Modules',
    '',
    '## Implemented',
    '',
    '- `Arm` in `src/arm.py`',
    '- `ArmStore` keeps every `Arm` that was pulled',
    '',
    '## Deployed elsewhere',
    '',
    'The class `LeverFactory` of the console calls `PullService`.',
    '',
  ].join('\n');
  const verdicts = (claims: readonly Claim[]): readonly string[][] =>
    claims.map(({ kind, document, verdict, reason }) => [kind, String(document.line), verdict, reason]);
  write('plans/modules.md', text);
  const given = verdicts(await claimsOf('--document', 'plans/modules.md'));
  write('project/modules.md', text);
  const own = verdicts(await claimsOf('--document', 'project/modules.md'));
  rmSync(join(folder, 'project/modules.md'));
  expect(given).toEqual(own);
  expect(own.map(([, , verdict]) => verdict)).toContain('refuted');
});

test('a document of the project is named from where one stands, or from its top', async () => {
  const named = await claimsOf('--document', 'project/README.md');
  expect(named.map(({ document, verdict }) => [document.path, verdict])).toContainEqual(['README.md', 'refuted']);
  expect(await claimsOf('--document', 'README.md')).toEqual(named);
});

test('ranges that moved are repaired where the given document stands', async () => {
  const before = readFileSync(join(folder, 'plans/README.md'), 'utf8');
  await claimsOf('--document', 'plans/README.md', '--fix-ranges');
  expect(readFileSync(join(folder, 'plans/README.md'), 'utf8')).toBe(before.replace('40-44', '4-7'));
});

test('what is no text is refused with a reason', async () => {
  const { exitCode, stderr } = await audit(folder, ['claims', 'project', '--no-cache', '--document', 'plans/blob.md']);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('cannot read blob.md: binary');
});
