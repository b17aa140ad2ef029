import type { PropagationRatioImplementation } from './contract.js';

/**
 * Propagation ratio: the geometric mean of the ratios of successive norms, (||a_L|| / ||a_0||)^(1/L), taken through logarithms
 * so that long sequences do not overflow. Below 1 activity dies out, above 1 it explodes (branching ratio of Beggs and Plenz
 * 2003, with the geometric mean because factors multiply along the chain).
 *
 * O(n). Throws a RangeError for fewer than two norms or a norm that is not positive and finite: a dead layer has no ratio.
 */
export function propagationRatio(norms: readonly number[]): number {
  if (norms.length < 2) throw new RangeError(`propagation ratio: at least two norms are needed, got ${norms.length}`);
  for (const [layer, norm] of norms.entries())
    if (!(norm > 0 && Number.isFinite(norm)))
      throw new RangeError(`propagation ratio: norm ${layer} must be positive and finite, got ${norm}`);
  const first = norms[0] as number;
  const last = norms[norms.length - 1] as number;
  return Math.exp((Math.log(last) - Math.log(first)) / (norms.length - 1));
}

export const propagation: PropagationRatioImplementation = { sigma: propagationRatio };
