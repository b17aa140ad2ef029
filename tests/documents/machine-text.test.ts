import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadVocabulary } from '../../src/claims/extract/vocabulary.js';
import { readDocuments } from '../../src/claims/read-documents.js';
import { isMachineText } from '../../src/documents/machine-text.js';

const LIST = ['./tests/test_a.py', './tests/test_b.py', './tests/test_c.py', 'tests/test_d.py', 'conftest.py'].join(
  '\n',
);
const LOG = [
  '===== test session starts =====',
  'tests/test_a.py::test_one PASSED [ 20%]',
  'tests/test_a.py::test_two FAILED [ 40%]',
  'tests/test_b.py::test_three SKIPPED [ 60%]',
  '2026-03-01 10:00:00 INFO wrote reports/a.json',
  'ERROR tests/test_c.py::test_four',
].join('\n');
const WORDS = [
  'The learner stands in src/learner.py.',
  'It reads config.yaml, and',
  'keeps what it learned in',
  'models/weights.npz',
  'until the next start.',
].join('\n');

test.each([
  ['a list of files', LIST, true],
  ['a log of tests', LOG, true],
  ['words', WORDS, false],
  ['too little to tell', 'src/a.py\nsrc/b.py\n', false],
])('%s', (_, text, made) => {
  expect(isMachineText(text)).toBe(made);
});

test('lists and logs claim nothing, unless somebody names them', () => {
  const root = mkdtempSync(join(tmpdir(), 'audit-machine-'));
  try {
    writeFileSync(join(root, 'missing_tests.txt'), LIST);
    writeFileSync(join(root, 'notes.txt'), WORDS);
    const none = { get: () => undefined, put: () => undefined };
    const read = (paths: string[], given: { path: string; absolute: string }[]) =>
      readDocuments({ root, paths, given, maxFileBytes: 1_000_000 }, () => loadVocabulary([]), none).entries.map(
        ({ path }) => path,
      );
    expect(read(['missing_tests.txt', 'notes.txt'], [])).toEqual(['notes.txt']);
    expect(read([], [{ path: 'missing_tests.txt', absolute: join(root, 'missing_tests.txt') }])).toEqual([
      'missing_tests.txt',
    ]);
  } finally {
    rmSync(root, { recursive: true });
  }
});
