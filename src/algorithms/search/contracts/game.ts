/**
 * A two-player zero-sum game with alternating moves, as states that never change. Players are 0 and 1.
 * Implementations of tree search and of arenas are driven through this interface.
 */
export interface GameState {
  /** Player to move. */
  readonly player: 0 | 1;
  /** Moves of the player to move; empty when the game is over. */
  legalActions(): readonly number[];
  apply(action: number): GameState;
  isTerminal(): boolean;
  /** Outcome for `player` in [-1, 1] when the game is over: 1 won, 0 drawn, -1 lost. */
  reward(player: 0 | 1): number;
}

export function opponent(player: 0 | 1): 0 | 1 {
  return player === 0 ? 1 : 0;
}
