import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { analyserIdentity } from '../cache/analyser-identity.js';
import { FolderCache, MemoryCache } from '../cache/record-cache.js';
import type { LoadedConfig } from '../config/load.js';
import { beforeOfBaseline } from '../gate/baseline.js';
import type { Before } from '../gate/before.js';
import { type Base, findBase } from '../git/merge-base.js';
import { type GitRepository, openRepository } from '../git/repository.js';
import { listNames } from '../git/tree.js';
import type { AuditResult } from '../model/result.js';
import { UsageError } from '../model/usage-error.js';
import { runAudit } from '../run.js';
import { type AuditRequest, walkOf } from '../start-audit.js';
import { resolveTargets } from '../walk/targets.js';
import { auditBase } from './base-audit.js';
import { baselineSettings, readBaselineFile } from './baseline-file.js';
import { type GateState, gateChanges } from './gate-changes.js';
import type { CommandIo } from './io.js';

export interface ComparisonInputs {
  readonly request: AuditRequest;
  readonly config: LoadedConfig;
  /** As the user named them. */
  readonly base: string | undefined;
  readonly baseline: string | undefined;
}

export interface Comparison {
  readonly result: AuditResult;
  readonly before: Before;
  /** What a reviewer should know besides. */
  readonly notices: readonly string[];
}

/** The present state and what it is compared with: a baseline file where one is named or configured, else a commit. */
export async function makeComparison(inputs: ComparisonInputs, io: CommandIo): Promise<Comparison> {
  const { request } = inputs;
  const baseline = baselineFile(inputs, io);
  return baseline === undefined ? compareWithBase(inputs, io) : compareWithBaseline(inputs, baseline, request, io);
}

function baselineFile({ request, base, baseline }: ComparisonInputs, io: CommandIo): string | undefined {
  if (baseline !== undefined) return resolve(io.cwd, baseline);
  const configured = request.settings.baseline;
  return base === undefined && configured !== undefined && existsSync(configured) ? configured : undefined;
}

async function compareWithBase(inputs: ComparisonInputs, io: CommandIo): Promise<Comparison> {
  const { config, base: reference } = inputs;
  const { root } = resolveTargets(inputs.request.paths, inputs.request.cwd);
  const repository = repositoryOf(root, io);
  const base = findBase(repository, reference);
  const cacheFolder = inputs.request.cacheFolder(root);
  const records =
    cacheFolder === undefined
      ? new MemoryCache()
      : new FolderCache(cacheFolder, analyserIdentity(), inputs.request.settings.cacheBytes);
  // The result itself is not kept: a check follows a change.
  const unwalked = { ...inputs.request, records, cacheFolder: () => undefined };
  // Git is asked while this process is small: starting another one costs by its size.
  const tracked = listNames(repository, base.commit, repository.prefix);
  const auditBoth = async () => {
    const walked = await walkOf(unwalked);
    const request = { ...unwalked, walked };
    const result = await runAudit(request);
    const { files } = result;
    return { result, before: await auditBase({ repository, base, tracked, request, files, records, cacheFolder }, io) };
  };
  const { result, before } = await auditBoth().finally(() => {
    const problem = records.save();
    if (problem !== undefined) unwalked.log.info({ problem }, 'the cache was not written');
  });
  const listed = result.files.map(({ path }) => path);
  return {
    result,
    before,
    notices: gateChanges({ repository, commit: base.commit, tracked, config, baseline: undefined, listed }),
  };
}

function repositoryOf(root: string, io: CommandIo): GitRepository {
  const opened = openRepository(root, io.environment);
  if (opened.kind === 'repository') return opened.repository;
  throw new UsageError(
    `there is nothing to compare ${relative(io.cwd, root) || 'the current folder'} with: ${opened.reason}`,
    'name a baseline file with --baseline (audit baseline --update makes one)',
  );
}

async function compareWithBaseline(
  { config, base }: ComparisonInputs,
  file: string,
  request: AuditRequest,
  io: CommandIo,
): Promise<Comparison> {
  const name = relative(io.cwd, file) || file;
  const baseline = readBaselineFile(file, name);
  const notices: string[] = [];
  if (baseline.config !== baselineSettings(request.settings)) {
    notices.push(`the baseline was made with other settings, so that some findings may be new for that reason alone`);
  }
  if (baseline.tool !== request.version) {
    notices.push(
      `the baseline was made by version ${baseline.tool}, this is ${request.version}: rules may have changed`,
    );
  }
  const result = await runAudit(request);
  const before = beforeOfBaseline(baseline, `the baseline ${name}`, request.rules);
  const { root } = resolveTargets(request.paths, request.cwd);
  const opened = openRepository(root, io.environment);
  if (opened.kind === 'repository') {
    const listed = result.files.map(({ path }) => path);
    notices.push(...baselineChanges(opened.repository, base, { config, baseline: file, listed }));
  }
  return { result, before, notices };
}

/** What the change does to the gate, where there is a commit to tell it from. */
function baselineChanges(
  repository: GitRepository,
  reference: string | undefined,
  state: Pick<GateState, 'config' | 'baseline' | 'listed'>,
): string[] {
  let base: Base;
  try {
    base = findBase(repository, reference);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return [`whether this change edits the gate itself is not known: ${error.what}`];
  }
  const tracked = listNames(repository, base.commit, repository.prefix);
  return gateChanges({ ...state, repository, commit: base.commit, tracked });
}
