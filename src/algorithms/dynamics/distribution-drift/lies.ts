import type { Lie } from '../../../model/algorithm.js';
import type { DistributionDriftImplementation } from './contract.js';
import { binLimits, binShares, distributionDrift, kolmogorovSmirnov, populationStabilityIndex } from './reference.js';

type Psi = DistributionDriftImplementation['psi'];
type Ks = DistributionDriftImplementation['ks'];
type Sample = readonly number[];

const FLOOR = 1e-4;

/** A sum over the bins of the right shares. */
function overShares(term: (q: number, p: number) => number): Psi {
  return (reference, actual, bins) => {
    const limits = binLimits(reference, bins);
    const expected = binShares(reference, limits);
    return binShares(actual, limits).reduce((sum, q, bin) => sum + term(q, expected[bin] as number), 0);
  };
}

function floored(share: number): number {
  return Math.max(share, FLOOR);
}

/** numpy.histogram over the reference's range: what lies outside is dropped, shares are of what is left. */
const closedTails: Psi = (reference, actual, bins) => {
  const low = reference.reduce((least, x) => Math.min(least, x));
  const high = reference.reduce((greatest, x) => Math.max(greatest, x));
  const inside = actual.filter((x) => x >= low && x <= high);
  const limits = binLimits(reference, bins);
  const q = inside.length === 0 ? new Array<number>(limits.length + 1).fill(0) : binShares(inside, limits);
  return binShares(reference, limits).reduce((sum, p, bin) => {
    const share = floored((q[bin] as number) * (inside.length / actual.length));
    return sum + (share - floored(p)) * Math.log(share / floored(p));
  }, 0);
};

/** As above, with the shares of what is left. */
const outsideForgotten: Psi = (reference, actual, bins) => {
  const low = reference.reduce((least, x) => Math.min(least, x));
  const high = reference.reduce((greatest, x) => Math.max(greatest, x));
  const inside = actual.filter((x) => x >= low && x <= high);
  return inside.length === 0 ? 0 : populationStabilityIndex(reference, inside, bins);
};

const counts: Psi = (reference, actual, bins) => {
  const limits = binLimits(reference, bins);
  const expected = binShares(reference, limits).map((share) => share * reference.length);
  return binShares(actual, limits).reduce((sum, share, bin) => {
    const [q, p] = [Math.max(share * actual.length, 1), Math.max(expected[bin] as number, 1)];
    return sum + (q - p) * Math.log(q / p);
  }, 0);
};

function mean(sample: Sample): number {
  return sample.reduce((sum, x) => sum + x, 0) / sample.length;
}

/** Distribution functions compared at every value, with `below` deciding what counts. */
function gapBy(below: (x: number, value: number) => boolean, other = below): Ks {
  return (a, b) => {
    const share = (sample: Sample, value: number, counts: typeof below): number =>
      sample.filter((x) => counts(x, value)).length / sample.length;
    return [...a, ...b].reduce(
      (most, value) => Math.max(most, Math.abs(share(a, value, below) - share(b, value, other))),
      0,
    );
  };
}

const oneSided: Ks = (a, b) => {
  const share = (sample: Sample, value: number): number => sample.filter((x) => x <= value).length / sample.length;
  return [...a, ...b].reduce((most, value) => Math.max(most, share(a, value) - share(b, value)), 0);
};

/** The walk without sorting: right on samples that come sorted. */
const unsorted: Ks = (a, b) => {
  let [i, j, largest] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const value = Math.min(a[i] as number, b[j] as number);
    if (a[i] === value) i += 1;
    if (b[j] === value) j += 1;
    largest = Math.max(largest, Math.abs(i / a.length - j / b.length));
  }
  return largest;
};

/** The walk that takes one value at a time, also where several are equal. */
const tiesOneByOne: Ks = (a, b) => {
  const x = [...a].sort((left, right) => left - right);
  const y = [...b].sort((left, right) => left - right);
  let [i, j, largest] = [0, 0, 0];
  while (i < x.length && j < y.length) {
    if ((x[i] as number) <= (y[j] as number)) i += 1;
    else j += 1;
    largest = Math.max(largest, Math.abs(i / x.length - j / y.length));
  }
  return largest;
};

