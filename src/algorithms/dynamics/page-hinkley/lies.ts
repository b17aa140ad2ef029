import type { Lie } from '../../../model/algorithm.js';
import type { PageHinkleyImplementation, PageHinkleyOptions } from './contract.js';

interface Tally {
  seen: number;
  mean: number;
  deviation: number;
  least: number;
  greatest: number;
}

/** What a lie may do otherwise; the rest is right. */
interface Overrides {
  /** Reads the options as something else. */
  readonly options?: (options: PageHinkleyOptions) => PageHinkleyOptions;
  readonly centre?: (tally: Tally, x: number) => number;
  readonly mean?: (tally: Tally, x: number) => number;
  /** Added to m_t, after the mean has been updated. */
  readonly increment?: (x: number, centre: number, delta: number) => number;
  readonly alarm?: (tally: Tally, options: PageHinkleyOptions) => boolean;
  readonly afterAlarm?: (tally: Tally) => Tally;
}

function fresh(): Tally {
  return { seen: 0, mean: 0, deviation: 0, least: 0, greatest: 0 };
}

function exceeds({ deviation, least }: Tally, { lambda }: PageHinkleyOptions): boolean {
  return deviation - least > lambda;
}

function wrong(overrides: Overrides): PageHinkleyImplementation {
  const { centre = ({ mean }) => mean, increment = (x, middle, delta) => x - middle - delta } = overrides;
  const { mean = (tally, x) => tally.mean + (x - tally.mean) / tally.seen, alarm: rule } = overrides;
  const alarmed = rule ?? ((tally, options) => tally.seen >= options.min && exceeds(tally, options));
  return {
    create(given) {
      const options = overrides.options?.(given) ?? given;
      let tally = fresh();
      return {
        update(x) {
          tally.seen += 1;
          tally.mean = mean(tally, x);
          tally.deviation += increment(x, centre(tally, x), options.delta);
          tally.least = Math.min(tally.least, tally.deviation);
          tally.greatest = Math.max(tally.greatest, tally.deviation);
          const alarm = alarmed(tally, options);
          if (alarm) tally = overrides.afterAlarm?.(tally) ?? fresh();
          return alarm;
        },
      };
    },
  };
}

