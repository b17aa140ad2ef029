import { expect, test } from 'vitest';
import { seededRandom } from '../../../src/algorithms/random.js';
import { bandit, nim } from '../../../src/algorithms/search/games.js';
import { randomPlayout, uctReference } from '../../../src/algorithms/search/uct/reference.js';

const blank = (state: { legalActions(): readonly number[] }) => ({
  priors: state.legalActions().map(() => 1),
  value: 0,
});

test('by hand: UCB1 between rewards 0 and 0.5 at c = 1', () => {
  // one try each; N=2: 0 + sqrt(ln 2) = 0.833, 0.5 + 0.833 -> b. N=3: sqrt(ln 3) = 1.048, 0.5 + sqrt(ln 3 / 2) = 1.241 -> b.
  // N=4: sqrt(ln 4) = 1.177, 0.5 + sqrt(ln 4 / 3) = 1.180 -> b. N=5: sqrt(ln 5) = 1.269, 0.5 + sqrt(ln 5 / 4) = 1.134 -> a.
  const search = uctReference.create({ evaluate: blank, c: 1, eps: 0, rng: seededRandom(1) });
  const visits = [2, 3, 4, 5, 6].map((simulations) => search.search(bandit([0, 0.5]), simulations).visits);
  expect(visits).toEqual([
    [1, 1],
    [1, 2],
    [1, 3],
    [1, 4],
    [2, 4],
  ]);
});

test('random playouts are enough to solve Nim, whoever moves (by hand: leave a multiple of three)', () => {
  const rng = seededRandom(21);
  const search = uctReference.create({ evaluate: randomPlayout(rng), c: 1, eps: 0, rng });
  for (const player of [0, 1] as const) {
    for (const stones of [4, 5, 7, 8]) {
      const { visits } = search.search(nim(stones, player), 1500);
      expect(visits.indexOf(Math.max(...visits))).toBe((stones % 3) - 1);
    }
  }
});

test('a random playout from two stones: the mover wins with probability 1/2', () => {
  // take two (1/2) wins at once; take one leaves one stone, which the opponent takes and wins.
  const playout = randomPlayout(seededRandom(4));
  const values = Array.from({ length: 10_000 }, () => playout(nim(2, 1)).value);
  // seed 4; five standard deviations of a mean of 10,000 signs
  expect(Math.abs(values.reduce((sum, value) => sum + value, 0) / 10_000)).toBeLessThan(0.05);
});
