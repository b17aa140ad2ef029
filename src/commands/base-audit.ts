import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { analyserIdentity } from '../cache/analyser-identity.js';
import { type RecordCache, withKeptStages } from '../cache/record-cache.js';
import { BASE_FILE, ResultCache, type ResultInputs } from '../cache/result-cache.js';
import { type Before, beforeOf, nothingBefore } from '../gate/before.js';
import type { GitRepository } from '../git/repository.js';
import { writeTree } from '../git/write-tree.js';
import type { AuditResult, FileEntry } from '../model/result.js';
import { runAudit } from '../run.js';
import { readRegularFile } from '../walk/read-file.js';
import { sourceLanguage } from '../walk/source-language.js';
import { surroundingsOf } from '../walk/surroundings.js';
import { resolveTargets, segmentsBelow } from '../walk/targets.js';
import { type BaseInPlace, storedAtBase } from './base-in-place.js';
import type { CommandIo } from './io.js';

/** Files larger than this are not copied to look at the base: no stage reads them. */
const LEAST_COPIED_BYTES = 10_000_000;
const MAX_MODULES_FILE = 1_000_000;

export interface BaseAudit extends BaseInPlace {
  /** Records of the present state, for what has not changed. */
  readonly records: RecordCache;
}

/**
 * What there was at the base: an audit of the files of that commit with the present settings, from the cache where it was made
 * before.
 */
export async function auditBase(audit: BaseAudit, io: CommandIo): Promise<Before> {
  const { repository, base, request, cacheFolder } = audit;
  const { root, targets } = resolveTargets(request.paths, request.cwd);
  const below = targets.map((target) => segmentsBelow(root, target.absolute).join('/'));
  const cache = cacheFolder === undefined ? undefined : new ResultCache(cacheFolder, analyserIdentity(), BASE_FILE);
  const tracked = audit.tracked.map(({ path }) => path.toString('utf8').slice(repository.prefix.length));
  const surroundings = surroundingsOf(audit.files, tracked);
  const inputs = baseInputs(audit, below, surroundings);
  const stored = cache?.get(inputs);
  if (stored !== undefined) return { ...(JSON.parse(stored) as Before), against: base.description };
  const result = (await storedAtBase(audit, surroundings)) ?? (await auditCopy(audit, below, surroundings, io));
  if (result === undefined) return nothingBefore(base.description);
  const before = beforeOf(result, base.description);
  if (!result.files.some(failed)) cache?.put(inputs, JSON.stringify(before));
  return before;
}

/** An audit of a copy of the base, `undefined` when none of the audited folders was there. */
async function auditCopy(
  { repository, base, request, records: kept, cacheFolder }: BaseAudit,
  below: readonly string[],
  surroundings: readonly FileEntry[],
  { environment }: CommandIo,
): Promise<AuditResult | undefined> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'audit-base-')));
  try {
    const maxFileBytes = Math.max(LEAST_COPIED_BYTES, request.settings.maxFileBytes);
    const isNeeded = (path: string): boolean => sourceLanguage(basename(path)) !== undefined;
    const top = writeTree(repository, base.commit, { into: folder, maxFileBytes, isNeeded, environment });
    const baseRoot = resolve(top, repository.prefix);
    const paths = below.map((path) => join(baseRoot, path)).filter((path) => existsSync(path));
    if (paths.length === 0) return undefined;
    const cached = { cacheFolder: () => cacheFolder, records: withKeptStages(kept), keepsResult: false } as const;
    const here = { surroundings, paths, cwd: baseRoot, root: baseRoot, walked: undefined };
    return await runAudit({ ...request, ...cached, ...here });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether another run may fare better with a file: such a result is not kept. */
function failed({ status, reason }: FileEntry): boolean {
  return status === 'skipped' && /^(?:time-out|out of memory|analysis )/.test(reason ?? '');
}

/** All that the result of a commit depends on: the commit, what of it is audited, what lies around it here, and the settings. */
function baseInputs(
  { repository, base, request }: BaseAudit,
  below: readonly string[],
  surroundings: readonly FileEntry[],
): ResultInputs {
  const { profile, rules, policy, include, exclude, maxFileBytes } = request.settings;
  return {
    files: [
      ...below.map((path) => ({ path: repository.prefix + path, state: base.commit })),
      ...submoduleStates(repository),
      ...surroundings.map(({ path, reason = '' }) => ({ path, state: reason })),
    ],
    settings: [profile, rules, policy.overrides, include, exclude, maxFileBytes, request.version],
  };
}

/** Whether each submodule is checked out: one that is not is seen neither now nor in the base. */
function submoduleStates({ top }: GitRepository): { path: string; state: string }[] {
  const read = readRegularFile(join(top, '.gitmodules'), MAX_MODULES_FILE);
  const text = read.kind === 'bytes' ? read.bytes.toString('utf8') : '';
  return [...text.matchAll(/^\s*path\s*=\s*(.+?)\s*$/gm)].map(([, path = '']) => ({
    path,
    state: existsSync(join(top, path, '.git')) ? 'checked out' : 'empty',
  }));
}
