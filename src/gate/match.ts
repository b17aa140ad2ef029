import { posix } from 'node:path';
import type { Moves } from './moves.js';

/** Something that has a key which it shares with its equals, and a file. */
export interface Placed<Item> {
  readonly key: string;
  readonly path: string;
  readonly item: Item;
}

export interface Matched<Before, Now> {
  readonly new: readonly Now[];
  readonly known: readonly Now[];
  readonly gone: readonly Before[];
}

/**
 * Pairs equals one to one: in the same file, then in the file that it was moved to. What is equal in another file that was there
 * before stays apart, so that one violation cannot be swapped for another elsewhere.
 */
export function match<Before, Now>(
  before: readonly Placed<Before>[],
  now: readonly Placed<Now>[],
  moves: Moves,
): Matched<Before, Now> {
  const left = new Map<string, Placed<Before>[]>();
  for (const placed of before) {
    const equals = left.get(placed.key);
    if (equals === undefined) left.set(placed.key, [placed]);
    else equals.push(placed);
  }
  const steps: readonly ((was: string, is: string) => boolean)[] = [
    (was, is) => was === is,
    (was, is) => moves.cameFrom(is) === was,
    (was, is) => posix.basename(was) === posix.basename(is) && moves.mayBe(was, is),
    (was, is) => moves.mayBe(was, is),
  ];
  let pending = now;
  const known: Now[] = [];
  for (const fits of steps) {
    pending = pending.filter((placed) => {
      const equals = left.get(placed.key) ?? [];
      const index = equals.findIndex((candidate) => fits(candidate.path, placed.path));
      if (index === -1) return true;
      equals.splice(index, 1);
      known.push(placed.item);
      return false;
    });
  }
  return { new: pending.map(({ item }) => item), known, gone: [...left.values()].flat().map(({ item }) => item) };
}
