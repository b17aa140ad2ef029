import type { Lie } from '../../../model/algorithm.js';
import type { AdwinImplementation } from './contract.js';
import { cutThreshold, partsDiffer, type Split } from './cut.js';
import { type ListWindowRules, listWindow } from './list-window.js';
import { adwin } from './reference.js';

function byRules(rules: ListWindowRules): AdwinImplementation {
  return { create: ({ delta }) => listWindow(delta, rules) };
}

/** Parts of at least five values that differ by more than `threshold`. */
function differBeyond(threshold: (split: Split, delta: number) => number): NonNullable<ListWindowRules['differ']> {
  return (split, delta) =>
    Math.min(split.olderCount, split.newerCount) >= 5 &&
    Math.abs(split.olderMean - split.newerMean) > threshold(split, delta);
}

/** A window of the last 50 values that alarms when its halves differ by 0.2. */
const fixedWindow: AdwinImplementation = {
  create() {
    let values: number[] = [];
    const mean = (part: readonly number[]): number => part.reduce((sum, x) => sum + x, 0) / Math.max(1, part.length);
    return {
      update(x) {
        values = [...values, x].slice(-50);
        return values.length === 50 && Math.abs(mean(values.slice(0, 25)) - mean(values.slice(25))) > 0.2;
      },
      mean: () => mean(values),
      width: () => values.length,
    };
  },
};

/** The reference, with what it says changed. */
function reporting(
  change: (cut: boolean, seen: readonly number[], width: number) => { cut?: boolean; mean?: number; width?: number },
): AdwinImplementation {
  return {
    create(options) {
      const inner = adwin.create(options);
      const seen: number[] = [];
      let cut = false;
      const said = () => change(cut, seen, inner.width());
      return {
        update(x) {
          cut = inner.update(x);
          seen.push(x);
          return said().cut ?? cut;
        },
        mean: () => said().mean ?? inner.mean(),
        width: () => said().width ?? inner.width(),
      };
    },
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}

export const adwinLies: readonly Lie<AdwinImplementation>[] = [
  {
    id: 'fixed-window',
    description: 'a sliding window of 50 that alarms when its halves differ by 0.2',
    implementation: fixedWindow,
    caughtBy: [
      'adwin.quiet-on-stationary',
      'adwin.mean-of-the-last-values',
      'adwin.delta-monotone',
      'adwin.shift-invariant',
    ],
  },
  {
    id: 'one-sided',
    description: 'only increases are detected',
    implementation: byRules({
      differ: (split, delta) => split.newerMean > split.olderMean && partsDiffer(split, delta),
    }),
    caughtBy: ['adwin.detects-abrupt-change'],
  },
  {
    id: 'delta-inverted',
    description: 'the logarithm of delta has the wrong sign, so that a larger delta is stricter',
    implementation: byRules({ differ: (split, delta) => partsDiffer(split, 0.01 / delta) }),
    caughtBy: ['adwin.quiet-on-stationary', 'adwin.tries-late-cuts', 'adwin.delta-monotone'],
  },
  {
    id: 'delta-ignored',
    description: 'delta is a dead parameter',
    implementation: byRules({ differ: (split) => partsDiffer(split, 0.002) }),
    caughtBy: ['adwin.delta-monotone'],
  },
  {
    id: 'raw-second-moment',
    description: 'the variance is the mean of the squares',
    implementation: byRules({ variance: (values) => mean(values.map((x) => x * x)) }),
    caughtBy: ['adwin.shift-invariant'],
  },
  {
    id: 'no-harmonic-mean',
    description: 'the whole length stands for the harmonic mean of the parts, so that short parts cut at once',
    implementation: byRules({
      differ: differBeyond((split, delta) => {
        const half = (split.olderCount + split.newerCount) / 2;
        return cutThreshold({ ...split, olderCount: half, newerCount: half }, delta) / Math.SQRT2;
      }),
    }),
    caughtBy: ['adwin.quiet-on-stationary', 'adwin.tries-late-cuts', 'adwin.delta-monotone'],
  },
  {
    id: 'threshold-fixed',
    description: 'means that differ by 0.25 are different, whatever the lengths',
    implementation: byRules({ differ: differBeyond(() => 0.25) }),
    caughtBy: ['adwin.quiet-on-stationary', 'adwin.delta-monotone'],
  },
  {
    id: 'halves-only',
    description: 'only the middle of the window is tried as a cut',
    implementation: byRules({
      differ: (split, delta) => Math.abs(split.olderCount - split.newerCount) <= 1 && partsDiffer(split, delta),
    }),
    caughtBy: ['adwin.tries-late-cuts'],
  },
  {
    id: 'window-emptied',
    description: 'an alarm drops the whole window',
    implementation: byRules({ keep: () => [] }),
    caughtBy: ['adwin.keeps-new-data', 'adwin.mean-of-the-last-values'],
  },
  {
    id: 'newer-part-dropped',
    description: 'the older part is kept',
    implementation: byRules({ keep: (values, at) => values.slice(0, at) }),
    caughtBy: ['adwin.forgets-old-data', 'adwin.mean-of-the-last-values'],
  },
  {
    id: 'nothing-dropped',
    description: 'it alarms and keeps the window',
    implementation: byRules({ keep: (values) => [...values] }),
    caughtBy: ['adwin.forgets-old-data'],
  },
  {
    id: 'cut-not-reported',
    description: 'the window is cut in silence',
    implementation: reporting(() => ({ cut: false })),
    caughtBy: [
      'adwin.detects-abrupt-change',
      'adwin.tries-late-cuts',
      'adwin.mean-of-the-last-values',
      'adwin.delta-monotone',
      'adwin.shift-invariant',
    ],
  },
  {
    id: 'mean-of-everything',
    description: 'the mean is taken over all values ever seen',
    implementation: reporting((_cut, seen) => ({ mean: mean(seen) })),
    caughtBy: ['adwin.forgets-old-data', 'adwin.mean-of-the-last-values'],
  },
  {
    id: 'width-of-everything',
    description: 'the width counts all values ever seen',
    implementation: reporting((_cut, seen) => ({ width: seen.length })),
    caughtBy: ['adwin.forgets-old-data', 'adwin.mean-of-the-last-values'],
  },
];
