import type { Lie } from '../../../model/algorithm.js';
import type { PhaseLockingImplementation } from './contract.js';
import { phaseLockingValue } from './reference.js';

type Phases = readonly number[];

/** Mean cosine and sine of the angle that `angle` makes of two phases. */
function meanVector(a: Phases, b: Phases, angle: (x: number, y: number) => number): { cosine: number; sine: number } {
  const angles = a.map((phase, sample) => angle(phase, b[sample] as number));
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  return { cosine: mean(angles.map(Math.cos)), sine: mean(angles.map(Math.sin)) };
}

const difference = (x: number, y: number): number => x - y;

function correlation(a: Phases, b: Phases): number {
  const n = a.length;
  const mean = (values: Phases): number => values.reduce((sum, value) => sum + value, 0) / n;
  const [meanA, meanB] = [mean(a), mean(b)];
  const covariance = a.reduce((sum, x, i) => sum + (x - meanA) * ((b[i] as number) - meanB), 0);
  const spread = (values: Phases, centre: number): number => values.reduce((sum, x) => sum + (x - centre) ** 2, 0);
  return Math.abs(covariance) / Math.sqrt(spread(a, meanA) * spread(b, meanB));
}

function lie(id: string, description: string, plv: PhaseLockingImplementation['plv'], seenIn?: string) {
  const seen = seenIn === undefined ? {} : { seenIn };
  return { id, description, ...seen, implementation: { plv } };
}

type PlvLie = Lie<PhaseLockingImplementation>;

export const phaseLockingLies: readonly PlvLie[] = [
  {
    ...lie(
      'plv-single-signal',
      'the mean resultant length of the first series alone',
      (a) =>
        phaseLockingValue(
          a,
          a.map(() => 0),
        ),
      'thunderline, PLVEstimator.estimate',
    ),
    caughtBy: ['plv.extremes', 'plv.locked-oscillators', 'plv.symmetric-rotation-invariant', 'plv.closed-form'],
  },
  {
    ...lie('plv-cos-only', 'the mean cosine of the difference without the sine', (a, b) =>
      Math.abs(meanVector(a, b, difference).cosine),
    ),
    caughtBy: ['plv.extremes', 'plv.locked-oscillators', 'plv.closed-form'],
  },
  {
    ...lie('plv-mean-abs', 'the mean of the lengths in place of the length of the mean, always 1', () => 1),
    caughtBy: ['plv.extremes', 'plv.locked-oscillators', 'plv.closed-form'],
  },
  {
    ...lie('plv-degrees', 'radians are read as degrees', (a, b) =>
      phaseLockingValue(
        a.map((x) => (x * Math.PI) / 180),
        b.map((x) => (x * Math.PI) / 180),
      ),
    ),
    caughtBy: ['plv.extremes', 'plv.locked-oscillators', 'plv.symmetric-rotation-invariant', 'plv.closed-form'],
  },
  {
    ...lie(
      'plv-squared',
      'the square root is missing: the squared length is returned',
      (a, b) => phaseLockingValue(a, b) ** 2,
    ),
    caughtBy: ['plv.closed-form'],
  },
  {
    ...lie('plv-sum-of-phases', 'the sum of the phases in place of the difference', (a, b) => {
      const { cosine, sine } = meanVector(a, b, (x, y) => x + y);
      return Math.hypot(cosine, sine);
    }),
    caughtBy: ['plv.extremes', 'plv.locked-oscillators', 'plv.closed-form'],
  },
  {
    ...lie('plv-taxicab-length', '|mean cosine| + |mean sine| in place of the length', (a, b) => {
      const { cosine, sine } = meanVector(a, b, difference);
      return Math.abs(cosine) + Math.abs(sine);
    }),
    caughtBy: ['plv.extremes', 'plv.locked-oscillators', 'plv.closed-form'],
  },
  {
    ...lie(
      'plv-not-averaged',
      'the length of the sum, not divided by the number of samples',
      (a, b) => phaseLockingValue(a, b) * a.length,
    ),
    caughtBy: ['plv.extremes', 'plv.locked-oscillators', 'plv.closed-form'],
  },
  {
    ...lie(
      'plv-phase-lag-index',
      'the mean sign of the sine of the difference (phase-lag index) under the name of PLV',
      (a, b) => Math.abs(a.reduce((sum, x, i) => sum + Math.sign(Math.sin(x - (b[i] as number))), 0)) / a.length,
    ),
    caughtBy: ['plv.extremes', 'plv.closed-form'],
  },
  {
    ...lie('plv-correlation', 'the correlation of the phases as numbers', correlation),
    caughtBy: ['plv.locked-oscillators', 'plv.symmetric-rotation-invariant', 'plv.closed-form'],
  },
  {
    ...lie('plv-distance', 'one minus the mean absolute difference over pi, without wrapping', (a, b) =>
      Math.max(0, 1 - a.reduce((sum, x, i) => sum + Math.abs(x - (b[i] as number)), 0) / a.length / Math.PI),
    ),
    caughtBy: ['plv.extremes', 'plv.locked-oscillators', 'plv.symmetric-rotation-invariant', 'plv.closed-form'],
  },
  {
    ...lie('plv-constant', 'a constant in the healthy band whatever the phases', () => 0.5),
    caughtBy: ['plv.extremes', 'plv.locked-oscillators', 'plv.closed-form'],
  },
];
