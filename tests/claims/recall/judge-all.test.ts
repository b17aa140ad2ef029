import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ProcessMemory } from '../../../src/cache/stage-memory.js';
import type { ExtractedClaim } from '../../../src/claims/extracted.js';
import { claim, folderOf, ledgerIn, writeAll } from '../ledger-of.js';

const FILES = {
  'README.md': '# orchard\n',
  'docs/status.md': 'words\n',
  'agents/linucb.py': 'class LinUCB:\n    def __init__(self, alpha=0.5):\n        self.alpha = alpha\n',
  'agents/spare.py': 'def helper(value):\n    return value\n',
  'config.yaml': 'gamma: 0.9\n',
  'tests/test_linucb.py': 'def test_linucb():\n    assert True\n',
};

const at = (line: number): Pick<ExtractedClaim, 'document'> => ({ document: { path: 'docs/status.md', line } });

const CLAIMS: readonly ExtractedClaim[] = [
  claim({ kind: 'file-exists' }, { path: 'agents/linucb.py' }, at(1)),
  claim({ kind: 'symbol-exists' }, { path: 'agents/linucb.py', symbol: 'LinUCB' }, at(2)),
  claim({ kind: 'default-value', name: 'alpha', value: '0.5' }, { path: 'agents/linucb.py', symbol: 'LinUCB' }, at(3)),
  claim({ kind: 'default-value', name: 'gamma', value: '0.9' }, { path: 'config.yaml' }, at(4)),
  claim({ kind: 'symbol-exists' }, { path: 'agents/linucb.py', symbol: 'PlumTreeError' }, at(5)),
  claim({ kind: 'status-implemented', state: 'done' }, { path: 'agents/spare.py', symbol: 'helper' }, at(6)),
  claim({ kind: 'count', number: 1, noun: 'classes' }, { path: 'agents/linucb.py' }, at(7)),
  claim({ kind: 'test-exists' }, { path: 'tests/test_linucb.py' }, at(8)),
  claim({ kind: 'file-exists' }, { path: 'agents/thompson.py' }, at(9)),
  claim({ kind: 'cli-flag', flags: ['ORCHARD_HOME'] }, {}, at(10)),
];

/** Writes other words into what was kept. */
function tampered(memory: ProcessMemory): ProcessMemory {
  const kept = memory.recall('judgements')!.toString('utf8');
  memory.keep('judgements', Buffer.from(kept.replaceAll('"reason":"', '"reason":"as before: '), 'utf8'));
  return memory;
}

const CHANGES: Readonly<Record<string, { readonly files?: Record<string, string>; readonly removed?: string }>> = {
  'another default': { files: { 'agents/linucb.py': FILES['agents/linucb.py'].replace('0.5', '0.25') } },
  'a class renamed': { files: { 'agents/linucb.py': FILES['agents/linucb.py'].replace('LinUCB', 'LinThompson') } },
  'a second class': { files: { 'agents/linucb.py': `${FILES['agents/linucb.py']}\n\nclass Other:\n    pass\n` } },
  'a name that occurs now': { files: { 'agents/spare.py': `${FILES['agents/spare.py']}\n\nPlumTreeError = 1\n` } },
  'a body that is gone': { files: { 'agents/spare.py': 'def helper(value):\n    raise NotImplementedError\n' } },
  'a file that is there now': { files: { 'agents/thompson.py': 'value = 1\n' } },
  'a file that is gone': { removed: 'agents/linucb.py' },
  'another setting': { files: { 'config.yaml': 'gamma: 0.995\n' } },
  'a variable that is read now': { files: { 'agents/env.py': "import os\nhome = os.environ['ORCHARD_HOME']\n" } },
  'a test without an assertion': { files: { 'tests/test_linucb.py': 'def test_linucb():\n    print(1)\n' } },
  'other words around': { files: { 'docs/status.md': '## Removed\n\nwords\n' } },
};

describe('judgements of the last run', () => {
  test.each(Object.keys(CHANGES))('after %s they are those of a run without memory', async (name) => {
    const root = folderOf(FILES);
    const memory = new ProcessMemory();
    const before = await ledgerIn(root, CLAIMS, memory);
    const { files = {}, removed } = CHANGES[name]!;
    writeAll(root, files);
    if (removed !== undefined) rmSync(join(root, removed));
    const fresh = await ledgerIn(root, CLAIMS);
    expect(fresh.claims).not.toEqual(before.claims);
    expect(await ledgerIn(root, CLAIMS, memory)).toEqual(fresh);
  });

  test('are taken as they are where all that the judge asked is as it was', async () => {
    const root = folderOf(FILES);
    const memory = new ProcessMemory();
    await ledgerIn(root, CLAIMS, memory);
    writeAll(root, { 'agents/spare.py': `${FILES['agents/spare.py']}\n\ndef another():\n    return 1\n` });
    const { claims } = await ledgerIn(root, CLAIMS, tampered(memory));
    const anew = claims.filter(({ reason }) => !reason.startsWith('as before: '));
    expect(anew.map(({ document }) => document.line)).toEqual([6]);
  });

  test('what a changed neighbour is judged by again is kept for the run after', async () => {
    const root = folderOf(FILES);
    const memory = new ProcessMemory();
    await ledgerIn(root, CLAIMS, memory);
    writeAll(root, { 'agents/linucb.py': FILES['agents/linucb.py'].replace('0.5', '0.25') });
    const second = await ledgerIn(root, CLAIMS, memory);
    expect((await ledgerIn(root, CLAIMS, tampered(memory))).claims.map(({ reason }) => reason)).toEqual(
      second.claims.map(({ reason }) => `as before: ${reason}`),
    );
  });

  test('claims of a document that has changed are judged anew', async () => {
    const root = folderOf(FILES);
    const memory = new ProcessMemory();
    await ledgerIn(root, CLAIMS, memory);
    writeAll(root, { 'docs/status.md': 'other words\n' });
    const { claims } = await ledgerIn(root, CLAIMS, tampered(memory));
    expect(claims.filter(({ reason }) => reason.startsWith('as before'))).toEqual([]);
  });
});
