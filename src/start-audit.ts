import type { Logger } from 'pino';
import { type FileState, statesOf, takeInventory } from './analyse/inventory.js';
import { type ProjectName, projectName } from './assemble/project-name.js';
import { analyserIdentity } from './cache/analyser-identity.js';
import { FolderCache, noCache, type RecordCache } from './cache/record-cache.js';
import { ResultCache, type ResultInputs } from './cache/result-cache.js';
import { type GivenDocument, historyState, supportingStates } from './claims/index.js';
import type { Settings } from './config/settings.js';
import type { Environment } from './git/repository.js';
import type { FileEntry } from './model/result.js';
import type { Rule } from './model/rule.js';
import { withSurroundings } from './walk/surroundings.js';
import { type Walk, walk } from './walk/walk.js';

export interface AuditRequest {
  /** Files and folders as the user wrote them. */
  readonly paths: readonly string[];
  readonly cwd: string;
  /** The audited folder, where it is not the lowest one around all paths. */
  readonly root?: string;
  /** What `walkOf` this request found, where somebody has walked already; without what counts as lying there besides. */
  readonly walked?: Walk | undefined;
  /** What counts as lying in the audited folder besides what does, and is not read. */
  readonly surroundings?: readonly FileEntry[];
  /** Documents from elsewhere that are read besides those of the audited folder. */
  readonly documents?: readonly GivenDocument[];
  readonly version: string;
  readonly settings: Settings;
  /** All rules of the package; settings say which of them speak. */
  readonly rules: readonly Rule[];
  /** Worker threads; by default one a core, at most 8. */
  readonly threads: number | undefined;
  /** Where records are kept, `undefined` for nowhere. Given the audited folder. */
  readonly cacheFolder: (root: string) => string | undefined;
  /** Records of earlier runs, in place of those in the cache folder; whoever opened them saves them. */
  readonly records?: RecordCache;
  /** `false` where no report of the result shows how folders converge. */
  readonly withConvergence?: boolean;
  /** `false` where the result of an earlier run is welcome and this one is not to take its place. */
  readonly keepsResult?: false;
  /** To start git with, for the history that claims are judged by; without it there is none. */
  readonly environment?: Environment;
  readonly signal: AbortSignal;
  readonly log: Logger;
  readonly onProgress: (stage: string, done: number, total: number) => void;
}

/** An audit that knows its files and has read none. */
export interface Started {
  readonly walked: Walk;
  readonly records: RecordCache;
  readonly project: ProjectName;
  readonly time: ReturnType<typeof stopwatch>;
  readonly results: StoredResults | undefined;
}

interface StoredResults {
  /** Of the files as they are now. */
  readonly find: () => Promise<string | undefined>;
  /** Of sources in these states, all else being as it is now, in a history that ends with this commit. */
  readonly findAt: (commit: string, sources: readonly FileState[]) => string | undefined;
  /** @param entries of the analysed files */
  readonly keep: (entries: readonly FileEntry[], json: string) => void;
}

/** The files of a request. */
export function walkOf({ paths, cwd, root, settings: { include, exclude } }: AuditRequest): Promise<Walk> {
  return walk(paths, { cwd, include, exclude, ...(root === undefined ? {} : { root }) });
}

/** Walks, and opens what earlier runs kept. */
export async function start(request: AuditRequest): Promise<Started> {
  const { settings } = request;
  const time = stopwatch(request.log);
  const walked = withSurroundings(request.walked ?? (await walkOf(request)), request.surroundings ?? []);
  time('walk', { files: walked.files.length, skipped: walked.skipped.length });
  const project = projectName(walked.root);
  const folder = request.cacheFolder(walked.root);
  if (folder === undefined) return { walked, project, time, records: request.records ?? noCache, results: undefined };
  const analyser = analyserIdentity();
  const records = request.records ?? new FolderCache(folder, analyser, settings.cacheBytes);
  return {
    walked,
    project,
    time,
    records,
    results: resultsOf(request, walked, project, new ResultCache(folder, analyser)),
  };
}

/** Stored results of these inputs. What is not analysed is looked at now, before it is read: a later edit is another input. */
function resultsOf(request: AuditRequest, walked: Walk, project: ProjectName, cache: ResultCache): StoredResults {
  const { settings, version, environment } = request;
  const supporting = supportingStates(walked, request.documents ?? [], settings.maxFileBytes);
  const inputs = (files: readonly FileState[], history: string): ResultInputs => ({
    files: [...files, ...statesOf(walked.skipped), ...supporting],
    settings: [
      settings.profile,
      settings.rules,
      settings.policy.overrides,
      project,
      version,
      history,
      walked.neighbours,
    ],
  });
  const now = historyState(walked.root, environment);
  return {
    find: async () =>
      cache.filled ? cache.get(inputs(await takeInventory(walked.files, settings.maxFileBytes), now)) : undefined,
    findAt: (commit, sources) => cache.get(inputs(sources, historyState(walked.root, environment, commit))),
    keep: (entries, json) => void cache.put(inputs(statesOf(entries), now), json),
  };
}

/** Logs how long each stage took. */
function stopwatch(log: Logger): (stage: string, counts: Readonly<Record<string, number>>) => void {
  let last = performance.now();
  return (stage, counts) => {
    const now = performance.now();
    log.info({ stage, ms: Math.round(now - last), ...counts }, `${stage} done`);
    last = now;
  };
}
