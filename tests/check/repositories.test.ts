import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openRepository } from '../../src/git/repository.js';
import { writeTree } from '../../src/git/write-tree.js';
import { audit, project } from '../cli/audit.js';
import { HONEST, history, made, PLACEHOLDER } from './first-commit.js';
import { check, History } from './history.js';

const failure = async (folder: string, ...options: readonly string[]) => {
  const { exitCode, stdout, stderr } = await audit(folder, ['check', '--no-cache', ...options]);
  expect(stdout).toBe('');
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(exitCode).toBe(2);
  return stderr;
};

describe('what cannot be compared ends with 2 and one line that says what to do', () => {
  test('no git', async () => {
    const folder = project({ 'a.py': HONEST });
    made.push(folder);
    expect(await failure(folder)).toContain('no git repository; name a baseline file with --baseline');
  });

  test('no commit yet, an unknown base, no default branch, two bases', async () => {
    const empty = new History();
    made.push(empty.folder);
    empty.write({ 'a.py': HONEST });
    expect(await failure(empty.folder)).toContain('default branch of origin is not here');
    const one = history({ 'a.py': HONEST });
    expect(await failure(one.folder, '--base', 'nowhere')).toContain('no commit of the name nowhere is here; fetch it');
    expect(await failure(one.folder, '--base', '--output=x')).toContain('no commit of the name --output=x');
    one.git('branch', '-m', 'work');
    expect(await failure(one.folder)).toContain('name what to compare with: --base <commit>');
    expect(await failure(one.folder, '--base', 'HEAD', '--baseline', 'x')).toContain('name one of them');
  });

  test('histories that have nothing in common', async () => {
    const one = history({ 'a.py': HONEST });
    one.git('checkout', '-q', '--orphan', 'other');
    one.commit('another beginning');
    expect(await failure(one.folder, '--base', 'main')).toContain('have no commit in common');
  });

  test('a shallow clone', async () => {
    const one = history({ 'a.py': HONEST });
    one.git('checkout', '-q', '-b', 'work');
    one.write({ 'b.py': HONEST });
    one.commit('second');
    one.git('checkout', '-q', 'main');
    one.write({ 'c.py': HONEST });
    one.commit('third');
    const folder = mkdtempSync(join(tmpdir(), 'audit-shallow-'));
    made.push(folder);
    const clone = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder, stdio: 'pipe' });
    clone('clone', '-q', '--depth', '1', '--no-single-branch', '--branch', 'work', `file://${one.folder}`, '.');
    expect(await failure(folder, '--base', 'origin/main')).toContain('the clone is shallow');
    expect(await failure(folder, '--base', 'HEAD~1')).toContain('(the clone is shallow)');
    clone('fetch', '-q', '--unshallow');
    expect((await check(folder, '--base', 'origin/main')).gate.decision).toBe('pass');
  });

  test('a submodule whose earlier commit is not here', async () => {
    const { outer, inner } = withSubmodule();
    const commit = inner.git('rev-parse', 'HEAD').trim();
    outer.git('update-index', '--cacheinfo', `160000,${'1234567890'.repeat(4)},part`);
    outer.git('commit', '-q', '-m', 'a commit that nobody has');
    outer.git('update-index', '--cacheinfo', `160000,${commit},part`);
    outer.git('commit', '-q', '-m', 'back');
    expect(await failure(outer.folder, '--base', 'HEAD~1')).toContain('the submodule part lacks commit 1234567890');
  });
});

function withSubmodule(): { outer: History; inner: History } {
  const inner = history({ 'judge.py': PLACEHOLDER });
  const outer = history({ 'a.py': HONEST });
  outer.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.folder, 'part');
  outer.commit('a submodule');
  return { outer, inner };
}

