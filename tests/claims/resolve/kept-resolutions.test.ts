import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ProcessMemory } from '../../../src/cache/stage-memory.js';
import { IgnoredPaths } from '../../../src/claims/resolve/ignored-paths.js';
import { KeptResolutions, type PathInputs } from '../../../src/claims/resolve/kept-resolutions.js';
import { ProjectFiles } from '../../../src/claims/resolve/project-files.js';
import { PathResolver } from '../../../src/claims/resolve/resolve-path.js';
import { folderOf } from '../ledger-of.js';

const INPUTS: PathInputs = { listed: 'these files', history: 'this commit' };

/** Resolves three paths and returns those that had to be resolved anew. */
function resolvedAnew(root: string, memory: ProcessMemory, inputs: PathInputs | undefined): string[] {
  const ignored = new IgnoredPaths(root);
  const kept = new KeptResolutions(memory, inputs, ignored);
  const before = new Set(kept.known.resolved.keys());
  const files = new ProjectFiles([{ path: 'src/agent.py', language: 'python', status: 'analysed' }]);
  const paths = new PathResolver(
    {
      files,
      projectNames: [],
      isIgnored: (path) => ignored.has(path),
      isOutside: () => undefined,
      history: { find: () => undefined, endingIn: () => [] },
    },
    kept.known,
  );
  for (const path of ['src/agent.py', 'src/gone.py', 'runs/log.csv']) paths.resolve(path, 'README.md');
  kept.keep();
  return [...kept.known.resolved.keys()].filter((key) => !before.has(key)).map((key) => key.split('\0')[0]!);
}

const ALL = ['src/agent.py', 'src/gone.py', 'runs/log.csv'];

function filled(): { readonly root: string; readonly memory: ProcessMemory } {
  const root = folderOf({ '.gitignore': 'runs/\n', 'src/agent.py': 'value = 1\n' });
  const memory = new ProcessMemory();
  expect(resolvedAnew(root, memory, INPUTS)).toEqual(ALL);
  return { root, memory };
}

test('where nothing has changed no path is resolved again', () => {
  const { root, memory } = filled();
  expect(resolvedAnew(root, memory, INPUTS)).toEqual([]);
});

test('after another commit only those are that the history was asked about', () => {
  const { root, memory } = filled();
  expect(resolvedAnew(root, memory, { ...INPUTS, history: 'the next commit' })).toEqual([
    'src/gone.py',
    'runs/log.csv',
  ]);
});

test('with other files all are', () => {
  const { root, memory } = filled();
  expect(resolvedAnew(root, memory, { ...INPUTS, listed: 'others' })).toEqual(ALL);
});

test('with other words in an ignore file that was asked all are', () => {
  const { root, memory } = filled();
  writeFileSync(join(root, '.gitignore'), 'data/\n');
  expect(resolvedAnew(root, memory, INPUTS)).toEqual(ALL);
});

test('with an ignore file where there was none all are', () => {
  const { root, memory } = filled();
  writeFileSync(join(root, 'src', '.gitignore'), 'gone.py\n');
  expect(resolvedAnew(root, memory, INPUTS)).toEqual(ALL);
});

test('where answers rest on more than can be told nothing is kept', () => {
  const root = folderOf({ 'src/agent.py': 'value = 1\n' });
  const memory = new ProcessMemory();
  resolvedAnew(root, memory, undefined);
  expect(resolvedAnew(root, memory, undefined)).toEqual(ALL);
});
