import type { Variant } from '../../../model/algorithm.js';
import type { ArenaImplementation, MatchOptions, MatchResult } from '../contracts/arena.js';
import { opponent } from '../contracts/game.js';

/** Odd games to the candidate, points summed as 1, 1/2, 0; errors reach the caller; the gate is strict. */
function byPoints({ A, B, game, n, threshold, onGame }: MatchOptions): MatchResult {
  const results: number[] = [];
  for (let number = 1; number <= n; number++) {
    const aFirst = number % 2 === 0;
    onGame?.(aFirst);
    let state = game();
    const seat = aFirst ? state.player : opponent(state.player);
    while (!state.isTerminal()) state = state.apply((state.player === seat ? A : B)(state));
    results.push((1 + state.reward(seat)) / 2);
  }
  const winRate = results.reduce((sum, points) => sum + points, 0) / n;
  const count = (points: number): number => results.filter((result) => result === points).length;
  return { wins: count(1), losses: count(0), draws: count(0.5), winRate, better: winRate > threshold };
}

export const variants: readonly Variant<ArenaImplementation>[] = [
  {
    id: 'points-strict-gate',
    description:
      'the best moves first in the first game, errors reach the caller, the win rate has to exceed the threshold',
    implementation: { evaluate: byPoints },
    variantOf: ['self-play-arena.counts-add-up'],
  },
];