const sortsInPlace: Ks = (a, b) => {
  (a as number[]).sort((left, right) => left - right);
  (b as number[]).sort((left, right) => left - right);
  return kolmogorovSmirnov(a, b);
};

const wrongPsi = (psi: Psi): DistributionDriftImplementation => ({ ...distributionDrift, psi });
const wrongKs = (ks: Ks): DistributionDriftImplementation => ({ ...distributionDrift, ks });

export const distributionDriftLies: readonly Lie<DistributionDriftImplementation>[] = [
  {
    id: 'counts-not-shares',
    description: 'counts in place of shares',
    implementation: wrongPsi(counts),
    caughtBy: ['psi.closed-form', 'psi.small-on-same-distribution', 'psi.sample-size-invariant'],
  },
  {
    id: 'one-sided-divergence',
    description: 'sum q ln(q / p), the Kullback-Leibler divergence',
    implementation: wrongPsi(overShares((q, p) => floored(q) * Math.log(floored(q) / floored(p)))),
    caughtBy: ['psi.closed-form', 'psi.empty-bins-count'],
  },
  {
    id: 'binary-logarithm',
    description: 'bits in place of nats',
    implementation: wrongPsi((reference, actual, bins) => populationStabilityIndex(reference, actual, bins) / Math.LN2),
    caughtBy: ['psi.closed-form'],
  },
  {
    id: 'total-variation',
    description: 'the sum of absolute differences of the shares',
    implementation: wrongPsi(overShares((q, p) => Math.abs(q - p))),
    caughtBy: ['psi.closed-form', 'psi.empty-bins-count'],
  },
  {
    id: 'terms-not-signed',
    description: '|q - p| ln(q / p): bins that lose share are subtracted',
    implementation: wrongPsi(overShares((q, p) => Math.abs(q - p) * Math.log(floored(q) / floored(p)))),
    caughtBy: [
      'psi.closed-form',
      'psi.small-on-same-distribution',
      'psi.out-of-range-mass-counts',
      'psi.empty-bins-count',
      'psi.non-negative-finite',
      'psi.bins-are-live',
    ],
  },
  {
    id: 'sign-flipped',
    description: '(p - q) ln(q / p), never positive',
    implementation: wrongPsi((reference, actual, bins) => -populationStabilityIndex(reference, actual, bins)),
    caughtBy: [
      'psi.closed-form',
      'psi.small-on-same-distribution',
      'psi.out-of-range-mass-counts',
      'psi.empty-bins-count',
      'psi.non-negative-finite',
      'psi.bins-are-live',
    ],
  },
  {
    id: 'mean-over-bins',
    description: 'the mean over the bins in place of the sum',
    implementation: wrongPsi((reference, actual, bins) => populationStabilityIndex(reference, actual, bins) / bins),
    caughtBy: ['psi.closed-form', 'psi.small-on-same-distribution', 'psi.empty-bins-count'],
  },
  {
    id: 'empty-bins-skipped',
    description: 'bins that one of the samples has left are passed over',
    implementation: wrongPsi(overShares((q, p) => (p > 0 && q > 0 ? (q - p) * Math.log(q / p) : 0))),
    caughtBy: ['psi.empty-bins-count'],
  },
  {
    id: 'empty-bins-infinite',
    description: 'no share is given to an empty bin',
    implementation: wrongPsi(overShares((q, p) => (q - p) * Math.log(q / p))),
    caughtBy: ['psi.non-negative-finite'],
  },
  {
    id: 'closed-tails',
    description: 'values out of the range of the reference are dropped',
    implementation: wrongPsi(closedTails),
    caughtBy: ['psi.tails-are-open'],
  },
  {
    id: 'outside-forgotten',
    description: 'only values in the range of the reference are compared, so that a total shift is no drift',
    implementation: wrongPsi(outsideForgotten),
    caughtBy: ['psi.out-of-range-mass-counts', 'psi.tails-are-open'],
  },
  {
    id: 'bins-from-actual',
    description: 'the bins are cut from the sample that is judged',
    implementation: wrongPsi((reference, actual, bins) => populationStabilityIndex(actual, reference, bins)),
    caughtBy: ['psi.closed-form', 'psi.empty-bins-count', 'psi.tails-are-open'],
  },
  {
    id: 'each-sample-its-own-bins',
    description: 'the limits are the quantiles of each sample itself',
    implementation: wrongPsi((reference, actual, bins) => {
      const expected = binShares(reference, binLimits(reference, bins));
      return binShares(actual, binLimits(actual, bins)).reduce((sum, share, bin) => {
        const [q, p] = [floored(share), floored(expected[bin] ?? 0)];
        return sum + (q - p) * Math.log(q / p);
      }, 0);
    }),
    caughtBy: [
      'psi.closed-form',
      'psi.small-on-same-distribution',
      'psi.out-of-range-mass-counts',
      'psi.empty-bins-count',
      'psi.bins-are-live',
    ],
  },
  {
    id: 'bins-hard-coded',
    description: 'ten bins whatever was asked for',
    implementation: wrongPsi((reference, actual) => populationStabilityIndex(reference, actual, 10)),
    caughtBy: ['psi.closed-form', 'psi.bins-are-live'],
  },
  {
    id: 'psi-constant',
    description: 'a small constant: never any drift',
    implementation: wrongPsi(() => 0.02),
    caughtBy: [
      'psi.zero-on-identical',
      'psi.closed-form',
      'psi.small-on-same-distribution',
      'psi.out-of-range-mass-counts',
      'psi.empty-bins-count',
      'psi.bins-are-live',
    ],
  },
  {
    id: 'ks-strict',
    description: 'one sample is counted strictly below the value, the other up to it',
    implementation: wrongKs(
      gapBy(
        (x, v) => x < v,
        (x, v) => x <= v,
      ),
    ),
    caughtBy: ['ks.zero-on-identical', 'ks.two-sample-statistic', 'ks.symmetric-and-rank-based'],
  },
  {
    id: 'mean-difference',
    description: 'the difference of the means presented as the statistic',
    implementation: wrongKs((a, b) => Math.min(1, Math.abs(mean(a) - mean(b)))),
    caughtBy: ['ks.two-sample-statistic', 'ks.symmetric-and-rank-based'],
  },
  {
    id: 'ks-one-sided',
    description: 'only where the first function is above the second',
    implementation: wrongKs(oneSided),
    caughtBy: ['ks.two-sample-statistic', 'ks.symmetric-and-rank-based'],
  },
  {
    id: 'ks-unsorted',
    description: 'the samples are taken to be sorted',
    implementation: wrongKs(unsorted),
    caughtBy: ['ks.zero-on-identical', 'ks.two-sample-statistic', 'ks.symmetric-and-rank-based'],
  },
  {
    id: 'ks-ties-one-by-one',
    description: 'equal values are counted one sample after the other',
    implementation: wrongKs(tiesOneByOne),
    caughtBy: ['ks.zero-on-identical', 'ks.two-sample-statistic'],
  },
  {
    id: 'ks-at-first-sample-only',
    description: 'the gap is sought at the values of the first sample only',
    implementation: wrongKs((a, b) => gapAt(a, a, b)),
    caughtBy: ['ks.two-sample-statistic', 'ks.symmetric-and-rank-based'],
  },
  {
    id: 'ks-sorts-in-place',
    description: "the caller's samples are sorted",
    implementation: wrongKs(sortsInPlace),
    caughtBy: ['ks.symmetric-and-rank-based'],
  },
  {
    id: 'ks-p-value',
    description: 'the asymptotic p-value in place of the statistic',
    implementation: wrongKs((a, b) =>
      Math.min(1, 2 * Math.exp((-2 * kolmogorovSmirnov(a, b) ** 2 * a.length * b.length) / (a.length + b.length))),
    ),
    caughtBy: ['ks.zero-on-identical', 'ks.two-sample-statistic'],
  },
];

function gapAt(values: Sample, a: Sample, b: Sample): number {
  const share = (sample: Sample, value: number): number => sample.filter((x) => x <= value).length / sample.length;
  return values.reduce((most, value) => Math.max(most, Math.abs(share(a, value) - share(b, value))), 0);
}
