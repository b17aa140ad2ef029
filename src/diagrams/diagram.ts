import { mermaidComment, mermaidLabel } from '../graph/export/escape.js';

export const DIAGRAM_KINDS = ['state-machine', 'decision-tree', 'topology', 'pipeline', 'classes', 'modules'] as const;
export type DiagramKind = (typeof DIAGRAM_KINDS)[number];

export interface Diagram {
  /** Unique in a program: kind, path and name. */
  readonly id: string;
  readonly kind: DiagramKind;
  readonly title: string;
  /** Mermaid text. Names of the audited code are escaped; a comment after each edge says where it is stated. */
  readonly mermaid: string;
  /** One sentence: what it shows, from which file, and what is left out. */
  readonly about: string;
}

/** Where an edge is stated. */
export interface Place {
  readonly path: string;
  readonly line: number;
}

/** What people can still read. */
export const MOST_NODES = 40;
export const MOST_EDGES = 60;

/** A comment of Mermaid. */
export function comment(text: string): string {
  return `  ${mermaidComment(text)}`;
}

export function placeComment({ path, line }: Place): string {
  return comment(`${path}:${line}`);
}

/** An arrow of a flowchart, and where it is stated. */
export function arrow(from: string, to: string, label: string, place: Place): string[] {
  const text = label === '' ? '' : `|${mermaidLabel(label)}|`;
  return [`  ${from} -->${text} ${to}`, placeComment(place)];
}

/** Boxes of a flowchart by folder, when there is more than one folder. */
export function boxed(nodes: readonly { readonly line: string; readonly folder: string }[]): string[] {
  const folders = [...new Set(nodes.map(({ folder }) => folder))].sort();
  if (folders.length < 2) return nodes.map(({ line }) => `  ${line}`);
  return folders.flatMap((folder, index) => [
    `  subgraph f${index}[${mermaidLabel(folder)}]`,
    ...nodes.filter((node) => node.folder === folder).map(({ line }) => `    ${line}`),
    '  end',
  ]);
}

export function textOf(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}

export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '.' : path.slice(0, slash);
}

/** `3 edges are not drawn` and the like; empty when nothing is left out. */
export function leftOut(count: number, noun: string): string {
  if (count <= 0) return '';
  return count === 1 ? ` One ${noun} is not drawn.` : ` ${count} ${noun}s are not drawn.`;
}