describe('what is compared', () => {
  test('a submodule at the commit of the base: what was in it is known', async () => {
    const { outer } = withSubmodule();
    outer.write({ 'b.py': HONEST });
    const { gate } = await check(outer.folder, '--base', 'HEAD');
    expect(gate.findings).toMatchObject({ new: [], known: 1 });
  });

  test('the merge base, not the tip of the other branch', async () => {
    const one = history({ 'a.py': HONEST });
    one.git('checkout', '-q', '-b', 'work');
    one.write({ 'b.py': 'def second(values):\n    return values[1]\n' });
    one.commit('work');
    one.git('checkout', '-q', 'main');
    one.write({ 'judge.py': PLACEHOLDER });
    one.commit('a placeholder on main');
    one.git('checkout', '-q', 'work');
    const { gate, exitCode } = await check(one.folder);
    expect(gate.against).toMatch(/^the merge base [0-9a-f]{10} with main$/);
    expect(gate.findings).toMatchObject({ new: [], fixed: [] });
    expect(exitCode).toBe(0);
  });

  test('the work tree as it is: changes that are not committed, files that are not tracked', async () => {
    const one = history({ 'a.py': HONEST });
    one.write({ 'judge.py': PLACEHOLDER });
    expect((await check(one.folder, '--base', 'HEAD')).brought).toEqual(['constant-verdict judge.py']);
  });

  test('a folder, also one that the base does not have', async () => {
    const one = history({ 'a/judge.py': PLACEHOLDER, 'b/c.py': HONEST });
    one.write({ 'new/judge.py': PLACEHOLDER.replace('Judge', 'Other') });
    expect((await check(one.folder, 'a', '--base', 'HEAD')).gate.findings).toMatchObject({ new: [], known: 1 });
    const both = await check(one.folder, 'a', 'new', '--base', 'HEAD');
    expect(both.brought).toEqual(['constant-verdict new/judge.py']);
    expect((await check(one.folder, 'new', '--base', 'HEAD')).brought).toEqual(['constant-verdict judge.py']);
  });

  test('an ignore file above the folder holds in the base too', async () => {
    const one = history({ '.gitignore': 'skipped.py\n', 'a/b.py': HONEST });
    one.write({ 'a/skipped.py': PLACEHOLDER });
    expect((await check(join(one.folder, 'a'), '--base', 'HEAD')).gate).toMatchObject({ decision: 'pass' });
  });
});

describe('a repository cannot make git run anything, nor write outside of the temporary folder', () => {
  test('hooks, filters, text conversion, monitors, external diffs', async () => {
    const one = history({ 'a.py': HONEST, '.gitattributes': '*.py filter=evil diff=evil export-subst\n' });
    const trace = join(one.folder, 'trace');
    const command = `touch ${trace}; cat`;
    for (const name of ['filter.evil.smudge', 'filter.evil.clean', 'diff.evil.textconv', 'diff.evil.command'])
      one.git('config', name, command);
    for (const name of [
      'core.fsmonitor',
      'diff.external',
      'core.pager',
      'core.sshCommand',
      'core.alternateRefsCommand',
    ])
      one.git('config', name, command);
    for (const hook of ['post-checkout', 'reference-transaction', 'post-index-change'])
      writeFileSync(join(one.folder, '.git/hooks', hook), `#!/bin/sh\ntouch ${trace}\n`, { mode: 0o755 });
    rmSync(trace, { force: true });
    one.write({ 'b.py': HONEST });
    expect((await check(one.folder, '--base', 'HEAD')).exitCode).toBe(0);
    expect(existsSync(trace)).toBe(false);
  });

  test('a tree with a link and a folder of one name', () => {
    const one = history({ 'a.py': HONEST });
    const outside = mkdtempSync(join(tmpdir(), 'audit-outside-'));
    const into = mkdtempSync(join(tmpdir(), 'audit-into-'));
    made.push(outside, into);
    const hash = (text: string) =>
      execFileSync('git', ['hash-object', '-w', '--stdin'], { cwd: one.folder, input: text, encoding: 'utf8' }).trim();
    const tree = (lines: string) =>
      execFileSync('git', ['mktree', '--missing'], { cwd: one.folder, input: lines, encoding: 'utf8' }).trim();
    const folder = tree(`100644 blob ${hash('x')}\twritten.py\n`);
    const raw = Buffer.concat(
      [
        ['120000 a', hash(outside)],
        ['40000 a', folder],
      ].flatMap(([name, id]) => [Buffer.from(`${name}\0`), Buffer.from(id!, 'hex')]),
    );
    const written = execFileSync('git', ['hash-object', '-w', '-t', 'tree', '--literally', '--stdin'], {
      cwd: one.folder,
      input: raw,
      encoding: 'utf8',
    }).trim();
    const commit = one.git('commit-tree', written, '-m', 'two of one name').trim();
    const opened = openRepository(one.folder, {});
    if (opened.kind !== 'repository') throw new Error(opened.reason);
    expect(() =>
      writeTree(opened.repository, commit, { into, maxFileBytes: 1_000, isNeeded: () => true, environment: {} }),
    ).toThrow('cannot write the files of commit');
    expect(readdirSync(outside)).toEqual([]);
  });
});

