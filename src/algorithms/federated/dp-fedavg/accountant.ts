import type { PrivacySpent } from './contract.js';

/** Whole orders 2 to 64, then wider: epsilon is flat around its best order when that is large. */
const ORDERS: readonly number[] = [...Array.from({ length: 63 }, (_, at) => at + 2), 72, 80, 96, 128, 192, 256, 512];

/**
 * (epsilon, delta) of T rounds of the Gaussian mechanism by Renyi differential privacy (Mironov 2017, Propositions 1, 3 and
 * 7; sampled rounds by Mironov, Talwar and Zhang 2019, section 3.3, on a grid of whole orders from 2 to 512). With q = 1 the best order is known
 * in closed form: epsilon = T / (2 z^2) + sqrt(2 T ln(1 / delta)) / z.
 *
 * 0 for T = 0 and Infinity for z = 0. RangeError for z < 0, T no whole number >= 0, delta outside (0, 1) or q outside (0, 1].
 * Cost O(1) for q = 1, O(sum of orders) otherwise.
 */
export function epsilonSpent({ z, T, delta, q = 1 }: PrivacySpent): number {
  if (!(z >= 0)) throw new RangeError(`epsilon: z must be >= 0, got ${z}`);
  if (!Number.isInteger(T) || T < 0) throw new RangeError(`epsilon: T must be a whole number >= 0, got ${T}`);
  if (!(delta > 0 && delta < 1)) throw new RangeError(`epsilon: delta must lie in (0, 1), got ${delta}`);
  if (!(q > 0 && q <= 1)) throw new RangeError(`epsilon: q must lie in (0, 1], got ${q}`);
  if (T === 0) return 0;
  if (z === 0) return Number.POSITIVE_INFINITY;
  if (q === 1) return T / (2 * z * z) + Math.sqrt(2 * T * -Math.log(delta)) / z;
  return Math.min(...ORDERS.map((order) => T * sampledDivergence(q, z, order) - Math.log(delta) / (order - 1)));
}

/**
 * Renyi divergence of whole order a >= 2 of one sampled round:
 * log( sum_k binom(a, k) (1 - q)^(a - k) q^k exp((k^2 - k) / (2 z^2)) ) / (a - 1), summed in logarithms.
 */
export function sampledDivergence(q: number, z: number, order: number): number {
  const [logAbsent, logPresent] = [Math.log1p(-q), Math.log(q)];
  const terms: number[] = [];
  let logBinomial = 0;
  for (let k = 0; k <= order; k++) {
    terms.push(logBinomial + (order - k) * logAbsent + k * logPresent + (k * k - k) / (2 * z * z));
    logBinomial += Math.log((order - k) / (k + 1));
  }
  const largest = Math.max(...terms);
  return (largest + Math.log(terms.reduce((sum, term) => sum + Math.exp(term - largest), 0))) / (order - 1);
}
