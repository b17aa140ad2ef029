import type { Graph } from './graph.js';

export interface Cycle {
  /** All nodes that reach each other, in the order of the graph. */
  readonly nodes: readonly number[];
  /** Edges of one shortest cycle through the first node, in order. */
  readonly edges: readonly number[];
}

export type CycleKind = 'imports' | 'calls' | 'extends';

/**
 * Circles: strongly connected components (Tarjan 1972, without recursion) of more than one node, or with an edge to itself. Imports
 * are those between modules while they load; with `all`, also those for types alone and those inside functions.
 */
export function cycles(graph: Graph, kind: CycleKind, all = false): Cycle[] {
  const follows = (edge: number): boolean =>
    graph.edgeKind(edge) === kind &&
    (kind !== 'imports' || ((all || graph.atLoad(edge)) && graph.kind(graph.target(edge)) === 'module'));
  return components(graph, follows)
    .map((component) => ({ nodes: component, edges: shortestCycle(graph, component, follows) }))
    .filter((cycle) => cycle.edges.length > 0)
    .sort((left, right) => right.nodes.length - left.nodes.length || left.nodes[0]! - right.nodes[0]!);
}

interface Frame {
  readonly node: number;
  readonly edges: Iterator<number>;
}

function components(graph: Graph, follows: (edge: number) => boolean): number[][] {
  const order = new Int32Array(graph.nodeCount).fill(-1);
  const low = new Int32Array(graph.nodeCount);
  const waiting = new Uint8Array(graph.nodeCount);
  const stack: number[] = [];
  const found: number[][] = [];
  let visited = 0;
  const enter = (node: number): Frame => {
    order[node] = visited;
    low[node] = visited++;
    waiting[node] = 1;
    stack.push(node);
    return { node, edges: graph.outgoing(node)[Symbol.iterator]() };
  };
  for (let root = 0; root < graph.nodeCount; root++) {
    if (order[root] !== -1) continue;
    const frames = [enter(root)];
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
      const { node } = frame;
      const { value: edge, done } = frame.edges.next();
      if (!done) {
        if (!follows(edge)) continue;
        const target = graph.target(edge);
        if (order[target] === -1) frames.push(enter(target));
        else if (waiting[target]) low[node] = Math.min(low[node]!, order[target]!);
        continue;
      }
      frames.pop();
      const parent = frames.at(-1);
      if (parent !== undefined) low[parent.node] = Math.min(low[parent.node]!, low[node]!);
      if (low[node] !== order[node]) continue;
      const component = stack.splice(stack.lastIndexOf(node));
      for (const member of component) waiting[member] = 0;
      found.push(component.sort((left, right) => left - right));
    }
  }
  return found;
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
