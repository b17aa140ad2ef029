/** Beta(a, b) parameters, each at least 1. */
export interface BetaParameters {
  readonly a: number;
  readonly b: number;
}

/**
 * P(theta_i is the largest) for independent theta_i ~ Beta(a_i, b_i): the integral of pdf_i times the distribution functions
 * of the others, by the midpoint rule. With all a, b >= 1 the densities are bounded, and with 1000 intervals the error stays
 * below 1e-4 for a + b up to some hundred.
 */
export function bestProbabilities(posteriors: readonly BetaParameters[], intervals = 1000): number[] {
  const densities = posteriors.map(({ a, b }) => {
    const logs = Array.from({ length: intervals }, (_, step) => {
      const x = (step + 0.5) / intervals;
      return (a - 1) * Math.log(x) + (b - 1) * Math.log(1 - x);
    });
    const peak = Math.max(...logs);
    const weights = logs.map((log) => Math.exp(log - peak));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return weights.map((weight) => weight / total);
  });
  const distributions = densities.map((density) => {
    let below = 0;
    return density.map((mass) => {
      below += mass;
      return below - mass / 2;
    });
  });
  const unnormalised = densities.map((density, arm) =>
    density.reduce(
      (sum, mass, step) =>
        sum +
        distributions.reduce(
          (product, cdf, other) => (other === arm ? product : product * (cdf[step] as number)),
          mass,
        ),
      0,
    ),
  );
  const total = unnormalised.reduce((sum, value) => sum + value, 0);
  return unnormalised.map((value) => value / total);
}
