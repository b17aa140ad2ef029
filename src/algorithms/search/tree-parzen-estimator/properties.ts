import type { Property } from '../../../model/algorithm.js';
import { close, counterexample } from '../../compare.js';
import { uniform } from '../../random.js';
import type {
  HyperParameterSearchImplementation,
  SearchDimension,
  SearchSpaceOptions,
  Suggestion,
} from '../contracts/hyper-parameter-search.js';
import { discreteProperties } from './discrete-properties.js';
import { historyProperties } from './history-properties.js';
import { anySeed, type Check, id } from './statistical.js';

const space: readonly SearchDimension[] = [
  { name: 'x', low: -3, high: 9 },
  { name: 'rate', low: 1e-5, high: 1e-1, log: true },
];

/** The optimum sits in a corner of the space. */
const corner = ({ x, rate }: Suggestion): number => ((x as number) + 3) ** 2 + (Math.log10(rate as number) + 1) ** 2;

function optionsOf(seed: number, change: Partial<SearchSpaceOptions> = {}): SearchSpaceOptions {
  return { space, direction: 'minimize', gamma: 0.2, startup: 6, candidates: 24, seed, ...change };
}

/** The suggestions of one search that is told `value(params)` after each. */
function run(
  implementation: HyperParameterSearchImplementation,
  options: SearchSpaceOptions,
  trials: number,
  value: (params: Suggestion, trial: number) => number = corner,
): Suggestion[] {
  const search = implementation.create(options);
  return Array.from({ length: trials }, (_, trial) => {
    const params = search.suggest();
    search.record(params, value(params, trial));
    return params;
  });
}

function same(a: Suggestion | undefined, b: Suggestion | undefined): boolean {
  return space.every(({ name }) => close(a?.[name] as number, b?.[name] as number, 1e-12));
}

function firstDifference(a: readonly Suggestion[], b: readonly Suggestion[]): number {
  return a.findIndex((params, index) => !same(params, b[index]));
}

const inBounds: Check = (implementation, random) => {
  for (const direction of ['minimize', 'maximize'] as const) {
    const suggestions = run(implementation, optionsOf(anySeed(random), { direction }), 100);
    const outside = suggestions.find(({ x, rate }) => {
      const [a, b] = [x as number, rate as number];
      return !(a >= -3 && a <= 9 && b >= 1e-5 * (1 - 1e-12) && b <= 1e-1 * (1 + 1e-12));
    });
    if (outside)
      return counterexample('a suggestion lies outside the bounds', { space, direction }, 'within bounds', outside);
  }
  return undefined;
};

/** Shares of startup suggestions below three points of the range, each within 5 standard deviations. */
const startupShares =
  (name: 'x' | 'rate'): Check =>
  (implementation, random) => {
    const search = implementation.create(optionsOf(anySeed(random), { startup: 1e6 }));
    const count = 2000;
    const drawn = Array.from({ length: count }, () => search.suggest()[name] as number);
    for (const share of [0.1, 0.5, 0.8]) {
      const point = name === 'x' ? -3 + 12 * share : 10 ** (-5 + 4 * share);
      const below = drawn.filter((value) => value < point).length;
      const slack = 5 * Math.sqrt(count * share * (1 - share));
      if (!(Math.abs(below - count * share) <= slack))
        return counterexample(
          'startup suggestions are not uniform on the scale of the dimension',
          { dimension: space.find((dimension) => dimension.name === name), point, draws: count },
          `${count * share} below, within ${slack}`,
          below,
        );
    }
    return undefined;
  };

const seedReproducible: Check = (implementation, random) => {
  const seed = anySeed(random);
  const alone = run(implementation, optionsOf(seed), 25);
  const searches = [implementation.create(optionsOf(seed)), implementation.create(optionsOf(seed))];
  const interleaved: Suggestion[][] = [[], []];
  for (let trial = 0; trial < 25; trial++) {
    searches.forEach((search, which) => {
      const params = search.suggest();
      search.record(params, corner(params));
      interleaved[which]?.push(params);
    });
  }
  for (const other of interleaved) {
    const at = firstDifference(alone, other);
    if (at >= 0)
      return counterexample(
        'one seed and one history give different suggestions',
        { seed, trial: at },
        alone[at],
        other[at],
      );
  }
  if (firstDifference(alone, run(implementation, optionsOf(seed + 1), 25)) >= 0) return undefined;
  return counterexample(
    'another seed gives the same suggestions',
    { seeds: [seed, seed + 1] },
    'a difference',
    alone.slice(0, 3),
  );
};

const directionMirror: Check = (implementation, random) => {
  const seed = anySeed(random);
  const down = run(implementation, optionsOf(seed), 40);
  const up = run(implementation, optionsOf(seed, { direction: 'maximize' }), 40, (params) => -corner(params));
  const at = firstDifference(down, up);
  if (at < 0) return undefined;
  return counterexample('maximising -f suggests otherwise than minimising f', { seed, trial: at }, down[at], up[at]);
};

const bestIsExtreme: Check = (implementation, random) => {
  for (const direction of ['minimize', 'maximize'] as const) {
    const search = implementation.create(optionsOf(anySeed(random), { direction }));
    const empty = search.best();
    if (empty !== null && empty !== undefined)
      return counterexample('there is a best trial before the first record', { direction }, null, empty);
    const values = [5, 2, 8, -3, 4].map((value) => value + uniform(random, -0.4, 0.4));
    const trials: { params: Suggestion; value: number }[] = [];
    for (const value of values) {
      const params = search.suggest();
      search.record(params, value);
      trials.push({ params: { ...params }, value });
      const sign = direction === 'minimize' ? 1 : -1;
      const wanted = trials.reduce((a, b) => (sign * b.value < sign * a.value ? b : a));
      const best = search.best();
      if (!best || !close(best.value, wanted.value, 1e-12) || !same(best.params, wanted.params))
        return counterexample(
          'best() is not the recorded trial of the extreme value',
          { direction, trials },
          wanted,
          best,
        );
    }
  }
  return undefined;
};

