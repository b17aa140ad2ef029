// audit:header (written by audit tag, which also replaces and removes it)
// File: diagrams-view.ts
// Module: src/docs/diagrams-view
// Role: library
// Modules used: src/docs/project.ts, src/graph/export/mermaid.ts,
// src/graph/export/selection.ts, src/graph/graph.ts, src/graph/reach.ts,
// src/graph/schema.ts
// audit:end header

import { mermaidLines } from '../graph/export/mermaid.js';
import { select } from '../graph/export/selection.js';
import type { Graph } from '../graph/graph.js';
import { around } from '../graph/reach.js';
import type { EdgeKind } from '../graph/schema.js';
import type { Package, Project } from './project.js';

export interface DiagramView {
  readonly title: string;
  readonly mermaid: string;
}

const IMPORTS: ReadonlySet<EdgeKind> = new Set(['imports']);

// ΛEXPOSE: imported by src/docs/module-view.ts [audit]
/** The diagrams of one module, as Mermaid text. */
export function moduleDiagramsView({ graph }: Project, path: string): DiagramView[] {
  const node = graph.find(path);
  if (node === undefined) return [];
  return importsDiagram(graph, around(graph, [node], 1, 'both', IMPORTS), 'Imports around this module');
}

// ΛEXPOSE: imported by src/docs/package-view.ts [audit]
/** The diagrams of one package. */
export function packageDiagramsView({ graph }: Project, { modules }: Package): DiagramView[] {
  const within = modules.flatMap((module) => graph.find(module.path) ?? []);
  return importsDiagram(graph, within, 'Imports between the modules of this package');
}

// ΛEXPOSE: imported by src/docs/index-view.ts [audit]
/** The diagrams of the whole program. */
export function projectDiagramsView({ graph, modules }: Project): DiagramView[] {
  const within = [...modules.keys()].flatMap((path) => graph.find(path) ?? []);
  return importsDiagram(graph, within, 'Imports between packages');
}

/** Imports between some modules; none when there are no such imports. */
function importsDiagram(graph: Graph, nodes: readonly number[], title: string): DiagramView[] {
  const within = nodes.filter((node) => graph.kind(node) === 'module');
  const selection = select(graph, { within, edgeKinds: IMPORTS });
  const [first] = selection.edges;
  return first === undefined ? [] : [{ title, mermaid: [...mermaidLines(selection)].join('\n') }];
}

// audit:footer (written by audit tag, which also replaces and removes it)
// Interfaces:
//   DiagramView
// Functions:
//   moduleDiagramsView({ graph }: Project, path: string): DiagramView[]
//   packageDiagramsView({ graph }: Project, { modules }: Package): DiagramView[]
//   projectDiagramsView({ graph, modules }: Project): DiagramView[]
//   importsDiagram(graph: Graph, nodes: readonly number[], title: string):
//   DiagramView[]
// How to use:
//   import { DiagramView, moduleDiagramsView, packageDiagramsView, projectDiagramsView
//   } from './diagrams-view.js'
//   Imported by src/docs/index-view.ts, src/docs/module-view.ts,
//   src/docs/package-view.ts
// audit:end footer
