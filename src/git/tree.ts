import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../model/usage-error.js';
import { type Environment, type GitRepository, openRepository } from './repository.js';

/** One file, link or submodule of a commit. */
export interface TreeEntry {
  /** Posix, below the work tree's top; names need not be UTF-8. */
  readonly path: Buffer;
  readonly kind: 'file' | 'link' | 'submodule';
  readonly id: string;
  /** Bytes of a file. */
  readonly size: number;
}

/** Bytes that one command is asked for; a single larger blob is asked for alone. */
const BATCH_BYTES = 32_000_000;

/** All entries of a commit below a folder (posix, ending in a slash; empty for all). @throws UsageError */
export function listTree(repository: GitRepository, commit: string, folder: string): TreeEntry[] {
  const pathspec = folder === '' ? [] : [folder];
  const listed = repository.run([
    '--literal-pathspecs',
    'ls-tree',
    '-r',
    '-z',
    '-l',
    '--full-tree',
    commit,
    '--',
    ...pathspec,
  ]);
  if (listed.kind === 'failed') throw notListed(commit, listed.reason);
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

/** Paths of all files, links and submodules of a commit below a folder, from the work tree's top. @throws UsageError */
export function listPaths(repository: GitRepository, commit: string, folder: string): string[] {
  const pathspec = folder === '' ? [] : [folder];
  const command = ['--literal-pathspecs', 'ls-tree', '-r', '-z', '--name-only', '--full-tree', commit, '--'];
  const listed = repository.run([...command, ...pathspec]);
  if (listed.kind === 'failed') throw notListed(commit, listed.reason);
  return listed.bytes.toString('utf8').split('\0').slice(0, -1);
}

function notListed(commit: string, reason: string): UsageError {
  return new UsageError(`cannot list the files of commit ${commit.slice(0, 10)}: ${reason}`, MISSING);
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
