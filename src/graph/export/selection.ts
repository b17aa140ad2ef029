import type { Graph } from '../graph.js';
import type { EdgeKind, GraphEdge, GraphNode, NodeKind } from '../schema.js';

/** The part of a graph that an export holds. */
export interface Selection {
  readonly nodes: Iterable<GraphNode>;
  readonly edges: Iterable<GraphEdge>;
}

export interface SelectionLimits {
  /** Numbers of nodes; without it all. */
  readonly within?: readonly number[];
  readonly nodeKinds?: ReadonlySet<NodeKind>;
  readonly edgeKinds?: ReadonlySet<EdgeKind>;
}

/** Nodes of some kinds and the edges between them, in the order of the graph; may be read more than once. */
export function select(graph: Graph, limits: SelectionLimits): Selection {
  const within = limits.within === undefined ? undefined : new Set(limits.within);
  const chosen = (node: number): boolean =>
    (within?.has(node) ?? true) && (limits.nodeKinds?.has(graph.kind(node)) ?? true);
  // A small part of a large graph is taken without looking at the rest.
  const candidates = (): Iterable<number> =>
    within === undefined ? numbers(graph.nodeCount) : [...within].sort((left, right) => left - right);
  return {
    nodes: {
      *[Symbol.iterator]() {
        for (const node of candidates()) if (chosen(node)) yield graph.node(node);
      },
    },
    edges: {
      *[Symbol.iterator]() {
        for (const node of candidates()) {
          if (!chosen(node)) continue;
          for (const edge of graph.outgoing(node)) {
            const kind = limits.edgeKinds?.has(graph.edgeKind(edge)) ?? true;
            if (kind && chosen(graph.target(edge))) yield graph.edge(edge);
          }
        }
      },
    },
  };
}

function* numbers(count: number): Iterable<number> {
  for (let number = 0; number < count; number++) yield number;
}
