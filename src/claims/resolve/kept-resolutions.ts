import type { StageMemory } from '../../model/stage-memory.js';
import type { IgnoredPaths, IgnoreFileState } from './ignored-paths.js';
import type { KnownPaths, PathResolution } from './resolve-path.js';

/** What paths are resolved by, as texts that are the same when it is. */
export interface PathInputs {
  /** The listed paths and the names of the project. */
  readonly listed: string;
  readonly history: string;
}

/** All that decides what paths mean: with the same, every path is resolved alike. */
export interface PathState extends PathInputs {
  /** Those that some answer rested on. */
  readonly ignoreFiles: readonly IgnoreFileState[];
}

interface Kept {
  readonly state: PathState;
  readonly resolved: readonly (readonly [key: string, resolution: PathResolution])[];
  readonly byHistory: readonly string[];
}

const STAGE = 'paths';
/** Growth from which on what is kept is replaced: writing all of it costs more than resolving a few. */
const WORTH_KEEPING = 1.01;

/** What paths were resolved to in the last run, as far as nothing that decides it has changed. */
export class KeptResolutions {
  readonly known: KnownPaths;
  readonly #recalled: number;

  /** @param inputs `undefined` where answers rest on more than can be told: then nothing is kept */
  constructor(
    readonly memory: StageMemory | undefined,
    readonly inputs: PathInputs | undefined,
    readonly ignored: IgnoredPaths,
  ) {
    this.known = this.#recall() ?? { resolved: new Map(), byHistory: new Set() };
    this.#recalled = this.known.resolved.size;
  }

  /** What the answers of this run rest on so far. */
  get state(): PathState | undefined {
    return this.inputs && { ...this.inputs, ignoreFiles: this.ignored.consulted };
  }

  /** Whether paths mean now what they meant then. */
  isSame(then: PathState | undefined): boolean {
    return then !== undefined && then.history === this.inputs?.history && this.#isSameButHistory(then);
  }

  keep(): void {
    const { state } = this;
    const { resolved, byHistory } = this.known;
    if (state === undefined || resolved.size <= this.#recalled * WORTH_KEEPING) return;
    const kept: Kept = { state, resolved: [...resolved], byHistory: [...byHistory] };
    this.memory?.keep(STAGE, Buffer.from(JSON.stringify(kept), 'utf8'));
  }

  #isSameButHistory({ listed, ignoreFiles }: PathState): boolean {
    return listed === this.inputs?.listed && ignoreFiles.every((file) => this.ignored.isSame(file));
  }

  #recall(): KnownPaths | undefined {
    const bytes = this.memory?.recall(STAGE);
    if (bytes === undefined) return undefined;
    const { state, resolved, byHistory } = JSON.parse(bytes.toString('utf8')) as Kept;
    if (!this.#isSameButHistory(state)) return undefined;
    const known = { resolved: new Map(resolved), byHistory: new Set(byHistory) };
    if (state.history === this.inputs?.history) return known;
    for (const key of byHistory) known.resolved.delete(key);
    known.byHistory.clear();
    return known;
  }
}
