import type { PhaseLockingImplementation } from './contract.js';

/**
 * Phase-locking value (Lachaux et al. 1999, eq. 2, over samples): the length of the mean of unit vectors that point in the
 * direction of the phase difference. 1 when the difference is constant, about 0.886 / sqrt(n) for n unrelated phases.
 *
 * Phases are in radians and need not be wrapped. O(n). Throws a RangeError for empty series, unequal lengths or phases that
 * are not finite.
 */
export function phaseLockingValue(phases1: readonly number[], phases2: readonly number[]): number {
  const n = phases1.length;
  if (n === 0 || n !== phases2.length)
    throw new RangeError(
      `phase-locking value: two series of one positive length are needed, got ${n} and ${phases2.length}`,
    );
  let cosines = 0;
  let sines = 0;
  for (let sample = 0; sample < n; sample++) {
    const difference = (phases1[sample] as number) - (phases2[sample] as number);
    if (!Number.isFinite(difference)) throw new RangeError(`phase-locking value: sample ${sample} is not finite`);
    cosines += Math.cos(difference);
    sines += Math.sin(difference);
  }
  return Math.min(1, Math.hypot(cosines, sines) / n);
}

export const phaseLocking: PhaseLockingImplementation = { plv: phaseLockingValue };
