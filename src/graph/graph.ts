import {
  EDGE_KINDS,
  type EdgeKind,
  type GraphEdge,
  type GraphNode,
  NODE_KINDS,
  type NodeKind,
  OCCASIONS,
  PROVENANCES,
} from './schema.js';
import { StringTable } from './string-table.js';

/** Thrown when what should be a graph is none. */
export class GraphError extends Error {
  override readonly name = 'GraphError';
}

/**
 * A graph in memory: compressed sparse rows over typed arrays, and one string table, because an object a node costs about 2 KB.
 * Nodes are numbered in the order given, edges by their source; `incoming` holds the numbers of edges by their target.
 */
export class Graph {
  readonly nodeCount: number;
  readonly edgeCount: number;
  readonly #strings = new StringTable();
  /** String number of a node's id to the node's number. */
  readonly #nodeOf = new Map<number, number>();
  readonly #nodes: { readonly [Column in 'id' | 'kind' | 'name' | 'path' | 'line' | 'endLine']: Uint32Array };
  readonly #edges: {
    readonly [Column in 'from' | 'to' | 'kind' | 'provenance' | 'path' | 'line' | 'count' | 'when']: Uint32Array;
  };
  readonly #outgoingStart: Uint32Array;
  readonly #incomingStart: Uint32Array;
  readonly #incoming: Uint32Array;

  /**
   * @param edges sorted by source
   * @throws GraphError when two nodes have one id, an edge has an end that is no node, or edges are not sorted by source
   */
  constructor(nodes: readonly GraphNode[], edges: readonly GraphEdge[]) {
    this.nodeCount = nodes.length;
    this.edgeCount = edges.length;
    const column = (length: number): Uint32Array => new Uint32Array(length);
    const [n, m] = [nodes.length, edges.length];
    this.#nodes = {
      id: column(n),
      kind: column(n),
      name: column(n),
      path: column(n),
      line: column(n),
      endLine: column(n),
    };
    this.#edges = {
      from: column(m),
      to: column(m),
      kind: column(m),
      provenance: column(m),
      path: column(m),
      line: column(m),
      count: column(m),
      when: column(m),
    };
    for (const [index, node] of nodes.entries()) this.#putNode(index, node);
    for (const [index, edge] of edges.entries()) this.#putEdge(index, edge);
    this.#outgoingStart = starts(this.#edges.from, n);
    this.#incomingStart = starts(this.#edges.to, n);
    this.#incoming = column(m);
    const next = this.#incomingStart.slice();
    for (let edge = 0; edge < m; edge++) {
      const to = this.#edges.to[edge]!;
      this.#incoming[next[to]!] = edge;
      next[to] = next[to]! + 1;
    }
  }

  /** The number of the node with this id. */
  find(id: string): number | undefined {
    const text = this.#strings.number(id);
    return text === undefined ? undefined : this.#nodeOf.get(text);
  }

  node(index: number): GraphNode {
    const { id, kind, name, path, line, endLine } = this.#nodes;
    return {
      id: this.#strings.text(id[index]!),
      kind: NODE_KINDS[kind[index]!]!,
      name: this.#strings.text(name[index]!),
      path: this.#strings.text(path[index]!),
      line: line[index]!,
      endLine: endLine[index]!,
    };
  }

  edge(index: number): GraphEdge {
    const { from, to, kind, provenance, path, line, count, when } = this.#edges;
    const occasion = OCCASIONS[when[index]! - 1];
    return {
      from: this.id(from[index]!),
      to: this.id(to[index]!),
      kind: EDGE_KINDS[kind[index]!]!,
      provenance: PROVENANCES[provenance[index]!]!,
      path: this.#strings.text(path[index]!),
      line: line[index]!,
      count: count[index]!,
      ...(occasion === undefined ? {} : { when: occasion }),
    };
  }

  id(node: number): string {
    return this.#strings.text(this.#nodes.id[node]!);
  }

  kind(node: number): NodeKind {
    return NODE_KINDS[this.#nodes.kind[node]!]!;
  }

  edgeKind(edge: number): EdgeKind {
    return EDGE_KINDS[this.#edges.kind[edge]!]!;
  }

  source(edge: number): number {
    return this.#edges.from[edge]!;
  }

  target(edge: number): number {
    return this.#edges.to[edge]!;
  }

  /** Whether an import takes place while the module loads. */
  atLoad(edge: number): boolean {
    return this.#edges.when[edge] === 0;
  }

  /** Numbers of the edges that leave a node, in order of target and kind. */
  *outgoing(node: number): Iterable<number> {
    for (let edge = this.#outgoingStart[node]!; edge < this.#outgoingStart[node + 1]!; edge++) yield edge;
  }

  /** Numbers of the edges that reach a node, in order of source. */
  *incoming(node: number): Iterable<number> {
    for (let at = this.#incomingStart[node]!; at < this.#incomingStart[node + 1]!; at++) yield this.#incoming[at]!;
  }

  *nodes(): Iterable<GraphNode> {
    for (let index = 0; index < this.nodeCount; index++) yield this.node(index);
  }

  *edges(): Iterable<GraphEdge> {
    for (let index = 0; index < this.edgeCount; index++) yield this.edge(index);
  }

  #putNode(index: number, node: GraphNode): void {
    const id = this.#strings.put(node.id);
    if (this.#nodeOf.has(id)) throw new GraphError(`two nodes have the id ${node.id}`);
    this.#nodeOf.set(id, index);
    this.#nodes.id[index] = id;
    this.#nodes.kind[index] = NODE_KINDS.indexOf(node.kind);
    this.#nodes.name[index] = this.#strings.put(node.name);
    this.#nodes.path[index] = this.#strings.put(node.path);
    this.#nodes.line[index] = node.line;
    this.#nodes.endLine[index] = node.endLine;
  }

  #putEdge(index: number, edge: GraphEdge): void {
    const [from, to] = [this.find(edge.from), this.find(edge.to)];
    if (from === undefined || to === undefined) {
      throw new GraphError(`an edge has an end that is no node: ${from === undefined ? edge.from : edge.to}`);
    }
    if (index > 0 && from < this.#edges.from[index - 1]!) throw new GraphError('edges are not sorted by source');
    this.#edges.from[index] = from;
    this.#edges.to[index] = to;
    this.#edges.kind[index] = EDGE_KINDS.indexOf(edge.kind);
    this.#edges.provenance[index] = PROVENANCES.indexOf(edge.provenance);
    this.#edges.path[index] = this.#strings.put(edge.path);
    this.#edges.line[index] = edge.line;
    this.#edges.count[index] = edge.count;
    this.#edges.when[index] = edge.when === undefined ? 0 : OCCASIONS.indexOf(edge.when) + 1;
  }
}

/** Where the entries of each node begin, in an array sorted by node; one more entry ends the last. */
function starts(ends: Uint32Array, nodes: number): Uint32Array {
  const start = new Uint32Array(nodes + 1);
  for (const node of ends) start[node + 1] = start[node + 1]! + 1;
  for (let node = 0; node < nodes; node++) start[node + 1] = start[node + 1]! + start[node]!;
  return start;
}
