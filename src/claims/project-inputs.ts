import { lstatSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Walk } from '../walk/walk.js';
import type { GivenDocument } from './named-document.js';

/** Files besides sources and documents that claims are judged by. */
const SUPPORTING =
  /(^|\/)(\.gitignore|\.env[^/]*|Makefile|GNUmakefile|makefile|Dockerfile|Procfile|justfile|package\.json|pyproject\.toml|setup\.cfg|requirements[^/]*\.(txt|in))$|\.(md|markdown|mdx|rst|txt|ya?ml|toml|json5?|jsonc|cfg|ini|conf|env|ipynb|rs|go|java|kt|scala|swift|c|cc|cpp|h|hpp|cu|cs|rb|php|lua|r|jl|dart|ex|exs|erl|hs|clj|zig|nim|sol|sh|bash|sql|proto|graphql|prisma|html?|css|scss|vue|svelte)$/i;
/** The result of an audit that was written into the audited folder: what lies beside it is our own words. */
const OWN_RESULT = 'audit.json';

/** Paths of walked files that are no sources and that claims may read, sorted; our own reports are none of them. */
export function supportingPaths({ skipped }: Pick<Walk, 'skipped'>): string[] {
  const reports = new Set(
    skipped.filter(({ path }) => posix.basename(path) === OWN_RESULT).map(({ path }) => posix.dirname(path)),
  );
  return skipped
    .filter(
      ({ path, language, reason }) =>
        language === 'other' && reason?.startsWith('not a source file') === true && SUPPORTING.test(path),
    )
    .map(({ path }) => path)
    .filter((path) => !isBelow(path, reports));
}

function isBelow(path: string, folders: ReadonlySet<string>): boolean {
  for (let at = posix.dirname(path); ; at = posix.dirname(at)) {
    if (folders.has(at) && at !== '.') return true;
    if (at === '.' || at === '/') return false;
  }
}

/** The state of each of them, and of documents given besides, as the file system tells it: enough to see that nothing has changed. */
export function supportingStates(
  walked: Walk,
  given: readonly GivenDocument[],
): { readonly path: string; readonly state: string }[] {
  return [
    ...supportingPaths(walked).map((path) => ({ path, state: stateOfFile(join(walked.root, path)) })),
    ...given.map(({ path, absolute }) => ({ path: `given ${path}`, state: stateOfFile(absolute) })),
  ];
}

/** Changes whenever a file is written, as far as the file system tells. */
export function stateOfFile(absolute: string): string {
  try {
    const { size, mtimeMs, ctimeMs, ino } = lstatSync(absolute);
    return [size, mtimeMs, ctimeMs, ino].join(':');
  } catch {
    return 'gone';
  }
}
