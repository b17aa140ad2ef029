import { describe, expect, test } from 'vitest';
import { baselineEntries, baselineText, beforeOfBaseline, readBaseline } from '../../src/gate/baseline.js';
import { compare } from '../../src/gate/compare.js';
import { pruned } from '../../src/gate/prune.js';
import type { AuditResult } from '../../src/model/result.js';
import { claim, copies, finding, result } from './results.js';

const made = (from: AuditResult) => baselineText({ tool: '1', config: 'c', entries: baselineEntries(from) });
const read = (text: string) => readBaseline(text, 'b.jsonl');
const change = (text: string, now: AuditResult) => compare(beforeOfBaseline(read(text), 'b', []), now);

const FULL = result(
  { 'a.py': '1', 'b.py': '2' },
  {
    findings: [finding('b.py', 'x'), finding('a.py', 'x'), finding('a.py', 'x', { id: 'again', startLine: 9 })],
    cloneGroups: [copies('1', ['a.py#f', 'b.py#f', 'b.py#g'])],
    claims: [claim('c', 'refuted'), claim('d', 'verified')],
  },
);

describe('the file', () => {
  test('a header, then one entry a line, sorted, without lines and counts', () => {
    const lines = made(FULL).trimEnd().split('\n');
    expect(JSON.parse(lines[0]!)).toEqual({ 'audit-baseline': 1, tool: '1', config: 'c' });
    expect([...lines.slice(1)].sort()).toEqual(lines.slice(1));
    expect(lines.slice(1).map((line) => JSON.parse(line).kind)).toEqual([
      'claim',
      'copies',
      'finding',
      'finding',
      'finding',
    ]);
    expect(made(FULL)).not.toMatch(/Line"/);
  });

  test('the order of what was found does not matter', () => {
    expect(made({ ...FULL, findings: [...FULL.findings].reverse() })).toBe(made(FULL));
  });

  test('all that it holds is known, one more of an equal is not', () => {
    expect(change(made(FULL), FULL)).toMatchObject({ newFindings: [], knownFindings: 3, newClaims: [{ text: 'd' }] });
    expect(change(made(FULL), FULL).copies.new).toEqual([]);
    const more = { ...FULL, findings: [...FULL.findings, finding('a.py', 'x', { id: 'third' })] };
    expect(change(made(FULL), more).newFindings).toHaveLength(1);
  });

  test('a moved file is not new, a swap between files that stay is', () => {
    const one = made(result({ 'a.py': '1' }, { findings: [finding('a.py', 'x')] }));
    const moved = result({ 'c/a.py': '1' }, { findings: [finding('c/a.py', 'x')] });
    expect(change(one, moved).newFindings).toEqual([]);
    const swapped = result({ 'a.py': '1', 'b.py': '2' }, { findings: [finding('b.py', 'x')] });
    expect(change(one, swapped).newFindings.map(({ path }) => path)).toEqual(['b.py']);
  });

  test.each([
    ['', 'line 1 is no JSON'],
    ['{}', 'line 1 is not the header'],
    ['{"audit-baseline":2,"tool":"1","config":"c"}', 'line 1 is not the header'],
    ['{"audit-baseline":1,"tool":"1","config":"c"}\n<<<<<<< HEAD\n', 'line 2 is no JSON (a merge conflict)'],
    ['{"audit-baseline":1,"tool":"1","config":"c"}\n{"kind":"finding"}\n', 'line 2 is no baseline entry'],
  ])('%j is refused: %s', (text, message) => {
    expect(() => read(text)).toThrow(message);
  });
});

describe('pruning', () => {
  test('what is fixed goes, what is new does not come, and of a group the members that left', () => {
    const now = result(
      { 'a.py': '1', 'b.py': '2' },
      {
        findings: [finding('a.py', 'x'), finding('a.py', 'new')],
        cloneGroups: [copies('2', ['a.py#f', 'b.py#g', 'c.py#h'])],
      },
    );
    const kept = pruned(read(made(FULL)).entries, now);
    expect(kept).toMatchObject([
      {
        kind: 'copies',
        members: [
          ['a.py', 'f'],
          ['b.py', 'g'],
        ],
      },
      { kind: 'finding', path: 'a.py', fingerprint: 'x' },
    ]);
  });

  test('nothing of a group is left when its copies are gone', () => {
    expect(pruned(read(made(FULL)).entries, result({ 'a.py': '1' }))).toEqual([]);
  });
});