const startupIgnoresValues: Check = (implementation, random) => {
  const seed = anySeed(random);
  const startup = 7;
  const rising = run(implementation, optionsOf(seed, { startup }), 30, corner);
  const falling = run(implementation, optionsOf(seed, { startup }), 30, (params) => -corner(params));
  const at = firstDifference(rising, falling);
  if (at >= startup) return undefined;
  return counterexample(
    at < 0
      ? 'suggestions never depend on the recorded values'
      : 'suggestions of the startup phase depend on the recorded values',
    { seed, startup },
    `first difference at trial ${startup} or later`,
    at,
  );
};

/** Changing one argument changes a suggestion that has a history. */
const argumentsAreLive: Check = (implementation, random) => {
  const seed = anySeed(random);
  const suggestion = (change: Partial<SearchSpaceOptions>): Suggestion => {
    const search = implementation.create(optionsOf(seed, change));
    for (let trial = 0; trial < 30; trial++) {
      const params = { x: -2.9 + 0.39 * ((trial * 7) % 30), rate: 10 ** (-4.9 + 0.125 * ((trial * 11) % 30)) };
      search.record(params, corner(params));
    }
    return search.suggest();
  };
  const usual = suggestion({});
  const changes: Partial<SearchSpaceOptions>[] = [{ gamma: 0.6 }, { candidates: 1 }, { startup: 60 }];
  for (const change of changes) {
    const other = suggestion(change);
    if (same(usual, other))
      return counterexample('an argument has no effect', { seed, ...change }, 'another suggestion', other);
  }
  return undefined;
};

const candidatesHelp: Check = (implementation, random) => {
  const hits = { one: 0, many: 0 };
  for (let repeat = 0; repeat < 60; repeat++) {
    for (const candidates of [1, 64]) {
      const search = implementation.create(optionsOf(anySeed(random), { candidates, gamma: 0.1 }));
      for (let trial = 0; trial < 20; trial++) {
        const x = -2.7 + 0.6 * trial;
        search.record({ x, rate: 1e-3 }, Math.abs(x - 4.5));
      }
      const near = Math.abs((search.suggest().x as number) - 4.5) < 1.3;
      if (near) hits[candidates === 1 ? 'one' : 'many'] += 1;
    }
  }
  if (hits.many >= hits.one + 20) return undefined;
  return counterexample(
    'the best of 64 candidates is no better than a single draw',
    { optimum: 4.5, within: 1.3, runs: 60 },
    'at least 20 more hits with 64 candidates',
    hits,
  );
};

const exact = (
  name: string,
  statement: string,
  basis: string,
  tolerance: string,
  check: Check,
): Property<HyperParameterSearchImplementation> => ({
  id: `${id}.${name}`,
  statement,
  basis,
  tolerance,
  strength: 'always',
  check,
});

const uniformBound = {
  probability: 2e-18,
  derivation: '3 shares, normal bound 6e-7 each; three failing tries with fresh seeds are needed',
};

export const properties: readonly Property<HyperParameterSearchImplementation>[] = [
  exact(
    'in-bounds',
    'Every suggestion lies within its bounds, also with the optimum in a corner.',
    'Bergstra et al. 2011, section 4: kernels are cut off at the bounds.',
    'rounding of the logarithm',
    inBounds,
  ),
  {
    ...exact(
      'log-scale',
      'A logarithmic dimension is explored uniformly over the logarithm at startup.',
      'Bergstra et al. 2011, section 2: log-uniform priors.',
      '5 standard deviations',
      startupShares('rate'),
    ),
    falseAlarm: uniformBound,
  },
  {
    ...exact(
      'uniform-at-startup',
      'A linear dimension is explored uniformly at startup.',
      'The prior of a real dimension is uniform.',
      '5 standard deviations',
      startupShares('x'),
    ),
    falseAlarm: uniformBound,
  },
  exact(
    'seed-reproducible',
    'One seed and one history give one sequence of suggestions, also interleaved; another seed another.',
    'The seed is an argument.',
    '1e-12',
    seedReproducible,
  ),
  exact(
    'direction-mirror',
    'Maximising -f gives the suggestions of minimising f.',
    'Only the order of the trials enters.',
    '1e-12',
    directionMirror,
  ),
  exact(
    'best-is-the-extreme',
    'best() is the recorded trial of the extreme value, in both directions, from the first record on.',
    'Definition of the best trial.',
    '1e-12',
    bestIsExtreme,
  ),
  exact(
    'startup-ignores-values',
    'Suggestions depend on recorded values after the startup phase and not before.',
    'Optuna, TPESampler, n_startup_trials.',
    'exact',
    startupIgnoresValues,
  ),
  exact(
    'arguments-are-live',
    'gamma, candidates and startup each change a suggestion.',
    'Optuna tests each constructor argument so.',
    'exact',
    argumentsAreLive,
  ),
  {
    ...exact(
      'candidates-help',
      'More candidates give suggestions nearer to the optimum.',
      'Bergstra et al. 2011, section 4: the best of the candidates is kept.',
      '20 more hits of 60',
      candidatesHelp,
    ),
    falseAlarm: {
      probability: 1e-6,
      derivation:
        'the reference gains 39 hits on average, standard deviation below 5; three failing tries with fresh seeds are needed',
    },
  },
  ...historyProperties,
  ...discreteProperties,
];
