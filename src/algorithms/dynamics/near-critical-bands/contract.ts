import type { Contract } from '../../../model/algorithm.js';

export interface Observables {
  readonly plv: number;
  readonly sigma: number;
  readonly lyapunov: number;
}

/** Closed intervals [low, high]. */
export interface Bands {
  readonly plv: readonly [number, number];
  readonly sigma: readonly [number, number];
  readonly lyapunov: readonly [number, number];
}

export type Side = 'below' | 'within' | 'above' | 'undefined';

export interface BandReport {
  readonly plv: Side;
  readonly sigma: Side;
  readonly lyapunov: Side;
  /** All three lie within their bands. */
  readonly nearCritical: boolean;
}

export interface NearCriticalBandsImplementation {
  checkBands(observables: Observables, bands: Bands): BandReport;
}

export const nearCriticalBandsContract: Contract = {
  id: 'near-critical-bands',
  title: 'Near-critical bands',
  classAliases: ['criticality_monitor', 'band_checker', 'edge_of_chaos_monitor', 'near_critical', 'criticality_bands'],
  operations: [
    {
      name: 'checkBands',
      effect: 'reads',
      required: true,
      summary: 'says of each observable whether it lies in its band',
      returns: 'a record: below, within, above or undefined for each observable, and nearCritical when all are within',
      aliases: [
        'check_bands',
        'in_bands',
        'within_bands',
        'check_criticality',
        'is_near_critical',
        'check_health',
        'classify',
      ],
      parameters: [
        {
          name: 'observables',
          aliases: ['metrics', 'values', 'measurements', 'obs'],
          shape: 'record',
          meaning: 'plv, sigma and lyapunov as numbers',
        },
        {
          name: 'bands',
          aliases: ['thresholds', 'limits', 'ranges', 'targets'],
          shape: 'record',
          meaning: 'a closed interval [low, high] for each observable',
          default: { plv: [0.3, 0.7], sigma: [0.8, 1.2], lyapunov: [null, 0] },
        },
      ],
    },
  ],
};
