import { integerBelow } from '../../random.js';
import type { TreeSearchImplementation } from '../contracts/tree-search.js';
import { bestEdge, type Edge, treeSearch, twoPlayerRules } from '../tree.js';
import { uctScore } from '../uct/reference.js';

/** Opens random moves, floor(k N^alpha) of them, at least one. */
export const randomOpening: TreeSearchImplementation = {
  create: (options) =>
    treeSearch(options, {
      ...twoPlayerRules,
      noisy: () => false,
      select(node, { wideningFactor = 1, wideningExponent = 0.5, rng }) {
        const opened = node.edges.filter((edge) => edge.visits > 0);
        const closed = node.edges.filter((edge) => edge.visits === 0);
        const limit = Math.max(1, Math.floor(wideningFactor * (node.visits - 1) ** wideningExponent));
        if (closed.length > 0 && opened.length < limit) return closed[integerBelow(rng, closed.length)] as Edge;
        return bestEdge(opened, (edge) => uctScore(node, edge, options));
      },
    }),
};
