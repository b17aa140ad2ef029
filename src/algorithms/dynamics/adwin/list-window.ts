import type { AdaptiveWindow } from './contract.js';
import { partsDiffer, type Split } from './cut.js';

export interface ListWindowRules {
  readonly differ?: (split: Split, delta: number) => boolean;
  /** Population variance of the window. */
  readonly variance?: (values: readonly number[]) => number;
  /** What is left of the window after a cut before index `at`. */
  readonly keep?: (values: readonly number[], at: number) => number[];
  /** Cuts are looked for at every so many values. */
  readonly clock?: number;
}

/** The ADWIN window with every value at hand and every cut tried, O(W) a value; `rules` replace its parts. */
export function listWindow(delta: number, rules: ListWindowRules = {}): AdaptiveWindow {
  const { differ = partsDiffer, variance = populationVariance, clock = 1 } = rules;
  const keep = rules.keep ?? ((values, at) => values.slice(at));
  let values: number[] = [];
  let seen = 0;
  return {
    update(x) {
      values.push(x);
      seen += 1;
      if (seen % clock !== 0) return false;
      const at = firstCut(values, delta, differ, variance);
      if (at === undefined) return false;
      values = keep(values, at);
      return true;
    },
    mean: () => (values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length),
    width: () => values.length,
  };
}

/** The last index before which the window is cut, if any: cuts are repeated on what is left. */
function firstCut(
  values: readonly number[],
  delta: number,
  differ: (split: Split, delta: number) => boolean,
  variance: (values: readonly number[]) => number,
): number | undefined {
  const total = values.reduce((sum, value) => sum + value, 0);
  const spread = variance(values);
  let older = 0;
  for (let at = 1; at < values.length; at++) {
    older += values[at - 1] as number;
    const newerCount = values.length - at;
    const split = {
      olderCount: at,
      olderMean: older / at,
      newerCount,
      newerMean: (total - older) / newerCount,
      variance: spread,
    };
    if (differ(split, delta)) return at + (firstCut(values.slice(at), delta, differ, variance) ?? 0);
  }
  return undefined;
}

export function populationVariance(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
}
