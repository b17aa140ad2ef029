/**
 * Tree search by confidence bounds: in every node choose moves like UCB1 chooses arms, try each move once first, value new
 * states by an evaluator or a random playout, and back the value up with alternating sign.
 *
 * Source: Kocsis and Szepesvari 2006, section 2.3: a = argmax Q(s,a) + c sqrt(ln N(s) / N(s,a)); Browne et al. 2012, Algorithm 2.
 * c holds all constants (2 C_p of the paper is c for rewards in [0, 1]; outcomes here lie in [-1, 1]). Priors are not used.
 * Cost: one simulation is O(depth * branching) and one evaluation.
 */
import type { Random } from '../../../model/algorithm.js';
import { integerBelow } from '../../random.js';
import type { GameState } from '../contracts/game.js';
import type { Evaluation, TreeSearchImplementation, TreeSearchOptions } from '../contracts/tree-search.js';
import { bestEdge, type Edge, meanValue, type Node, type TreeRules, treeSearch, twoPlayerRules } from '../tree.js';

/** Q + c sqrt(ln N / n), infinite before the first visit. N are the visits of all moves of the node before this one. */
export function uctScore(node: Node, edge: Edge, { c }: TreeSearchOptions): number {
  if (edge.visits === 0) return Number.POSITIVE_INFINITY;
  return meanValue(edge) + c * Math.sqrt(Math.log(node.visits - 2) / edge.visits);
}

export const uctRules: TreeRules = {
  ...twoPlayerRules,
  noisy: () => false,
  select: (node, options) => bestEdge(node.edges, (edge) => uctScore(node, edge, options)),
};

export const uctReference: TreeSearchImplementation = { create: (options) => treeSearch(options, uctRules) };

/** An evaluator that plays uniformly random moves to the end: the simulation of plain Monte Carlo tree search. */
export function randomPlayout(random: Random): (state: GameState) => Evaluation {
  return (state) => {
    const actions = state.legalActions();
    let current = state;
    while (!current.isTerminal()) {
      const moves = current.legalActions();
      current = current.apply(moves[integerBelow(random, moves.length)] as number);
    }
    return { priors: actions.map(() => 1 / actions.length), value: current.reward(state.player) };
  };
}
