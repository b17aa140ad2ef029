import { sketchSimilarity } from './line-hashes.js';
import type { Unit } from './unit.js';

const sets = new WeakMap<Unit, Uint32Array>();

/** The fingerprints of a unit in order; one may be there more than once. */
export function fingerprintsOf({ file, from, to }: Unit): Uint32Array {
  return file.fingerprints.subarray(from, to);
}

/** The distinct fingerprints of a unit, ascending. */
function fingerprintSet(unit: Unit): Uint32Array {
  let set = sets.get(unit);
  if (set === undefined) {
    const sorted = fingerprintsOf(unit).slice().sort();
    let count = 0;
    for (let index = 0; index < sorted.length; index++)
      if (index === 0 || sorted[index] !== sorted[index - 1]) sorted[count++] = sorted[index]!;
    set = sorted.subarray(0, count);
    sets.set(unit, set);
  }
  return set;
}

export interface Overlap {
  /** Fingerprints in both, of those in either: 0 to 1. */
  readonly jaccard: number;
  /** Fingerprints in both, of those in the smaller: 0 to 1. */
  readonly containment: number;
}

/** How much code two units share, names and literals as written. */
export function overlap(left: Unit, right: Unit): Overlap {
  const a = fingerprintSet(left);
  const b = fingerprintSet(right);
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const difference = a[i]! - b[j]!;
    if (difference === 0) shared++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  const smaller = Math.min(a.length, b.length);
  const either = a.length + b.length - shared;
  return { jaccard: either === 0 ? 0 : shared / either, containment: smaller === 0 ? 0 : shared / smaller };
}

/** Whether two units can share so much at all, by the number of their fingerprints. */
export function mayShare(left: Unit, right: Unit, jaccard: number): boolean {
  const [a, b] = [fingerprintSet(left).length, fingerprintSet(right).length];
  return Math.min(a, b) >= jaccard * Math.max(a, b);
}

/** The same from normalised lines, for modules of which one does not parse. */
export function lineOverlap(left: Unit, right: Unit): number {
  return sketchSimilarity(left.file.lineSketch, right.file.lineSketch);
}
