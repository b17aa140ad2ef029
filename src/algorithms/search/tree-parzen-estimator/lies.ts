import type { Lie } from '../../../model/algorithm.js';
import { integerBelow, normal, seededRandom, uniform } from '../../random.js';
import type {
  HyperParameterSearch,
  HyperParameterSearchImplementation,
  SearchSpaceOptions,
  Suggestion,
} from '../contracts/hyper-parameter-search.js';
import { fromInterval, interval } from './parzen.js';
import { goodCount, parzenSearch, type SamplerRules, samplerRules, uniformValue } from './reference.js';

/** The reference with some rules exchanged. */
function ruled(rules: Partial<SamplerRules>): HyperParameterSearchImplementation {
  return { create: (options) => parzenSearch(options, { ...samplerRules, ...rules }) };
}

/** The reference with other options than asked for. */
function configured(change: (options: SearchSpaceOptions) => SearchSpaceOptions): HyperParameterSearchImplementation {
  return { create: (options) => parzenSearch(change(options)) };
}

/** The reference with some operations replaced. */
function overridden(
  override: (right: HyperParameterSearch, options: SearchSpaceOptions) => Partial<HyperParameterSearch>,
): HyperParameterSearchImplementation {
  return {
    create(options) {
      const right = parzenSearch(options);
      return { ...right, ...override(right, options) };
    },
  };
}

/** best() by another comparison; `better(a, b)` says that a replaces b. */
function bestBy(better: (a: number, b: number | undefined) => boolean): HyperParameterSearchImplementation {
  return overridden((right) => {
    let best: { params: Suggestion; value: number } | null = null;
    return {
      record(params, value, state = 'complete') {
        right.record(params, value, state);
        if (state === 'complete' && !Number.isNaN(value) && better(value, best?.value))
          best = { params: { ...params }, value };
      },
      best: () => best,
    };
  });
}

