import { dotLines } from './dot.js';
import { graphmlLines } from './graphml.js';
import { jsonldLines } from './jsonld.js';
import { mermaidLines } from './mermaid.js';
import { neo4jEdgeLines, neo4jNodeLines } from './neo4j.js';
import type { Selection } from './selection.js';

/** The files of each export: lines by file name. */
export const GRAPH_EXPORTS = {
  mermaid: { 'graph.mmd': mermaidLines },
  dot: { 'graph.dot': dotLines },
  graphml: { 'graph.graphml': graphmlLines },
  jsonld: { 'graph.jsonld': jsonldLines },
  'neo4j-csv': { 'nodes.csv': neo4jNodeLines, 'edges.csv': neo4jEdgeLines },
} as const satisfies Readonly<Record<string, Readonly<Record<string, (selection: Selection) => Iterable<string>>>>>;

export type GraphExport = keyof typeof GRAPH_EXPORTS;

export const GRAPH_EXPORT_NAMES = Object.keys(GRAPH_EXPORTS) as readonly GraphExport[];
