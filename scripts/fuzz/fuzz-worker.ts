import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { TargetName } from './targets.js';

const TIME_MS = 10_000;
const LIMITS = { stackSizeMb: 256, maxOldGenerationSizeMb: 1_024 };

/** A thread that runs one input after the other, and is replaced when one ends it. */
export class FuzzWorker {
  #worker: Worker | undefined;

  /** What went wrong with the input; `undefined` when nothing did. */
  async run(target: TargetName, path: string, text: string): Promise<string | undefined> {
    this.#worker ??= await started();
    const worker = this.#worker;
    const outcome = await new Promise<string | undefined>((resolve) => {
      const settle = (outcome: string | undefined): void => {
        clearTimeout(timer);
        worker.off('message', settle).off('error', fail);
        resolve(outcome);
      };
      const fail = (error: Error): void => settle(`ended the thread: ${error.message}`);
      const timer = setTimeout(() => settle(`no answer in ${TIME_MS / 1_000} s`), TIME_MS);
      worker.on('message', settle).on('error', fail);
      worker.postMessage({ target, path, text });
    });
    if (outcome !== undefined) await this.close();
    return outcome;
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = undefined;
  }
}

async function started(): Promise<Worker> {
  const runner = fileURLToPath(new URL('../run-typescript.mjs', import.meta.url));
  const worker = new Worker(runner, {
    argv: [fileURLToPath(new URL('./worker.ts', import.meta.url))],
    resourceLimits: LIMITS,
  });
  await new Promise<void>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', () => {
      worker.off('error', reject);
      resolve();
    });
  });
  return worker;
}
