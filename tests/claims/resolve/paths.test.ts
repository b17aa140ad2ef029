import { describe, expect, test } from 'vitest';
import { ProjectFiles } from '../../../src/claims/resolve/project-files.js';
import type { PathHistory } from '../../../src/claims/resolve/removals.js';
import { PathResolver } from '../../../src/claims/resolve/resolve-path.js';
import type { FileEntry } from '../../../src/model/result.js';

const FILES = [
  'README.md',
  'core/agent.py',
  'core/memory/__init__.py',
  'core/memory/replay.py',
  'docs/guide.md',
  'docs/images.md',
  'learn/BanditPolicy.ts',
  'packages/web/src/view.tsx',
  'packages/api/src/server.ts',
  'packages/api/src/shared.ts',
  'packages/web/package.json',
  'packages/web/src/auth.controller.ts',
  'docs/packages/api/setup.md',
  'packages/api/setup.py',
  'packages/web/src/shared.ts',
  'vendored/',
];

function resolver(history?: PathHistory, ignored: readonly string[] = []): PathResolver {
  const entries = FILES.map((path): FileEntry => ({ path, language: 'other', status: 'skipped', reason: 'vendored' }));
  return new PathResolver({
    files: new ProjectFiles(entries),
    projectNames: ['orchard'],
    isIgnored: (path) => ignored.includes(path),
    isOutside: () => undefined,
    history,
  });
}

const found = (step: string, path: string) => ({ kind: 'found', step, path });

describe('the ladder, one rung after the other', () => {
  test.each([
    ['core/agent.py', found('exact', 'core/agent.py')],
    ['./core/agent.py', found('exact', 'core/agent.py')],
    ['`core/`', found('exact', 'core')],
    ['core\\agent.py', found('exact', 'core/agent.py')],
    ['@core/agent.py', found('exact', 'core/agent.py')],
    ['orchard/core/agent.py', found('without the project name', 'core/agent.py')],
    ['Orchard/', found('without the project name', '')],
    ['images.md', found('relative to the document', 'docs/images.md')],
    ['project/images.md', found('relative to the document', 'docs/images.md')],
    ['core/agent', found('as a module', 'core/agent.py')],
    ['core.agent', found('as a module', 'core/agent.py')],
    ['packages/api/src/server.js', found('as a module', 'packages/api/src/server.ts')],
    ['web/src/view.tsx', found('by its last parts', 'packages/web/src/view.tsx')],
    ['replay.py', found('by its name', 'core/memory/replay.py')],
    ['core/*.py', found('exact', 'core/agent.py')],
  ])('%s', (written, expected) => {
    expect(resolver().resolve(written, 'docs/guide.md')).toMatchObject(expected);
  });

  test('`@/` is where the sources of the package begin', () => {
    const at = (document: string) => resolver().resolve('@/view.tsx', document);
    expect(at('packages/web/README.md')).toMatchObject(found('as a module', 'packages/web/src/view.tsx'));
    expect(at('packages/api/README.md').kind).not.toBe('found');
  });

  test('a dotted name is the module, not the page beside its docs', () => {
    expect(resolver().resolve('api.setup', 'README.md')).toMatchObject(found('as a module', 'packages/api/setup.py'));
  });

  test('points within a name are signs like any other', () => {
    const path = 'packages/web/src/auth.controller.ts';
    expect(resolver().resolve('packages/web/src/authController.ts', 'README.md')).toEqual({
      kind: 'moved',
      path,
      how: 'renamed',
    });
  });

  test('homonyms are answered with all places', () => {
    const paths = ['packages/api/src/shared.ts', 'packages/web/src/shared.ts'];
    expect(resolver().resolve('shared.ts', 'docs/guide.md')).toEqual({ kind: 'several', paths });
  });

  test.each([
    ['a module that became a package', 'core/memory.py', 'core/memory'],
    ['a name with its case and underscores mangled', 'learn/bandit_policy.ts', 'learn/BanditPolicy.ts'],
    ['a script that was rewritten in TypeScript', 'learn/bandit-policy.js', 'learn/BanditPolicy.ts'],
    ['the only file of that name', 'engine/store/replay.py', 'core/memory/replay.py'],
  ])('moved: %s', (_, written, path) => {
    expect(resolver().resolve(written, 'docs/guide.md')).toMatchObject({ kind: 'moved', path });
  });

  test('history says where a file went, and that one was removed', () => {
    const history: PathHistory = {
      find: (path) => {
        if (path === 'core/player.py') return { commit: 'c'.repeat(40), subject: 'rename', movedTo: 'core/agent.py' };
        const isGone = path === 'core/gone.py' || path === 'old/parts/lost.py' || path === 'old/utils.py';
        return isGone ? { commit: 'd'.repeat(40), subject: 'drop' } : undefined;
      },
      endingIn: (path) => ['old/parts/lost.py', 'old/utils.py'].filter((one) => one.endsWith(`/${path}`)),
    };
    const moved = resolver(history).resolve('core/player.py', 'docs/guide.md');
    expect(moved).toEqual({ kind: 'moved', path: 'core/agent.py', how: 'moved in commit cccccccccc' });
    const gone = resolver(history).resolve('core/gone.py', 'docs/guide.md');
    expect(gone).toMatchObject({ kind: 'missing', removedBy: { subject: 'drop' } });
    const lost = resolver(history).resolve('parts/lost.py', 'docs/guide.md');
    expect(lost).toMatchObject({ kind: 'missing', removedBy: { subject: 'drop', as: 'old/parts/lost.py' } });
    expect(resolver(history).resolve('utils.py', 'docs/guide.md')).not.toHaveProperty('removedBy');
  });

  test('a common name elsewhere is another file', () => {
    expect(resolver().resolve('core/__init__.py', 'docs/guide.md')).toMatchObject({ kind: 'missing' });
  });

  test('missing says how much of the path is known', () => {
    const at = (written: string) => resolver().resolve(written, 'README.md');
    expect(at('core/nothing.py')).toMatchObject({ inKnownFolder: true, underKnownFolder: true });
    expect(at('core/deep/nothing.py')).toMatchObject({ inKnownFolder: false, underKnownFolder: true });
    expect(at('elsewhere/nothing.py')).toMatchObject({ inKnownFolder: false, underKnownFolder: false });
    expect(at('orchard/core/nothing.py')).toMatchObject({ path: 'core/nothing.py', inKnownFolder: true });
  });

  test.each([
    ['https://example.org/a.py'],
    ['/usr/lib/a.py'],
    ['~/models/a.py'],
    ['C:\\data\\a.py'],
    ['src/<name>/a.py'],
    ['$HOME/a.py'],
    ['../../other/a.py'],
    ['vendored/lib/a.py'],
    ['%E0%A4%A'],
  ])('cannot be seen: %s', (written) => {
    expect(resolver().resolve(written, 'README.md').kind).toBe('unseen');
  });

  test('what git ignores is made when the code runs', () => {
    expect(resolver(undefined, ['core/out.json']).resolve('core/out.json', 'README.md')).toEqual({
      kind: 'unseen',
      reason: 'git ignores it: made when the code runs',
    });
  });
});