describe('a change to the gate itself is told', () => {
  test('configuration, and what it did', async () => {
    const one = history({ 'judge.py': HONEST, 'audit.config.json': '{"failOn": "warning"}' });
    one.write({
      'judge.py': PLACEHOLDER,
      'audit.config.json': '{"failOn": "never", "rules": {"todo-comment": "off"}}',
    });
    const { exitCode, gate } = await check(one.folder, '--base', 'HEAD');
    expect(exitCode).toBe(0);
    expect(gate.notices).toEqual([
      'this change edits the configuration of the gate: failOn was "warning", is "never"; rules was unset, is {"todo-comment":"off"}',
    ]);
  });

  test('the first configuration, without what it leaves as it was', async () => {
    const one = history({ 'a.py': HONEST });
    one.write({ 'audit.config.yaml': 'failOn: note\nexclude: []\n' });
    const { gate } = await check(one.folder, '--base', 'HEAD');
    expect(gate.notices).toEqual(['this change adds a configuration of the gate: failOn is "note"']);
  });

  test('a configuration that comes, and one in package.json that goes', async () => {
    const one = history({ 'a.py': HONEST, 'package.json': '{"name": "x", "audit": {"trial": true}}' });
    one.write({ 'package.json': '{"name": "x"}', 'audit.config.yaml': 'failOn: note\n' });
    const { gate } = await check(one.folder, '--base', 'HEAD');
    expect(gate.notices).toEqual([
      'this change edits the configuration of the gate: failOn was unset, is "note"; trial was true, is unset',
    ]);
  });

  test('a baseline', async () => {
    const one = history({ 'judge.py': HONEST });
    await audit(one.folder, ['baseline', '--update', '--no-cache', '--quiet']);
    one.commit('a baseline');
    one.write({ 'judge.py': PLACEHOLDER });
    const before = await check(one.folder, '--baseline', 'audit-baseline.jsonl');
    expect(before).toMatchObject({ exitCode: 1, brought: ['constant-verdict judge.py'] });
    expect(before.gate.notices).toEqual([]);
    await audit(one.folder, ['baseline', '--update', '--no-cache', '--quiet']);
    const after = await check(one.folder, '--baseline', 'audit-baseline.jsonl');
    expect(after).toMatchObject({ exitCode: 0, brought: [] });
    expect(after.gate.notices).toEqual(['this change edits the baseline audit-baseline.jsonl']);
  });
});

describe('the baseline command', () => {
  test('update, state, prune', async () => {
    const one = history({ 'judge.py': PLACEHOLDER, 'other.py': PLACEHOLDER.replace('Judge', 'Other') });
    const run = async (...options: readonly string[]) =>
      (await audit(one.folder, ['baseline', '--no-cache', ...options])).stdout;
    expect(await run('--update')).toMatch(/^audit-baseline\.jsonl: \d+ entries\n$/);
    one.write({ 'judge.py': HONEST, 'third.py': PLACEHOLDER.replace('Judge', 'Third') });
    expect(await run()).toContain('1 findings of it are fixed, 1 are new');
    expect(await run('--prune')).toMatch(/taken out/);
    const lines = readFileSync(join(one.folder, 'audit-baseline.jsonl'), 'utf8');
    expect(lines).toContain('other.py');
    expect(lines).not.toContain('"judge.py"');
    expect(lines).not.toContain('third.py');
    const missing = await audit(one.folder, ['check', '--baseline', 'nowhere.jsonl', '--no-cache']);
    expect(missing).toMatchObject({ exitCode: 2, stdout: '' });
    expect(missing.stderr).toContain('cannot read the baseline nowhere.jsonl');
  });
});
