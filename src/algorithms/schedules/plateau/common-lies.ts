import type { Lie } from '../../../model/algorithm.js';
import type { LieMaker } from '../../lie-table.js';
import type { PlateauImplementation as Implementation, PlateauOptions } from './contract.js';
import { improves, metricDriven, type PlateauState } from './reference.js';

export type Advance = (options: PlateauOptions, state: PlateauState, metric: number) => PlateauState;

/** Wrong versions that go wrong alike whether or not improvements raise the rate. */
export function commonLies(lie: LieMaker<Implementation>, right: Advance): Lie<Implementation>[] {
  const wrong = (id: string, description: string, advance: Advance): Lie<Implementation> =>
    lie(id, description, metricDriven(advance));
  /** The right rule on other options. */
  const misread =
    (change: (options: PlateauOptions) => Partial<PlateauOptions>): Advance =>
    (options, state, metric) =>
      right({ ...options, ...change(options) }, state, metric);
  return [
    wrong(
      'wait-not-reset',
      'goes on lowering the rate at every metric after the first reduction',
      (options, state, metric) => {
        const next = right(options, state, metric);
        return next.rate < state.rate ? { ...next, wait: options.patience } : next;
      },
    ),
    wrong('improvement-keeps-wait', 'an improvement does not start the waiting again', (options, state, metric) => {
      const next = right(options, state, metric);
      return improves(options, state, metric) ? { ...next, wait: state.wait } : next;
    }),
    wrong('compares-with-previous', 'compares with the last metric instead of the best', (options, state, metric) => ({
      ...right(options, state, metric),
      best: metric,
    })),
    wrong('best-stays-first', 'the best is never updated after the first metric', (options, state, metric) => {
      const next = right(options, state, metric);
      return { ...next, best: state.best ?? next.best };
    }),
    wrong(
      'threshold-ignored',
      'any gain is an improvement',
      misread(() => ({ threshold: 0 })),
    ),
    wrong(
      'threshold-added',
      'metrics a little worse than the best count as improvements',
      misread(({ threshold }) => ({ threshold: -threshold })),
    ),
    wrong(
      'mode-ignored',
      'a lower metric is always better',
      misread(() => ({ mode: 'min' })),
    ),
    wrong(
      'mode-inverted',
      'min and max change places',
      misread(({ mode }) => ({ mode: mode === 'min' ? 'max' : 'min' })),
    ),
    wrong('equal-is-improvement', 'a metric equal to the best counts as an improvement', (options, state, metric) =>
      metric === state.best ? { ...state, wait: 0 } : right(options, state, metric),
    ),
    wrong(
      'floor-ignored',
      'min is accepted and never read',
      misread(() => ({ min: 0 })),
    ),
    wrong(
      'factor-ignored',
      'always divides by ten',
      misread(() => ({ factor: 0.1 })),
    ),
    wrong(
      'one-metric-early',
      'waits one metric less than the patience',
      misread(({ patience }) => ({ patience: patience - 1 })),
    ),
    wrong(
      'patience-ignored',
      'always waits for ten metrics',
      misread(() => ({ patience: 10 })),
    ),
    wrong(
      'patience-default-when-zero',
      'patience || 10: a patience of 0 is taken for a missing one',
      misread(({ patience }) => ({ patience: patience || 10 })),
    ),
    wrong('starts-over', 'each reduction starts from lr0 again', (options, state, metric) => {
      const next = right(options, state, metric);
      return next.rate < state.rate ? { ...next, rate: Math.max(options.min, options.lr0 * options.factor) } : next;
    }),
    wrong('subtracts', 'takes the factor off instead of multiplying', (options, state, metric) => {
      const next = right(options, state, metric);
      return next.rate < state.rate ? { ...next, rate: Math.max(options.min, state.rate - options.factor) } : next;
    }),
    wrong('constant', 'never changes the rate', (options, state) => ({ ...state, rate: options.lr0 })),
    wrong('nan-becomes-best', 'NaN is stored as the best, and nothing beats it', (options, state, metric) => {
      if (Number.isNaN(state.best)) return right({ ...options, threshold: Number.POSITIVE_INFINITY }, state, metric);
      return Number.isNaN(metric) ? { ...state, best: metric } : right(options, state, metric);
    }),
    lie(
      'missing-metric-ignored',
      'returns the current rate when the metric is missing',
      ignoresMissing(right),
      'seed 002, PerformanceBasedRateModulator',
    ),
    lie('shared-state', 'one state for all schedules, set back by each new one', sharedState(right)),
  ];
}

function ignoresMissing(right: Advance): Implementation {
  return {
    create(options) {
      const schedule = metricDriven(right).create(options);
      let rate = options.lr0;
      return {
        step(metric) {
          if (metric !== undefined) rate = schedule.step(metric);
          return rate;
        },
      };
    },
  };
}

function sharedState(right: Advance): Implementation {
  let shared = { step: (_: number): number => Number.NaN };
  return {
    create(options) {
      shared = metricDriven(right).create(options);
      return { step: (metric) => shared.step(metric) };
    },
  };
}
