import type { Random } from '../../../model/algorithm.js';
import { integerBelow } from '../../random.js';
import type {
  HyperParameterSearchImplementation,
  SearchDimension,
  Suggestion,
} from '../contracts/hyper-parameter-search.js';

const space: readonly SearchDimension[] = [
  { name: 'x', low: -4, high: 8 },
  { name: 'rate', low: 1e-6, high: 1, log: true },
];

const kinds: readonly SearchDimension[] = [
  { name: 'x', low: 0, high: 1 },
  { name: 'rate', low: 1e-6, high: 1, log: true },
  { name: 'layers', type: 'int', low: 1, high: 3 },
  { name: 'kind', type: 'categorical', choices: ['a', 'b'] },
];

/** Distances from where the trials are best, x = 6 and rate = 0.01, as shares of the ranges. */
function distances(params: Suggestion): [number, number] {
  return [Math.abs((params.x as number) - 6) / 12, Math.abs(Math.log10(params.rate as number) + 2) / 6];
}

/** The mean suggestion's distances from the optimum before and after the startup phase ends, over 60 searches. */
function learning(implementation: HyperParameterSearchImplementation, random: Random): number[] {
  const sums = [0, 0, 0, 0];
  const runs = 60;
  for (let run = 0; run < runs; run++) {
    const direction = run % 2 ? 'maximize' : 'minimize';
    const sign = run % 2 ? -1 : 1;
    const seed = 1 + integerBelow(random, 1e6);
    const search = implementation.create({ space, direction, gamma: 0.2, startup: 20, candidates: 24, seed });
    const observe = (from: number): void =>
      distances(search.suggest()).forEach((value, index) => {
        sums[from + index] = (sums[from + index] as number) + value / runs;
      });
    for (let trial = 0; trial < 24; trial++) {
      if (trial === 19) observe(0);
      const params = { x: -3.9 + 0.5 * ((trial * 5) % 24), rate: 10 ** (-5.9 + 0.25 * ((trial * 7) % 24)) };
      const [a, b] = distances(params);
      search.record(params, sign * (a + b));
    }
    observe(2);
  }
  return sums;
}

/** Shares of 400 random suggestions: middle third, low half of the logarithm, integers, the lowest of them, last category. */
function exploring(implementation: HyperParameterSearchImplementation, random: Random): number[] {
  const seed = 1 + integerBelow(random, 1e6);
  const search = implementation.create({
    space: kinds,
    direction: 'minimize',
    gamma: 0.2,
    startup: 1e6,
    candidates: 24,
    seed,
  });
  const drawn = Array.from({ length: 400 }, () => search.suggest());
  const share = (test: (params: Suggestion) => boolean): number => drawn.filter(test).length / drawn.length;
  return [
    share(({ x }) => Math.abs((x as number) - 0.5) < 1 / 6),
    share(({ rate }) => (rate as number) < 1e-3),
    share(({ layers }) => Number.isInteger(layers)),
    share(({ layers }) => layers === 1),
    share(({ kind }) => kind === 'b'),
  ];
}

/** The best value among good, failed and missing ones, and how many of 80 late suggestions leave the bounds. */
function keeping(implementation: HyperParameterSearchImplementation, random: Random): number[] {
  const seed = 1 + integerBelow(random, 1e6);
  const search = implementation.create({ space, direction: 'minimize', gamma: 0.2, startup: 4, candidates: 24, seed });
  [5, 2, 8, 3].forEach((value, index) => {
    search.record({ x: 7.5 - 0.1 * index, rate: 0.5 }, value);
  });
  search.record({ x: 0, rate: 0.1 }, Number.NaN);
  search.record({ x: 0, rate: 0.1 }, -10, 'fail');
  const outside = Array.from({ length: 80 }, () => search.suggest().x as number).filter((x) => x < -4 || x > 8);
  return [search.best()?.value ?? -100, outside.length];
}

/** What a search does with a history, without one, and with trials that failed. */
export function scenario(implementation: HyperParameterSearchImplementation, random: Random): number[] {
  return [
    ...learning(implementation, random),
    ...exploring(implementation, random),
    ...keeping(implementation, random),
  ];
}
