import { byText, type GraphEdge, type GraphNode } from '../schema.js';
import { mermaidLabel } from './escape.js';
import type { Selection } from './selection.js';

export interface MermaidLimits {
  /** Most nodes drawn. */
  readonly nodes: number;
  /** Most edges drawn; Mermaid itself refuses more than 500 by default. */
  readonly edges: number;
}

/** What people can still read (sverweij/dependency-cruiser#576 and the like): 40 nodes, 60 edges. */
export const READABLE: MermaidLimits = { nodes: 40, edges: 60 };

interface Drawn {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly guess: boolean;
}

/**
 * A Mermaid flowchart. Nodes stand in a box by package. More nodes than are readable are drawn as their packages, and when these are
 * too many as well, as the packages around them; a comment says what is left out.
 */
export function* mermaidLines(selection: Selection, limits: MermaidLimits = READABLE): Iterable<string> {
  const nodes = [...selection.nodes].filter((node) => node.kind !== 'package');
  const edges = [...selection.edges].filter((edge) => edge.kind !== 'contains');
  yield 'flowchart LR';
  if (nodes.length <= limits.nodes) {
    yield* boxes(nodes);
    const number = new Map(nodes.map((node, index) => [node.id, `n${index}`]));
    yield* arrows(
      edges.flatMap((edge) => drawn(number.get(edge.from), number.get(edge.to), edge)),
      limits.edges,
    );
  } else yield* packages(nodes, edges, limits);
}

function* boxes(nodes: readonly GraphNode[]): Iterable<string> {
  const byPackage = new Map<string, string[]>();
  for (const [index, { name, path }] of nodes.entries()) {
    const folder = folderOf(path);
    const line = `n${index}[${mermaidLabel(name)}]`;
    const known = byPackage.get(folder);
    if (known === undefined) byPackage.set(folder, [line]);
    else known.push(line);
  }
  let box = 0;
  for (const [folder, lines] of [...byPackage].sort(([left], [right]) => byText(left, right))) {
    yield `  subgraph p${box++}[${mermaidLabel(folder)}]`;
    for (const line of lines) yield `    ${line}`;
    yield '  end';
  }
}

function* packages(nodes: readonly GraphNode[], edges: readonly GraphEdge[], limits: MermaidLimits): Iterable<string> {
  const paths = new Map(nodes.map((node) => [node.id, folderOf(node.path)]));
  let depth = Math.max(...[...paths.values()].map((folder) => folder.split('/').length));
  const clusterOf = (folder: string): string => folder.split('/').slice(0, depth).join('/');
  while (depth > 1 && new Set([...paths.values()].map(clusterOf)).size > limits.nodes) depth -= 1;
  const sizes = new Map<string, number>();
  for (const folder of paths.values()) sizes.set(clusterOf(folder), (sizes.get(clusterOf(folder)) ?? 0) + 1);
  const shown = [...sizes.entries()]
    .sort(([left, size], [right, other]) => other - size || byText(left, right))
    .slice(0, limits.nodes)
    .sort(([left], [right]) => byText(left, right));
  yield `  %% ${nodes.length} nodes drawn as ${shown.length} of ${sizes.size} packages`;
  const number = new Map(shown.map(([folder], index) => [folder, `p${index}`]));
  for (const [folder, size] of shown) yield `  ${number.get(folder)}[${mermaidLabel(`${folder} (${size})`)}]`;
  const counts = new Map<string, number>();
  for (const { from, to } of edges) {
    const ends = [from, to].map((id) => number.get(clusterOf(paths.get(id) ?? '')));
    if (ends[0] === undefined || ends[1] === undefined || ends[0] === ends[1]) continue;
    const key = ends.join(' ');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const strongest = [...counts].sort(([left, count], [right, other]) => other - count || byText(left, right));
  yield* arrows(
    strongest.map(([key, count]) => {
      const [from, to] = key.split(' ') as [string, string];
      return { from, to, label: String(count), guess: false };
    }),
    limits.edges,
  );
}

function* arrows(edges: readonly Drawn[], limit: number): Iterable<string> {
  for (const { from, to, label, guess } of edges.slice(0, limit)) {
    yield `  ${from} ${guess ? '-.->' : '-->'}|${mermaidLabel(label)}| ${to}`;
  }
  if (edges.length > limit) yield `  %% ${edges.length - limit} more edges are not drawn`;
}

function drawn(from: string | undefined, to: string | undefined, edge: GraphEdge): Drawn[] {
  if (from === undefined || to === undefined) return [];
  const guess = edge.provenance === 'heuristic' || edge.provenance === 'prose';
  return [{ from, to, label: edge.kind, guess }];
}

/** What has no place of its own, such as a tag, stands beside the packages. */
function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '.' : path.slice(0, slash);
}
