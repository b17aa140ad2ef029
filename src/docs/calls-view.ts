import type { Graph } from '../graph/graph.js';
import { type Cut, cut } from '../render/cut.js';
import type { Link, Links } from './links.js';
import type { Outline, OutlineEntry } from './outline.js';

const SHOWN = 12;

/** A call to or from what a section describes. */
export interface CallRow {
  readonly link: Link;
  /** Where the call is written: the first place. */
  readonly place: string;
  /** Places beyond the first. */
  readonly more: number;
  /** Told from names alone. */
  readonly guess: boolean;
}

/** Who calls what a section describes, and what it calls, as far as names can be followed. */
export function callsOf(
  links: Links,
  outline: Outline,
  entry: OutlineEntry,
): { readonly callers: Cut<CallRow>; readonly callees: Cut<CallRow> } {
  const { graph } = links.project;
  const own = [entry.node, ...outline.within(entry).flatMap((symbol) => outline.ids.of(symbol) ?? [])];
  const numbers = new Set(own.flatMap((id) => graph.find(id) ?? []));
  const callers: CallRow[] = [];
  const callees: CallRow[] = [];
  for (const number of numbers) {
    for (const edge of edgesOfKind(graph, graph.incoming(number), 'calls'))
      if (!numbers.has(graph.source(edge))) callers.push(callRow(links, edge, graph.source(edge)));
    for (const edge of edgesOfKind(graph, graph.outgoing(number), 'calls'))
      if (!numbers.has(graph.target(edge))) callees.push(callRow(links, edge, graph.target(edge)));
  }
  return { callers: cut(sureFirst(callers), SHOWN), callees: cut(sureFirst(callees), SHOWN) };
}

export function edgesOfKind(graph: Graph, edges: Iterable<number>, kind: ReturnType<Graph['edgeKind']>): number[] {
  return [...edges].filter((edge) => graph.edgeKind(edge) === kind);
}

function callRow(links: Links, edge: number, other: number): CallRow {
  const { path, line, count, provenance } = links.project.graph.edge(edge);
  const link = links.node(other);
  return { link, place: `${path}:${line}`, more: count - 1, guess: provenance === 'heuristic' };
}

function sureFirst(rows: readonly CallRow[]): CallRow[] {
  return [...rows].sort((left, right) => Number(left.guess) - Number(right.guess));
}
