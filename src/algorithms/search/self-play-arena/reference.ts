/**
 * Gate between two players: they play a match with alternating first moves, results are read for the candidate in every
 * game, and the candidate replaces the best when its win rate reaches the threshold.
 *
 * Source: Silver et al. 2017, "Mastering the game of Go without human knowledge", Methods, "Evaluator" (there: 400 games,
 * replace above 55 %); a draw counts half. Interval: Wilson 1927, eq. 4.
 * Cost: n games; every move asks its own player once.
 */

import type { ArenaImplementation, MatchOptions, MatchResult, Player } from '../contracts/arena.js';
import { type GameState, opponent } from '../contracts/game.js';
import { normalMass } from '../normal-mass.js';

/** What one game gave A: 1 won, 0 drawn, -1 lost, undefined when a player failed. */
export type Outcome = number | undefined;

/** The choices of an arena that its imitations get wrong. */
export interface MatchRules {
  aMovesFirst(game: number): boolean;
  /** The outcome of a finished game for A, who is `seat`. */
  read(state: GameState, seat: 0 | 1): number;
  won(outcome: number): boolean;
  drawn(outcome: number): boolean;
  winRate(wins: number, losses: number, draws: number): number;
  better(winRate: number, threshold: number): boolean;
}

export const matchRules: MatchRules = {
  aMovesFirst: (game) => game % 2 === 0,
  read: (state, seat) => state.reward(seat),
  won: (outcome) => outcome > 0,
  drawn: (outcome) => outcome === 0,
  winRate: (wins, losses, draws) => {
    const finished = wins + losses + draws;
    return finished === 0 ? 0.5 : (wins + draws / 2) / finished;
  },
  better: (winRate, threshold) => winRate >= threshold,
};

/** Moves after which a game is given up as failed; no finite game of interest is longer. */
const LONGEST_GAME = 100_000;

/** Plays one game; `players[seat]` moves for seat 0 and 1. Errors of players end the game without an outcome. */
export function playGame(start: GameState, players: readonly [Player, Player]): GameState | undefined {
  let state = start;
  try {
    for (let move = 0; move < LONGEST_GAME; move++) {
      if (state.isTerminal()) return state;
      const action = players[state.player](state);
      if (!state.legalActions().includes(action)) return undefined;
      state = state.apply(action);
    }
  } catch {
    return undefined;
  }
  return undefined;
}

export function playMatch(options: MatchOptions, rules: MatchRules = matchRules): MatchResult {
  const { A, B, n, threshold } = options;
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`self-play-arena: n must be a positive integer, got ${n}`);
  const counts = { wins: 0, losses: 0, draws: 0, failures: 0 };
  for (let game = 0; game < n; game++) {
    const aFirst = rules.aMovesFirst(game);
    options.onGame?.(aFirst);
    const start = options.game();
    const seat = aFirst ? start.player : opponent(start.player);
    const end = playGame(start, seat === 0 ? [A, B] : [B, A]);
    if (!end) counts.failures += 1;
    else {
      const outcome = rules.read(end, seat);
      if (rules.won(outcome)) counts.wins += 1;
      else if (rules.drawn(outcome)) counts.draws += 1;
      else counts.losses += 1;
    }
  }
  const winRate = rules.winRate(counts.wins, counts.losses, counts.draws);
  return { ...counts, winRate, better: rules.better(winRate, threshold) };
}

/** The z with P(|Z| < z) = confidence for a standard normal, by bisection on the error function series. */
export function normalQuantile(confidence: number): number {
  if (!(confidence > 0 && confidence < 1))
    throw new RangeError(`self-play-arena: confidence must lie in (0, 1), got ${confidence}`);
  let [low, high] = [0, 40];
  for (let step = 0; step < 200 && low < high; step++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (normalMass(-middle, middle) < confidence) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Wilson's score interval of a share `winRate` of `games` games. Draws make it wider than needed, never too narrow. */
export function wilsonInterval(winRate: number, games: number, confidence = 0.95): { low: number; high: number } {
  if (!(winRate >= 0 && winRate <= 1))
    throw new RangeError(`self-play-arena: win rate must lie in [0, 1], got ${winRate}`);
  if (!(games > 0)) throw new RangeError(`self-play-arena: games must be positive, got ${games}`);
  const z2 = normalQuantile(confidence) ** 2;
  const centre = (winRate + z2 / (2 * games)) / (1 + z2 / games);
  const spread = (winRate * (1 - winRate)) / games + z2 / (4 * games ** 2);
  const half = Math.sqrt(z2 * spread) / (1 + z2 / games);
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

export const selfPlayArenaReference: ArenaImplementation = {
  evaluate: (options) => playMatch(options),
  interval: wilsonInterval,
};
