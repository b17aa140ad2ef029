import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beforeOf } from '../../src/gate/before.js';
import { compare } from '../../src/gate/compare.js';
import type { AuditResult } from '../../src/model/result.js';
import { claim, copies, finding, result } from './results.js';

const difference = (before: AuditResult, now: AuditResult) => {
  const change = compare(beforeOf(before, 'before'), now);
  return {
    new: change.newFindings.map(({ path, message }) => `${path} ${message}`),
    fixed: change.fixedFindings.map(({ path, message }) => `${path} ${message}`),
    known: change.knownFindings,
    copies: change.copies.new.map(({ member }) => `${member.path}#${member.symbol}`),
    dissolved: change.copies.dissolved,
    claims: change.newClaims.map(({ text, verdict }) => `${text} ${verdict}`),
    lost: change.coverage.map(({ path }) => path),
  };
};

describe('findings', () => {
  test('the new one of two equals is the one in the file that had none', () => {
    const before = result({ 'z.py': '1' }, { findings: [finding('z.py', 'x')] });
    const now = result({ 'a.py': '2', 'z.py': '1' }, { findings: [finding('a.py', 'x'), finding('z.py', 'x')] });
    expect(difference(before, now)).toMatchObject({ new: ['a.py x'], fixed: [], known: 1 });
  });

  test('a further equal in the same file is new', () => {
    const before = result({ 'a.py': '1' }, { findings: [finding('a.py', 'x')] });
    const now = result({ 'a.py': '2' }, { findings: [finding('a.py', 'x'), finding('a.py', 'x', { id: 'second' })] });
    expect(difference(before, now)).toMatchObject({ new: ['a.py x'], known: 1 });
  });

  test('equals in two files that both stay cannot be swapped', () => {
    const before = result({ 'a.py': '1', 'b.py': '2' }, { findings: [finding('a.py', 'x')] });
    const now = result({ 'a.py': '3', 'b.py': '4' }, { findings: [finding('b.py', 'x')] });
    expect(difference(before, now)).toMatchObject({ new: ['b.py x'], fixed: ['a.py x'], known: 0 });
  });

  test('a file that moved as it is takes its findings along, and no other does', () => {
    const before = result({ 'a.py': '1', 'b.py': '2' }, { findings: [finding('a.py', 'x')] });
    const moved = result({ 'c.py': '1', 'd.py': '9' }, { findings: [finding('c.py', 'x'), finding('d.py', 'x')] });
    expect(difference(before, moved)).toMatchObject({ new: ['d.py x'], fixed: [], known: 1 });
  });

  test('a file that moved and was edited takes them along too', () => {
    const before = result({ 'old/a.py': '1' }, { findings: [finding('old/a.py', 'x')] });
    const now = result({ 'new/a.py': '2' }, { findings: [finding('new/a.py', 'x'), finding('new/a.py', 'y')] });
    expect(difference(before, now)).toMatchObject({ new: ['new/a.py y'], fixed: [], known: 1 });
  });

  test('what a comment suppresses is neither new nor fixed, and known when the comment goes', () => {
    const hidden = { ...finding('a.py', 'x'), suppression: { line: 1, reason: 'why' } };
    const shown = result({ 'a.py': '1' }, { findings: [finding('a.py', 'x')] });
    const suppressed = result({ 'a.py': '2' }, { suppressed: [hidden] });
    expect(difference(shown, suppressed)).toMatchObject({ new: [], fixed: [], known: 0 });
    expect(difference(suppressed, shown)).toMatchObject({ new: [], fixed: [], known: 1 });
    expect(compare(beforeOf(shown, ''), suppressed).newlySuppressed).toHaveLength(1);
    expect(compare(beforeOf(suppressed, ''), suppressed).newlySuppressed).toHaveLength(0);
  });

  test('in a file that is not analysed any more they are lost, not fixed', () => {
    const before = result({ 'a.py': '1', 'b.py': '1' }, { findings: [finding('a.py', 'x'), finding('b.py', 'y')] });
    const now = result({ 'a.py': undefined });
    expect(difference(before, now)).toMatchObject({ lost: ['a.py'], fixed: ['b.py y'] });
  });

  test('in a folder that is not entered any more as well', () => {
    const before = result({ 'dist/a.py': '1' }, { findings: [finding('dist/a.py', 'x')] });
    const now = result({ 'dist/': undefined, 'b.py': '2' });
    expect(difference(before, now)).toMatchObject({ lost: ['dist/a.py'], fixed: [] });
  });

  test('every finding is new or known, every earlier one known or fixed, and nothing differs from itself', () => {
    const places = fc.array(
      fc.record({ path: fc.constantFrom('a.py', 'b.py', 'c.py'), text: fc.constantFrom('x', 'y') }),
      {
        maxLength: 8,
      },
    );
    const built = (found: readonly { path: string; text: string }[]): AuditResult => {
      const files = Object.fromEntries(found.map(({ path }) => [path, `${path} ${found.length}`]));
      return result(files, { findings: found.map(({ path, text }, index) => finding(path, text, { id: `${index}` })) });
    };
    fc.assert(
      fc.property(places, places, (earlier, later) => {
        const [before, now] = [built(earlier), built(later)];
        const change = difference(before, now);
        expect(change.new.length + change.known).toBe(later.length);
        expect(change.fixed.length + change.known).toBe(earlier.length);
        expect(difference(now, now)).toMatchObject({ new: [], fixed: [], known: later.length });
      }),
      { seed: 20_260_101, verbose: true },
    );
  });
});

