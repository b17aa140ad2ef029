import type { Lie } from '../../../model/algorithm.js';
import type { LieMaker } from '../../lie-table.js';
import type { PlateauImplementation as Implementation, PlateauOptions } from './contract.js';
import { improves, metricDriven, type PlateauState } from './reference.js';

export type Advance = (options: PlateauOptions, state: PlateauState, metric: number) => PlateauState;

/** Wrong versions that go wrong alike whether or not improvements raise the rate. */
export function commonLies(lie: LieMaker<Implementation>, right: Advance): Lie<Implementation>[] {
  return [
    ...MISREAD_OPTIONS.map(([id, description, change]) => {
      const advance: Advance = (options, state, metric) => right({ ...options, ...change(options) }, state, metric);
      return lie(id, description, metricDriven(advance));
    }),
    ...WRONG_STATES.map(([id, description, change]) => {
      const advance: Advance = (options, state, metric) => {
        const next = right(options, state, metric);
        return { ...next, ...change(next, state, options, metric) };
      };
      return lie(id, description, metricDriven(advance));
    }),
    lie('nan-becomes-best', 'NaN is stored as the best, and nothing beats it', metricDriven(nanBecomesBest(right))),
    lie(
      'nan-is-improvement',
      'NaN counts as an improvement and becomes the best, which the next metric beats',
      metricDriven(nanIsImprovement(right)),
    ),
    lie(
      'missing-metric-ignored',
      'returns the current rate when the metric is missing',
      ignoresMissing(right),
      'seed 002, PerformanceBasedRateModulator',
    ),
    lie('shared-state', 'one state for all schedules, set back by each new one', sharedState(right)),
  ];
}

type Named<Value> = readonly (readonly [id: string, description: string, value: Value])[];

const MISREAD_OPTIONS: Named<(options: PlateauOptions) => Partial<PlateauOptions>> = [
  ['threshold-ignored', 'any gain is an improvement', () => ({ threshold: 0 })],
  [
    'threshold-added',
    'metrics a little worse than the best count as improvements',
    ({ threshold }) => ({ threshold: -threshold }),
  ],
  ['mode-ignored', 'a lower metric is always better', () => ({ mode: 'min' })],
  ['mode-inverted', 'min and max change places', ({ mode }) => ({ mode: mode === 'min' ? 'max' : 'min' })],
  ['floor-ignored', 'min is accepted and never read', () => ({ min: 0 })],
  [
    'floor-default-when-zero',
    'min || 1e-7: a floor of 0 is taken for a missing one',
    ({ min }) => ({ min: min || 1e-7 }),
  ],
  ['factor-ignored', 'always divides by ten', () => ({ factor: 0.1 })],
  ['one-metric-early', 'waits one metric less than the patience', ({ patience }) => ({ patience: patience - 1 })],
  ['patience-ignored', 'always waits for ten metrics', () => ({ patience: 10 })],
  [
    'patience-default-when-zero',
    'patience || 10: a patience of 0 is taken for a missing one',
    ({ patience }) => ({ patience: patience || 10 }),
  ],
];

/** What is changed in the right next state. */
type Change = (
  next: PlateauState,
  last: PlateauState,
  options: PlateauOptions,
  metric: number,
) => Partial<PlateauState>;

const WRONG_STATES: Named<Change> = [
  [
    'wait-not-reset',
    'goes on lowering the rate at every metric after the first reduction',
    (next, last, { patience }) => (next.rate < last.rate ? { wait: patience } : {}),
  ],
  [
    'improvement-keeps-wait',
    'an improvement does not start the waiting again',
    (_, last, options, metric) => (improves(options, last, metric) ? { wait: last.wait } : {}),
  ],
  [
    'compares-with-previous',
    'compares with the last metric instead of the best',
    (...[, , , metric]) => ({ best: metric }),
  ],
  [
    'best-stays-first',
    'the best is never updated after the first metric',
    (next, last) => ({ best: last.best ?? next.best }),
  ],
  [
    'best-forgotten',
    'each reduction forgets the best, so that worse metrics count as improvements',
    (next, last, _, metric) => (next.rate < last.rate ? { best: metric } : {}),
  ],
  [
    'equal-is-improvement',
    'a metric equal to the best counts as an improvement',
    (_, last, __, metric) => (metric === last.best ? { rate: last.rate, wait: 0 } : {}),
  ],
  [
    'starts-over',
    'each reduction starts from lr0 again',
    (next, last, { min, lr0, factor }) => (next.rate < last.rate ? { rate: Math.max(min, lr0 * factor) } : {}),
  ],
  [
    'subtracts',
    'takes the factor off instead of multiplying',
    (next, last, { min, factor }) => (next.rate < last.rate ? { rate: Math.max(min, last.rate - factor) } : {}),
  ],
  ['constant', 'never changes the rate', (_, __, { lr0 }) => ({ rate: lr0 })],
];

function nanBecomesBest(right: Advance): Advance {
  return (options, state, metric) => {
    if (Number.isNaN(state.best)) return right({ ...options, threshold: Number.POSITIVE_INFINITY }, state, metric);
    return Number.isNaN(metric) ? { ...state, best: metric } : right(options, state, metric);
  };
}

function nanIsImprovement(right: Advance): Advance {
  return (options, state, metric) => {
    if (Number.isNaN(metric)) return { ...state, best: undefined, wait: 0 };
    return right(options, state, metric);
  };
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
