import type { Graph } from './graph.js';
import type { EdgeKind } from './schema.js';

export type Direction = 'out' | 'in' | 'both';

/** One step over an edge, along it or against it. */
export interface Step {
  readonly edge: number;
  readonly node: number;
  readonly along: boolean;
}

/** The steps that a node allows, in the order of the graph. */
export function* steps(
  graph: Graph,
  node: number,
  direction: Direction,
  kinds: ReadonlySet<EdgeKind> | undefined,
): Iterable<Step> {
  if (direction !== 'in')
    for (const edge of graph.outgoing(node))
      if (kinds?.has(graph.edgeKind(edge)) ?? true) yield { edge, node: graph.target(edge), along: true };
  if (direction !== 'out')
    for (const edge of graph.incoming(node))
      if (kinds?.has(graph.edgeKind(edge)) ?? true) yield { edge, node: graph.source(edge), along: false };
}

/** Nodes within `depth` steps of some nodes, these included, nearest first. */
export function around(
  graph: Graph,
  from: readonly number[],
  depth: number,
  direction: Direction,
  kinds?: ReadonlySet<EdgeKind>,
): number[] {
  const seen = new Set(from);
  let last = [...seen];
  for (let step = 0; step < depth && last.length > 0; step++) {
    const next: number[] = [];
    for (const node of last)
      for (const { node: other } of steps(graph, node, direction, kinds)) {
        if (seen.has(other)) continue;
        seen.add(other);
        next.push(other);
      }
    last = next;
  }
  return [...seen];
}

/** A shortest path by number of edges (breadth first), `undefined` when there is none. Empty from a node to itself. */
export function shortestPath(
  graph: Graph,
  from: number,
  to: number,
  direction: Direction,
  kinds?: ReadonlySet<EdgeKind>,
): Step[] | undefined {
  if (from === to) return [];
  const reached = new Map<number, { readonly before: number; readonly step: Step }>();
  const queue = [from];
  for (const node of queue)
    for (const step of steps(graph, node, direction, kinds)) {
      if (step.node === from || reached.has(step.node)) continue;
      reached.set(step.node, { before: node, step });
      if (step.node === to) return pathTo(to, from, reached);
      queue.push(step.node);
    }
  return undefined;
}

function pathTo(
  to: number,
  from: number,
  reached: ReadonlyMap<number, { readonly before: number; readonly step: Step }>,
): Step[] {
  const path: Step[] = [];
  for (let at = to; at !== from; ) {
    const { before, step } = reached.get(at)!;
    path.push(step);
    at = before;
  }
  return path.reverse();
}
