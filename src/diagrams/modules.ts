import { mermaidLines, READABLE } from '../graph/export/mermaid.js';
import { type Selection, select } from '../graph/export/selection.js';
import type { Graph } from '../graph/graph.js';
import { around } from '../graph/reach.js';
import type { EdgeKind, GraphEdge, NodeKind } from '../graph/schema.js';
import { comment, type Diagram, MOST_EDGES, textOf } from './diagram.js';

const IMPORTS: ReadonlySet<EdgeKind> = new Set(['imports']);
const MODULES: ReadonlySet<NodeKind> = new Set(['module']);

/** A module with what it imports and what imports it; `undefined` when there is neither. */
export function moduleNeighbours(graph: Graph, path: string): Diagram | undefined {
  const node = graph.find(path);
  if (node === undefined) return undefined;
  const within = around(graph, [node], 1, 'both', IMPORTS).filter((one) => graph.kind(one) === 'module');
  if (within.length < 2) return undefined;
  return drawn(select(graph, { within, nodeKinds: MODULES, edgeKinds: IMPORTS }), {
    id: `modules:${path}`,
    title: 'Imports around this module',
    about: `What ${path} imports and what imports it.`,
  });
}

/** All modules by their imports, clustered by folder beyond what is readable; `undefined` when none imports another. */
export function projectModules(graph: Graph): Diagram | undefined {
  return drawn(select(graph, { nodeKinds: MODULES, edgeKinds: IMPORTS }), {
    id: 'modules:project',
    title: 'Modules and their imports',
    about: 'Imports between the modules of the program.',
  });
}

/** Classes that extend or implement each other, clustered by folder beyond what is readable. */
export function projectClasses(graph: Graph): Diagram | undefined {
  const kinds: ReadonlySet<EdgeKind> = new Set(['extends', 'implements']);
  const ends = new Set<number>();
  for (let edge = 0; edge < graph.edgeCount; edge++)
    if (kinds.has(graph.edgeKind(edge))) ends.add(graph.source(edge)).add(graph.target(edge));
  const diagram = drawn(select(graph, { within: [...ends], edgeKinds: kinds }), {
    id: 'classes:project',
    title: 'Classes and what they extend',
    about: 'Classes of the program that extend or implement each other.',
  });
  return diagram && { ...diagram, kind: 'classes' };
}

function drawn(selection: Selection, named: Pick<Diagram, 'id' | 'title' | 'about'>): Diagram | undefined {
  const edges: GraphEdge[] = [...selection.edges];
  if (edges.length === 0) return undefined;
  const nodes = [...selection.nodes].length;
  const clustered = nodes > READABLE.nodes;
  const places = clustered
    ? []
    : edges.slice(0, MOST_EDGES).map(({ from, to, path, line }) => comment(`${from} to ${to}: ${path}:${line}`));
  return {
    ...named,
    kind: 'modules',
    mermaid: textOf([...mermaidLines(selection), ...places]),
    about: clustered ? `${named.about} Drawn by folder, since there are ${nodes}; numbers count them.` : named.about,
  };
}
