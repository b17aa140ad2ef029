/**
 * Tree-structured Parzen estimator: split the trials into good and bad, model each group by a density, draw candidates
 * from the density of the good and keep the one that is most probable under good relative to bad.
 *
 * Source: Bergstra, Bardenet, Bengio and Kegl 2011, section 4 and eq. 2 (the ratio l / g orders like expected improvement);
 * Watanabe 2023, arXiv 2304.11127, for the split min(ceil(gamma n), 25) and the kernels; dimensions are independent.
 * Cost: O(n log n + dimensions * candidates * n) a suggestion after n trials, O(1) a record.
 */
import type { Random } from '../../../model/algorithm.js';
import { integerBelow, seededRandom, uniform } from '../../random.js';
import type {
  HyperParameterSearch,
  HyperParameterSearchImplementation,
  SearchDimension,
  SearchSpaceOptions,
  Suggestion,
} from '../contracts/hyper-parameter-search.js';
import { fromInterval, interval, type ParzenEstimator, parzenEstimator } from './parzen.js';

export interface Trial {
  readonly params: Suggestion;
  /** What is minimised: the value, or its negative. */
  readonly loss: number;
}

/** The choices of the sampler that its imitations get wrong. */
export interface SamplerRules {
  /** Merit of a candidate value; the largest is suggested. */
  merit(good: ParzenEstimator, bad: ParzenEstimator, value: number | string): number;
  /** Good and bad trials, given all by rising loss. */
  split(trials: readonly Trial[], gamma: number): readonly [readonly Trial[], readonly Trial[]];
  /** A value without knowledge of the history. */
  explore(dimension: SearchDimension, random: Random): number | string;
  /** The dimension whose recorded values model `dimension`. */
  observed(dimension: SearchDimension, params: Suggestion): number | string;
}

/** How many of n trials count as good. */
export function goodCount(trials: number, gamma: number): number {
  return Math.min(Math.ceil(gamma * trials), 25);
}

/** Uniform over the dimension: over the logarithm when `log`, over the integers, over the choices. */
export function uniformValue(dimension: SearchDimension, random: Random): number | string {
  if (dimension.type === 'categorical') {
    const choices = dimension.choices ?? [];
    return choices[integerBelow(random, choices.length)] as number | string;
  }
  const { low, high } = interval(dimension);
  return fromInterval(dimension, uniform(random, low, high));
}

export const samplerRules: SamplerRules = {
  merit: (good, bad, value) => good.logDensity(value) - bad.logDensity(value),
  split: (trials, gamma) => {
    const count = goodCount(trials.length, gamma);
    return [trials.slice(0, count), trials.slice(count)];
  },
  explore: uniformValue,
  observed: (dimension, params) => params[dimension.name] as number | string,
};

/** One suggestion from the trials so far. */
export function suggest(
  options: SearchSpaceOptions,
  trials: readonly Trial[],
  random: Random,
  rules: SamplerRules = samplerRules,
): Suggestion {
  if (trials.length < options.startup)
    return Object.fromEntries(options.space.map((dimension) => [dimension.name, rules.explore(dimension, random)]));
  const ranked = [...trials].sort((a, b) => a.loss - b.loss);
  const [good, bad] = rules.split(ranked, options.gamma);
  return Object.fromEntries(
    options.space.map((dimension) => {
      const values = (group: readonly Trial[]) => group.map(({ params }) => rules.observed(dimension, params));
      const below = parzenEstimator(dimension, values(good));
      const above = parzenEstimator(dimension, values(bad));
      let chosen = below.sample(random);
      let merit = rules.merit(below, above, chosen);
      for (let candidate = 1; candidate < options.candidates; candidate++) {
        const value = below.sample(random);
        const itsMerit = rules.merit(below, above, value);
        if (itsMerit > merit) [chosen, merit] = [value, itsMerit];
      }
      return [dimension.name, chosen];
    }),
  );
}

const where = 'tree-parzen-estimator';

function requireSpace({ space, gamma, startup, candidates, direction }: SearchSpaceOptions): void {
  if (space.length === 0) throw new RangeError(`${where}: the space has no dimension`);
  if (!(gamma > 0 && gamma < 1)) throw new RangeError(`${where}: gamma must lie in (0, 1), got ${gamma}`);
  if (!(startup >= 0)) throw new RangeError(`${where}: startup must not be negative, got ${startup}`);
  if (!(candidates >= 1)) throw new RangeError(`${where}: candidates must be at least 1, got ${candidates}`);
  if (direction !== 'minimize' && direction !== 'maximize')
    throw new RangeError(`${where}: direction must be minimize or maximize, got ${direction}`);
  for (const { name, type, low, high, log, choices } of space) {
    if (type === 'categorical') {
      if (!choices?.length) throw new RangeError(`${where}: ${name} has no choices`);
    } else if (low === undefined || high === undefined || !(low < high) || !Number.isFinite(high - low))
      throw new RangeError(`${where}: ${name} needs finite bounds low < high, got ${low} and ${high}`);
    else if (log && !(low > 0))
      throw new RangeError(`${where}: ${name} is logarithmic, low must be positive, got ${low}`);
  }
}

/** Whether a recorded value lies in the dimension; kernels around values outside would never be drawn from. */
function belongs({ type, low = 0, high = 0, choices }: SearchDimension, value: number | string | undefined): boolean {
  if (type === 'categorical') return value !== undefined && (choices?.includes(value) ?? false);
  const rounding = 1e-12 * Math.max(Math.abs(low), Math.abs(high));
  return typeof value === 'number' && value >= low - rounding && value <= high + rounding;
}

/** A search by the given rules. Failed trials and trials without a number are never used. */
export function parzenSearch(
  options: SearchSpaceOptions,
  rules: SamplerRules = samplerRules,
  random: Random = seededRandom(options.seed),
): HyperParameterSearch {
  requireSpace(options);
  const sign = options.direction === 'maximize' ? -1 : 1;
  const trials: Trial[] = [];
  return {
    suggest: () => suggest(options, trials, random, rules),
    record(params, value, state = 'complete') {
      const strange = options.space.find((dimension) => !belongs(dimension, params[dimension.name]));
      if (strange) throw new RangeError(`${where}: ${params[strange.name]} is no value of ${strange.name}`);
      if (state === 'complete' && !Number.isNaN(value)) trials.push({ params: { ...params }, loss: sign * value });
    },
    best() {
      const first = trials[0];
      if (!first) return null;
      const winner = trials.reduce((best, trial) => (trial.loss < best.loss ? trial : best), first);
      return { params: winner.params, value: sign * winner.loss };
    },
  };
}

export const treeParzenEstimatorReference: HyperParameterSearchImplementation = {
  create: (options) => parzenSearch(options),
};
