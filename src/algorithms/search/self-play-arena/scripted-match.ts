import type { Player } from '../contracts/arena.js';
import type { GameState } from '../contracts/game.js';

/** Wins, draws and losses in known numbers: the n-th game is decided by what `outcomes` says for A. */
export function scripted(outcomes: readonly number[]): {
  readonly game: () => GameState;
  readonly A: Player;
  readonly B: Player;
} {
  const left = [...outcomes];
  let current = 0;
  let moverIsA = false;
  const decide =
    (isA: boolean): Player =>
    (state) => {
      if (state.legalActions().length === 3) {
        moverIsA = isA;
        current = left.shift() ?? 0;
      }
      return (moverIsA ? current : -current) + 1;
    };
  return { game: threeWay, A: decide(true), B: decide(false) };
}

/** One move: action 0 loses for the mover, 1 draws, 2 wins. */
function threeWay(): GameState {
  const over = (value: number): GameState => ({
    player: 1,
    legalActions: () => [],
    apply: () => over(value),
    isTerminal: () => true,
    reward: (viewer) => (viewer === 0 ? value : -value) || 0,
  });
  return {
    player: 0,
    legalActions: () => [0, 1, 2],
    apply: (action) => over(action - 1),
    isTerminal: () => false,
    reward: () => 0,
  };
}
