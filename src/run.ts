import { availableParallelism } from 'node:os';
import type { Logger } from 'pino';
import { type Analysis, analyse } from './analyse/analyse.js';
import { AnalysisPool } from './analyse/pool.js';
import { sourceReader } from './analyse/sources.js';
import { assembleResult } from './assemble/result.js';
import { keptOfFiles } from './cache/kept-of-files.js';
import type { RecordCache } from './cache/record-cache.js';
import { documentClaims, keptVocabulary, makeLedger, sourceClaims } from './claims/index.js';
import { findCopies } from './clones/index.js';
import { findConvergence } from './convergence/index.js';
import { importReach } from './gate/import-reach.js';
import { isRun, policyByPath } from './gate/policy-at.js';
import type { FileRecord } from './model/record.js';
import type { AuditResult, FileEntry } from './model/result.js';
import { RULES_FOLDER } from './rules/load.js';
import { programOf } from './rules/program.js';
import { runProgramRules } from './rules/program-rules.js';
import { type AuditRequest, type Started, start } from './start-audit.js';
import { applySuppressions } from './suppress/apply.js';
import { tagProgram } from './tags/index.js';
import { loadProfile } from './tags/profile.js';
import type { Walk } from './walk/walk.js';

/** Time that one file may take. */
const FILE_TIMEOUT_MS = 10_000;
const WORKER_HEAP_MEGABYTES = 1_024;

/** One audit: walk, analyse each file, rules over all files, assemble. */
export async function runAudit(request: AuditRequest): Promise<AuditResult> {
  const { log } = request;
  const started = await start(request);
  const { time, results } = started;
  const stored = await results?.find();
  if (stored === undefined) return (await measure(request, started)).result;
  const result = JSON.parse(stored) as AuditResult;
  time('nothing changed', { findings: result.findings.length });
  logExclusions(result.files, log);
  return result;
}

/** An audit with the records that its result was made from. */
export interface AuditedProgram {
  /** The audited folder, absolute. */
  readonly root: string;
  readonly result: AuditResult;
  readonly records: readonly FileRecord[];
  /** Source files that were walked and not analysed. */
  readonly otherPaths: readonly string[];
}

/** One audit, for those who need more than its result. */
export async function auditProgram(request: AuditRequest): Promise<AuditedProgram> {
  return measure(request, await start(request));
}

/** The records of some files, kept in `records`; what could not be analysed is named. */
export async function analyseSome(
  request: AuditRequest & { readonly records: RecordCache },
  wanted: (path: string) => boolean,
): Promise<{ readonly files: number; readonly failed: readonly string[] }> {
  const { walked, time } = await start({ ...request, cacheFolder: () => undefined });
  const files = walked.files.filter((file) => wanted(file.path));
  const analysis = await analyseWalked(request, { ...walked, files }, request.records);
  time('analyse', { records: analysis.records.length, cached: analysis.cached, failed: analysis.failed });
  return { files: files.length, failed: analysis.failedPaths };
}

/** Measures, and keeps the records of what was measured even when it does not come to an end. */
async function measure(request: AuditRequest, started: Started): Promise<AuditedProgram> {
  try {
    return await measureAll(request, started);
  } finally {
    const problem = request.records === undefined ? started.records.save() : undefined;
    if (problem !== undefined) request.log.info({ problem }, 'the cache was not written');
  }
}

