import type { Lie } from '../../../model/algorithm.js';
import { type CaughtBy, lieMaker } from '../../lie-table.js';
import { commonLies } from '../plateau/common-lies.js';
import type { PlateauImplementation as Implementation } from '../plateau/contract.js';
import { metricDriven, plateauAdvance } from '../plateau/reference.js';
import { modulatorAdvance } from './reference.js';

const CAUGHT_BY: CaughtBy = {
  'threshold-ignored': ['threshold', 'small-gains-do-not-raise'],
  'threshold-added': ['threshold', 'small-gains-do-not-raise'],
  'mode-ignored': ['threshold', 'mode-mirror'],
  'mode-inverted': [
    'improvement-resets-wait',
    'compares-with-best',
    'threshold',
    'nan-does-not-freeze',
    'zero-patience',
    'raises-while-improving',
    'small-gains-do-not-raise',
  ],
  'floor-ignored': ['min-bound'],
  'floor-default-when-zero': ['min-bound'],
  'factor-ignored': ['fires-after-patience', 'raises-while-improving'],
  'one-metric-early': ['fires-after-patience', 'improvement-resets-wait'],
  'patience-ignored': [
    'fires-after-patience',
    'compares-with-best',
    'best-follows-improvement',
    'threshold',
    'nan-does-not-freeze',
    'zero-patience',
  ],
  'patience-default-when-zero': ['zero-patience'],
  'wait-not-reset': ['fires-after-patience'],
  'improvement-keeps-wait': ['improvement-resets-wait'],
  'compares-with-previous': [
    'compares-with-best',
    'best-follows-improvement',
    'nan-does-not-freeze',
    'small-gains-do-not-raise',
  ],
  'best-stays-first': ['best-follows-improvement'],
  'best-forgotten': [
    'compares-with-best',
    'best-follows-improvement',
    'nan-does-not-freeze',
    'small-gains-do-not-raise',
  ],
  'equal-is-improvement': ['fires-after-patience', 'min-bound'],
  'starts-over': ['fires-after-patience', 'compares-with-best', 'min-bound'],
  subtracts: ['fires-after-patience'],
  constant: [
    'fires-after-patience',
    'compares-with-best',
    'best-follows-improvement',
    'threshold',
    'min-bound',
    'nan-does-not-freeze',
    'zero-patience',
    'raises-while-improving',
  ],
  'nan-becomes-best': ['nan-does-not-freeze'],
  'nan-is-improvement': ['nan-does-not-freeze'],
  'missing-metric-ignored': ['missing-metric-is-an-error'],
  'shared-state': ['independent-instances'],
  'only-lowers': ['raises-while-improving'],
  'ceiling-ignored': ['max-bound'],
  'raises-once': ['raises-while-improving'],
  'lowers-on-improvement': [
    'fires-after-patience',
    'improvement-resets-wait',
    'compares-with-best',
    'best-follows-improvement',
    'threshold',
    'min-bound',
    'nan-does-not-freeze',
    'zero-patience',
    'raises-while-improving',
    'small-gains-do-not-raise',
  ],
  'any-gain-raises': ['small-gains-do-not-raise'],
};

const lie = lieMaker<Implementation>('performance-modulator', CAUGHT_BY);

export const performanceModulatorLies: readonly Lie<Implementation>[] = [
  ...commonLies(lie, modulatorAdvance),
  lie(
    'only-lowers',
    'reduce on plateau: improvement never raises the rate',
    metricDriven(plateauAdvance),
    'seed 002, PerformanceBasedRateModulator',
  ),
  lie(
    'ceiling-ignored',
    'max is accepted and never read',
    metricDriven((options, state, metric) =>
      modulatorAdvance({ ...options, max: Number.POSITIVE_INFINITY }, state, metric),
    ),
  ),
  lie(
    'raises-once',
    'a rate that was raised is not raised again',
    metricDriven((options, state, metric) => {
      const next = modulatorAdvance(options, state, metric);
      const again = next.rate > state.rate && state.rate > options.lr0 * (1 + 1e-9);
      return again ? { ...next, rate: state.rate } : next;
    }),
  ),
  lie(
    'lowers-on-improvement',
    'the directions change places',
    metricDriven((options, state, metric) => {
      const next = modulatorAdvance(options, state, metric);
      const swapped = (options.lr0 * state.rate) / next.rate;
      return next.rate === state.rate
        ? next
        : {
            ...next,
            rate: Math.min(options.max ?? swapped, Math.max(options.min, (swapped * state.rate) / options.lr0)),
          };
    }),
  ),
  lie('any-gain-raises', 'every metric better than the last raises the rate', {
    create(options) {
      const right = metricDriven(modulatorAdvance).create(options);
      let [last, bonus] = [Number.NaN, 1];
      return {
        step(metric) {
          const better = options.mode === 'min' ? metric < last : metric > last;
          if (better) bonus *= 1.05;
          last = metric;
          return Math.min(options.max ?? Number.POSITIVE_INFINITY, right.step(metric) * bonus);
        },
      };
    },
  }),
];
