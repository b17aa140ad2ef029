import type { Lie } from '../../../model/algorithm.js';
import type { BandReport, Bands, NearCriticalBandsImplementation, Observables, Side } from './contract.js';
import { checkBands } from './reference.js';

type Limits = readonly [number, number];

/** The right report but for how one value is placed, and how the three are combined. */
function placedBy(
  side: (value: number, band: Limits) => Side,
  combine: (sides: readonly Side[]) => boolean = (sides) => sides.every((one) => one === 'within'),
): NearCriticalBandsImplementation {
  return {
    checkBands(observables, bands): BandReport {
      const plv = side(observables.plv, bands.plv);
      const sigma = side(observables.sigma, bands.sigma);
      const lyapunov = side(observables.lyapunov, bands.lyapunov);
      return { plv, sigma, lyapunov, nearCritical: combine([plv, sigma, lyapunov]) };
    },
  };
}

const closed = (value: number, [low, high]: Limits): Side => {
  if (Number.isNaN(value)) return 'undefined';
  if (value < low) return 'below';
  return value > high ? 'above' : 'within';
};

const measured = (change: (observables: Observables) => Observables): NearCriticalBandsImplementation => ({
  checkBands: (observables, bands) => checkBands(change(observables), bands),
});

const DOCUMENTED: Bands = { plv: [0.3, 0.7], sigma: [0.8, 1.2], lyapunov: [Number.NEGATIVE_INFINITY, 0] };

export const nearCriticalBandsLies: readonly Lie<NearCriticalBandsImplementation>[] = [
  {
    id: 'open-bands',
    description: 'the limits themselves are counted as outside',
    implementation: placedBy((value, [low, high]) => {
      if (Number.isNaN(value)) return 'undefined';
      if (value <= low) return 'below';
      return value >= high ? 'above' : 'within';
    }),
    caughtBy: ['bands.within-is-near-critical'],
  },
  {
    id: 'half-open-bands',
    description: 'the upper limit is counted as outside',
    implementation: placedBy((value, [low, high]) => (value === high ? 'above' : closed(value, [low, high]))),
    caughtBy: ['bands.within-is-near-critical'],
  },
  {
    id: 'nan-passes',
    description: 'only violations are looked for, so that NaN, which violates nothing, is within',
    implementation: placedBy((value, [low, high]) => {
      if (value < low) return 'below';
      return value > high ? 'above' : 'within';
    }),
    caughtBy: ['bands.undefined-is-not-healthy'],
  },
  {
    id: 'any-band-suffices',
    description: 'one observable within its band is enough',
    implementation: placedBy(closed, (sides) => sides.includes('within')),
    caughtBy: ['bands.each-observable-governs', 'bands.undefined-is-not-healthy', 'bands.limits-are-live'],
  },
  {
    id: 'majority',
    description: 'two of three are enough',
    implementation: placedBy(closed, (sides) => sides.filter((side) => side === 'within').length >= 2),
    caughtBy: ['bands.each-observable-governs', 'bands.undefined-is-not-healthy', 'bands.limits-are-live'],
  },
  {
    id: 'sides-swapped',
    description: 'below and above are exchanged',
    implementation: placedBy((value, band) => {
      const side = closed(value, band);
      if (side === 'below') return 'above';
      return side === 'above' ? 'below' : side;
    }),
    caughtBy: ['bands.each-observable-governs'],
  },
  {
    id: 'upper-limit-only',
    description: 'only values above the band are reported',
    implementation: placedBy((value, [, high]) => closed(value, [Number.NEGATIVE_INFINITY, high])),
    caughtBy: ['bands.each-observable-governs', 'bands.limits-are-live'],
  },
  {
    id: 'limits-hard-coded',
    description: 'the documented bands whatever bands are passed',
    implementation: { checkBands: (observables) => checkBands(observables, DOCUMENTED) },
    caughtBy: ['bands.within-is-near-critical', 'bands.each-observable-governs', 'bands.limits-are-live'],
  },
  {
    id: 'lyapunov-not-measured',
    description: 'the Lyapunov exponent is always passed as 0',
    seenIn: 'thunderline, KerasONNX.compute_observables',
    implementation: measured((observables) => ({ ...observables, lyapunov: 0 })),
    caughtBy: ['bands.each-observable-governs', 'bands.undefined-is-not-healthy'],
  },
  {
    id: 'absolute-exponent',
    description: 'the absolute value of the exponent is compared',
    implementation: measured((observables) => ({ ...observables, lyapunov: Math.abs(observables.lyapunov) })),
    caughtBy: ['bands.within-is-near-critical', 'bands.each-observable-governs'],
  },
  {
    id: 'sigma-read-as-plv',
    description: 'sigma is compared in place of the phase-locking value',
    implementation: measured((observables) => ({ ...observables, plv: observables.sigma })),
    caughtBy: ['bands.within-is-near-critical', 'bands.each-observable-governs', 'bands.limits-are-live'],
  },
  {
    id: 'missing-replaced',
    description: 'a missing value is replaced by a healthy default',
    implementation: measured(({ plv, sigma, lyapunov }) => ({
      plv: Number.isNaN(plv) ? 0.5 : plv,
      sigma: Number.isNaN(sigma) ? 1 : sigma,
      lyapunov: Number.isNaN(lyapunov) ? 0 : lyapunov,
    })),
    caughtBy: ['bands.undefined-is-not-healthy'],
  },
  {
    id: 'always-healthy',
    description: 'a constant report: everything within',
    implementation: { checkBands: () => ({ plv: 'within', sigma: 'within', lyapunov: 'within', nearCritical: true }) },
    caughtBy: ['bands.each-observable-governs', 'bands.undefined-is-not-healthy', 'bands.limits-are-live'],
  },
];