async function measureAll(request: AuditRequest, started: Started): Promise<AuditedProgram> {
  const { settings, log } = request;
  const { walked, records: kept, project, time, results } = started;
  const vocabulary = await keptVocabulary(kept.stages);
  const given = request.documents ?? [];
  const documents = documentClaims(walked, given, vocabulary, settings.maxFileBytes, kept);
  time('documents', { documents: documents.entries.length, claims: documents.claims.length });
  const analysis = await analyseWalked(request, walked, kept);
  time('analyse', { records: analysis.records.length, cached: analysis.cached, failed: analysis.failed });
  const files = [...analysis.entries, ...walked.skipped];
  logExclusions(files, log);
  const rules = request.rules.filter((rule) => isRun(rule.id, settings.policy));
  const skipped = [...files.filter((file) => file.status === 'skipped').map((file) => file.path), ...walked.neighbours];
  const findings = runProgramRules(analysis.records, rules, skipped);
  time('rules', { findings: findings.length });
  const sourceOf = sourceReader(walked.files, analysis.entries, settings.maxFileBytes);
  const hashes = new Map(analysis.entries.map(({ path, sha256 }) => [path, sha256]));
  const memory = kept.stages;
  const copies = findCopies(analysis.records, findings, rules, skipped, sourceOf, {
    memory,
    hashOf: (path) => hashes.get(path),
  });
  time('clones', { groups: copies.groups.length, collisions: copies.collisions.length });
  const keep = keptOfFiles(analysis.entries, kept);
  const tags = tagProgram({
    facts: analysis.records.map((record) => record.facts),
    findings,
    rules,
    spellings: () => loadProfile(RULES_FOLDER, 'lambda'),
    keep,
  });
  time('tags', { tags: tags.length });
  const convergence = request.withConvergence === false ? undefined : findConvergence(analysis.records, tags, skipped);
  time('convergence', { folders: convergence?.folders.length ?? 0, loops: convergence?.loops.length ?? 0 });
  const ledger = makeLedger({
    walked,
    files,
    records: analysis.records,
    program: programOf(analysis.records, skipped),
    extracted: [...documents.claims, ...sourceClaims(analysis.records, vocabulary, keep)],
    findings,
    rules,
    projectName: project.name,
    environment: request.environment,
    documents: documents.entries,
    given,
    memory,
    keep,
  });
  time('claims', { claims: ledger.claims.length });
  const judged = applySuppressions({
    records: analysis.records,
    documents: documents.marked,
    ruleIds: { all: request.rules.map((rule) => rule.id), run: rules.map((rule) => rule.id) },
    findings,
    groups: copies.groups,
    claims: ledger.claims,
  });
  const reach = importReach(settings.policy, () => programOf(analysis.records, skipped));
  const policyAt = policyByPath(settings.policy, reach);
  const result = assembleResult({
    version: request.version,
    project,
    profile: settings.profile,
    files: documents.asRead(files),
    records: analysis.records,
    rules,
    severityAt: (ruleId, path) => policyAt(path).rules[ruleId],
    findings: judged.findings,
    claims: judged.claims,
    trust: ledger.trust,
    reach,
    copies: { ...copies, groups: judged.groups },
    tags,
    ...(convergence && { convergence }),
  });
  time('assemble', { modules: result.modules.length });
  if (analysis.failed === 0 && request.keepsResult !== false) results?.keep(analysis.entries, JSON.stringify(result));
  return { root: walked.root, result, records: analysis.records, otherPaths: skipped };
}

async function analyseWalked(request: AuditRequest, walked: Walk, cache: RecordCache): Promise<Analysis> {
  const threads = request.threads ?? Math.min(8, availableParallelism());
  let pool: AnalysisPool | undefined;
  try {
    return await analyse(walked.files, {
      maxFileBytes: request.settings.maxFileBytes,
      cache,
      pool: () => {
        pool ??= new AnalysisPool({
          rules: request.rules,
          threads,
          fileTimeoutMs: FILE_TIMEOUT_MS,
          heapMegabytes: WORKER_HEAP_MEGABYTES,
          signal: request.signal,
        });
        return pool;
      },
      threads,
      onFile: (done) => request.onProgress('analysing', done, walked.files.length),
    });
  } finally {
    await pool?.close();
  }
}

/** Every source file that was not analysed whole; other files are listed in the result and in the debug log. */
function logExclusions(files: readonly FileEntry[], log: Logger): void {
  for (const file of files) {
    const { path, language, status, reason } = file;
    if (status === 'analysed') continue;
    const level = language === 'other' && !path.endsWith('/') ? 'debug' : 'info';
    log[level]({ path, language, status, reason }, 'file not analysed whole');
  }
}
