import { defineAlgorithm } from '../../../model/algorithm.js';
import { normalVector } from '../../random.js';
import { type DistributionDriftImplementation, distributionDriftContract } from './contract.js';
import { ksProperties } from './ks-properties.js';
import { distributionDriftLies } from './lies.js';
import { psiProperties } from './psi-properties.js';
import { distributionDrift } from './reference.js';

/** Nearest-rank quantiles, a pseudo-count for every bin, and the statistic by counting. */
const otherConventions: DistributionDriftImplementation = {
  psi(reference, actual, bins) {
    const sorted = [...reference].sort((x, y) => x - y);
    const limits = Array.from(
      { length: bins - 1 },
      (_, i) => sorted[Math.ceil(((i + 1) * sorted.length) / bins) - 1] as number,
    );
    const shares = (sample: readonly number[]): number[] => {
      const counts = new Array<number>(bins).fill(0.5);
      for (const value of sample) {
        const bin = limits.filter((limit) => limit < value).length;
        counts[bin] = (counts[bin] as number) + 1;
      }
      return counts.map((count) => count / (sample.length + 0.5 * bins));
    };
    const [p, q] = [shares(reference), shares(actual)];
    return q.reduce((sum, share, bin) => sum + (share - (p[bin] as number)) * Math.log(share / (p[bin] as number)), 0);
  },
  ks(a, b) {
    const share = (sample: readonly number[], value: number): number =>
      sample.filter((x) => x <= value).length / sample.length;
    return Math.max(...[...a, ...b].map((value) => Math.abs(share(a, value) - share(b, value))));
  },
};

export const distributionDriftAlgorithm = defineAlgorithm<DistributionDriftImplementation>({
  id: 'distribution-drift',
  family: 'dynamics',
  title: 'Distribution drift: population stability index and Kolmogorov-Smirnov statistic',
  aliases: ['psi', 'population stability index', 'kolmogorov-smirnov', 'ks test', 'data drift', 'feature drift'],
  idea:
    'The index compares the shares of two samples in bins cut from the first; the statistic is the largest gap between their ' +
    'distribution functions. Both say how far one feature has moved, not whether that matters.',
  sources: [
    { citation: 'Siddiqi 2006, Credit risk scorecards, Wiley', locator: 'chapter 9: system stability report' },
    {
      citation:
        'Smirnov 1948, Table for estimating the goodness of fit of empirical distributions, Annals of Mathematical Statistics 19',
      locator: 'the two-sample statistic',
    },
    {
      citation: 'Hyndman and Fan 1996, Sample quantiles in statistical packages, The American Statistician 50',
      locator: 'type 7',
    },
  ],
  equations: ['PSI = sum_b (q_b - p_b) ln(q_b / p_b)', 'KS = sup_x |F_n(x) - G_m(x)|'],
  cost: 'PSI O(n log n + (n + m) log bins), KS O(n log n + m log m).',
  contract: distributionDriftContract,
  reference: distributionDrift,
  properties: [...psiProperties, ...ksProperties],
  lies: distributionDriftLies,
  variants: [
    {
      id: 'nearest-rank-and-pseudo-counts',
      description: 'nearest-rank quantiles and half a count added to every bin; the statistic by counting',
      implementation: otherConventions,
    },
  ],
  phrases: [
    {
      text: 'population stability index',
      properties: ['psi.closed-form', 'psi.small-on-same-distribution', 'psi.tails-are-open'],
    },
    { text: 'kolmogorov-smirnov test', properties: ['ks.two-sample-statistic'] },
    { text: 'data drift', properties: ['psi.small-on-same-distribution', 'psi.out-of-range-mass-counts'] },
    { text: 'feature drift severity', properties: ['psi.closed-form', 'psi.out-of-range-mass-counts'] },
    { text: 'distribution shift detected', properties: ['psi.small-on-same-distribution', 'ks.two-sample-statistic'] },
    { text: 'windowed analysis', properties: ['psi.sample-size-invariant'] },
    { text: 'configurable number of buckets', properties: ['psi.bins-are-live'] },
  ],
  falseProperties: [
    {
      statement: 'p < threshold for any feature means drift at that level',
      why: 'multiple tests: ten features at 0.1 alarm in 65 % of stationary windows',
    },
    { statement: 'PSI(a, b) = PSI(b, a)', why: 'the formula is symmetric, but the bins come from the reference' },
  ],
  scenario: (implementation, random) => {
    const reference = normalVector(random, 120);
    const samples = [
      normalVector(random, 80).map((x) => x + 0.6),
      normalVector(random, 150).map((x) => 3 * x),
      normalVector(random, 30).map((x) => x - 20),
    ];
    return samples.flatMap((sample) => [
      implementation.psi([...reference], [...sample], 7),
      implementation.ks([...reference], [...sample]),
      implementation.ks([...reference, ...sample.slice(0, 20)], [...sample]),
    ]);
  },
});
