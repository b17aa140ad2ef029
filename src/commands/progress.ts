import type { CommandIo } from './io.js';

/** Time between two updates of the line. */
const PERIOD_MS = 100;

/** One line on a terminal's stderr that says how far a long run is; silent elsewhere. */
export class Progress {
  #shown = false;
  #last = 0;

  constructor(
    readonly io: CommandIo,
    readonly enabled: boolean,
  ) {}

  update(stage: string, done: number, total: number): void {
    const now = performance.now();
    if (!this.enabled || !this.io.interactive || (now - this.#last < PERIOD_MS && done < total)) return;
    this.#last = now;
    this.#shown = true;
    this.io.stderr.write(`\r\u001b[K${stage} ${done}/${total}`);
  }

  /** Removes the line. */
  clear(): void {
    if (this.#shown) this.io.stderr.write('\r\u001b[K');
    this.#shown = false;
  }
}
