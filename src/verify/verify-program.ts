import { createHash } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Tinypool } from 'tinypool';
import { algorithms } from '../algorithms/index.js';
import type { Facts } from '../model/facts.js';
import type { FileRecord } from '../model/record.js';
import type { AuditResult, Subject } from '../model/result.js';
import { Program } from '../rules/program.js';
import type { SandboxTier } from '../sandbox/tier.js';
import type { WrittenTest } from './export/test-text.js';
import { adaptersIn } from './plan/adapters.js';
import { type ConfiguredBinding, type PlannedSubject, planSubjects } from './plan/plan.js';
import { answeredClaims, subjectEntry } from './report/subjects.js';
import type { FileAnswer, FileOrder, OneCheck, SubjectOrder } from './task.js';
import { untested } from './verdict.js';

export interface VerifyRequest {
  /** The audited folder, absolute. */
  readonly root: string;
  readonly records: readonly FileRecord[];
  readonly result: AuditResult;
  readonly bindings: readonly ConfiguredBinding[];
  /** Absent: nothing may be run, and every subject is untested for `refused`. */
  readonly tier: SandboxTier | undefined;
  readonly refused: string;
  readonly seed: number;
  /** Milliseconds for all subjects together. */
  readonly budget: number;
  readonly threads: number;
  readonly select: Selection;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/** Which subjects are verified; all without it. */
export interface Selection {
  readonly claim?: string;
  readonly algorithm?: string;
  readonly symbol?: string;
  /** Files that they stand in, relative to the root. */
  readonly paths?: ReadonlySet<string>;
  /** One check of one subject again. */
  readonly replay?: OneCheck & { readonly id: string; readonly symbol: string; readonly algorithm: string };
}

/** A result with verdicts, and the tests written from counterexamples that were replayed, by subject. */
export interface Verification {
  readonly result: AuditResult;
  readonly tests: ReadonlyMap<string, WrittenTest>;
}

/** One slow subject may not use up the time of the others, and an ordinary one has enough. */
const LEAST_SHARE_MS = 15_000;
/** Of many subjects, each may take one of so many parts: one that is slow leaves time for the others. */
const MOST_SHARES = 4;

/** Verifies the subjects of an audited program. */
export async function verifyProgram(request: VerifyRequest): Promise<Verification> {
  const tests = new Map<string, WrittenTest>();
  const planned = plannedFor(request);
  const answers =
    request.tier === undefined ? new Map<string, Subject>() : await runAll(request, request.tier, planned, tests);
  const subjects = planned.map(({ id, plan }) => ({
    subject: answers.get(id) ?? notRun(id, plan, request.refused),
    claims: plan.claims,
  }));
  const result = {
    ...request.result,
    subjects: subjects.map(({ subject }) => subject),
    claims: answeredClaims(request.result.claims, subjects),
  };
  return { result, tests };
}

/** A subject of an earlier run may have been demanded by name then. */
function plannedFor(request: VerifyRequest): Identified[] {
  const { select } = request;
  const planned = selected(identified(request), select);
  if (select.replay === undefined || planned.length > 0) return planned;
  const { symbol, algorithm } = select.replay;
  const demanding = { ...select, symbol, algorithm };
  return selected(identified({ ...request, select: demanding }), demanding);
}

interface Identified {
  readonly id: string;
  readonly plan: PlannedSubject;
}

/** Subjects with identities that do not change when lines move. An adapter stands in for what it adapts. */
function identified({ records, result, bindings, select }: VerifyRequest): Identified[] {
  const facts = records.map((record) => record.facts);
  const adapters = adaptersIn(facts);
  const program = new Program(records);
  const byPath = new Map(facts.map((one) => [one.path, one]));
  const tests = new Set(result.modules.filter(({ role }) => role === 'test').map(({ path }) => path));
  const plans = planSubjects({
    facts: facts.filter(({ path }) => !tests.has(path) || adapters.some((adapter) => adapter.path === path)),
    claims: result.claims,
    algorithms,
    bindings: [...demanded(facts, select), ...bindings, ...adapters],
    classes: (from, name) => program.resolveClass(from, name),
    imported: (from) => importedBy(from, program, byPath),
  });
  const adapted = new Set(adapters.map(({ adapts }) => adapts));
  return plans
    .filter(({ shape }) => !adapted.has(shape.symbol) || adapters.some(({ path }) => path === shape.path))
    .map((plan) => ({ id: identityOf(plan), plan }));
}

/** The audited files that a file imports, each once. */
function importedBy(from: Facts, program: Program, byPath: ReadonlyMap<string, Facts>): Facts[] {
  const paths = from.imports.map((one) => program.resolve(from, one));
  return [...new Set(paths)].flatMap((path) => (path === undefined ? [] : (byPath.get(path) ?? [])));
}

/** `--symbol X --algorithm Y`: whatever has that name is taken for that algorithm, whether or not anything claims so. */
function demanded(facts: readonly Facts[], { symbol, algorithm }: Selection): ConfiguredBinding[] {
  if (symbol === undefined || algorithm === undefined) return [];
  return facts
    .filter(({ symbols }) => symbols.some((one) => one.qualifiedName === symbol))
    .map(({ path }) => ({ path, symbol, algorithm }));
}

function identityOf({ shape, algorithms: claimed }: PlannedSubject): string {
  return createHash('sha256').update(`${shape.path}\0${shape.symbol}\0${claimed[0]}`).digest('hex').slice(0, 12);
}

function selected(all: readonly Identified[], { claim, algorithm, symbol, paths, replay }: Selection): Identified[] {
  return all.filter(
    ({ id, plan }) =>
      (claim === undefined || plan.claims.some((one) => one.startsWith(claim))) &&
      (algorithm === undefined || plan.algorithms.includes(algorithm)) &&
      (symbol === undefined || plan.shape.symbol === symbol) &&
      (paths === undefined || paths.has(plan.shape.path)) &&
      (replay === undefined || replay.id === id),
  );
}

function notRun(id: string, plan: PlannedSubject, reason: string): Subject {
  return subjectEntry(id, plan, untested(plan.algorithms[0] ?? '', reason), { tier: 'none', seed: 0, loading: '' });
}

function grouped(planned: readonly Identified[]): Map<string, Identified[]> {
  const groups = new Map<string, Identified[]>();
  for (const one of planned) groups.set(one.plan.shape.path, [...(groups.get(one.plan.shape.path) ?? []), one]);
  return groups;
}

/** One order a file, as many at once as there are threads. A thread that is lost costs the subjects of its file. */
async function runAll(
  request: VerifyRequest,
  tier: SandboxTier,
  planned: readonly Identified[],
  tests: Map<string, WrittenTest>,
): Promise<Map<string, Subject>> {
  const orders = fileOrders(request, tier, planned);
  const plans = new Map(planned.map(({ id, plan }) => [id, plan]));
  const subjects = new Map<string, Subject>();
  const pool = new Tinypool({
    filename: workerFile(),
    minThreads: 0,
    maxThreads: request.threads,
    idleTimeout: 1_000,
    isolateWorkers: false,
  });
  let done = 0;
  // Every file that is under way listens.
  setMaxListeners(0, request.signal);
  try {
    await Promise.all(
      orders.map(async (order) => {
        const answer = await answerTo(pool, order, request.signal);
        for (const { id, verdict } of answer.verdicts) {
          const plan = plans.get(id);
          if (verdict.test !== undefined) tests.set(id, verdict.test);
          if (plan !== undefined)
            subjects.set(
              id,
              subjectEntry(id, plan, verdict, { tier: tier.name, seed: request.seed, loading: answer.loading }),
            );
        }
        done += 1;
        request.onProgress(done, orders.length);
      }),
    );
  } finally {
    await pool.destroy();
  }
  return subjects;
}

async function answerTo(pool: Tinypool, order: FileOrder, signal: AbortSignal): Promise<FileAnswer> {
  try {
    return (await pool.run(order, { signal })) as FileAnswer;
  } catch (error) {
    signal.throwIfAborted();
    const reason =
      `the thread that checked it was lost: ${error instanceof Error ? error.message : String(error)}`.slice(0, 300);
    return {
      path: order.path,
      loading: '',
      verdicts: order.subjects.map(({ id, algorithms: [first = ''] }) => ({ id, verdict: untested(first, reason) })),
    };
  }
}

function fileOrders(request: VerifyRequest, tier: SandboxTier, planned: readonly Identified[]): FileOrder[] {
  const root = realpathSync(request.root);
  const deadline = Date.now() + request.budget;
  return [...grouped(planned)].map(([path, group]) => ({
    root,
    path,
    language: (group[0] as Identified).plan.shape.language,
    tier,
    seed: request.seed,
    deadline,
    share: Math.max(LEAST_SHARE_MS, request.budget / Math.min(MOST_SHARES, planned.length)),
    subjects: group.map(({ id, plan }): SubjectOrder => {
      const { replay } = request.select;
      return {
        id,
        shape: plan.shape,
        algorithms: plan.algorithms,
        explicit: plan.explicit,
        promised: plan.promised,
        ...(replay === undefined
          ? {}
          : { only: { property: replay.property, binding: replay.binding, isPackaged: isPackaged(root, path) } }),
      };
    }),
  }));
}

function isPackaged(root: string, path: string): boolean {
  return existsSync(join(root, dirname(path), '__init__.py'));
}

function workerFile(): string {
  const beside = fileURLToPath(new URL('./worker.js', import.meta.url));
  return existsSync(beside) ? beside : fileURLToPath(new URL('../../dist/verify/worker.js', import.meta.url));
}
