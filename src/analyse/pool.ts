import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Tinypool } from 'tinypool';
import type { Rule } from '../model/rule.js';
import type { AnalysisAnswer, AnalysisJob, AnalysisTask, WorkerSetting } from './task.js';

export interface PoolOptions {
  readonly rules: readonly Rule[];
  readonly threads: number;
  /** Time that one file may take, counted from its start; on a busy machine the share of it that its thread was given. */
  readonly fileTimeoutMs: number;
  readonly heapMegabytes: number;
  /** Ends what runs, and every later call. */
  readonly signal: AbortSignal;
  /** Module of the worker; another one in tests. */
  readonly workerFile?: string;
}

/** Deep nesting needs a deep stack: 256 MB holds 50,000 levels of what parsers recurse into. */
const STACK_MEGABYTES = 256;
/** Looks at a running batch in one time-out of a file. */
const LOOKS = 40;
/** Time-outs after which a text is given up though the machine was busy with others: a thread may wait for nothing. */
const PATIENCE = 8;

/**
 * Worker threads that analyse texts. Parsers run here only: a text that hangs one, or eats its memory, or kills it, costs that
 * text and no other.
 */
export class AnalysisPool {
  readonly #pool: Tinypool;
  readonly #watchdogs = new Set<Watchdog>();

  constructor(readonly options: PoolOptions) {
    const workerData: WorkerSetting = { rules: options.rules };
    this.#pool = new Tinypool({
      filename: options.workerFile ?? workerFile(),
      minThreads: 0,
      maxThreads: options.threads,
      idleTimeout: 60_000,
      workerData,
      resourceLimits: { stackSizeMb: STACK_MEGABYTES, maxOldGenerationSizeMb: options.heapMegabytes },
    });
    // A thread that ends before it has a batch tells only the pool; the batches that wait for it would wait for ever.
    this.#pool.on('error', (error: unknown) => {
      for (const watchdog of this.#watchdogs) watchdog.blameThread(error);
    });
  }

  /** Answers in the order of the jobs. Call it at most `threads` times at once. */
  async analyse(jobs: readonly AnalysisJob[]): Promise<AnalysisAnswer[]> {
    const answers: (AnalysisAnswer | undefined)[] = jobs.map(() => undefined);
    const queue: number[][] = [jobs.map((_, index) => index)];
    for (let batch = queue.shift(); batch !== undefined; batch = queue.shift()) {
      const outcome = await this.#run(batch.map((index) => jobs[index]!));
      if (outcome.kind === 'answers') {
        for (const [position, index] of batch.entries()) answers[index] = outcome.answers[position];
        continue;
      }
      const culprit = batch[outcome.at]!;
      const others = batch.filter((index) => index !== culprit);
      // A batch fills the heap together, so a text that ran out of memory in company is tried once more alone.
      if (outcome.retryAlone && others.length > 0) queue.push([culprit]);
      else answers[culprit] = { kind: 'skipped', reason: outcome.reason };
      if (others.length > 0) queue.push(others);
    }
    return answers.map((answer) => answer ?? { kind: 'skipped', reason: 'analysis gave no answer' });
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }

  async #run(jobs: readonly AnalysisJob[]): Promise<BatchOutcome> {
    const progress = new SharedArrayBuffer(4);
    const cell = new Int32Array(progress);
    Atomics.store(cell, 0, -1);
    this.options.signal.throwIfAborted();
    const watchdog = new Watchdog(cell, this.options.fileTimeoutMs, () => this.#watchdogs.size);
    this.#watchdogs.add(watchdog);
    const task: AnalysisTask = { jobs, progress };
    try {
      const signal = AbortSignal.any([watchdog.signal, this.options.signal]);
      return { kind: 'answers', answers: (await this.#pool.run(task, { signal })) as AnalysisAnswer[] };
    } catch (error) {
      this.options.signal.throwIfAborted();
      const at = Atomics.load(cell, 0);
      // Before the first text: the worker itself does not start, which no text is to blame for.
      if (at < 0) throw watchdog.signal.aborted ? watchdog.signal.reason : error;
      if (watchdog.signal.aborted) {
        const seconds = this.options.fileTimeoutMs / 1000;
        return { kind: 'failed', at, reason: `time-out: not analysed within ${seconds} s`, retryAlone: false };
      }
      return { kind: 'failed', at, reason: failureReason(error), retryAlone: true };
    } finally {
      this.#watchdogs.delete(watchdog);
      watchdog.stop();
    }
  }
}

type BatchOutcome =
  | { readonly kind: 'answers'; readonly answers: readonly AnalysisAnswer[] }
  | { readonly kind: 'failed'; readonly at: number; readonly reason: string; readonly retryAlone: boolean };

/**
 * Aborts a batch that stays at one text for too long. It counts its own looks rather than the clock, so that a main thread
 * that was busy or a machine that slept does not condemn a text, and of each look the part in which this process was given
 * a processor: what is measured must not depend on what else the machine does.
 */
class Watchdog {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #at = -1;
  #looks = 0;
  #spent = 0;
  #processor = processorMs();

  /** @param batches how many run at the moment; they share what the process is given */
  constructor(
    readonly cell: Int32Array,
    readonly timeoutMs: number,
    batches: () => number,
  ) {
    const interval = timeoutMs / LOOKS;
    this.#timer = setInterval(() => {
      const processor = processorMs();
      this.#look(Math.min(interval, (processor - this.#processor) / batches()));
      this.#processor = processor;
    }, interval);
  }

  /** @param spent milliseconds of this look that the thread was running */
  #look(spent: number): void {
    const at = Atomics.load(this.cell, 0);
    if (at !== this.#at) {
      this.#at = at;
      this.#looks = 0;
      this.#spent = 0;
      return;
    }
    if (at < 0) return;
    this.#looks++;
    this.#spent += spent;
    if (this.#spent >= this.timeoutMs || this.#looks > LOOKS * PATIENCE) this.#controller.abort();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Aborts a batch that no thread has begun. */
  blameThread(error: unknown): void {
    if (Atomics.load(this.cell, 0) < 0) this.#controller.abort(error);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

/** Processor time of all threads of this process. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

function failureReason(error: unknown): string {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return 'out of memory';
  return `analysis ended early: ${error instanceof Error ? error.message : String(error)}`.slice(0, 200);
}

/** Threads load JavaScript only: run from the sources (by the tests), the pool uses the build. */
function workerFile(): string {
  const beside = fileURLToPath(new URL('./worker.js', import.meta.url));
  return existsSync(beside) ? beside : fileURLToPath(new URL('../../dist/analyse/worker.js', import.meta.url));
}
