import type { DistributionDriftImplementation } from './contract.js';

/** Share that an empty bin is given, so that the logarithm stays finite. */
const SMALLEST_SHARE = 1e-4;

/**
 * The inner limits of `bins` bins of equal reference count (quantiles with linear interpolation, type 7 of Hyndman and Fan
 * 1996), without repetitions: a sample with many equal values gets fewer bins. Both outer bins are open.
 */
export function binLimits(reference: readonly number[], bins: number): number[] {
  const sorted = [...reference].sort((x, y) => x - y);
  const limits = Array.from({ length: bins - 1 }, (_, index) => {
    const position = ((index + 1) / bins) * (sorted.length - 1);
    const below = sorted[Math.floor(position)] as number;
    const above = sorted[Math.ceil(position)] as number;
    return below + (position - Math.floor(position)) * (above - below);
  });
  return [...new Set(limits)];
}

/** Share of the sample in each of the limits.length + 1 bins; a value on a limit belongs to the bin below it. */
export function binShares(sample: readonly number[], limits: readonly number[]): number[] {
  const counts = new Array<number>(limits.length + 1).fill(0);
  for (const value of sample) {
    const bin = firstAtLeast(limits, value);
    counts[bin] = (counts[bin] as number) + 1;
  }
  return counts.map((count) => count / sample.length);
}

/** Index of the first limit that is not below the value, by bisection. */
function firstAtLeast(limits: readonly number[], value: number): number {
  let low = 0;
  let high = limits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((limits[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Population stability index (Siddiqi 2006, chapter 9): sum over bins of (q - p) ln(q / p), p and q the shares of the reference
 * and of the actual sample. It is the symmetric Kullback-Leibler divergence of the binned samples.
 *
 * O((n + m) log bins + n log n). Throws a RangeError for an empty sample, fewer than two bins or a value that is not a number.
 */
export function populationStabilityIndex(
  reference: readonly number[],
  actual: readonly number[],
  bins: number,
): number {
  requireSample('reference', reference);
  requireSample('actual', actual);
  if (!Number.isInteger(bins) || bins < 2)
    throw new RangeError(`population stability index: at least two bins are needed, got ${bins}`);
  const limits = binLimits(reference, bins);
  const expected = binShares(reference, limits);
  return binShares(actual, limits).reduce((sum, share, bin) => {
    const q = Math.max(share, SMALLEST_SHARE);
    const p = Math.max(expected[bin] as number, SMALLEST_SHARE);
    return sum + (q - p) * Math.log(q / p);
  }, 0);
}

/**
 * Two-sample Kolmogorov-Smirnov statistic: sup over x of |F_n(x) - G_m(x)| (Smirnov 1948), found by walking both sorted samples
 * and comparing only after all values equal to x have been counted on both sides. O(n log n + m log m).
 *
 * Throws a RangeError for an empty sample or a value that is not a number.
 */
export function kolmogorovSmirnov(a: readonly number[], b: readonly number[]): number {
  requireSample('a', a);
  requireSample('b', b);
  const x = [...a].sort((left, right) => left - right);
  const y = [...b].sort((left, right) => left - right);
  let [i, j, largest] = [0, 0, 0];
  while (i < x.length && j < y.length) {
    const value = Math.min(x[i] as number, y[j] as number);
    while (i < x.length && x[i] === value) i += 1;
    while (j < y.length && y[j] === value) j += 1;
    largest = Math.max(largest, Math.abs(i / x.length - j / y.length));
  }
  return largest;
}

function requireSample(name: string, sample: readonly number[]): void {
  if (sample.length === 0) throw new RangeError(`distribution drift: ${name} is empty`);
  const bad = sample.findIndex((value) => Number.isNaN(value));
  if (bad >= 0) throw new RangeError(`distribution drift: ${name}[${bad}] is not a number`);
}

export const distributionDrift: DistributionDriftImplementation = {
  psi: populationStabilityIndex,
  ks: kolmogorovSmirnov,
};
