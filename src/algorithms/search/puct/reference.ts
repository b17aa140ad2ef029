/**
 * Tree search with prior probabilities: follow the move whose mean value plus a bonus for likely but little visited moves
 * is largest, value new states by an evaluator, and back the value up with alternating sign.
 *
 * Source: Silver et al. 2018, Methods, "Search": a = argmax Q(s,a) + c P(s,a) sqrt(N(s)) / (1 + N(s,a)); Rosin 2011.
 * N(s) counts the visit that made the node, so that the very first choice follows the priors (in the published pseudocode
 * it is zero there and the first choice is arbitrary). Q of a move never made is 0. Noise: (1 - eps) P + eps Dirichlet.
 * Cost: one simulation is O(depth * branching) and one evaluation.
 */
import type { TreeSearchImplementation, TreeSearchOptions } from '../contracts/tree-search.js';
import { bestEdge, type Edge, meanValue, type Node, type TreeRules, treeSearch, twoPlayerRules } from '../tree.js';

/** Q + c P sqrt(N) / (1 + n) of one edge of `node`, whose `visits` include the simulation that is under way. */
export function puctScore(node: Node, edge: Edge, { c }: TreeSearchOptions): number {
  return meanValue(edge) + (c * edge.prior * Math.sqrt(node.visits - 1)) / (1 + edge.visits);
}

export const puctRules: TreeRules = {
  ...twoPlayerRules,
  select: (node, options) => bestEdge(node.edges, (edge) => puctScore(node, edge, options)),
};

export const puctReference: TreeSearchImplementation = { create: (options) => treeSearch(options, puctRules) };
