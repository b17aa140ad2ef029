import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../model/usage-error.js';
import { type Environment, type GitRepository, openRepository } from './repository.js';

/** One file, link or submodule of a commit. */
export interface NamedEntry {
  /** Posix, below the work tree's top; names need not be UTF-8. */
  readonly path: Buffer;
  readonly kind: 'file' | 'link' | 'submodule';
  readonly id: string;
}

export interface TreeEntry extends NamedEntry {
  /** Bytes of a file. */
  readonly size: number;
}

/** Bytes that one command is asked for; a single larger blob is asked for alone. */
const BATCH_BYTES = 32_000_000;

/** All entries of a commit below a folder (posix, ending in a slash; empty for all). @throws UsageError */
export function listTree(repository: GitRepository, commit: string, folder: string): TreeEntry[] {
  return readListing(repository, commit, folder, ['-l']);
}

/** The same without sizes, for which git need not look at the files. @throws UsageError */
export function listNames(repository: GitRepository, commit: string, folder: string): NamedEntry[] {
  return readListing(repository, commit, folder, []);
}

function readListing(repository: GitRepository, commit: string, folder: string, flags: readonly string[]): TreeEntry[] {
  const command = ['--literal-pathspecs', 'ls-tree', '-r', '-z', ...flags, '--full-tree', commit, '--'];
  const listed = repository.run(folder === '' ? command : [...command, folder]);
  if (listed.kind === 'failed') {
    throw new UsageError(`cannot list the files of commit ${commit.slice(0, 10)}: ${listed.reason}`, MISSING);
  }
  const entries: TreeEntry[] = [];
  for (let at = 0; at < listed.bytes.length; ) {
    const end = listed.bytes.indexOf(0, at);
    const tab = listed.bytes.indexOf(9, at);
    const [mode, , id = '', size = ''] = listed.bytes.toString('latin1', at, tab).split(/ +/);
    const kind = mode === '120000' ? 'link' : mode === '160000' ? 'submodule' : 'file';
    entries.push({ path: listed.bytes.subarray(tab + 1, end), kind, id, size: Number(size) || 0 });
    at = end + 1;
  }
  return entries;
}

/**
 * Ids that files of the work tree would have as they are, without filters, in their order; `undefined` when git cannot tell.
 *
 * @param paths posix, below the work tree's top
 */
export function idsOfFiles(repository: GitRepository, paths: readonly string[]): string[] | undefined {
  if (paths.some((path) => path.includes('\n') || path.startsWith('"'))) return undefined;
  const hashed = repository.run(
    ['hash-object', '--no-filters', '--stdin-paths'],
    paths.map((path) => `${path}\n`).join(''),
  );
  const ids = hashed.kind === 'output' ? hashed.bytes.toString('latin1').split('\n').slice(0, -1) : [];
  return ids.length === paths.length ? ids : undefined;
}

/** What to do about objects that are not here. */
export const MISSING = 'fetch the whole history (a partial or shallow clone leaves parts out)';

/** Contents of files, some at a time, in the order of the entries; `undefined` of one that this clone lacks. @throws UsageError */
export function* readBlobs(
  repository: GitRepository,
  entries: readonly TreeEntry[],
): Generator<readonly [TreeEntry, Buffer | undefined]> {
  let batch: TreeEntry[] = [];
  let bytes = 0;
  for (const entry of entries) {
    if (batch.length > 0 && bytes + entry.size > BATCH_BYTES) {
      yield* readBatch(repository, batch);
      batch = [];
      bytes = 0;
    }
    batch.push(entry);
    bytes += entry.size;
  }
  if (batch.length > 0) yield* readBatch(repository, batch);
}

function* readBatch(
  repository: GitRepository,
  batch: readonly TreeEntry[],
): Generator<readonly [TreeEntry, Buffer | undefined]> {
  const ids = batch.map(({ id }) => `${id}\n`).join('');
  const read = repository.run(['cat-file', '--batch'], ids);
  if (read.kind === 'failed') throw new UsageError(`cannot read files of the base: ${read.reason}`, MISSING);
  let at = 0;
  for (const entry of batch) {
    const lineEnd = read.bytes.indexOf(10, at);
    const [, type, size] = read.bytes.toString('latin1', at, lineEnd).split(' ');
    if (type !== 'blob') {
      yield [entry, undefined];
      at = lineEnd + 1;
      continue;
    }
    const end = lineEnd + 1 + Number(size);
    yield [entry, read.bytes.subarray(lineEnd + 1, end)];
    at = end + 1;
  }
}

/** One file of a commit by its path below the top, `undefined` when the commit has none there. */
export function readFileOf(repository: GitRepository, commit: string, path: string): Buffer | undefined {
  const read = repository.run(['cat-file', 'blob', `${commit}:${path}`]);
  return read.kind === 'output' ? read.bytes : undefined;
}

/**
 * The repository of a submodule, `undefined` when it is not checked out, so that an audit of the work tree does not see it either.
 *
 * @throws UsageError when it is checked out and the wanted commit is not in it
 */
export function openSubmodule(
  repository: GitRepository,
  entry: TreeEntry,
  environment: Environment,
): GitRepository | undefined {
  const path = entry.path.toString('utf8');
  const folder = join(repository.top, path);
  if (!existsSync(join(folder, '.git'))) return undefined;
  const opened = openRepository(folder, environment);
  if (opened.kind === 'none' || opened.repository.prefix !== '') {
    const reason = opened.kind === 'none' ? opened.reason : 'it is no repository of its own';
    throw new UsageError(`cannot read the submodule ${path}: ${reason}`, 'run git submodule update --init');
  }
  if (opened.repository.commit(entry.id) === undefined) {
    throw new UsageError(
      `the submodule ${path} lacks commit ${entry.id.slice(0, 10)}, which the base uses`,
      `fetch it: git -C ${path} fetch origin ${entry.id}`,
    );
  }
  return opened.repository;
}
