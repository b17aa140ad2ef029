import { expect, test } from 'vitest';
import { seededRandom } from '../../../src/algorithms/random.js';
import { drawnGame } from '../../../src/algorithms/search/games.js';
import {
  progressiveWideningReference,
  widthLimit,
} from '../../../src/algorithms/search/progressive-widening/reference.js';

const options = {
  evaluate: (state: { legalActions(): readonly number[] }) => ({
    priors: state.legalActions().map((action) => 1 / (1 + action)),
    value: 0,
  }),
  c: 1,
  eps: 0,
  rng: seededRandom(1),
  wideningFactor: 2,
  wideningExponent: 0.5,
};

test('by hand: 2 N^0.5 moves after 1, 4, 9, 10 and 100 visits', () => {
  // 2, 4, 6, 2 * 3.162 = 6.32 -> 7, 20
  expect([1, 4, 9, 10, 100].map((visits) => widthLimit(visits, options))).toEqual([2, 4, 6, 7, 20]);
  expect(widthLimit(0, options)).toBe(1);
});

test('by hand: the moves opened after 1, 3, 9 and 36 simulations, the likeliest first', () => {
  // simulation number s looks at N = s: limits 2, 3 (2 * 1.41 = 2.83), 4 (3.46), ... so 1, 3, 6 and 12 moves are open.
  const search = progressiveWideningReference.create(options);
  for (const [simulations, opened] of [
    [1, 1],
    [3, 3],
    [9, 6],
    [36, 12],
  ] as const) {
    const { visits } = search.search(drawnGame(40, 2), simulations);
    expect(visits.filter((count) => count > 0)).toHaveLength(opened);
    expect(visits.slice(0, opened).every((count) => count > 0)).toBe(true);
  }
});

test('what is out of the domain is named', () => {
  const search = (change: object) =>
    progressiveWideningReference.create({ ...options, ...change }).search(drawnGame(3, 2), 9);
  expect(() => search({ wideningFactor: 0 })).toThrow(/wideningFactor must be positive, got 0/);
  expect(() => search({ wideningExponent: 1.5 })).toThrow(/wideningExponent must lie in \[0, 1\], got 1.5/);
});
