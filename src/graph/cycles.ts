import { components } from './components.js';
import type { Graph } from './graph.js';

export interface Cycle {
  /** All nodes that reach each other, in the order of the graph. */
  readonly nodes: readonly number[];
  /** Edges of one shortest cycle through the first node, in order. */
  readonly edges: readonly number[];
}

export type CycleKind = 'imports' | 'calls' | 'extends';

/**
 * Circles: strongly connected components of more than one node, or with an edge to itself. Imports
 * are those between modules while they load; with `all`, also those for types alone and those inside functions.
 */
export function cycles(graph: Graph, kind: CycleKind, all = false): Cycle[] {
  const follows = (edge: number): boolean =>
    graph.edgeKind(edge) === kind &&
    (kind !== 'imports' || ((all || graph.atLoad(edge)) && graph.kind(graph.target(edge)) === 'module'));
  function* targets(node: number): Iterable<number> {
    for (const edge of graph.outgoing(node)) if (follows(edge)) yield graph.target(edge);
  }
  return components(graph.nodeCount, targets)
    .map((component) => ({ nodes: component, edges: shortestCycle(graph, component, follows) }))
    .filter((cycle) => cycle.edges.length > 0)
    .sort((left, right) => right.nodes.length - left.nodes.length || left.nodes[0]! - right.nodes[0]!);
}

/** Breadth first inside the component, from its first node back to it; empty when there is none. */
function shortestCycle(graph: Graph, component: readonly number[], follows: (edge: number) => boolean): number[] {
  const start = component[0]!;
  const members = new Set(component);
  const reachedBy = new Map<number, number>();
  const queue = [start];
  for (const node of queue)
    for (const edge of graph.outgoing(node)) {
      const target = graph.target(edge);
      if (!follows(edge) || !members.has(target)) continue;
      if (target === start) {
        const path = [edge];
        for (let at = node; at !== start; at = graph.source(path[0]!)) path.unshift(reachedBy.get(at)!);
        return path;
      }
      if (reachedBy.has(target)) continue;
      reachedBy.set(target, edge);
      queue.push(target);
    }
  return [];
}
