import { expect, test } from 'vitest';
import { drawnGame, nim } from '../../../src/algorithms/search/games.js';
import { normalQuantile, playMatch, wilsonInterval } from '../../../src/algorithms/search/self-play-arena/reference.js';
import { readOracle } from '../dynamics/read-oracle.js';

interface Oracle {
  readonly wilson: readonly { wins: number; games: number; confidence: number; low: number; high: number }[];
  readonly quantiles: readonly [number, number][];
  readonly elevenOfTwenty: number;
}

const oracle = readOracle<Oracle>('self-play-arena');

test.each(oracle.wilson)('interval of SciPy (self-play-arena.oracle.json): $wins of $games', ({
  wins,
  games,
  confidence,
  low,
  high,
}) => {
  const found = wilsonInterval(wins / games, games, confidence);
  expect(found.low).toBeCloseTo(low, 11);
  expect(found.high).toBeCloseTo(high, 11);
});

test.each(oracle.quantiles)('two-sided normal quantile of SciPy at %s', (confidence, z) => {
  expect(normalQuantile(confidence)).toBeCloseTo(z, 9);
});

test('eleven of twenty games say nothing: the interval holds one half, and SciPy gives p = 0.41', () => {
  const { low, high } = wilsonInterval(11 / 20, 20);
  expect(low < 0.5 && high > 0.5).toBe(true);
  expect(oracle.elevenOfTwenty).toBeCloseTo(0.41, 2);
});

test('by hand: Nim of seven between one who always takes one and one who always takes two when possible', () => {
  // A first: 7 -1 6 -2 4 -1 3 -2 1 -1 0: A takes the last. B first: 7 -2 5 -1 4 -2 2 -1 1, B takes the last (one is left).
  const one = () => 0;
  const two = (state: { legalActions(): readonly number[] }) => state.legalActions().at(-1) as number;
  const result = playMatch({ A: one, B: two, game: () => nim(7), n: 6, threshold: 0.5 });
  expect(result).toEqual({ wins: 3, losses: 3, draws: 0, failures: 0, winRate: 0.5, better: true });
});

test('illegal moves and endless games are failures, not results', () => {
  const stuck = { ...drawnGame(1, 1), apply: () => stuck, isTerminal: () => false } as ReturnType<typeof drawnGame>;
  const first = () => 0;
  expect(playMatch({ A: () => 7, B: first, game: () => nim(3), n: 2, threshold: 0.5 })).toMatchObject({
    failures: 2,
    winRate: 0.5,
  });
  expect(playMatch({ A: first, B: first, game: () => stuck, n: 1, threshold: 0.5 })).toMatchObject({ failures: 1 });
});

test('what is out of the domain is named', () => {
  expect(() => playMatch({ A: () => 0, B: () => 0, game: () => nim(3), n: 0, threshold: 0.5 })).toThrow(
    /n must be a positive integer, got 0/,
  );
  expect(() => wilsonInterval(1.2, 10)).toThrow(/win rate must lie in \[0, 1\], got 1.2/);
  expect(() => normalQuantile(1)).toThrow(/confidence must lie in \(0, 1\), got 1/);
});
