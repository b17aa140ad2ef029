import { mermaidLines } from '../graph/export/mermaid.js';
import type { Graph } from '../graph/graph.js';
import { around } from '../graph/reach.js';
import type { EdgeKind } from '../graph/schema.js';
import { edgesOfKind } from './calls-view.js';
import type { Package, Project } from './project.js';

export interface DiagramView {
  readonly title: string;
  readonly mermaid: string;
}

const IMPORTS: ReadonlySet<EdgeKind> = new Set(['imports']);

/** The diagrams of one module, as Mermaid text. */
export function moduleDiagramsView({ graph }: Project, path: string): DiagramView[] {
  const node = graph.find(path);
  if (node === undefined) return [];
  return importsDiagram(graph, around(graph, [node], 1, 'both', IMPORTS), 'Imports around this module');
}

/** The diagrams of one package. */
export function packageDiagramsView({ graph }: Project, { modules }: Package): DiagramView[] {
  const within = modules.flatMap((module) => graph.find(module.path) ?? []);
  return importsDiagram(graph, within, 'Imports between the modules of this package');
}

/** The diagrams of the whole program. */
export function projectDiagramsView({ graph, modules }: Project): DiagramView[] {
  const within = [...modules.keys()].flatMap((path) => graph.find(path) ?? []);
  return importsDiagram(graph, within, 'Imports between packages');
}

/** Imports between some modules; none when there are no such imports. Only their own edges are looked at, not the whole graph. */
function importsDiagram(graph: Graph, nodes: readonly number[], title: string): DiagramView[] {
  const within = new Set(
    [...nodes].filter((node) => graph.kind(node) === 'module').sort((left, right) => left - right),
  );
  const edges = [...within].flatMap((node) =>
    edgesOfKind(graph, graph.outgoing(node), 'imports').filter((edge) => within.has(graph.target(edge))),
  );
  if (edges.length === 0) return [];
  const drawn = {
    nodes: [...within].map((node) => graph.node(node)),
    edges: edges.map((edge) => graph.edge(edge)),
  };
  return [{ title, mermaid: [...mermaidLines(drawn)].join('\n') }];
}
