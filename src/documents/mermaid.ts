/** Nodes of a Mermaid diagram, by the words that a reader sees. */
export interface DiagramNode {
  readonly index: number;
  readonly id: string;
  readonly label: string;
}

const NODE =
  /\b([A-Za-z_]\w{0,60})\s{0,2}(?:\[{1,2}|\({1,2}|\{{1,2}|>)["'([{/\\]{0,3}([^"\]){}|[]{1,120})["')\]}/\\]{0,3}/g;

/** Each node once, where it is first given a label. Classes of class diagrams count as nodes. Subgraph titles do not. */
export function diagramNodes(lines: readonly string[]): DiagramNode[] {
  const nodes: DiagramNode[] = [];
  const seen = new Set<string>();
  const kind = lines.find((line) => line.trim() !== '' && !line.trim().startsWith('%%'))?.trim() ?? '';
  for (const [index, line] of lines.entries()) {
    if (/^\s*(?:%%|subgraph\b|style\b|classDef\b|class\s+[\w,]+\s+\w+\s*$|linkStyle\b|click\b|note\b)/i.test(line))
      continue;
    if (kind.startsWith('classDiagram')) {
      const name = /^\s*class\s+(\w{1,80})/.exec(line)?.[1];
      if (name) add(index, name, name);
      continue;
    }
    if (kind.startsWith('sequenceDiagram')) {
      const named = /^\s*(?:participant|actor)\s+(\w{1,80})(?:\s+as\s+(.{1,80}))?\s*$/.exec(line);
      if (named) add(index, named[1]!, named[2] ?? named[1]!);
      continue;
    }
    if (!/^(?:graph|flowchart)\b/.test(kind)) continue;
    for (const match of line.slice(0, 2000).matchAll(NODE)) add(index, match[1]!, match[2]!);
  }
  return nodes;

  function add(index: number, id: string, label: string): void {
    if (seen.has(id)) return;
    seen.add(id);
    nodes.push({ index, id, label: label.replace(/<br\s*\/?>/gi, '\n').trim() });
  }
}
