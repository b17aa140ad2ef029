import type { AdaptiveWindow, AdwinImplementation } from './contract.js';
import { partsDiffer } from './cut.js';

/** `count` neighbouring values: their mean and their sum of squared deviations from it. */
interface Bucket {
  readonly count: number;
  readonly mean: number;
  readonly squares: number;
}

const EMPTY: Bucket = { count: 0, mean: 0, squares: 0 };

/** Buckets of one size that are kept before the two oldest are merged (M of the paper). */
const BUCKETS_A_SIZE = 5;

/** Both buckets in one (Chan, Golub and LeVeque 1979), stable where a difference of sums of squares is not. */
function merged(a: Bucket, b: Bucket): Bucket {
  if (a.count === 0) return b;
  if (b.count === 0) return a;
  const count = a.count + b.count;
  const gap = b.mean - a.mean;
  return {
    count,
    mean: a.mean + (gap * b.count) / count,
    squares: a.squares + b.squares + (gap * gap * a.count * b.count) / count,
  };
}

/**
 * ADWIN2 (Bifet and Gavalda 2007, section 4): a window of the recent past that grows while its mean is stable and drops its
 * older part as soon as two parts have significantly different means. Values are held in an exponential histogram, oldest
 * first, so that a window of W values takes O(log W) memory and O(log W) time a value.
 *
 * Only limits between buckets are tried as cuts: a cut can come a little later than with all values at hand.
 * Throws a RangeError for a delta outside (0, 1) or a value that is not finite.
 */
class ExponentialHistogramWindow implements AdaptiveWindow {
  readonly #delta: number;
  #buckets: Bucket[] = [];

  constructor(delta: number) {
    if (!(delta > 0 && delta < 1)) throw new RangeError(`ADWIN: delta must lie in (0, 1), got ${delta}`);
    this.#delta = delta;
  }

  update(x: number): boolean {
    if (!Number.isFinite(x)) throw new RangeError(`ADWIN: the value must be finite, got ${x}`);
    this.#buckets = compressed([...this.#buckets, { count: 1, mean: x, squares: 0 }]);
    let cut = false;
    while (isCut(this.#buckets, this.#delta)) {
      this.#buckets.shift();
      cut = true;
    }
    return cut;
  }

  mean(): number {
    return this.#buckets.reduce(merged, EMPTY).mean;
  }

  width(): number {
    return this.#buckets.reduce((sum, { count }) => sum + count, 0);
  }
}

/** Merges the two oldest buckets of every size of which there are too many, smallest size first. */
function compressed(buckets: Bucket[]): Bucket[] {
  let end = buckets.length;
  while (end > 0) {
    const size = (buckets[end - 1] as Bucket).count;
    let start = end;
    while (start > 0 && (buckets[start - 1] as Bucket).count === size) start -= 1;
    if (end - start <= BUCKETS_A_SIZE) break;
    buckets.splice(start, 2, merged(buckets[start] as Bucket, buckets[start + 1] as Bucket));
    end = start + 1;
  }
  return buckets;
}

/** Whether some limit between buckets parts the window into two different means. */
function isCut(buckets: readonly Bucket[], delta: number): boolean {
  const whole = buckets.reduce(merged, EMPTY);
  let older = EMPTY;
  for (const bucket of buckets.slice(0, -1)) {
    older = merged(older, bucket);
    const newerCount = whole.count - older.count;
    const newerMean = whole.mean + ((whole.mean - older.mean) * older.count) / newerCount;
    const variance = whole.squares / whole.count;
    const split = { olderCount: older.count, olderMean: older.mean, newerCount, newerMean, variance };
    if (partsDiffer(split, delta)) return true;
  }
  return false;
}

export const adwin: AdwinImplementation = { create: ({ delta }) => new ExponentialHistogramWindow(delta) };
