import { DiagramProgram } from '../../src/diagrams/index.js';
import { buildGraph } from '../../src/graph/build/build.js';
import { Graph } from '../../src/graph/graph.js';
import { recordsOf } from '../graph/graph-of.js';

/** What diagrams of some files by path are made from. */
export function programOf(files: Readonly<Record<string, string>>): DiagramProgram {
  const records = recordsOf(files);
  const result = { findings: [], tags: [], cloneGroups: [], claims: [] };
  const { nodes, edges } = buildGraph({ records, otherPaths: [], result, algorithms: [] });
  return new DiagramProgram({ records, otherPaths: [], graph: new Graph(nodes, edges) });
}

/** Edges of Mermaid text with the labels of their ends: `From -label-> To @path:line`. */
export function edgesOf(mermaid: string): string[] {
  const names = new Map<string, string>([['[*]', '[*]']]);
  const lines = mermaid.split('\n').map((line) => line.trim());
  for (const line of lines) {
    const node = /^(\w+)(?:\{|\(\[|\[|\(\()"(.*?)"/.exec(line);
    if (node !== null) names.set(node[1]!, plain(node[2]!));
    const state = /^state "(.*)" as (\w+)$/.exec(line);
    if (state !== null) names.set(state[2]!, plain(state[1]!));
  }
  return lines.flatMap((line, index) => {
    const edge = /^(\S+) -->(?:\|"(.*)"\|)? (\S+)(?: : (.*))?$/.exec(line);
    if (edge === null) return [];
    const [, from, label, to, words] = edge;
    const place = lines[index + 1]?.replace(/^%% /, '') ?? '';
    return [`${names.get(from!)} -${plain(label ?? words ?? '')}-> ${names.get(to!)} @${place}`];
  });
}

/** What Mermaid shows of a text with its entity codes. */
function plain(text: string): string {
  return text.replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}
