import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { RemovedPaths } from '../../src/git/removed-paths.js';
import { type GitRepository, openRepository } from '../../src/git/repository.js';
import { folderOf, git, writeAll } from '../claims/ledger-of.js';

const { PATH, HOME } = process.env;

function opened(folder: string): GitRepository {
  const found = openRepository(folder, { PATH, HOME });
  if (found.kind === 'none') throw new Error(found.reason);
  return found.repository;
}

/** Three commits: two modules; one moved and changed a little; one removed. */
function history(): string {
  const root = folderOf({
    'src/agent.py': 'def act(state):\n    return state\n\n\nclass Agent:\n    pass\n',
    'src/old.py': 'x = 1\n',
  });
  git(root, 'init', '-q');
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'start');
  mkdirSync(join(root, 'core'));
  git(root, 'mv', 'src/agent.py', 'core/player.py');
  git(root, 'commit', '-q', '-m', 'move the agent');
  git(root, 'rm', '-q', 'src/old.py');
  git(root, 'commit', '-q', '-m', 'no longer needed');
  return root;
}

describe('a repository', () => {
  test('is opened from a folder inside it', () => {
    const root = history();
    const repository = opened(join(root, 'core'));
    expect(repository.prefix).toBe('core/');
    expect(repository.head()).toBe(git(root, 'rev-parse', 'HEAD').trim());
    expect(repository.isShallow()).toBe(false);
    expect(repository.commit('no-such-branch')).toBeUndefined();
    expect(repository.commit('--all')).toBeUndefined();
  });

  test('a folder without one says so', () => {
    expect(openRepository(folderOf({ a: '' }), { PATH, HOME })).toEqual({ kind: 'none', reason: 'no git repository' });
  });

  test('without git there is none, and no failure', () => {
    const found = openRepository(history(), { PATH: folderOf({ a: '' }) });
    expect(found).toEqual({ kind: 'none', reason: 'git is not installed or not on the PATH' });
  });

  test('programs that the repository names do not run', () => {
    const root = history();
    const marks = mkdtempSync(join(tmpdir(), 'marks-'));
    onTestFinished(() => rmSync(marks, { recursive: true, force: true }));
    const program = (name: string): string => {
      const path = join(marks, `${name}.sh`);
      writeFileSync(path, `#!/bin/sh\ntouch ${join(marks, `${name}.ran`)}\ncat\n`);
      chmodSync(path, 0o755);
      return path;
    };
    git(root, 'config', 'core.fsmonitor', program('fsmonitor'));
    git(root, 'config', 'core.pager', program('pager'));
    git(root, 'config', 'diff.external', program('external'));
    git(root, 'config', 'diff.sly.textconv', program('textconv'));
    git(root, 'config', 'gpg.program', program('gpg'));
    git(root, 'config', 'log.showSignature', 'true');
    writeAll(root, { '.gitattributes': '*.py diff=sly\n' });
    const repository = opened(root);
    expect(repository.run(['status', '--porcelain']).kind).toBe('output');
    expect(new RemovedPaths(repository).find('src/agent.py', () => true)?.movedTo).toBe('core/player.py');
    const ran = ['fsmonitor', 'pager', 'external', 'textconv', 'gpg'].filter((name) =>
      existsSync(join(marks, `${name}.ran`)),
    );
    expect(ran).toEqual([]);
    // The trap works: git itself, asked plainly, does run the monitor.
    git(root, 'status');
    expect(existsSync(join(marks, 'fsmonitor.ran'))).toBe(true);
  });
});

describe('removed paths', () => {
  test('a moved file is followed, a removed one names its commit', () => {
    const root = history();
    const removed = new RemovedPaths(opened(root));
    const exists = (path: string): boolean => existsSync(join(root, path));
    expect(removed.find('src/agent.py', exists)).toMatchObject({
      subject: 'move the agent',
      movedTo: 'core/player.py',
    });
    expect(removed.find('src/old.py', exists)).toEqual({
      commit: git(root, 'rev-parse', 'HEAD').trim(),
      subject: 'no longer needed',
    });
    expect(removed.find('src/never.py', exists)).toBeUndefined();
  });

  test('paths are relative to the opened folder', () => {
    const root = history();
    writeAll(root, { 'src/kept.py': '' });
    const removed = new RemovedPaths(opened(join(root, 'src')));
    expect(removed.find('old.py', () => false)).toMatchObject({ subject: 'no longer needed' });
    // Moved out of the opened folder: it is gone from there.
    expect(removed.find('agent.py', () => true)?.movedTo).toBeUndefined();
  });

  test('a chain of moves ends at the file that is there', () => {
    const root = history();
    git(root, 'mv', 'core/player.py', 'player.py');
    git(root, 'commit', '-q', '-m', 'up');
    const found = new RemovedPaths(opened(root)).find('src/agent.py', (path) => existsSync(join(root, path)));
    expect(found?.movedTo).toBe('player.py');
  });
});
