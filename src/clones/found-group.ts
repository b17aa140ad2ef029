import type { CloneKind } from './relation.js';
import type { Level, Unit } from './unit.js';

/** A group of copies that is to be reported. */
export interface FoundGroup {
  readonly level: Level;
  readonly kind: CloneKind;
  /** The least similarity of a member to the reference. */
  readonly similarity: number;
  readonly members: readonly Unit[];
  readonly reference: Unit;
}
