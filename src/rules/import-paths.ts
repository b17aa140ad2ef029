import { posix } from 'node:path';
import type { Language } from '../model/facts.js';

const SCRIPT_EXTENSIONS = [
  '.ts',
  '.tsx',
  '.d.ts',
  '.js',
  '.jsx',
  '.mts',
  '.cts',
  '.mjs',
  '.cjs',
  '.json',
  '.vue',
  '.svelte',
  '.css',
];

/**
 * Paths at which the file may stand that a specifier names, the one that is taken first before the others.
 *
 * @param from posix, relative to the root
 */
export function pathsImported(language: Language, from: string, module: string): readonly string[] {
  return language === 'python' ? pythonPaths(from, module) : scriptPaths(from, module);
}

function scriptPaths(from: string, module: string): readonly string[] {
  if (!module.startsWith('.')) return [];
  const base = posix.normalize(posix.join(posix.dirname(from), module));
  const stem = base.replace(/\.[cm]?jsx?$/, '');
  return [
    base,
    ...SCRIPT_EXTENSIONS.flatMap((extension) => [
      base + extension,
      stem + extension,
      posix.join(base, `index${extension}`),
    ]),
  ];
}

function pythonPaths(from: string, module: string): readonly string[] {
  const dots = /^\.*/.exec(module)?.[0].length ?? 0;
  const parts = module
    .slice(dots)
    .split('.')
    .filter((part) => part !== '');
  if (dots > 0) {
    let folder = posix.dirname(from);
    for (let up = 1; up < dots; up++) folder = posix.dirname(folder);
    return pythonModule(posix.join(folder, ...parts));
  }
  if (parts.length === 0) return [];
  const paths: string[] = [];
  // Absolute imports start at some folder above the importing file, the root included.
  for (let folder = posix.dirname(from); ; folder = posix.dirname(folder)) {
    paths.push(...pythonModule(posix.join(folder, ...parts)), ...pythonModule(posix.join(folder, 'src', ...parts)));
    if (folder === '.' || folder === '/') return paths;
  }
}

function pythonModule(stem: string): readonly string[] {
  const clean = stem === '' ? '.' : stem;
  return [`${clean}.py`, clean === '.' ? '__init__.py' : `${clean}/__init__.py`, `${clean}.pyi`];
}
