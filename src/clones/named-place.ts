import type { Unit } from './unit.js';

/** One place of a name and what is known of it. */
export interface NamedPlace {
  readonly unit: Unit;
  /** Files that import it from here, sorted. */
  readonly importers: readonly string[];
  readonly placeholders: number;
  /** The first place with the same tokens; itself when there is none before. */
  readonly sameAs: NamedPlace | undefined;
  /** Raw similarity to the fullest, 0 to 1. */
  readonly similarity: number;
}
