import type { BandReport, Bands, NearCriticalBandsImplementation, Observables, Side } from './contract.js';

/**
 * Where one value lies with respect to a closed band [low, high], low <= high; a value that is not a number lies nowhere.
 * Throws a RangeError for a band whose limits are not in order.
 */
export function sideOfBand(value: number, [low, high]: readonly [number, number]): Side {
  if (!(low <= high)) throw new RangeError(`near-critical bands: [${low}, ${high}] is not a band`);
  if (Number.isNaN(value)) return 'undefined';
  if (value < low) return 'below';
  return value > high ? 'above' : 'within';
}

/**
 * A system is called near-critical when its phase-locking value, propagation ratio and largest Lyapunov exponent all lie in
 * their bands, limits included. A missing measurement is never near-critical: NaN compares false with both limits. O(1).
 */
export function checkBands(observables: Observables, bands: Bands): BandReport {
  const plv = sideOfBand(observables.plv, bands.plv);
  const sigma = sideOfBand(observables.sigma, bands.sigma);
  const lyapunov = sideOfBand(observables.lyapunov, bands.lyapunov);
  return { plv, sigma, lyapunov, nearCritical: plv === 'within' && sigma === 'within' && lyapunov === 'within' };
}

export const nearCriticalBands: NearCriticalBandsImplementation = { checkBands };
