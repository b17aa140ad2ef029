import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { Order, OrderAnswer, ThreadSetting } from './host/channel.js';

/** One thread for input and output beside each thread that checks, started with its first session. */
let link: IoLink | undefined;

export function ioLink(): IoLink {
  link ??= new IoLink();
  return link;
}

/** Beyond the limits of a session, which the thread itself enforces: only a thread that has died takes this long. */
const SPARE_MS = 30_000;

/** Gives orders to the input and output thread and stands still until the answer is there. */
export class IoLink {
  readonly #port: MessagePort;
  readonly #cell: Int32Array<SharedArrayBuffer>;
  #sessions = 0;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    const signal = new SharedArrayBuffer(4);
    const setting: ThreadSetting = { port: port2, signal };
    const worker = new Worker(threadFile(), {
      workerData: setting,
      transferList: [port2],
      env: {},
      execArgv: [],
    });
    worker.unref();
    port1.unref();
    this.#port = port1;
    this.#cell = new Int32Array(signal);
  }

  newSession(): number {
    this.#sessions += 1;
    return this.#sessions;
  }

  /** @param timeMs that the order may take by its own limits */
  give(order: Order, timeMs: number): OrderAnswer {
    const before = Atomics.load(this.#cell, 0);
    this.#port.postMessage(order);
    const outcome = this.#waitFor(before, timeMs + SPARE_MS);
    const received = receiveMessageOnPort(this.#port) as { readonly message: OrderAnswer } | undefined;
    if (received !== undefined) return received.message;
    // A late answer must not be taken for that of another order.
    link = undefined;
    return { kind: 'failed', message: outcome === 'timed-out' ? 'no answer of the input thread' : 'no message' };
  }

  /** The call that wakes may be that of the answer before, which was there already when this thread came to wait for it. */
  #waitFor(before: number, timeMs: number): 'answered' | 'timed-out' {
    const end = performance.now() + timeMs;
    while (Atomics.load(this.#cell, 0) === before) {
      const left = end - performance.now();
      if (left <= 0 || Atomics.wait(this.#cell, 0, before, left) === 'timed-out') return 'timed-out';
    }
    return 'answered';
  }
}

/** Threads load JavaScript only: run from the sources (by the tests), the build is used. */
function threadFile(): string {
  const beside = fileURLToPath(new URL('./host/io-thread.js', import.meta.url));
  return existsSync(beside) ? beside : fileURLToPath(new URL('../../dist/sandbox/host/io-thread.js', import.meta.url));
}
