import { type Diagram, moduleDiagrams, projectDiagrams } from '../diagrams/index.js';
import { mermaidLines } from '../graph/export/mermaid.js';
import { select } from '../graph/export/selection.js';
import type { EdgeKind } from '../graph/schema.js';
import type { Package, Project } from './project.js';

const IMPORTS: ReadonlySet<EdgeKind> = new Set(['imports']);

/** The diagrams of one module, as Mermaid text. */
export function moduleDiagramsView({ diagrams }: Project, path: string) {
  return moduleDiagrams(diagrams, path).map(diagramView);
}

/** The diagrams of the whole program. */
export function projectDiagramsView({ diagrams }: Project) {
  return projectDiagrams(diagrams).map(diagramView);
}

/** The modules of one package by their imports of each other; none when there are no such imports. */
export function packageDiagramsView({ graph }: Project, { modules }: Package) {
  const within = modules.flatMap((module) => graph.find(module.path) ?? []);
  const selection = select(graph, { within, edgeKinds: IMPORTS });
  const [first] = selection.edges;
  if (first === undefined) return [];
  const about = 'Modules directly in this package that import each other.';
  return [{ title: 'Imports in this package', about, mermaid: [...mermaidLines(selection)].join('\n') }];
}

function diagramView({ title, about, mermaid }: Diagram) {
  return { title, about, mermaid: mermaid.trimEnd() };
}
