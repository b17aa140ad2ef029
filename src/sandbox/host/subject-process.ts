import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { kill } from 'node:process';
import type { Duplex, Readable } from 'node:stream';
import { FILTER_DESCRIPTOR, type SubjectCommand } from '../confine/subject-command.js';
import { wrap } from '../confine/wrap.js';
import type { Limits } from '../limits.js';
import { Conversation, type Step } from '../protocol/conversation.js';
import { FrameReader, frame, NONCE_BYTES } from '../protocol/frames.js';
import type { HostMessage, SubjectMessage } from '../protocol/messages.js';
import type { AnswerStatus } from '../session.js';
import type { SandboxTier } from '../tier.js';
import { folderBytes } from './folder-bytes.js';
import { KeptOutput } from './kept-output.js';
import { scratchFolder } from './scratch-folder.js';

/** Why a process is over. */
export type EndStatus = Exclude<AnswerStatus, 'ok' | 'threw' | 'missing-dependency'>;

/** What came of a message to the subject. */
export type Outcome =
  | { readonly kind: 'done' | 'asked'; readonly message: SubjectMessage }
  | { readonly kind: 'ended'; readonly status: EndStatus; readonly reason: string };

const FRAMES = 3;
const REQUESTS = 4;
const DISK_LOOK_MS = 200;

/**
 * One process of a subject: started in its tier, spoken to in frames, ended with everything it started when it breaks a limit or the
 * protocol. Lives in the thread that does the input and output.
 */
export class SubjectProcess {
  readonly #child: ChildProcess;
  readonly #conversation = new Conversation();
  readonly #nonce = randomBytes(NONCE_BYTES);
  readonly #reader: FrameReader;
  readonly #output = new KeptOutput();
  readonly #scratch: string | undefined;
  readonly #gone: Promise<void>;
  #end: { readonly status: EndStatus; readonly reason: string } | undefined;
  #resolve: ((outcome: Outcome) => void) | undefined;
  #timer: NodeJS.Timeout | undefined;
  #disk: NodeJS.Timeout | undefined;
  /** Left of the time of the request that is open, while the host answers a question; in milliseconds. */
  #remaining = 0;
  #started = 0;

  constructor(
    readonly tier: SandboxTier,
    command: (scratch: string) => SubjectCommand,
    readonly limits: Limits,
  ) {
    this.#reader = new FrameReader(this.#nonce, limits.frameBytes);
    this.#scratch = tier.name === 'bubblewrap' ? undefined : scratchFolder(tier);
    const wrapped = wrap(tier, command(this.#scratch ?? ''));
    const filter = wrapped.filter === undefined ? [] : ['pipe' as const];
    this.#child = spawn(wrapped.file, wrapped.arguments, {
      cwd: this.#scratch ?? '/',
      env: { ...wrapped.environment },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe', ...filter],
      detached: true,
      ...tier.runAs,
    });
    this.#gone = new Promise((resolve) => {
      this.#child.once('error', (error) => {
        this.#finish('exited', `could not be started: ${error.message}`);
        resolve();
      });
      this.#child.once('close', (code, signal) => {
        this.#closed(code, signal);
        resolve();
      });
    });
    if (wrapped.filter !== undefined) this.#stream(FILTER_DESCRIPTOR).end(wrapped.filter);
    this.#listen();
  }

  /** Sends a message that begins a conversation, and waits for its answer or for the first question. */
  begin(message: Exclude<HostMessage, { kind: 'reply' }>, timeMs: number): Promise<Outcome> {
    this.#remaining = timeMs;
    this.#conversation.begin(message.kind === 'load' ? 'loading' : 'called', message.id);
    return this.#sent(message);
  }

  reply(message: Extract<HostMessage, { kind: 'reply' }>): Promise<Outcome> {
    this.#conversation.replied(message.call);
    return this.#sent(message);
  }

  /** Ends the process; resolves when it and its temporary folder are gone. */
  async close(): Promise<void> {
    this.#finish('exited', 'the session was closed');
    await this.#gone;
  }

  async #sent(message: HostMessage): Promise<Outcome> {
    if (this.#end !== undefined) {
      await this.#gone;
      return { kind: 'ended', ...this.#end };
    }
    const outcome = new Promise<Outcome>((resolve) => {
      this.#resolve = resolve;
    });
    this.#startClock();
    this.#stream(REQUESTS).write(frame(this.#nonce, JSON.stringify(message)));
    return outcome;
  }

  #startClock(): void {
    this.#started = performance.now();
    this.#timer = setTimeout(() => this.#finish('timeout', 'no answer in time'), this.#remaining);
    if (this.#scratch !== undefined) this.#disk = setInterval(() => this.#lookAtDisk(), DISK_LOOK_MS);
  }

  #stopClock(): void {
    clearTimeout(this.#timer);
    clearInterval(this.#disk);
    this.#remaining -= performance.now() - this.#started;
  }

  #lookAtDisk(): void {
    const limit = this.limits.fileMegabytes * 2 ** 20;
    if (folderBytes(this.#scratch!, limit) > limit) this.#finish('killed-output', 'wrote more than a subject may');
  }

  #stream(descriptor: number): Duplex {
    return this.#child.stdio[descriptor] as Duplex;
  }

  #listen(): void {
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (bytes: Buffer) => {
        this.#output.push(bytes);
        if (this.#output.seenBytes > this.limits.outputBytes) this.#finish('killed-output', 'printed too much');
      });
    }
    // A process that ends leaves its pipes broken; that it ended is told by `close`.
    for (const stream of this.#child.stdio) stream?.on('error', () => {});
    (this.#stream(FRAMES) as Readable).on('data', (bytes: Buffer) => this.#received(bytes));
  }

  #received(bytes: Buffer): void {
    if (this.#end !== undefined) return;
    for (const text of this.#reader.push(bytes)) this.#step(this.#conversation.receive(text));
    if (this.#reader.broken !== undefined) this.#step(this.#conversation.taint(this.#reader.broken));
  }

  #step(step: Step): void {
    if (step.kind === 'tainted') {
      this.#finish('tainted', step.reason);
      return;
    }
    this.#stopClock();
    const resolve = this.#resolve;
    this.#resolve = undefined;
    resolve?.(step);
  }

  #closed(code: number | null, signal: NodeJS.Signals | null): void {
    const memory = /out of memory|Allocation failed|bad_alloc|cannot allocate memory/i.test(this.#output.text());
    const how = signal === null ? `status ${code}` : `signal ${signal}`;
    if (memory && (signal !== null || code !== 0)) this.#finish('out-of-memory', `ended with ${how}`);
    else this.#finish('exited', `ended with ${how}`);
    if (this.#scratch !== undefined) rmSync(this.#scratch, { recursive: true, force: true });
    const resolve = this.#resolve;
    this.#resolve = undefined;
    resolve?.({ kind: 'ended', ...this.#end! });
  }

  /** The first reason stays. Who waits for an answer hears of it when the process is gone. */
  #finish(status: EndStatus, reason: string): void {
    if (this.#end !== undefined) return;
    this.#end = { status, reason };
    this.#stopClock();
    this.#killTree();
  }

  #killTree(): void {
    const { pid } = this.#child;
    if (pid === undefined || this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    try {
      kill(-pid, 'SIGKILL');
    } catch (error) {
      // Gone already, or (as another user) not in a group yet.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') this.#child.kill('SIGKILL');
    }
  }
}