describe('copies', () => {
  const files = { 'a.py': '1', 'b.py': '2', 'c.py': '3' };

  test('a further copy of a known group is the new one', () => {
    const before = result(files, { cloneGroups: [copies('1', ['a.py#f', 'b.py#f'])] });
    const now = result({ ...files, 'c.py': '4' }, { cloneGroups: [copies('2', ['a.py#f', 'b.py#f', 'c.py#f'])] });
    expect(difference(before, now)).toMatchObject({ copies: ['c.py#f'], dissolved: 0 });
  });

  test('what stands inside a larger new copy is told with it, unless that one is silenced', () => {
    const module = copies('1', ['a.py#', 'c.py#'], { level: 'module' });
    const inside = copies('2', ['b.py#f', 'c.py#f']);
    const now = result({ ...files, 'c.py': '4' }, { cloneGroups: [module, inside] });
    expect(difference(result(files), now)).toMatchObject({ copies: ['c.py#'] });
    const silenced = { ...module, members: module.members.map((one) => ({ ...one, suppressed: 'a fixture' })) };
    const half = result({ ...files, 'c.py': '4' }, { cloneGroups: [silenced, inside] });
    expect(difference(result(files), half)).toMatchObject({ copies: ['c.py#', 'c.py#f'] });
  });

  test('of a new pair the one in the file that was touched', () => {
    const now = result({ ...files, 'b.py': '9' }, { cloneGroups: [copies('1', ['a.py#f', 'b.py#f'])] });
    expect(difference(result(files), now)).toMatchObject({ copies: ['b.py#f'] });
  });

  test('of a pair in touched files the one that is not to be kept', () => {
    const pair = copies('1', ['a.py#f', 'b.py#f']);
    const group = {
      ...pair,
      members: pair.members.map((one, at) => (at === 1 ? { ...one, copy: 'reference' as const } : one)),
    };
    const now = result({ 'a.py': '8', 'b.py': '9' }, { cloneGroups: [group] });
    expect(difference(result(files), now)).toMatchObject({ copies: ['a.py#f'] });
  });

  test('two known members that were in different groups are no known pair', () => {
    const before = result(files, {
      cloneGroups: [copies('1', ['a.py#f', 'b.py#f']), copies('2', ['c.py#g', 'c.py#h'])],
    });
    const now = result({ ...files, 'c.py': '9' }, { cloneGroups: [copies('3', ['a.py#f', 'c.py#g'])] });
    expect(difference(before, now)).toMatchObject({ copies: ['c.py#g'], dissolved: 2 });
  });

  test('a group whose files moved is known', () => {
    const before = result(files, { cloneGroups: [copies('1', ['a.py#f', 'b.py#f'])] });
    const now = result(
      { 'x/a.py': '7', 'd.py': '2', 'c.py': '3' },
      { cloneGroups: [copies('2', ['x/a.py#f', 'd.py#f'])] },
    );
    expect(difference(before, now)).toMatchObject({ copies: [], dissolved: 0 });
  });

  test('taken apart and put together again it is new', () => {
    const group = copies('1', ['a.py#f', 'b.py#f']);
    expect(difference(result(files, { cloneGroups: [group] }), result(files))).toMatchObject({ dissolved: 1 });
    expect(difference(result(files), result({ ...files, 'b.py': '5' }, { cloneGroups: [group] })).copies).toHaveLength(
      1,
    );
  });
});

describe('claims', () => {
  test('a verdict that changed is new, one that stays is known', () => {
    const before = result({}, { claims: [claim('a', 'verified'), claim('b', 'refuted')] });
    const now = result({}, { claims: [claim('a', 'refuted'), claim('b', 'refuted')] });
    expect(difference(before, now)).toMatchObject({ claims: ['a refuted'] });
  });

  test('in a document that moved it is known', () => {
    const before = result({ 'README.md': '1' }, { claims: [claim('a', 'refuted')] });
    const now = result({ 'docs/README.md': '1' }, { claims: [claim('a', 'refuted', 'docs/README.md')] });
    expect(difference(before, now)).toMatchObject({ claims: [] });
  });
});
