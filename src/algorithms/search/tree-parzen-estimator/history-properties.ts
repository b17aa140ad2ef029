import type { Property, Random } from '../../../model/algorithm.js';
import { counterexample } from '../../compare.js';
import { shuffled, uniform } from '../../random.js';
import type {
  HyperParameterSearch,
  HyperParameterSearchImplementation,
  SearchDimension,
  SearchSpaceOptions,
} from '../contracts/hyper-parameter-search.js';
import { anySeed, bergstra, type Check, RUNS, statistical } from './statistical.js';

const space: readonly SearchDimension[] = [
  { name: 'x', low: -10, high: 10 },
  { name: 'rate', low: 1e-5, high: 1, log: true },
];

const targets = { x: 7, rate: 1e-4 } as const;

/** Distance from the target as a share of the range, on the scale of the dimension. */
const distances = {
  x: (value: number): number => Math.abs(value - targets.x) / 20,
  rate: (value: number): number => Math.abs(Math.log10(value / targets.rate)) / 5,
};

/** 40 trials in random order: 5 near the target and good, 35 all over the place and the worse the farther away. */
function teach(search: HyperParameterSearch, direction: SearchSpaceOptions['direction'], random: Random): void {
  const sign = direction === 'maximize' ? -1 : 1;
  const good = Array.from({ length: 5 }, () => ({
    params: { x: targets.x + uniform(random, -0.4, 0.4), rate: targets.rate * 10 ** uniform(random, -0.1, 0.1) },
    value: uniform(random, 0, 1),
  }));
  const bad = Array.from({ length: 35 }, (_, index) => {
    const params = { x: -9.7 + 0.57 * index, rate: 10 ** (-4.95 + 0.14 * ((index * 8) % 35)) };
    return { params, value: 20 * (1 + distances.x(params.x) + distances.rate(params.rate)) };
  });
  for (const { params, value } of shuffled(random, [...good, ...bad])) search.record(params, sign * value);
}

function options(direction: SearchSpaceOptions['direction'], seed: number): SearchSpaceOptions {
  return { space, direction, gamma: 0.25, startup: 10, candidates: 24, seed };
}

/** Of 30 searches a direction, how many suggest a value within 12 % of the range from the target. */
const learnsFromHistory: Check = (implementation, random) => {
  for (const direction of ['minimize', 'maximize'] as const) {
    const hits = { x: 0, rate: 0 };
    for (let run = 0; run < 30; run++) {
      const search = implementation.create(options(direction, anySeed(random)));
      teach(search, direction, random);
      const params = search.suggest() as { readonly x: number; readonly rate: number };
      if (distances.x(params.x) <= 0.12) hits.x += 1;
      if (distances.rate(params.rate) <= 0.12) hits.rate += 1;
    }
    if (!(Math.min(hits.x, hits.rate) >= 15))
      return counterexample(
        'suggestions do not gather where the recorded trials were good',
        { space, targets, direction, runs: 30, within: 0.12 },
        'at least 15 of 30 in each dimension (uniform draws: about 7)',
        hits,
      );
  }
  return undefined;
};

const failedTrialsIgnored: Check = (implementation, random) => {
  let attracted = 0;
  for (let run = 0; run < RUNS; run++) {
    const search = implementation.create(options('minimize', anySeed(random)));
    teach(search, 'minimize', random);
    for (let failure = 0; failure < 12; failure++) {
      const params = { x: -8 + uniform(random, -0.3, 0.3), rate: 0.5 };
      if (failure % 2) search.record(params, -1e9, 'fail');
      else search.record(params, Number.NaN);
    }
    const best = search.best();
    if (!best || !(best.value >= 0 && best.value <= 1))
      return counterexample(
        'a failed trial, or one without a number, became the best',
        { failed: -1e9 },
        'a value in [0, 1]',
        best,
      );
    const { x } = search.suggest() as { readonly x: number };
    if (!Number.isFinite(x)) return counterexample('a failed trial spoils the suggestions', {}, 'a number', x);
    if (Math.abs(x + 8) < 1.5) attracted += 1;
  }
  if (attracted <= 16) return undefined;
  return counterexample(
    'suggestions gather where trials failed',
    { failedAt: { x: -8, rate: 0.5 }, runs: RUNS },
    'at most 16 of 40 within 1.5 of x = -8 (uniform draws: 6)',
    attracted,
  );
};

const valley = (x: number, y: number): number => (x - 3.7) ** 2 + 4 * (y + 1.2) ** 2;

const plane: readonly SearchDimension[] = [
  { name: 'x', low: -10, high: 10 },
  { name: 'y', low: -6, high: 4 },
];
const TRIALS = 60;

function meanOf(count: number, draw: () => number): number {
  return Array.from({ length: count }, draw).reduce((sum, value) => sum + value, 0) / count;
}

/** The logarithm of the best of 60 values on a quadratic bowl, mean of 31 searches, against that of random search. */
const beatsRandom: Check = (implementation, random) => {
  const byChance = meanOf(400, () => {
    const values = Array.from({ length: TRIALS }, () => valley(uniform(random, -10, 10), uniform(random, -6, 4)));
    return Math.log(Math.min(...values));
  });
  const bySearch = meanOf(31, () => {
    const seed = anySeed(random);
    const search = implementation.create({
      space: plane,
      direction: 'minimize',
      gamma: 0.15,
      startup: 10,
      candidates: 24,
      seed,
    });
    let best = Number.POSITIVE_INFINITY;
    for (let trial = 0; trial < TRIALS; trial++) {
      const params = search.suggest() as { readonly x: number; readonly y: number };
      const value = valley(params.x, params.y);
      search.record(params, value);
      best = Math.min(best, value);
    }
    return Math.log(best);
  });
  if (bySearch < byChance - 0.65) return undefined;
  return counterexample(
    'sixty trials find nothing better than sixty random ones',
    { objective: '(x - 3.7)^2 + 4 (y + 1.2)^2', trials: TRIALS, runs: 31 },
    `mean log of the best value below ${byChance - 0.65}`,
    bySearch,
  );
};

/** What suggestions do with a history that is known to the check. */
export const historyProperties: readonly Property<HyperParameterSearchImplementation>[] = [
  statistical(
    'learns-from-history',
    'Suggestions gather where recorded trials were good, in both directions and on both scales.',
    bergstra,
    '15 of 30 suggestions within 12 % of the range',
    'the reference hits with p > 0.85: P(Binomial(30, 0.85) < 15) < 1e-5',
    learnsFromHistory,
  ),
  statistical(
    'failed-trials-ignored',
    'Failed trials and values that are not numbers change neither best() nor where suggestions gather.',
    'Optuna, TPESampler: only complete trials enter the estimators.',
    'at most 16 of 40 suggestions near the failures',
    'the reference is drawn there with p < 0.1: P(Binomial(40, 0.1) > 16) < 1e-7',
    failedTrialsIgnored,
  ),
  statistical(
    'beats-random',
    'On a quadratic bowl the best of 60 trials is half that of random search or less, in the geometric mean.',
    'Bergstra et al. 2011, section 6; smooth functions only, there is no free lunch in general.',
    'mean logarithm of the best value 0.65 below that of random search',
    'the mean of the reference is below -2 with a standard deviation of 0.3, the split of hyperopt -1.2 with 0.25',
    beatsRandom,
  ),
];
