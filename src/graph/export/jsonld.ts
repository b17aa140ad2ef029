import { EDGE_KINDS } from '../schema.js';
import { iriPart } from './escape.js';
import type { Selection } from './selection.js';

const VOCABULARY = 'urn:audit:vocabulary:';
const NODES = 'urn:audit:node:';

const CONTEXT = {
  '@vocab': VOCABULARY,
  ...Object.fromEntries(EDGE_KINDS.map((kind) => [kind, { '@type': '@id' }])),
  subject: { '@type': '@id' },
  object: { '@type': '@id' },
};

/**
 * JSON-LD 1.1. An edge is a triple, and a `Statement` beside it that holds where it is stated and how it is known. Only edges that
 * are exact or resolved are triples: a guess or a mention stays a statement about one.
 */
export function* jsonldLines({ nodes, edges }: Selection): Iterable<string> {
  yield `{"@context":${JSON.stringify(CONTEXT)},"@graph":[`;
  let first = true;
  const entry = (value: unknown): string => {
    const line = `${first ? '' : ','}${JSON.stringify(value)}`;
    first = false;
    return line;
  };
  for (const { id, kind, name, path, line, endLine } of nodes) {
    yield entry({ '@id': nodeIri(id), '@type': kind, identifier: id, name, path, line, endLine });
  }
  for (const { from, to, kind, provenance, path, line, count, when } of edges) {
    if (provenance === 'exact' || provenance === 'resolved') yield entry({ '@id': nodeIri(from), [kind]: nodeIri(to) });
    const place = { provenance, path, line, count, ...(when === undefined ? {} : { when }) };
    yield entry({ '@type': 'Statement', subject: nodeIri(from), predicate: kind, object: nodeIri(to), ...place });
  }
  yield ']}';
}

function nodeIri(id: string): string {
  return NODES + iriPart(id);
}
