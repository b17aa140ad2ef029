import { type Tape, withoutOrphans } from '../replay/tape.js';

/** Whether a candidate still shows what is looked for. */
export type Accepts = (candidate: Tape) => boolean;

/**
 * A tape with fewer calls that is still accepted, its last call kept: delta debugging (Zeller and Hildebrandt 2002, "Simplifying and
 * isolating failure-inducing input") with chunks that halve.
 */
export function fewerCalls(tape: Tape, accepts: Accepts): Tape {
  let current = tape;
  for (let size = Math.ceil((tape.length - 1) / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let start = current.length - 1 - size; start > -size; start -= size) {
      const from = Math.max(0, start);
      const candidate = withoutOrphans([...current.slice(0, from), ...current.slice(start + size)]);
      const last = current.at(-1);
      if (candidate.length < current.length && candidate.at(-1) === last && accepts(candidate)) current = candidate;
    }
  return current;
}
