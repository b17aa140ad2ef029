import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AuditReport } from '../../src/model/gate.js';
import { audit } from '../cli/audit.js';
import { HONEST, history, made, PLACEHOLDER } from './first-commit.js';
import { check, type History } from './history.js';

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'audit-situation-'));
  made.push(folder);
  return folder;
}

describe('states of a repository that a check meets', () => {
  test('a detached head, as CI checks out, at the base and after it', async () => {
    const one = history({ 'a.py': HONEST });
    one.git('checkout', '-q', '--detach');
    expect((await check(one.folder)).gate).toMatchObject({ decision: 'pass', findings: { new: [], known: 0 } });
    one.write({ 'judge.py': PLACEHOLDER });
    one.commit('a judge');
    const { brought, exitCode } = await check(one.folder);
    expect(brought).toEqual(['constant-verdict judge.py']);
    expect(exitCode).toBe(1);
  });

  test('the merge of a pull request, whose base has gone on', async () => {
    const one = history({ 'a.py': HONEST });
    one.git('checkout', '-q', '-b', 'work');
    one.write({ 'b.py': 'def second(values):\n    return values[1]\n' });
    one.commit('work');
    one.git('checkout', '-q', 'main');
    one.write({ 'judge.py': PLACEHOLDER });
    one.commit('a placeholder on main');
    one.git('checkout', '-q', '--detach', 'main');
    one.git('merge', '-q', '--no-ff', '-m', 'merge', 'work');
    const { gate } = await check(one.folder, '--base', 'main');
    expect(gate).toMatchObject({ decision: 'pass', findings: { new: [], known: 1 } });
  });

  test('a branch without a commit: a word on what to do', async () => {
    const one = history({ 'a.py': HONEST });
    one.git('checkout', '-q', '--orphan', 'unborn');
    const { exitCode, stdout, stderr } = await audit(one.folder, ['check', '--no-cache', '--base', 'main']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('the repository has no commit yet; commit something first');
  });

  test('what is deleted, renamed with an edit, and staged, before any commit of it', async () => {
    const one = history({ 'judge.py': PLACEHOLDER, 'b.py': HONEST, 'c.py': PLACEHOLDER.replace('Judge', 'Other') });
    rmSync(join(one.folder, 'judge.py'));
    one.git('mv', 'c.py', 'inner.py');
    one.write({ 'inner.py': `# Moved.\n${PLACEHOLDER.replace('Judge', 'Other')}` });
    one.git('add', '-A');
    const { gate, exitCode } = await check(one.folder, '--base', 'HEAD');
    expect(gate.findings).toMatchObject({ new: [], known: 1, fixed: [{ path: 'judge.py' }] });
    expect(exitCode).toBe(0);
  });

  test('a folder of a monorepo: its own configuration, paths below it, and nothing of its neighbours', async () => {
    const one = history({
      'packages/tutor/audit.config.json': '{"rules": {"constant-verdict": "off"}}',
      'packages/tutor/a.py': HONEST,
      'packages/bandit/a.py': HONEST,
    });
    one.write({ 'packages/tutor/judge.py': PLACEHOLDER, 'packages/bandit/judge.py': PLACEHOLDER });
    const tutor = await check(join(one.folder, 'packages/tutor'), '--base', 'HEAD');
    expect(tutor).toMatchObject({ exitCode: 0, brought: [] });
    expect(tutor.report.files.map(({ path }) => path)).not.toContain('bandit/judge.py');
    const bandit = await check(join(one.folder, 'packages/bandit'), '--base', 'HEAD');
    expect(bandit).toMatchObject({ exitCode: 1, brought: ['constant-verdict judge.py'] });
    const both = await check(one.folder, 'packages/bandit', '--base', 'HEAD');
    expect(both.brought).toEqual(['constant-verdict judge.py']);
  });

  test('the configuration of a folder of a monorepo that the change weakens is told', async () => {
    const one = history({ 'packages/tutor/audit.config.json': '{"failOn": "note"}', 'packages/tutor/a.py': HONEST });
    one.write({ 'packages/tutor/audit.config.json': '{"failOn": "never"}', 'packages/tutor/judge.py': PLACEHOLDER });
    const { gate } = await check(join(one.folder, 'packages/tutor'), '--base', 'HEAD');
    expect(gate.notices).toEqual(['this change edits the configuration of the gate: failOn was "note", is "never"']);
  });
});

describe('a required verification', () => {
  const LEARNER = 'def total(values):\n    return sum(values)\n';
  const CONFIG = JSON.stringify({ verifications: [{ files: ['learning/*.py'] }] });
  const subject = (verdict: string) => ({
    symbol: 'total',
    path: 'learning/a.py',
    algorithm: 'linucb',
    binding: 'by names',
    tier: 'bubblewrap',
    verdict,
    reason: verdict === 'verified' ? '' : 'the width does not shrink',
  });

  /** `audit.json` of the present files with what a verification would have put into it. */
  async function verifiedFile(one: History, verdict: string): Promise<string> {
    const { report } = await check(one.folder, '--base', 'HEAD', '--exit-zero');
    const { gate: _, ...result } = report;
    const file = join(newFolder(), 'audit.json');
    writeFileSync(file, JSON.stringify({ ...result, subjects: [subject(verdict)] }));
    return file;
  }

  test('that was not made fails, one that ended well passes, any other end is told', async () => {
    const one = history({ 'audit.config.json': CONFIG, 'learning/a.py': LEARNER });
    const bare = await check(one.folder, '--base', 'HEAD');
    expect(bare.gate.reasons).toEqual(['the required verification of learning/a.py was not made']);
    expect(bare.exitCode).toBe(1);

    const good = await check(one.folder, '--base', 'HEAD', '--verified', await verifiedFile(one, 'verified'));
    expect(good).toMatchObject({ exitCode: 0, gate: { decision: 'pass', reasons: [] } });
    expect(good.report.subjects).toMatchObject([{ symbol: 'total', verdict: 'verified' }]);

    const bad = await check(one.folder, '--base', 'HEAD', '--verified', await verifiedFile(one, 'refuted'));
    expect(bad.gate.reasons).toEqual([
      'the required verification of learning/a.py ended refuted: the width does not shrink',
    ]);
    expect(bad.exitCode).toBe(1);
  });

  test('of sources as they were before a change says nothing, also when only an import of them changed', async () => {
    const one = history({ 'audit.config.json': CONFIG, 'learning/a.py': LEARNER, 'sums.py': HONEST });
    const file = await verifiedFile(one, 'verified');
    const stale = async (path: string) => {
      one.write({ [path]: `${HONEST}\n# Changed.\n` });
      const { exitCode, stdout, stderr } = await audit(one.folder, [
        'check',
        '--base',
        'HEAD',
        '--no-cache',
        '--verified',
        file,
      ]);
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
      expect(stderr).toContain(`was made before ${path} was changed; run audit verify again`);
      one.git('checkout', '-q', '--', '.');
    };
    await stale('learning/a.py');
    await stale('sums.py');
    one.write({ 'README.md': '# Sums\n' });
    expect((await check(one.folder, '--base', 'HEAD', '--verified', file)).exitCode).toBe(0);
  });

  test('a file of them that is none is one line', async () => {
    const one = history({ 'a.py': HONEST, 'not.json': '{' });
    const { exitCode, stderr } = await audit(one.folder, [
      'check',
      '--base',
      'HEAD',
      '--no-cache',
      '--verified',
      'not.json',
    ]);
    expect(exitCode).toBe(2);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('a check with the cache says what one without says', () => {
  /** Reports of the same state from a cache that earlier commands filled, and from none. */
  async function both(one: History, cache: string): Promise<readonly [AuditReport, AuditReport]> {
    const report = async (...options: readonly string[]) => {
      const argv = ['check', '--base', 'HEAD', '--format', 'json', ...options];
      return JSON.parse((await audit(one.folder, argv)).stdout) as AuditReport;
    };
    return [await report('--cache-dir', cache), await report('--no-cache')];
  }

  test('commit by commit, and for edits that make an old document false', async () => {
    const one = history({ 'README.md': 'The judge is in `judge.py`, `total()` in `a.py`.\n', 'a.py': HONEST });
    const cache = newFolder();
    const edits: readonly Readonly<Record<string, string>>[] = [
      { 'judge.py': PLACEHOLDER },
      { 'judge.py': PLACEHOLDER, 'copy.py': `import os\n${PLACEHOLDER}` },
      { 'a.py': HONEST.replace('total', 'whole') },
      { 'README.md': 'The judge is in `judgement.py`.\n' },
    ];
    for (const [index, files] of edits.entries()) {
      one.write(files);
      const [cached, fresh] = await both(one, cache);
      expect(cached).toEqual(fresh);
      one.commit(`edit ${index}`);
    }
  });

  test('the first check after a run takes the state of the base from the run', async () => {
    const document = { 'README.md': '# Project\n\n`judge.py` holds the class `Judge`.\n' };
    const one = history({ 'a.py': HONEST, 'judge.py': PLACEHOLDER, '.gitignore': '/generated/\n*.log\n', ...document });
    one.write({
      'generated/made.py': HONEST,
      'run.log': 'a line\n',
      'node_modules/one/index.js': 'export default 1;\n',
    });
    const cache = newFolder();
    await audit(one.folder, ['run', '.', '--cache-dir', cache, '--output', newFolder(), '--quiet', '--exit-zero']);
    const stored = readFileSync(join(cache, 'result.pack'));
    one.write({ 'b.py': PLACEHOLDER.replace('Judge', 'Other'), ...document });
    const argv = ['check', '--base', 'HEAD', '--cache-dir', cache, '--log-level', 'info', '--format', 'json'];
    const checked = async () => {
      rmSync(join(cache, 'base-result.pack'), { force: true });
      const { stderr, stdout } = await audit(one.folder, argv);
      const stages = [...stderr.matchAll(/"stage":"([^"]+)"/g)].map(([, stage]) => stage);
      expect(readFileSync(join(cache, 'result.pack')).equals(stored)).toBe(true);
      expect(JSON.parse(stdout)).toEqual((await both(one, newFolder()))[1]);
      return stages.filter((stage) => stage === 'rules' || stage === 'nothing changed');
    };
    // A file more: a copy of the base is looked at, and is found to be what was run.
    expect(await checked()).toEqual(['rules', 'nothing changed']);
    rmSync(join(one.folder, 'b.py'));
    one.write({ 'a.py': `${HONEST}\n\ndef added():\n    return 1\n` });
    // Only the contents of a source differ: the base is told without a copy.
    expect(await checked()).toEqual(['rules']);
  });

  test('a result of other documents than those of the base does not stand for it', async () => {
    const one = history({ 'judge.py': PLACEHOLDER, 'README.md': '`judge.py` holds the class `Judge`.\n' });
    const cache = newFolder();
    const run = ['run', '.', '--cache-dir', cache, '--output', newFolder(), '--quiet', '--exit-zero'];
    one.write({ 'README.md': '`judge.py` holds the class `Umpire`.\n' });
    await audit(one.folder, run);
    one.write({ 'judge.py': `${PLACEHOLDER}\n` });
    const { stdout } = await audit(one.folder, ['check', '--base', 'HEAD', '--cache-dir', cache, '--format', 'json']);
    expect(JSON.parse(stdout)).toEqual((await both(one, newFolder()))[1]);
  });

  test('a pipe in the place of a file is neither read nor taken for it', async () => {
    const one = history({
      'a.py': HONEST,
      'judge.py': PLACEHOLDER,
      '.gitignore': '*.log\n',
      'b/.gitignore': '*.tmp\n',
    });
    const cache = newFolder();
    await audit(one.folder, ['run', '.', '--cache-dir', cache, '--output', newFolder(), '--quiet', '--exit-zero']);
    for (const name of ['b/.gitignore', 'a.py']) {
      rmSync(join(one.folder, name));
      execFileSync('mkfifo', [join(one.folder, name)]);
      one.write({ 'judge.py': `# ${name}\n${PLACEHOLDER}` });
      const [cached, fresh] = await both(one, cache);
      expect(cached).toEqual(fresh);
    }
  });
});
