import type { CopiesMemory } from './copies-memory.js';
import { type Drift, driftBetween, type SourceOf } from './drift.js';
import type { Unit } from './unit.js';

const STAGE = 'drift';

/** How copies have drifted, as it was told of the same lines of the same bytes before: sources are read again for no others. */
export class KeptDrift {
  readonly #before: ReadonlyMap<string, readonly Drift[]>;
  readonly #now = new Map<string, readonly Drift[]>();

  constructor(
    readonly sourceOf: SourceOf,
    readonly kept: CopiesMemory | undefined,
  ) {
    const bytes = kept?.memory?.recall(STAGE);
    this.#before = new Map(bytes && (JSON.parse(bytes.toString('utf8')) as [string, readonly Drift[]][]));
  }

  readonly between = (left: Unit, right: Unit): readonly Drift[] => {
    const [a, b] = [this.#placeOf(left), this.#placeOf(right)];
    if (a === undefined || b === undefined) return driftBetween(left, right, this.sourceOf);
    const key = `${a}\0${b}`;
    const drift = this.#now.get(key) ?? this.#before.get(key) ?? driftBetween(left, right, this.sourceOf);
    this.#now.set(key, drift);
    return drift;
  };

  /** Writes what this run asked for, where that is not what was recalled. */
  keep(): void {
    if ([...this.#now.keys()].every((key) => this.#before.has(key)) && this.#now.size === this.#before.size) return;
    this.kept?.memory?.keep(STAGE, Buffer.from(JSON.stringify([...this.#now]), 'utf8'));
  }

  #placeOf({ file: { path }, startLine, endLine }: Unit): string | undefined {
    const hash = this.kept?.hashOf(path);
    return hash === undefined ? undefined : `${path}:${startLine}-${endLine}@${hash}`;
  }
}
