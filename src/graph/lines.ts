import type { ZodType } from 'zod';
import { type Graph, GraphError } from './graph.js';
import { edgeSchema, GRAPH_VERSION, type GraphEdge, type GraphNode, nodeSchema } from './schema.js';

/** Characters in one piece of text that is handed on. */
const PIECE = 1 << 16;

/** Lines in pieces of some size, so that no text of a whole graph is ever made. */
export function* inPieces(lines: Iterable<string>): Iterable<string> {
  let piece = '';
  for (const line of lines) {
    piece += `${line}\n`;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

/** One JSON object a line, in the order of the graph: the source from which everything else is made. */
export function* nodeLines(graph: Graph): Iterable<string> {
  for (const node of graph.nodes()) yield JSON.stringify(node);
}

export function* edgeLines(graph: Graph): Iterable<string> {
  for (const edge of graph.edges()) yield JSON.stringify(edge);
}

/** What `graph.json` says of the two files beside it. */
export function manifest(graph: Graph, project: string): string {
  const counts = { version: GRAPH_VERSION, project, nodes: graph.nodeCount, edges: graph.edgeCount };
  return `${JSON.stringify(counts, undefined, 2)}\n`;
}

/** @throws GraphError naming the first line that is no node */
export function readNodes(text: string): GraphNode[] {
  return readLines(text, nodeSchema, 'nodes.ndjson');
}

/** @throws GraphError naming the first line that is no edge */
export function readEdges(text: string): GraphEdge[] {
  return readLines(text, edgeSchema, 'edges.ndjson') as GraphEdge[];
}

function readLines<Row>(text: string, schema: ZodType<Row>, file: string): Row[] {
  const rows: Row[] = [];
  let number = 0;
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end === -1 ? text.length : end);
    start = end === -1 ? text.length : end + 1;
    number += 1;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw new GraphError(`${file}:${number} is no JSON`);
    }
    const parsed = schema.safeParse(value);
    if (!parsed.success) throw new GraphError(`${file}:${number} ${parsed.error.issues[0]?.message ?? 'is malformed'}`);
    rows.push(parsed.data);
  }
  return rows;
}
