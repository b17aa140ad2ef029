import { createHash } from 'node:crypto';
import { join, posix } from 'node:path';
import { readRegularFile } from '../walk/read-file.js';
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

/** Bytes of a file that is searched for names and settings; what is larger counts as empty. */
export const MAX_TEXT_BYTES = 2_000_000;

/**
 * The state of each of them, and of documents given besides.
 *
 * @param maxFileBytes of a document that is read
 */
export function supportingStates(
  walked: Walk,
  given: readonly GivenDocument[],
  maxFileBytes: number,
): { readonly path: string; readonly state: string }[] {
  const limit = Math.max(MAX_TEXT_BYTES, maxFileBytes);
  return [
    ...supportingPaths(walked).map((path) => ({ path, state: stateOfFile(join(walked.root, path), limit) })),
    ...given.map(({ path, absolute }) => ({ path: `given ${path}`, state: stateOfFile(absolute, limit) })),
  ];
}

/** The hash of a file's bytes, or why they are not read. The same on every machine, so that what is kept travels. */
export function stateOfFile(absolute: string, limit = MAX_TEXT_BYTES): string {
  const read = readRegularFile(absolute, limit);
  return read.kind === 'bytes' ? createHash('sha256').update(read.bytes).digest('hex') : read.reason;
}
