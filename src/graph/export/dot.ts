import type { NodeKind } from '../schema.js';
import { dotString } from './escape.js';
import type { Selection } from './selection.js';

const SHAPES: Readonly<Record<NodeKind, string>> = {
  package: 'folder',
  module: 'component',
  class: 'box',
  interface: 'box',
  enum: 'box',
  function: 'ellipse',
  method: 'ellipse',
  algorithm: 'hexagon',
  tag: 'cds',
  finding: 'octagon',
  'clone-group': 'box3d',
  document: 'note',
  claim: 'note',
};

/** Graphviz DOT. Guesses are dashed, mentions in prose dotted. */
export function* dotLines({ nodes, edges }: Selection): Iterable<string> {
  yield 'digraph audit {';
  yield '  rankdir=LR;';
  for (const { id, kind, name } of nodes) {
    yield `  ${dotString(id)} [label=${dotString(name)}, shape=${SHAPES[kind]}, kind=${dotString(kind)}];`;
  }
  for (const { from, to, kind, provenance, path, line } of edges) {
    const style = provenance === 'heuristic' ? 'dashed' : provenance === 'prose' ? 'dotted' : 'solid';
    const attributes = `label=${dotString(kind)}, style=${style}, provenance=${provenance}, place=${dotString(`${path}:${line}`)}`;
    yield `  ${dotString(from)} -> ${dotString(to)} [${attributes}];`;
  }
  yield '}';
}
