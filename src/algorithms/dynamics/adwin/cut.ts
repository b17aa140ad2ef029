/** Two parts of a window: the older and the newer one. */
export interface Split {
  readonly olderCount: number;
  readonly olderMean: number;
  readonly newerCount: number;
  readonly newerMean: number;
  /** Population variance of the whole window. */
  readonly variance: number;
}

/** Parts shorter than this are not compared: two values say nothing of a mean. */
const SHORTEST_PART = 5;

/**
 * eps_cut of Bifet and Gavalda 2007, section 3.2 (the normal approximation used by ADWIN2), for windows of n0 and n1 values:
 * sqrt(2/m var ln(2/delta')) + 2/(3m) ln(2/delta'), 1/m = 1/n0 + 1/n1, delta' = delta / ln(n0 + n1).
 */
export function cutThreshold({ olderCount, newerCount, variance }: Split, delta: number): number {
  const inverse = 1 / olderCount + 1 / newerCount;
  const logarithm = Math.log((2 * Math.log(olderCount + newerCount)) / delta);
  return Math.sqrt(2 * inverse * variance * logarithm) + (2 / 3) * inverse * logarithm;
}

/** Whether the two parts have different means at confidence delta. */
export function partsDiffer(split: Split, delta: number): boolean {
  if (split.olderCount < SHORTEST_PART || split.newerCount < SHORTEST_PART) return false;
  return Math.abs(split.olderMean - split.newerMean) > cutThreshold(split, delta);
}
