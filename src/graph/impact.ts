import type { Graph } from './graph.js';
import type { Provenance } from './schema.js';

/** Something that a change reaches, and the edge over which it does. */
export interface Reached {
  readonly node: number;
  readonly edge: number;
  /** Steps from what is changed. */
  readonly depth: number;
  /** The weakest of the edges on the way. */
  readonly provenance: Provenance;
  /** The method of a base class through which the call goes, when it does. */
  readonly through?: number;
}

const ORDER: Readonly<Record<Provenance, number>> = { exact: 0, resolved: 1, heuristic: 2, prose: 3 };
const SYMBOLS = new Set(['class', 'interface', 'enum', 'function', 'method']);

/**
 * What calls a function, a method, or anything in a class, up to `depth` calls away. A call of a method that it overrides can land in
 * it: such calls count, as guesses.
 */
export function callers(graph: Graph, node: number, depth: number): Reached[] {
  return spread(graph, partsOf(graph, node), depth, (at) => callsOf(graph, at));
}

/**
 * What a change of a symbol can break: its callers, classes that extend or implement it, methods that override it, modules that
 * import it by name, and so on from each symbol. Of a module or package, also what imports it, and what imports that.
 */
export function impact(graph: Graph, node: number, depth: number): Reached[] {
  const whole = graph.kind(node) === 'module' || graph.kind(node) === 'package';
  return spread(graph, partsOf(graph, node), depth, function* (at) {
    const kind = graph.kind(at);
    if (!SYMBOLS.has(kind) && !(whole && kind === 'module')) return;
    yield* callsOf(graph, at);
    for (const edge of graph.incoming(at)) {
      const over = graph.edgeKind(edge);
      if (over === 'extends' || over === 'implements' || over === 'overrides' || over === 'imports') yield { edge };
    }
  });
}

interface Way {
  readonly edge: number;
  readonly through?: number;
}

/** Calls of a node, and of the methods that it overrides. */
function* callsOf(graph: Graph, node: number): Iterable<Way> {
  const seen = new Set([node]);
  for (const at of seen) {
    for (const edge of graph.incoming(at))
      if (graph.edgeKind(edge) === 'calls') yield at === node ? { edge } : { edge, through: at };
    for (const edge of graph.outgoing(at)) if (graph.edgeKind(edge) === 'overrides') seen.add(graph.target(edge));
  }
}

/** Breadth first against the edges, surest edges first within one step. What is changed itself is not reached. */
function spread(
  graph: Graph,
  changed: ReadonlySet<number>,
  depth: number,
  ways: (node: number) => Iterable<Way>,
): Reached[] {
  const reached = new Map<number, Reached>();
  let last: readonly { readonly node: number; readonly provenance: Provenance }[] = [...changed].map((node) => ({
    node,
    provenance: 'exact',
  }));
  for (let step = 1; step <= depth && last.length > 0; step++) {
    const next = new Map<number, Reached>();
    for (const { node, provenance } of last)
      for (const { edge, through } of ways(node)) {
        const source = graph.source(edge);
        if (changed.has(source) || reached.has(source)) continue;
        const own = through === undefined ? graph.edge(edge).provenance : 'heuristic';
        const found: Reached = {
          node: source,
          edge,
          depth: step,
          provenance: ORDER[own] > ORDER[provenance] ? own : provenance,
          ...(through === undefined ? {} : { through }),
        };
        const known = next.get(source);
        if (known === undefined || ORDER[found.provenance] < ORDER[known.provenance]) next.set(source, found);
      }
    for (const found of next.values()) reached.set(found.node, found);
    last = [...next.values()];
  }
  return [...reached.values()].sort((left, right) => left.depth - right.depth || left.node - right.node);
}

/** A node and all that it contains. */
function partsOf(graph: Graph, node: number): ReadonlySet<number> {
  const parts = new Set([node]);
  for (const at of parts)
    for (const edge of graph.outgoing(at)) if (graph.edgeKind(edge) === 'contains') parts.add(graph.target(edge));
  return parts;
}
