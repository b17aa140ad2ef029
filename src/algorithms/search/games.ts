import { type GameState, opponent } from './contracts/game.js';

/**
 * One-pile Nim: take one (action 0) or two (action 1) stones, who takes the last wins. Solved: the player to move loses
 * if and only if the pile is a multiple of three.
 */
export function nim(stones: number, player: 0 | 1 = 0): GameState {
  return {
    player,
    legalActions: () => (stones === 0 ? [] : stones === 1 ? [0] : [0, 1]),
    apply(action) {
      if (action !== 0 && !(action === 1 && stones > 1)) throw new RangeError(`nim: illegal action ${action}`);
      return nim(stones - 1 - action, opponent(player));
    },
    isTerminal: () => stones === 0,
    reward: (viewer) => (stones > 0 ? 0 : viewer === player ? -1 : 1),
    ...{ stones },
  };
}

/** How many stones are left in a state made by `nim`. */
export function stonesOf(state: GameState): number {
  return (state as GameState & { readonly stones: number }).stones;
}

/** The value of a Nim pile for the player to move. */
export function nimValue(stones: number): number {
  return stones % 3 === 0 ? -1 : 1;
}

/** One move ends the game; action i is worth `rewards[i]` to the player who makes it. */
export function bandit(rewards: readonly number[], player: 0 | 1 = 0): GameState {
  return {
    player,
    legalActions: () => rewards.map((_, action) => action),
    apply: (action) => finished(rewards[action] ?? 0, player),
    isTerminal: () => false,
    reward: () => 0,
  };
}

/** A game that is over and worth `value` to `mover`. */
function finished(value: number, mover: 0 | 1): GameState {
  return {
    player: opponent(mover),
    legalActions: () => [],
    apply: (action) => {
      throw new RangeError(`finished game: illegal action ${action}`);
    },
    isTerminal: () => true,
    reward: (viewer) => (viewer === mover ? value : -value),
  };
}

/** `length` moves of `branching` choices each, always drawn: nothing but priors and counts can steer a search. */
export function drawnGame(branching: number, length: number, player: 0 | 1 = 0): GameState {
  const actions = Array.from({ length: length > 0 ? branching : 0 }, (_, action) => action);
  return {
    player,
    legalActions: () => actions,
    apply: () => drawnGame(branching, length - 1, opponent(player)),
    isTerminal: () => length === 0,
    reward: () => 0,
  };
}

/** Who moves first wins, after `length` forced moves. */
export function firstMoverWins(first: 0 | 1 = 0, length = 3, player: 0 | 1 = first): GameState {
  return {
    player,
    legalActions: () => (length > 0 ? [0] : []),
    apply: () => firstMoverWins(first, length - 1, opponent(player)),
    isTerminal: () => length === 0,
    reward: (viewer) => (length > 0 ? 0 : viewer === first ? 1 : -1),
  };
}
