import { expect, test } from 'vitest';
import type { Statement } from '../../../src/claims/extracted.js';
import { claim, judged } from '../ledger-of.js';

const FILE: Statement = { kind: 'file-exists' };
const at = (line: number) => ({ document: { path: 'docs/status.md', line } });

test('a file is not moved to one that the document names besides', async () => {
  const files = { 'learn/replay.py': 'class Replay:\n    pass\n', 'learn/other.py': '' };
  const gone = claim(FILE, { path: 'learn/core/replay.py' }, { text: '`learn/core/replay.py`', ...at(2) });
  const kept = claim(FILE, { path: 'learn/replay.py' }, { text: '`learn/replay.py`', ...at(1) });
  const [, both] = await judged(files, [kept, gone]);
  expect(both).toMatchObject({ verdict: 'untested', subject: { path: 'learn/core/replay.py' } });
  expect(both!.reason).toContain('learn/replay.py, which the document names besides');
  const [alone] = await judged(files, [gone]);
  expect(alone).toMatchObject({ verdict: 'moved', subject: { path: 'learn/replay.py' } });
});

test('a class is not moved to one of its name with other members', async () => {
  const files = {
    'learn/memory.py': 'class MemoryRecord:\n    owner: str\n    flags: int\n',
    'learn/manager.py': 'class Manager:\n    pass\n',
  };
  const mention = { path: 'learn/manager.py', symbol: 'MemoryRecord' };
  const exists = claim({ kind: 'symbol-exists', symbolKind: 'class' }, mention, at(4));
  const shown = claim(
    {
      kind: 'signature',
      language: 'python',
      parameters: ['content', 'importance'].map((name) => ({ name, type: 'str' })),
      open: true,
      members: true,
    },
    mention,
    at(4),
  );
  const verdicts = (await judged(files, [exists, shown])).map(({ verdict }) => verdict);
  expect(verdicts).toEqual(['untested', 'untested']);
  expect((await judged(files, [exists]))[0]!.verdict).toBe('moved');
});

test('several different classes of one name are no place where it moved', async () => {
  const copies = 'class MetricKind:\n    def read(self):\n        return 1\n';
  const files = { 'learn/board.py': '', 'learn/a.py': copies, 'learn/b.py': copies };
  const exists = claim({ kind: 'symbol-exists' }, { path: 'learn/board.py', symbol: 'MetricKind' });
  expect((await judged(files, [exists]))[0]!.verdict).toBe('moved');
  const other = { ...files, 'learn/b.py': 'class MetricKind:\n    def write(self):\n        return 1\n' };
  expect((await judged(other, [exists]))[0]!.verdict).toBe('untested');
});

test('an enumeration is not moved to one of its name that has none of its values', async () => {
  const files = {
    'learn/board.py': '',
    'learn/events.py': 'from enum import Enum\n\n\nclass MetricKind(Enum):\n    OPEN = "open"\n',
  };
  const mention = { path: 'learn/board.py', symbol: 'MetricKind' };
  const exists = claim({ kind: 'symbol-exists' }, mention, at(1));
  const value = (name: string, line: number) =>
    claim({ kind: 'default-value', name, value: `"${name.toLowerCase()}"` }, mention, at(line));
  const [other] = await judged(files, [exists, value('LOSS', 2), value('NORM', 3)]);
  expect(other!.verdict).toBe('untested');
  expect((await judged(files, [exists, value('LOSS', 2), value('OPEN', 3)]))[0]!.verdict).toBe('moved');
});

test('parts of what moved are told by the whole, and do not count as things that the document names', async () => {
  const files = { 'learn/a.py': '', 'learn/b.py': 'def mix_frames(frames, limit):\n    return frames[:limit]\n' };
  const mention = { path: 'learn/a.py', symbol: 'mix_frames' };
  const whole: Statement = {
    kind: 'signature',
    language: 'python',
    parameters: [{ name: 'frames' }, { name: 'limit' }],
  };
  const part: Statement = {
    kind: 'signature',
    language: 'python',
    parameters: [{ name: 'frames' }],
    open: true,
    named: true,
  };
  const verdicts = (await judged(files, [claim(whole, mention, at(1)), claim(part, mention, at(2))])).map(
    ({ verdict }) => verdict,
  );
  expect(verdicts).toEqual(['moved', 'untested']);
});
