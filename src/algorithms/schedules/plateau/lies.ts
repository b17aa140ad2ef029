import type { Lie } from '../../../model/algorithm.js';
import { type CaughtBy, lieMaker } from '../../lie-table.js';
import { commonLies } from './common-lies.js';
import type { PlateauImplementation as Implementation } from './contract.js';
import { improves, metricDriven, plateauAdvance } from './reference.js';

const CAUGHT_BY: CaughtBy = {
  'threshold-ignored': ['threshold'],
  'threshold-added': ['threshold'],
  'mode-ignored': ['threshold', 'mode-mirror'],
  'mode-inverted': [
    'improvement-resets-wait',
    'threshold',
    'nan-does-not-freeze',
    'zero-patience',
    'holds-while-improving',
  ],
  'floor-ignored': ['min-bound'],
  'floor-default-when-zero': ['min-bound'],
  'factor-ignored': ['fires-after-patience'],
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
  'compares-with-previous': ['compares-with-best', 'best-follows-improvement', 'nan-does-not-freeze'],
  'best-stays-first': ['best-follows-improvement'],
  'best-forgotten': ['compares-with-best'],
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
  ],
  'nan-becomes-best': ['nan-does-not-freeze'],
  'nan-is-improvement': ['nan-does-not-freeze'],
  'missing-metric-ignored': ['missing-metric-is-an-error'],
  'shared-state': ['independent-instances'],
  raises: [
    'fires-after-patience',
    'compares-with-best',
    'best-follows-improvement',
    'threshold',
    'min-bound',
    'nan-does-not-freeze',
    'zero-patience',
  ],
  'falls-on-improvement': ['improvement-resets-wait', 'threshold', 'nan-does-not-freeze', 'holds-while-improving'],
};

const lie = lieMaker<Implementation>('plateau', CAUGHT_BY);

export const plateauLies: readonly Lie<Implementation>[] = [
  ...commonLies(lie, plateauAdvance),
  lie(
    'raises',
    'divides by the factor: the rate rises on a plateau',
    metricDriven((options, state, metric) => {
      const next = plateauAdvance(options, state, metric);
      return next.rate < state.rate ? { ...next, rate: state.rate / options.factor } : next;
    }),
  ),
  lie(
    'falls-on-improvement',
    'lowers the rate when the metric improves',
    metricDriven((options, state, metric) => {
      const next = plateauAdvance(options, state, metric);
      const improved = state.best !== undefined && improves(options, state, metric);
      return improved ? { ...next, rate: Math.max(options.min, state.rate * options.factor) } : next;
    }),
  ),
];