export const pageHinkleyLies: readonly Lie<PageHinkleyImplementation>[] = [
  {
    id: 'no-minimum',
    description: 'm_t itself is compared with lambda, without its least value',
    implementation: wrong({ alarm: ({ seen, deviation }, { lambda, min }) => seen >= min && deviation > lambda }),
    caughtBy: ['pagehinkley.detects-step-quickly'],
  },
  {
    id: 'maximum-tracked',
    description: 'the greatest m_t is tracked in place of the least: a detector of decreases',
    implementation: wrong({
      increment: (x, centre, delta) => x - centre + delta,
      alarm: ({ seen, deviation, greatest }, { lambda, min }) => seen >= min && greatest - deviation > lambda,
    }),
    caughtBy: [
      'pagehinkley.detects-step-quickly',
      'pagehinkley.min-instances',
      'pagehinkley.shift-invariant',
      'pagehinkley.scale-equivariant',
      'pagehinkley.one-sided',
      'pagehinkley.resets-after-alarm',
      'pagehinkley.delta-tolerates-slow-drift',
    ],
  },
  {
    id: 'delta-sign',
    description: 'delta is added, so that constant streams drift to an alarm',
    implementation: wrong({ increment: (x, centre, delta) => x - centre + delta }),
    caughtBy: [
      'pagehinkley.quiet-on-constant',
      'pagehinkley.quiet-on-alternation',
      'pagehinkley.detects-step-quickly',
      'pagehinkley.delta-tolerates-slow-drift',
    ],
  },
  {
    id: 'delta-ignored',
    description: 'delta is a dead parameter',
    implementation: wrong({ increment: (x, centre) => x - centre }),
    caughtBy: ['pagehinkley.detects-step-quickly', 'pagehinkley.delta-tolerates-slow-drift'],
  },
  {
    id: 'absolute-deviation',
    description: 'the absolute deviation is summed',
    implementation: wrong({ increment: (x, centre, delta) => Math.abs(x - centre) - delta }),
    caughtBy: ['pagehinkley.quiet-on-alternation'],
  },
  {
    id: 'no-mean',
    description: 'raw values are summed',
    implementation: wrong({ centre: () => 0 }),
    caughtBy: [
      'pagehinkley.quiet-on-constant',
      'pagehinkley.quiet-on-alternation',
      'pagehinkley.detects-step-quickly',
      'pagehinkley.shift-invariant',
      'pagehinkley.one-sided',
      'pagehinkley.resets-after-alarm',
    ],
  },
  {
    id: 'value-stands-for-mean',
    description: 'the current value stands for the mean, so that nothing deviates',
    implementation: wrong({ mean: (_tally, x) => x }),
    caughtBy: [
      'pagehinkley.detects-step-quickly',
      'pagehinkley.min-instances',
      'pagehinkley.shift-invariant',
      'pagehinkley.scale-equivariant',
      'pagehinkley.resets-after-alarm',
      'pagehinkley.delta-tolerates-slow-drift',
    ],
  },
  {
    id: 'mean-frozen',
    description: 'the mean is taken over the first 30 values only and starts at 0',
    implementation: wrong({ mean: (tally, x) => (tally.seen <= 30 ? tally.mean + x / 30 : tally.mean) }),
    caughtBy: [
      'pagehinkley.quiet-on-constant',
      'pagehinkley.quiet-on-alternation',
      'pagehinkley.detects-step-quickly',
      'pagehinkley.shift-invariant',
      'pagehinkley.one-sided',
      'pagehinkley.resets-after-alarm',
    ],
  },
  {
    id: 'slow-mean-from-zero',
    description: 'an exponential average that starts at 0 stands for the mean',
    implementation: wrong({ mean: (tally, x) => tally.mean + 0.01 * (x - tally.mean) }),
    caughtBy: [
      'pagehinkley.quiet-on-constant',
      'pagehinkley.quiet-on-alternation',
      'pagehinkley.detects-step-quickly',
      'pagehinkley.shift-invariant',
      'pagehinkley.one-sided',
      'pagehinkley.resets-after-alarm',
    ],
  },
  {
    id: 'never-resets',
    description: 'it alarms for ever after the first alarm',
    implementation: wrong({ afterAlarm: (tally) => tally }),
    caughtBy: ['pagehinkley.resets-after-alarm'],
  },
  {
    id: 'mean-kept-after-alarm',
    description: 'only the sums start anew, and the old mean raises alarm after alarm',
    implementation: wrong({ afterAlarm: ({ seen, mean }) => ({ ...fresh(), seen, mean }) }),
    caughtBy: ['pagehinkley.resets-after-alarm'],
  },
  {
    id: 'dead-after-alarm',
    description: 'the minimum is not reset, and no second change is found',
    implementation: wrong({
      afterAlarm: () => ({ ...fresh(), least: Number.NEGATIVE_INFINITY, deviation: Number.NEGATIVE_INFINITY }),
    }),
    caughtBy: ['pagehinkley.resets-after-alarm'],
  },
  {
    id: 'min-ignored',
    description: 'it can alarm at once',
    implementation: wrong({ options: (options) => ({ ...options, min: 0 }) }),
    caughtBy: ['pagehinkley.min-instances'],
  },
  {
    id: 'min-hard-coded',
    description: 'thirty values whatever was asked for',
    implementation: wrong({ options: (options) => ({ ...options, min: 30 }) }),
    caughtBy: ['pagehinkley.min-instances'],
  },
  {
    id: 'threshold-scaled',
    description: 'lambda is divided by the number of values',
    implementation: wrong({
      alarm: (tally, { lambda, min }) =>
        tally.seen >= min && exceeds(tally, { delta: 0, min, lambda: lambda / tally.seen }),
    }),
    caughtBy: ['pagehinkley.quiet-on-alternation', 'pagehinkley.detects-step-quickly'],
  },
  {
    id: 'threshold-hard-coded',
    description: 'lambda is 50 whatever was asked for',
    implementation: wrong({ options: (options) => ({ ...options, lambda: 50 }) }),
    caughtBy: ['pagehinkley.detects-step-quickly', 'pagehinkley.scale-equivariant'],
  },
  {
    id: 'never-alarms',
    description: 'the sums are kept and never compared',
    implementation: wrong({ alarm: () => false }),
    caughtBy: [
      'pagehinkley.detects-step-quickly',
      'pagehinkley.min-instances',
      'pagehinkley.shift-invariant',
      'pagehinkley.scale-equivariant',
      'pagehinkley.resets-after-alarm',
      'pagehinkley.delta-tolerates-slow-drift',
    ],
  },
  {
    id: 'wrong-direction',
    description: 'decreases are detected in place of increases',
    implementation: wrong({ increment: (x, centre, delta) => centre - x - delta }),
    caughtBy: [
      'pagehinkley.detects-step-quickly',
      'pagehinkley.min-instances',
      'pagehinkley.shift-invariant',
      'pagehinkley.scale-equivariant',
      'pagehinkley.one-sided',
      'pagehinkley.resets-after-alarm',
      'pagehinkley.delta-tolerates-slow-drift',
    ],
  },
  {
    id: 'forgets-quickly',
    description: 'the sum is halved at every value',
    implementation: wrong({
      increment: (x, centre, delta) => x - centre - delta,
      alarm: (tally, options) => {
        const alarm = tally.seen >= options.min && exceeds(tally, options);
        tally.deviation *= 0.5;
        return alarm;
      },
    }),
    caughtBy: [
      'pagehinkley.detects-step-quickly',
      'pagehinkley.shift-invariant',
      'pagehinkley.scale-equivariant',
      'pagehinkley.resets-after-alarm',
      'pagehinkley.delta-tolerates-slow-drift',
    ],
  },
];
