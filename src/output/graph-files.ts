import { join } from 'node:path';
import { z } from 'zod';
import { Graph, GraphError } from '../graph/graph.js';
import { edgeLines, inPieces, manifest, nodeLines, readEdges, readNodes } from '../graph/lines.js';
import { GRAPH_VERSION } from '../graph/schema.js';
import { UsageError } from '../model/usage-error.js';
import { readRegularFile } from '../walk/read-file.js';
import { writeFiles } from './write-files.js';

/** Longer than any text that Node can hold. */
const MAX_BYTES = 500_000_000;
const REMEDY = 'make it with audit graph build';

const manifestSchema = z.object({
  version: z.number(),
  project: z.string(),
  nodes: z.number().int(),
  edges: z.number().int(),
});

/** Writes `nodes.ndjson`, `edges.ndjson` and `graph.json`. @throws UsageError when the folder cannot be written */
export function writeGraph(folder: string, graph: Graph, project: string): void {
  writeFiles(
    folder,
    new Map<string, string | Iterable<string>>([
      ['nodes.ndjson', inPieces(nodeLines(graph))],
      ['edges.ndjson', inPieces(edgeLines(graph))],
      ['graph.json', manifest(graph, project)],
    ]),
  );
}

export interface StoredGraph {
  readonly graph: Graph;
  readonly project: string;
}

/** @throws UsageError when a file is absent or malformed, or the files are not of one graph */
export function readGraph(folder: string): StoredGraph {
  const stated = parseManifest(folder);
  if (stated.version !== GRAPH_VERSION) {
    throw new UsageError(`${folder} has graph version ${stated.version}, this audit reads ${GRAPH_VERSION}`, REMEDY);
  }
  try {
    const graph = new Graph(readNodes(text(folder, 'nodes.ndjson')), readEdges(text(folder, 'edges.ndjson')));
    if (graph.nodeCount === stated.nodes && graph.edgeCount === stated.edges) return { graph, project: stated.project };
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    throw new UsageError(`the graph in ${folder} is malformed: ${error.message}`, REMEDY);
  }
  throw new UsageError(`the files in ${folder} are not of one graph`, REMEDY);
}

function parseManifest(folder: string): z.infer<typeof manifestSchema> {
  let value: unknown;
  try {
    value = JSON.parse(text(folder, 'graph.json'));
  } catch (error) {
    if (error instanceof UsageError) throw error;
  }
  const parsed = manifestSchema.safeParse(value);
  if (!parsed.success) throw new UsageError(`${join(folder, 'graph.json')} is malformed`, REMEDY);
  return parsed.data;
}

function text(folder: string, name: string): string {
  const file = join(folder, name);
  const read = readRegularFile(file, MAX_BYTES);
  if (read.kind !== 'bytes') throw new UsageError(`cannot read ${file}: ${read.reason}`, REMEDY);
  return read.bytes.toString('utf8');
}
