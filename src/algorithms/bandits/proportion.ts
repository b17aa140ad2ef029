/**
 * Whether `count` successes of `trials` are further than five standard errors from probability p. With a success
 * probability of p that happens with probability 5.8e-7 in the normal limit; 0 and 1 allow no error at all.
 */
export function isOffProportion(count: number, trials: number, p: number): boolean {
  return Math.abs(count - trials * p) > 5 * Math.sqrt(trials * p * (1 - p)) + 1e-9;
}

/** Two-sided tail of the normal distribution beyond five standard errors. */
export const fiveSigmaTail = 5.8e-7;

/** The `falseAlarm` of a property that makes `comparisons` comparisons at five standard errors. */
export function fiveSigma(comparisons: number): { readonly probability: number; readonly derivation: string } {
  return {
    probability: comparisons * fiveSigmaTail,
    derivation: `${comparisons} binomial counts, each beyond 5 standard errors with probability 5.8e-7 (union bound)`,
  };
}

/** How often each of `size` outcomes came in `trials` draws; an outcome that is not 0 to size - 1 throws RangeError. */
export function tally(size: number, trials: number, draw: () => number): number[] {
  const counts = new Array<number>(size).fill(0);
  for (let trial = 0; trial < trials; trial++) {
    const outcome = draw();
    const count = counts[outcome];
    if (count === undefined) throw new RangeError(`expected an index of 0 to ${size - 1}, got ${outcome}`);
    counts[outcome] = count + 1;
  }
  return counts;
}
