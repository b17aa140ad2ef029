import type { ItemResponseImplementation } from './item-response.js';

/** Abilities beyond this are not on the scale of any test; a likelihood without a maximum runs out here. */
const FARTHEST_ABILITY = 20;
const GRID_STEP = 0.25;

/** 1 / (1 + exp(-x)) without overflow for large |x|. */
export function logistic(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const growth = Math.exp(x);
  return growth / (1 + growth);
}

export interface Curve {
  probability(theta: number, a: number, b: number, c: number): number;
  /** dP/dtheta. */
  slope(theta: number, a: number, b: number, c: number): number;
}

export interface AbilityEstimate {
  readonly ability: number;
  readonly converged: boolean;
}

/** Everything that follows from the curve of an item. */
export function itemResponseModel(curve: Curve): ItemResponseImplementation {
  return {
    probability(theta, a, b, c) {
      requireItem(theta, a, b, c);
      return curve.probability(theta, a, b, c);
    },
    information(theta, a, b, c) {
      requireItem(theta, a, b, c);
      const p = curve.probability(theta, a, b, c);
      const slope = curve.slope(theta, a, b, c);
      return slope === 0 ? 0 : slope ** 2 / (p * (1 - p));
    },
    estimateAbility(responses, a, b, c) {
      const { ability, converged } = maximumLikelihoodAbility(curve, responses, a, b, c);
      if (!converged) throw new RangeError('item response: the likelihood has no maximum on the ability scale');
      return ability;
    },
  };
}

/**
 * The ability at which the likelihood of the responses is greatest. The score of the three-parameter model can have several
 * zeros, so the scale is searched in steps of 0.25 and the best cell refined by bisection of the score. O(n) a step.
 */
export function maximumLikelihoodAbility(
  curve: Curve,
  responses: readonly number[],
  a: readonly number[],
  b: readonly number[],
  c: readonly number[],
): AbilityEstimate {
  const n = responses.length;
  if (n === 0 || [a, b, c].some((list) => list.length !== n))
    throw new RangeError('item response: responses and item parameters must be of one positive length');
  for (const [item, response] of responses.entries()) {
    if (response !== 0 && response !== 1)
      throw new RangeError(`item response: response ${item} must be 0 or 1, got ${response}`);
    requireItem(0, a[item] as number, b[item] as number, c[item] as number);
  }
  const sumOver = (term: (response: number, a: number, b: number, c: number) => number): number =>
    responses.reduce(
      (sum, response, item) => sum + term(response, a[item] as number, b[item] as number, c[item] as number),
      0,
    );
  const logLikelihood = (theta: number): number =>
    sumOver((response, ...item) => {
      const p = curve.probability(theta, ...item);
      return Math.log(response === 1 ? p : 1 - p);
    });
  const score = (theta: number): number =>
    sumOver((response, ...item) => {
      const p = curve.probability(theta, ...item);
      return ((response - p) * curve.slope(theta, ...item)) / (p * (1 - p));
    });
  const cells = Math.round((2 * FARTHEST_ABILITY) / GRID_STEP);
  let best = -FARTHEST_ABILITY;
  for (let cell = 1; cell <= cells; cell++) {
    const theta = -FARTHEST_ABILITY + cell * GRID_STEP;
    if (logLikelihood(theta) > logLikelihood(best)) best = theta;
  }
  // A likelihood that only rises or only falls goes flat in double precision before the end of the scale.
  if (!(score(best - GRID_STEP) > 0 && score(best + GRID_STEP) < 0)) return { ability: best, converged: false };
  return { ability: zeroOfFalling(score, best - GRID_STEP, best + GRID_STEP), converged: true };
}

/** Zero of a function that is positive at `low` and negative at `high`, to the last place. */
function zeroOfFalling(f: (x: number) => number, low: number, high: number): number {
  let [left, right] = [low, high];
  for (let step = 0; step < 60; step++) {
    const middle = (left + right) / 2;
    if (f(middle) > 0) left = middle;
    else right = middle;
  }
  return (left + right) / 2;
}

function requireItem(theta: number, a: number, b: number, c: number): void {
  if (!Number.isFinite(theta) || !Number.isFinite(b))
    throw new RangeError(`item response: ability ${theta} and difficulty ${b} must be finite`);
  if (!(a > 0 && Number.isFinite(a))) throw new RangeError(`item response: discrimination must be positive, got ${a}`);
  if (!(c >= 0 && c < 1)) throw new RangeError(`item response: guessing must lie in [0, 1), got ${c}`);
}
