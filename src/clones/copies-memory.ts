import type { StageMemory } from '../model/stage-memory.js';

/** Where the search for copies keeps what it found, and what tells that a file is as it was. */
export interface CopiesMemory {
  readonly memory: StageMemory | undefined;
  /** Hash of a file's bytes; `undefined` where it is not known, and nothing is kept of the file. */
  readonly hashOf: (path: string) => string | undefined;
}
