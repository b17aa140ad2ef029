import type { OrderAnswer } from './host/channel.js';
import { type IoLink, ioLink } from './io-link.js';
import { DEFAULT_LIMITS, type Limits } from './limits.js';
import { encodeRequest } from './protocol/host-requests.js';
import { HostValues } from './protocol/host-values.js';
import type { SubjectMessage } from './protocol/messages.js';
import type { LoadReport, SubjectAnswer, SubjectFile, SubjectRequest, SubjectSession } from './session.js';
import type { SandboxTier } from './tier.js';

export interface SessionOptions {
  readonly tier: SandboxTier;
  /** Of every random source of the subject; 0 when absent. Whole, 0 to 2^31 - 2. */
  readonly seed?: number;
  readonly limits?: Partial<Limits>;
}

/**
 * Starts a process with one file loaded. Blocks until the file is loaded or has failed to; a failure is told by `load`, never thrown,
 * and such a session answers `exited` to every request. The process ends with `close`, and with the thread that called this.
 */
export function openSession(file: SubjectFile, options: SessionOptions): SubjectSession {
  return new BlockingSession(file, options, ioLink());
}

const NOTHING_LOADED = { symbols: [], stubbed: [], failedImports: [], shadowed: [], programs: [] } as const;
/** The host's own time for starting a process and bundling, in milliseconds. */
const START_MS = 15_000;

class BlockingSession implements SubjectSession {
  readonly load: LoadReport;
  readonly tier: string;
  readonly seed: number;
  readonly #session: number;
  readonly #values = new HostValues();
  readonly #limits: Limits;
  #over: SubjectAnswer | undefined;
  #busy = false;

  constructor(
    readonly file: SubjectFile,
    readonly options: SessionOptions,
    readonly link: IoLink,
  ) {
    this.tier = options.tier.name;
    this.seed = options.seed ?? 0;
    this.#limits = { ...DEFAULT_LIMITS, ...options.limits };
    this.#session = link.newSession();
    const { tier } = options;
    const order = { kind: 'open', session: this.#session, tier, file, seed: this.seed, limits: this.#limits } as const;
    this.load = loadReport(link.give(order, this.#limits.loadMs + START_MS));
    if (this.load.status !== 'ready')
      this.#over = { status: 'exited', error: { type: this.load.status, message: this.load.reason ?? '' } };
  }

  request(request: SubjectRequest): SubjectAnswer {
    if (this.#over !== undefined) return this.#over;
    if (this.#busy) throw new Error('a function of the host may not make requests of the subject that calls it');
    this.#busy = true;
    try {
      const encoded = encodeRequest(request, this.#values);
      const answer = this.#answer(this.#give({ kind: 'request', request: encoded }));
      if (answer.status !== 'ok' && answer.status !== 'threw') this.#end(answer);
      return answer;
    } finally {
      this.#busy = false;
    }
  }

  restart(seed: number): SubjectSession {
    return new BlockingSession(this.file, { ...this.options, seed }, this.link);
  }

  close(): void {
    this.#end({ status: 'exited', error: { type: 'closed', message: 'the session was closed' } });
  }

  #end(answer: SubjectAnswer): void {
    const open = this.#over === undefined || this.#over.error?.type !== 'closed';
    this.#over ??= answer;
    if (open) this.link.give({ kind: 'close', session: this.#session }, this.#limits.callMs);
  }

  #give(order: { kind: 'request'; request: Readonly<Record<string, unknown>> } | Reply): OrderAnswer {
    return this.link.give({ ...order, session: this.#session }, this.#limits.callMs);
  }

  /** Answers the subject's questions until its answer is there. */
  #answer(first: OrderAnswer): SubjectAnswer {
    let outcome = first;
    try {
      while (outcome.kind === 'asked' && outcome.message.kind === 'callback') {
        outcome = this.#give(this.#reply(outcome.message));
      }
      if (outcome.kind === 'done' && outcome.message.kind === 'answer') return this.#decoded(outcome.message);
    } catch (error) {
      // Values that no encoder of ours writes.
      return { status: 'tainted', error: { type: 'tainted', message: error instanceof Error ? error.message : '' } };
    }
    if (outcome.kind === 'ended') {
      return { status: outcome.status, error: { type: outcome.status, message: outcome.reason } };
    }
    const message = outcome.kind === 'failed' ? outcome.message : `the subject process said ${outcome.kind}`;
    return { status: 'exited', error: { type: 'exited', message } };
  }

  /** What a function of the host throws is thrown in the subject. */
  #reply(message: Extract<SubjectMessage, { kind: 'callback' }>): Reply {
    const { call } = message;
    const given = message.arguments.map((wire) => this.#values.decode(wire));
    const callable = this.#values.hostFunction(message.function);
    if (callable === undefined) return { kind: 'reply', call, error: 'no such function' };
    try {
      return { kind: 'reply', call, value: this.#values.encode(callable(...given)) };
    } catch (error) {
      return { kind: 'reply', call, error: error instanceof Error ? error.message : String(error) };
    }
  }

  #decoded(message: Extract<SubjectMessage, { kind: 'answer' }>): SubjectAnswer {
    const { status, value, argumentsAfter, error } = message;
    return {
      status,
      ...(value === undefined ? {} : { value: this.#values.decode(value) }),
      ...(argumentsAfter === undefined
        ? {}
        : { argumentsAfter: argumentsAfter.map((argument) => this.#values.decode(argument)) }),
      ...(error === undefined ? {} : { error: { type: error.type, message: error.message.slice(0, 500) } }),
    };
  }
}

interface Reply {
  readonly kind: 'reply';
  readonly call: string;
  readonly value?: ReturnType<HostValues['encode']>;
  readonly error?: string;
}

function loadReport(answer: OrderAnswer): LoadReport {
  if (answer.kind === 'done') {
    const { message } = answer;
    if (message.kind === 'ready') {
      const { symbols, stubbed, failedImports, shadowed, programs = [], beside = [] } = message;
      return { status: 'ready', symbols, stubbed, failedImports, shadowed, programs, beside };
    }
    if (message.kind === 'failed') return { status: message.status, reason: message.reason, ...NOTHING_LOADED };
  }
  if (answer.kind === 'ended') {
    const status = answer.status === 'killed-output' ? 'exited' : answer.status;
    return { status, reason: answer.reason, ...NOTHING_LOADED };
  }
  const reason = answer.kind === 'refused' ? answer.reason : answer.kind === 'failed' ? answer.message : answer.kind;
  return { status: 'load-failed', reason, ...NOTHING_LOADED };
}
