import type { Block } from '../../model/code.js';
import type { Scope } from './scope.js';
import type { SourceFile, Surroundings } from './source-file.js';

/** Where a statement stands. */
export interface Place extends Surroundings {
  readonly scope: Scope;
  readonly level: 'module' | 'class' | 'function';
  /** Qualified name of `symbol` with a dot; empty at module level. */
  readonly prefix: string;
  /** The class around is an enumeration: its assignments are members. */
  readonly members?: true;
  /** The class around is a protocol: its methods are declarations. */
  readonly protocol?: true;
  /** In the main block, where assignments are those of a script. */
  readonly main?: true;
}

/** Lowers a `block` node. Handed down, because statements hold definitions and definitions hold statements. */
export type LowerBlock = (file: SourceFile, block: number, place: Place) => Block;

/** The same place under another guard. */
export function guarded(place: Place, guard: 'try' | 'handler' | 'if'): Place {
  return { ...place, guard };
}
