import type { Lie } from '../../../model/algorithm.js';
import { type CaughtBy, lieMaker } from '../../lie-table.js';
import type { RewardMonitorImplementation as Implementation, RewardMonitor, RewardMonitorOptions } from './contract.js';
import { rewardMonitorReference, windowMean } from './reference.js';

const CAUGHT_BY: CaughtBy = {
  'all-time-mean': ['window-mean', 'trips-below-threshold'],
  'divides-by-window': ['window-mean', 'nan-does-not-poison', 'reset', 'independent-instances'],
  'last-reward': ['window-mean', 'trips-below-threshold', 'nan-does-not-poison', 'reset'],
  'window-one-short': ['window-mean', 'trips-below-threshold'],
  'oldest-kept': ['window-mean', 'trips-below-threshold'],
  smoothed: ['window-mean', 'nan-does-not-poison', 'reset'],
  magnitudes: ['window-mean', 'trips-below-threshold', 'nan-does-not-poison', 'reset', 'independent-instances'],
  total: ['window-mean', 'trips-below-threshold', 'nan-does-not-poison', 'reset'],
  placeholder: ['window-mean', 'trips-below-threshold', 'nan-does-not-poison', 'reset', 'independent-instances'],
  'never-trips': ['trips-below-threshold'],
  'trips-at-threshold': ['trips-below-threshold'],
  'trips-above': ['trips-below-threshold'],
  'threshold-ignored': ['trips-below-threshold'],
  latched: ['trips-below-threshold'],
  'empty-is-zero': ['empty-is-not-tripped'],
  'nan-poisons': ['nan-does-not-poison'],
  'nan-is-zero': ['nan-does-not-poison'],
  'reset-ignored': ['reset'],
  'shared-window': ['independent-instances'],
};

const lie = lieMaker<Implementation>('reward-monitor', CAUGHT_BY);

/** Another average over all rewards since the last reset, with the right breaker on top. */
const averaging = (average: (rewards: readonly number[], window: number) => number | null): Implementation => ({
  create({ window, threshold }) {
    let rewards: number[] = [];
    return {
      record(reward) {
        if (Number.isFinite(reward)) rewards.push(reward);
      },
      average: () => average(rewards, window),
      tripped() {
        const current = average(rewards, window);
        return current !== null && current < threshold;
      },
      reset() {
        rewards = [];
      },
    };
  },
});

/** The right monitor with some operations replaced. */
const altered = (
  change: (right: RewardMonitor, options: RewardMonitorOptions) => Partial<RewardMonitor>,
): Implementation => ({
  create(options) {
    const right = rewardMonitorReference.create(options);
    return { ...right, ...change(right, options) };
  },
});

function poisoned(right: RewardMonitor): Partial<RewardMonitor> {
  let dead = false;
  return {
    record(reward) {
      if (Number.isNaN(reward)) dead = true;
      else right.record(reward);
    },
    average: () => (dead ? Number.NaN : right.average()),
  };
}

function sharedWindow(): Implementation {
  let shared = rewardMonitorReference.create({ window: 1, threshold: 0 });
  return {
    create(options) {
      shared = rewardMonitorReference.create(options);
      return {
        record: (reward) => shared.record(reward),
        average: () => shared.average(),
        tripped: () => shared.tripped(),
        reset: () => shared.reset(),
      };
    },
  };
}

export const rewardMonitorLies: readonly Lie<Implementation>[] = [
  lie(
    'all-time-mean',
    'the mean of all rewards: window is never read',
    averaging((rewards) => windowMean(rewards)),
  ),
  lie(
    'divides-by-window',
    'divides by the window while it is not full',
    averaging((rewards, window) =>
      rewards.length === 0 ? null : rewards.slice(-window).reduce((sum, reward) => sum + reward, 0) / window,
    ),
  ),
  lie(
    'last-reward',
    'the newest reward instead of the average',
    averaging((rewards) => rewards.at(-1) ?? null),
  ),
  lie(
    'window-one-short',
    'one reward too few counts',
    averaging((rewards, window) => windowMean(rewards.slice(-Math.max(1, window - 1)))),
  ),
  lie(
    'oldest-kept',
    'keeps the first rewards and drops the new ones',
    averaging((rewards, window) => windowMean(rewards.slice(0, window))),
  ),
  lie(
    'smoothed',
    'an exponential average instead of a window',
    averaging((rewards, window) =>
      rewards.reduce<number | null>(
        (mean, reward) => (mean === null ? reward : mean + (2 / (window + 1)) * (reward - mean)),
        null,
      ),
    ),
  ),
  lie(
    'magnitudes',
    'averages |reward|: losses look like gains',
    averaging((rewards, window) => windowMean(rewards.slice(-window).map(Math.abs))),
  ),
  lie(
    'total',
    'the sum instead of the mean',
    averaging((rewards, window) =>
      rewards.length === 0 ? null : rewards.slice(-window).reduce((sum, reward) => sum + reward, 0),
    ),
  ),
  lie(
    'placeholder',
    'always reports 0 and never trips',
    altered(() => ({ average: () => 0, tripped: () => false })),
  ),
  lie(
    'never-trips',
    'the breaker is a placeholder',
    altered(() => ({ tripped: () => false })),
  ),
  lie(
    'trips-at-threshold',
    '<= instead of <',
    altered((right, { threshold }) => ({ tripped: () => (right.average() ?? Number.POSITIVE_INFINITY) <= threshold })),
  ),
  lie(
    'trips-above',
    'the comparison is turned round',
    altered((right, { threshold }) => ({ tripped: () => (right.average() ?? Number.NEGATIVE_INFINITY) > threshold })),
  ),
  lie(
    'threshold-ignored',
    'always compares with -0.2',
    altered((right) => ({ tripped: () => (right.average() ?? 0) < -0.2 })),
  ),
  lie('latched', 'once tripped it stays so', latched()),
  lie(
    'empty-is-zero',
    'no reward counts as an average of 0',
    altered((right, { threshold }) => ({
      average: () => right.average() ?? 0,
      tripped: () => (right.average() ?? 0) < threshold,
    })),
  ),
  lie('nan-poisons', 'a NaN reward enters the sum and never leaves', altered(poisoned)),
  lie(
    'nan-is-zero',
    'a NaN reward counts as 0',
    altered((right) => ({ record: (reward) => right.record(Number.isNaN(reward) ? 0 : reward) })),
  ),
  lie(
    'reset-ignored',
    'reset is a placeholder',
    altered(() => ({ reset: () => undefined })),
  ),
  lie('shared-window', 'one window for all monitors, emptied by each new one', sharedWindow()),
];

function latched(): Implementation {
  return altered((right) => {
    let once = false;
    return {
      record(reward) {
        right.record(reward);
        once ||= right.tripped();
      },
      tripped: () => once,
    };
  });
}
