/**
 * Tree search for many moves: a node considers ceil(k N^alpha) of its moves after N visits, the likeliest first, and
 * chooses among those like UCT, so that the tree grows deep before it grows wide.
 *
 * Source: Coulom 2007, "Computing Elo ratings of move patterns", section 4 (progressive widening); Chaslot et al. 2008
 * (progressive unpruning); Couetoux et al. 2011, Algorithm 1, for the law k N^alpha.
 * Cost: one simulation is O(depth * branching) and one evaluation.
 */
import type { TreeSearchImplementation, TreeSearchOptions } from '../contracts/tree-search.js';
import { bestEdge, type Node, type TreeRules, treeSearch, twoPlayerRules } from '../tree.js';
import { uctScore } from '../uct/reference.js';

/** How many moves a node may consider after `visits` visits (at least one). */
export function widthLimit(visits: number, { wideningFactor = 1, wideningExponent = 0.5 }: TreeSearchOptions): number {
  if (!(wideningFactor > 0))
    throw new RangeError(`progressive-widening: wideningFactor must be positive, got ${wideningFactor}`);
  if (!(wideningExponent >= 0 && wideningExponent <= 1))
    throw new RangeError(`progressive-widening: wideningExponent must lie in [0, 1], got ${wideningExponent}`);
  return Math.max(1, Math.ceil(wideningFactor * visits ** wideningExponent));
}

export const wideningRules: TreeRules = {
  ...twoPlayerRules,
  noisy: () => false,
  select(node: Node, options: TreeSearchOptions) {
    const opened = node.edges.filter((edge) => edge.visits > 0);
    const closed = node.edges.filter((edge) => edge.visits === 0);
    if (closed.length > 0 && opened.length < widthLimit(node.visits - 1, options))
      return bestEdge(closed, (edge) => edge.prior);
    return bestEdge(opened, (edge) => uctScore(node, edge, options));
  },
};

export const progressiveWideningReference: TreeSearchImplementation = {
  create: (options) => treeSearch(options, wideningRules),
};
