import { xmlText } from './escape.js';
import type { Selection } from './selection.js';

const NODE_KEYS = { kind: 'string', name: 'string', path: 'string', line: 'int', endLine: 'int' } as const;
const EDGE_KEYS = {
  kind: 'string',
  provenance: 'string',
  path: 'string',
  line: 'int',
  count: 'int',
  when: 'string',
} as const;

/** GraphML (Brandes et al. 2002, http://graphml.graphdrawing.org), as Gephi, yEd and networkx read it. */
export function* graphmlLines({ nodes, edges }: Selection): Iterable<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>';
  yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">';
  yield* keyLines('node', NODE_KEYS);
  yield* keyLines('edge', EDGE_KEYS);
  yield '  <graph id="audit" edgedefault="directed">';
  for (const node of nodes) yield `    <node id="${xmlText(node.id)}">${data('node', NODE_KEYS, node)}</node>`;
  for (const edge of edges) {
    yield `    <edge source="${xmlText(edge.from)}" target="${xmlText(edge.to)}">${data('edge', EDGE_KEYS, { ...edge })}</edge>`;
  }
  yield '  </graph>';
  yield '</graphml>';
}

function* keyLines(domain: 'node' | 'edge', keys: Readonly<Record<string, string>>): Iterable<string> {
  for (const [name, type] of Object.entries(keys)) {
    yield `  <key id="${domain}-${name}" for="${domain}" attr.name="${name}" attr.type="${type}"/>`;
  }
}

function data(
  domain: 'node' | 'edge',
  keys: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string | number | undefined>>,
): string {
  return Object.keys(keys)
    .filter((name) => values[name] !== undefined)
    .map((name) => `<data key="${domain}-${name}">${xmlText(String(values[name]))}</data>`)
    .join('');
}
