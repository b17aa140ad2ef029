import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { supportingPaths } from '../claims/index.js';
import type { Base } from '../git/merge-base.js';
import type { GitRepository } from '../git/repository.js';
import { idsOfFiles, type NamedEntry, readBlobs } from '../git/tree.js';
import type { AuditResult, FileEntry } from '../model/result.js';
import { type AuditRequest, start } from '../start-audit.js';
import { LINK, NO_FILES, type Walk } from '../walk/walk.js';

/** More changed sources than this are looked up in a copy. */
const MOST_CHANGED = 200;
const IGNORE_FILES = new Set(['.gitignore', '.auditignore']);
/** Entries of a walk that no commit has and that no copy of it needs. */
const OF_NO_COMMIT = new Set(['version control', 'cache']);

export interface BaseInPlace {
  readonly repository: GitRepository;
  readonly base: Base;
  /** What the base has below the opened folder. */
  readonly tracked: readonly NamedEntry[];
  /** The request of the present state. */
  readonly request: AuditRequest;
  /** Files of the present state. */
  readonly files: readonly FileEntry[];
  readonly cacheFolder: string | undefined;
}

/**
 * The result of the last run, where that was one of the base: told by the work tree, where only the contents of sources differ from
 * the base. `undefined` where more differs or there is no such result; a copy of the base has the answer then.
 *
 * @param surroundings what lies in the work tree and in no commit
 */
export async function storedAtBase(
  audit: BaseInPlace,
  surroundings: readonly FileEntry[],
): Promise<AuditResult | undefined> {
  const { repository, base, request, cacheFolder } = audit;
  if (cacheFolder === undefined || audit.tracked.some(({ kind }) => kind === 'submodule')) return undefined;
  const { walked, results } = await start({ ...request, cacheFolder: () => cacheFolder });
  if (results === undefined || walked.neighbours.length > 0) return undefined;
  const tracked = new Map(
    audit.tracked.map((entry) => [entry.path.toString('utf8').slice(repository.prefix.length), entry]),
  );
  const around = new Set(surroundings.map(({ path }) => path));
  if (!isListedAlike(walked, tracked, around)) return undefined;
  const changed = changedSources(walked, tracked, audit);
  if (changed === undefined || changed.length > MOST_CHANGED) return undefined;
  const states = new Map(audit.files.map(({ path, sha256, reason }) => [path, sha256 ?? reason ?? '']));
  const wanted = changed.map((path) => ({ ...tracked.get(path)!, size: 0 }));
  for (const [index, [, bytes]] of [...readBlobs(repository, wanted)].entries()) {
    if (bytes === undefined || bytes.length > request.settings.maxFileBytes) return undefined;
    states.set(changed[index]!, createHash('sha256').update(bytes).digest('hex'));
  }
  const stored = results.findAt(
    base.commit,
    walked.files.map(({ path }) => ({ path, state: states.get(path) ?? '' })),
  );
  return stored === undefined ? undefined : (JSON.parse(stored) as AuditResult);
}

/** Whether a walk of the base would list the same files and folders. */
function isListedAlike(walked: Walk, tracked: ReadonlyMap<string, NamedEntry>, around: ReadonlySet<string>): boolean {
  const listed = new Set(walked.files.map(({ path }) => path));
  const closed = new Set<string>();
  for (const { path, reason } of walked.skipped) {
    if (around.has(path) || OF_NO_COMMIT.has(reason ?? '')) continue;
    // What took the place of a file is none to be read.
    if (NO_FILES.has(reason ?? '')) return false;
    if (tracked.has(path) && (tracked.get(path)!.kind === 'link') !== (reason === LINK)) return false;
    (path.endsWith('/') ? closed : listed).add(path);
  }
  const met = new Set<string>();
  for (const path of tracked.keys()) {
    if (listed.has(path)) continue;
    const folder = foldersAbove(path).find((one) => closed.has(one));
    if (folder === undefined) return false;
    met.add(folder);
  }
  return met.size === closed.size && [...listed].every((path) => tracked.has(path));
}

function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let at = posix.dirname(path); at !== '.'; at = posix.dirname(at)) folders.push(`${at}/`);
  return folders;
}

/** Sources that the base has otherwise; `undefined` when anything else that an audit reads is not as the base has it. */
function changedSources(
  walked: Walk,
  tracked: ReadonlyMap<string, NamedEntry>,
  { repository }: BaseInPlace,
): string[] | undefined {
  const sources = new Set(walked.files.map(({ path }) => path));
  // Only what the walk found to be a file: git follows links and waits for pipes.
  const ignoring = walked.skipped
    .filter(({ path, reason }) => IGNORE_FILES.has(posix.basename(path)) && reason?.startsWith('not a source file'))
    .map(({ path }) => path);
  const read = [...new Set([...sources, ...supportingPaths(walked), ...ignoring])].filter((path) => tracked.has(path));
  const ids = idsOfFiles(
    repository,
    read.map((path) => repository.prefix + path),
  );
  if (ids === undefined) return undefined;
  const changed = read.filter((path, index) => tracked.get(path)!.id !== ids[index]);
  return changed.every((path) => sources.has(path) && tracked.get(path)!.kind === 'file') ? changed : undefined;
}
