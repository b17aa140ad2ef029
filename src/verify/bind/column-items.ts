import type { AnyAlgorithm, OperationSpec } from '../../model/algorithm.js';
import type { Item } from './items.js';

const VECTORS =
  'vectors embeddings vecs embs vector_list embedding_list new_vectors new_embeddings doc_embeddings matrix'.split(' ');
const IDS = 'ids keys names labels doc_ids document_ids item_ids identifiers'.split(' ');
const TEXTS = 'documents docs texts contents chunks items passages sentences'.split(' ');
const NOTES = 'metadatas metadata metas meta payloads payload metadata_list'.split(' ');

/** Shape of a list that stands beside another and is kept as it is. */
export const BESIDE = 'list beside[]';

/**
 * Items for stores that are given many documents in one call, as lists side by side: their vectors, and their ids as such, as texts or
 * within notes that come back with what is found.
 */
export function withColumns(
  { contract }: AnyAlgorithm,
  spec: OperationSpec,
  items: readonly Item[],
): Item[] | undefined {
  if (contract.id !== 'cosine-store' || spec.name !== 'add') return undefined;
  const ids = (given: Readonly<Record<string, unknown>>): readonly string[] =>
    ((given.documents ?? []) as readonly { readonly id: string }[]).map(({ id }) => id);
  const column = (name: string, aliases: readonly string[], shape: string): Item => ({
    path: `documents[].${name}`,
    name,
    aliases,
    shape: `${shape}[]`,
    parameter: 'documents',
    part: 'column',
    operation: spec.name,
  });
  const beside = (name: string, aliases: readonly string[], derive: NonNullable<Item['derive']>): Item => ({
    path: `ids as ${name}`,
    name,
    aliases,
    shape: BESIDE,
    parameter: `#${name}`,
    operation: spec.name,
    derive,
  });
  return [
    column('vec', VECTORS, 'vector'),
    column('id', IDS, 'string'),
    beside('texts', TEXTS, ids),
    beside('notes', NOTES, (given) => ids(given).map((id) => ({ id }))),
    ...items.filter(({ parameter }) => parameter !== 'documents'),
  ];
}
