import type { SubjectSession } from '../sandbox/session.js';
import type { FreshProcesses } from './observe/determinism.js';

/** Processes beside the one that is checked, started when first asked for and shared by the subjects of a file. */
export class ProcessesBeside implements FreshProcesses {
  readonly #open = new Map<string, SubjectSession>();

  constructor(
    private readonly session: SubjectSession,
    private readonly seed: number,
  ) {}

  readonly first = (): SubjectSession => this.#started('first', this.seed);
  readonly second = (): SubjectSession => this.#started('second', this.seed);
  readonly otherSeed = (): SubjectSession => this.#started('other', this.seed + 1);

  close(): void {
    for (const session of this.#open.values()) session.close();
    this.#open.clear();
  }

  #started(name: string, seed: number): SubjectSession {
    const open = this.#open.get(name) ?? this.session.restart(seed);
    this.#open.set(name, open);
    return open;
  }
}