export const lies: readonly Lie<HyperParameterSearchImplementation>[] = [
  {
    id: 'direction-ignored',
    description: 'always minimises',
    implementation: configured((options) => ({ ...options, direction: 'minimize' })),
    caughtBy: [
      'tree-parzen-estimator.direction-mirror',
      'tree-parzen-estimator.best-is-the-extreme',
      'tree-parzen-estimator.learns-from-history',
    ],
  },
  {
    id: 'ratio-inverted',
    description: 'keeps the candidate of the largest g / l',
    implementation: ruled({ merit: (good, bad, value) => bad.logDensity(value) - good.logDensity(value) }),
    caughtBy: [
      'tree-parzen-estimator.candidates-help',
      'tree-parzen-estimator.learns-from-history',
      'tree-parzen-estimator.beats-random',
      'tree-parzen-estimator.learns-discrete',
    ],
  },
  {
    id: 'groups-swapped',
    description: 'good and bad trials are exchanged',
    implementation: ruled({
      split: (trials, gamma) => {
        const count = goodCount(trials.length, gamma);
        return [trials.slice(count), trials.slice(0, count)];
      },
    }),
    caughtBy: [
      'tree-parzen-estimator.candidates-help',
      'tree-parzen-estimator.learns-from-history',
      'tree-parzen-estimator.failed-trials-ignored',
      'tree-parzen-estimator.beats-random',
      'tree-parzen-estimator.learns-discrete',
    ],
  },
  {
    id: 'random-search',
    description: 'the history is recorded and never read',
    implementation: configured((options) => ({ ...options, startup: Number.POSITIVE_INFINITY })),
    caughtBy: [
      'tree-parzen-estimator.startup-ignores-values',
      'tree-parzen-estimator.arguments-are-live',
      'tree-parzen-estimator.candidates-help',
      'tree-parzen-estimator.learns-from-history',
      'tree-parzen-estimator.beats-random',
      'tree-parzen-estimator.learns-discrete',
    ],
  },
  {
    id: 'best-never-set',
    description: 'compares with a sentinel that is never beaten',
    seenIn: 'Elixir: fitness > :neg_infinity is always false, numbers sort before atoms',
    implementation: bestBy(() => false),
    caughtBy: ['tree-parzen-estimator.best-is-the-extreme', 'tree-parzen-estimator.failed-trials-ignored'],
  },
  {
    id: 'best-is-last',
    description: 'best() is the last trial',
    implementation: bestBy(() => true),
    caughtBy: ['tree-parzen-estimator.best-is-the-extreme', 'tree-parzen-estimator.failed-trials-ignored'],
  },
  {
    id: 'failures-count',
    description: 'failed trials are recorded like others, a missing number as zero',
    implementation: overridden((right) => ({
      record: (params, value) => right.record(params, Number.isNaN(value) ? 0 : value),
    })),
    caughtBy: ['tree-parzen-estimator.failed-trials-ignored'],
  },
  {
    id: 'log-ignored',
    description: 'logarithmic dimensions are explored on the linear scale',
    implementation: ruled({ explore: (dimension, random) => uniformValue({ ...dimension, log: false }, random) }),
    caughtBy: ['tree-parzen-estimator.log-scale'],
  },
  {
    id: 'normal-startup',
    description: 'startup draws cluster around the middle of the range',
    implementation: ruled({
      explore: (dimension, random) => {
        if (dimension.type === 'categorical') return uniformValue(dimension, random);
        const { low, high } = interval(dimension);
        const position = Math.min(high, Math.max(low, (low + high) / 2 + ((high - low) / 6) * normal(random)));
        const value = dimension.log ? Math.exp(position) : position;
        return dimension.type === 'int'
          ? Math.round(Math.min(dimension.high ?? value, Math.max(dimension.low ?? value, value)))
          : value;
      },
    }),
    caughtBy: [
      'tree-parzen-estimator.log-scale',
      'tree-parzen-estimator.uniform-at-startup',
      'tree-parzen-estimator.integers-uniform-at-startup',
    ],
  },
  {
    id: 'out-of-bounds',
    description: 'kernels are not cut off at the bounds',
    implementation: overridden((right, { space, seed, startup }) => {
      const random = seededRandom(seed + 1);
      let recorded = 0;
      return {
        record(params, value, state) {
          recorded += 1;
          const inside = space.map(({ name, low = 0, high = 0, type }) => [
            name,
            type === 'categorical' ? params[name] : Math.min(high, Math.max(low, params[name] as number)),
          ]);
          right.record(Object.fromEntries(inside) as Suggestion, value, state);
        },
        suggest() {
          const params = right.suggest();
          if (recorded < startup) return params;
          return Object.fromEntries(
            space.map(({ name, low = 0, high = 0, type, log }) => {
              const value = params[name] as number;
              const real = (type ?? 'float') === 'float' && !log;
              return [name, real ? value + 0.08 * (high - low) * normal(random) : value];
            }),
          );
        },
      };
    }),
    caughtBy: ['tree-parzen-estimator.in-bounds'],
  },
  {
    id: 'unseeded',
    description: 'draws from the global source',
    implementation: { create: (options) => parzenSearch(options, samplerRules, Math.random) },
    caughtBy: [
      'tree-parzen-estimator.seed-reproducible',
      'tree-parzen-estimator.direction-mirror',
      'tree-parzen-estimator.startup-ignores-values',
    ],
  },
  {
    id: 'seed-ignored',
    description: 'the seed is hard-coded',
    implementation: configured((options) => ({ ...options, seed: 42 })),
    caughtBy: ['tree-parzen-estimator.seed-reproducible', 'tree-parzen-estimator.candidates-help'],
  },
  {
    id: 'startup-off-by-one',
    description: 'the history is used one trial too early',
    implementation: configured((options) => ({ ...options, startup: options.startup - 1 })),
    caughtBy: ['tree-parzen-estimator.startup-ignores-values'],
  },
  {
    id: 'gamma-ignored',
    description: 'the split is hard-coded at a quarter',
    implementation: configured((options) => ({ ...options, gamma: 0.25 })),
    caughtBy: ['tree-parzen-estimator.arguments-are-live'],
  },
  {
    id: 'one-candidate',
    description: 'the first draw from l is suggested: no ratio is computed',
    implementation: configured((options) => ({ ...options, candidates: 1 })),
    caughtBy: ['tree-parzen-estimator.arguments-are-live', 'tree-parzen-estimator.candidates-help'],
  },
  {
    id: 'first-dimension-models-all',
    description: 'the values of the first dimension model every dimension',
    implementation: {
      create: (options) =>
        parzenSearch(options, {
          ...samplerRules,
          observed: (dimension, params) => {
            const first = options.space[0] ?? dimension;
            if (dimension.type === 'categorical' || first.type === 'categorical')
              return params[dimension.name] as string;
            const [from, to] = [interval(first), interval(dimension)];
            const value = params[first.name] as number;
            const share = ((first.log ? Math.log(value) : value) - from.low) / (from.high - from.low);
            return fromInterval(dimension, to.low + share * (to.high - to.low));
          },
        }),
    },
    caughtBy: [
      'tree-parzen-estimator.learns-from-history',
      'tree-parzen-estimator.beats-random',
      'tree-parzen-estimator.learns-discrete',
    ],
  },
  {
    id: 'integers-rounded-up',
    description: 'integers are low + ceil(u * (high - low)): the lowest is never drawn',
    implementation: ruled({
      explore: (dimension, random) => {
        const { type, low = 0, high = 1, log } = dimension;
        return type === 'int' && !log ? low + Math.ceil(random() * (high - low)) : uniformValue(dimension, random);
      },
    }),
    caughtBy: ['tree-parzen-estimator.integers-uniform-at-startup'],
  },
  {
    id: 'integers-not-rounded',
    description: 'integer dimensions get real numbers',
    implementation: overridden((right, { space, seed }) => {
      const random = seededRandom(seed + 3);
      return {
        suggest() {
          const params = right.suggest();
          return Object.fromEntries(
            space.map(({ name, type }) => {
              const value = params[name] as number;
              return [name, type === 'int' ? value + uniform(random, -0.3, 0.3) : value];
            }),
          );
        },
      };
    }),
    caughtBy: ['tree-parzen-estimator.integers-uniform-at-startup', 'tree-parzen-estimator.learns-discrete'],
  },
  {
    id: 'last-category-left-out',
    description: 'the last choice is never drawn at startup',
    implementation: ruled({
      explore: (dimension, random) =>
        dimension.type === 'categorical'
          ? ((dimension.choices ?? [])[
              integerBelow(random, Math.max(1, (dimension.choices?.length ?? 1) - 1))
            ] as string)
          : uniformValue(dimension, random),
    }),
    caughtBy: ['tree-parzen-estimator.categories-uniform-at-startup'],
  },
  {
    id: 'midpoint',
    description: 'placeholder: the middle of every range',
    implementation: overridden((_right, { space }) => ({
      suggest: () =>
        Object.fromEntries(
          space.map(({ name, low = 0, high = 1, choices }) => [name, choices?.[0] ?? (low + high) / 2]),
        ),
    })),
    caughtBy: [
      'tree-parzen-estimator.log-scale',
      'tree-parzen-estimator.uniform-at-startup',
      'tree-parzen-estimator.seed-reproducible',
      'tree-parzen-estimator.startup-ignores-values',
      'tree-parzen-estimator.arguments-are-live',
      'tree-parzen-estimator.candidates-help',
      'tree-parzen-estimator.learns-from-history',
      'tree-parzen-estimator.beats-random',
      'tree-parzen-estimator.integers-uniform-at-startup',
      'tree-parzen-estimator.categories-uniform-at-startup',
      'tree-parzen-estimator.learns-discrete',
    ],
  },
];
