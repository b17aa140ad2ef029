import type { Variant } from '../../../model/algorithm.js';
import { normal, seededRandom, uniform } from '../../random.js';
import type {
  HyperParameterSearch,
  HyperParameterSearchImplementation,
  SearchSpaceOptions,
  Suggestion,
} from '../contracts/hyper-parameter-search.js';
import { parzenSearch, samplerRules } from './reference.js';

/** Hyperopt's split, ceil(gamma sqrt(n)) good trials, with another order of draws. */
const squareRootSplit: HyperParameterSearchImplementation = {
  create: (options) => {
    const random = seededRandom(options.seed);
    return parzenSearch(
      options,
      {
        ...samplerRules,
        split: (trials, gamma) => {
          const count = Math.min(25, Math.ceil(2 * gamma * Math.sqrt(trials.length)));
          return [trials.slice(0, count), trials.slice(count)];
        },
      },
      () => 1 - random() || 0.5,
    );
  },
};

/** Real dimensions only; kernels of one width by Scott's rule, as multivariate samplers have, clipped by reflection. */
function scottSearch({ space, direction, gamma, startup, candidates, seed }: SearchSpaceOptions): HyperParameterSearch {
  const random = seededRandom(seed * 3 + 1);
  const trials: { readonly at: number[]; readonly value: number; readonly params: Suggestion }[] = [];
  const sign = direction === 'minimize' ? 1 : -1;
  const bounds = space.map(
    ({ low = 0, high = 1, log }) => (log ? [Math.log(low), Math.log(high)] : [low, high]) as [number, number],
  );
  const back = (position: number, index: number): number => (space[index]?.log ? Math.exp(position) : position);
  const density = (position: number, centres: readonly number[], width: number, span: number): number =>
    centres.reduce((sum, centre) => sum + Math.exp(-0.5 * ((position - centre) / width) ** 2) / width, 1 / span) /
    (centres.length + 1);
  const dimension = (index: number, good: readonly number[], bad: readonly number[]): number => {
    const [low, high] = bounds[index] as [number, number];
    const width = (count: number): number => 0.2 * (high - low) * (count + 1) ** -0.2;
    const draw = (): number => {
      const pick = Math.floor(random() * (good.length + 1));
      if (pick === good.length) return uniform(random, low, high);
      const moved = (good[pick] as number) + width(good.length) * normal(random);
      return moved < low ? Math.min(high, 2 * low - moved) : moved > high ? Math.max(low, 2 * high - moved) : moved;
    };
    const ratio = (position: number): number =>
      density(position, good, width(good.length), high - low) / density(position, bad, width(bad.length), high - low);
    return Array.from({ length: candidates }, draw).reduce((a, b) => (ratio(b) > ratio(a) ? b : a));
  };
  return {
    suggest() {
      const ranked = [...trials].sort((a, b) => a.value - b.value);
      const count = Math.max(1, Math.floor(gamma * ranked.length));
      const at = bounds.map(([low, high], index) => {
        if (trials.length < startup) return low + random() * (high - low);
        const group = (from: number, to?: number) => ranked.slice(from, to).map((trial) => trial.at[index] as number);
        return dimension(index, group(0, count), group(count));
      });
      return Object.fromEntries(space.map(({ name }, index) => [name, back(at[index] as number, index)]));
    },
    record(params, value, state = 'complete') {
      if (state !== 'complete' || !Number.isFinite(value)) return;
      const at = space.map(({ name, log }) => (log ? Math.log(params[name] as number) : (params[name] as number)));
      trials.push({ at, value: sign * value, params });
    },
    best() {
      const [first] = [...trials].sort((a, b) => a.value - b.value);
      return first ? { params: first.params, value: sign * first.value } : null;
    },
  };
}

const discrete = ['integers-uniform-at-startup', 'categories-uniform-at-startup', 'learns-discrete'];

export const variants: readonly Variant<HyperParameterSearchImplementation>[] = [
  {
    id: 'square-root-split',
    description: 'the number of good trials grows with the root of all, as in hyperopt',
    implementation: squareRootSplit,
  },
  {
    id: 'scott-widths-real-only',
    description:
      'one kernel width by the rule of Scott, floor(gamma n) good trials, reflection at the bounds, real dimensions only',
    implementation: { create: scottSearch },
    variantOf: discrete.map((name) => `tree-parzen-estimator.${name}`),
  },
];
