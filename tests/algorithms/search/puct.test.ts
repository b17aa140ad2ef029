import { expect, test } from 'vitest';
import { seededRandom } from '../../../src/algorithms/random.js';
import { bandit, drawnGame, nim } from '../../../src/algorithms/search/games.js';
import { puctReference } from '../../../src/algorithms/search/puct/reference.js';
import { dirichlet, visitPolicy } from '../../../src/algorithms/search/tree.js';

const evenly = (priors: readonly number[]) => () => ({ priors, value: 0 });

test('by hand: the first six choices between two moves of known reward', () => {
  // priors 0.6 and 0.4, rewards 0 and 0.5, c = 1, N = visits + 1:
  // N=1: 0.6, 0.4 -> a. N=2: 0 + 0.6*1.414/2 = 0.424, 0.4*1.414 = 0.566 -> b. N=3: 0.6*1.732/2 = 0.520, 0.5 + 0.4*1.732/2 = 0.846 -> b.
  // N=4: 0.6, 0.5 + 0.8/3 = 0.767 -> b. N=5: 0.671, 0.5 + 0.894/4 = 0.724 -> b. N=6: 0.735, 0.5 + 0.980/5 = 0.696 -> a.
  const search = puctReference.create({ evaluate: evenly([0.6, 0.4]), c: 1, eps: 0, rng: seededRandom(1) });
  const visits = [1, 2, 3, 4, 5, 6].map((simulations) => search.search(bandit([0, 0.5]), simulations).visits);
  expect(visits).toEqual([
    [1, 0],
    [1, 1],
    [1, 2],
    [1, 3],
    [1, 4],
    [2, 4],
  ]);
});

test('in a drawn game visits are the Jefferson apportionment of the priors, by hand', () => {
  // seats of 8 among 0.5, 0.3, 0.2 by the largest P / (1 + n): quotients .5 .3 .25 .2 .1667 .15 .125 .1 -> 4, 2, 1 after 7;
  // the eighth goes to the largest of .5/5 = .1, .3/3 = .1, .2/2 = .1: the first.
  const search = puctReference.create({ evaluate: evenly([0.5, 0.3, 0.2]), c: 1.5, eps: 0, rng: seededRandom(1) });
  expect(search.search(drawnGame(3, 1), 7).visits).toEqual([4, 2, 1]);
});

test('a published position: who moves from four stones takes one, from five two (Nim, subtraction set 1, 2)', () => {
  const search = puctReference.create({
    evaluate: (state) => ({ priors: state.legalActions().map(() => 1), value: 0 }),
    c: 1.2,
    eps: 0,
    rng: seededRandom(1),
  });
  const [four, five] = [4, 5].map((stones) => search.search(nim(stones), 800));
  expect((four?.visits[0] ?? 0) > (four?.visits[1] ?? 0)).toBe(true);
  expect((five?.visits[1] ?? 0) > (five?.visits[0] ?? 0)).toBe(true);
  expect(four?.q?.[0]).toBeGreaterThan(0.5);
});

test('temperatures by hand', () => {
  expect(visitPolicy([1, 3], 1)).toEqual([0.25, 0.75]);
  expect(visitPolicy([1, 3], 0.5)).toEqual([expect.closeTo(0.1, 14), expect.closeTo(0.9, 14)]);
  expect(visitPolicy([1, 3], 0)).toEqual([0, 1]);
  expect(visitPolicy([900, 1000], 1e-3)[1]).toBeCloseTo(1, 12);
  expect(visitPolicy([0, 0], 1)).toEqual([0.5, 0.5]);
});

test('Dirichlet draws have mean 1/3 and variance 2/9 / (3 alpha + 1)', () => {
  // variance of a symmetric Dirichlet of three: (1/3)(2/3) / (3 * 0.3 + 1) = 0.11696
  const random = seededRandom(9);
  const draws = Array.from({ length: 20_000 }, () => dirichlet(random, 3, 0.3)[0] as number);
  const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
  const variance = draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws.length;
  expect(mean).toBeCloseTo(1 / 3, 1.7);
  expect(Math.abs(variance - 0.11696)).toBeLessThan(0.004);
});

test('what is out of the domain is named', () => {
  const options = { evaluate: evenly([1]), c: 1, eps: 0, rng: seededRandom(1) };
  expect(() => puctReference.create({ ...options, c: -1 })).toThrow(/c must not be negative/);
  expect(() => puctReference.create({ ...options, eps: 2 })).toThrow(/eps must lie in \[0, 1\], got 2/);
  expect(() => puctReference.create(options).search(drawnGame(1, 2), 0)).toThrow(
    /simulations must be a positive integer/,
  );
  expect(() => puctReference.create(options).search(drawnGame(2, 2), 5)).toThrow(/1 priors for 2 legal actions/);
  expect(puctReference.create(options).search(drawnGame(2, 0), 5).visits).toEqual([]);
});
