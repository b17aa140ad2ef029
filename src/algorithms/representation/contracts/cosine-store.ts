import type { Contract } from '../../../model/algorithm.js';

/** A document with its vector; every other key is metadata. */
export interface StoredDocument {
  readonly id: string;
  readonly vec: readonly number[];
  readonly [key: string]: unknown;
}

export interface SearchOptions {
  /** Least score to return, in [-1, 1]; without it every document counts. */
  readonly min?: number;
  /** Metadata that a document must equal, key by key. */
  readonly filter?: Readonly<Record<string, unknown>>;
}

export interface SearchResult {
  readonly id: string;
  /** Cosine of the angle between query and document, in [-1, 1]. */
  readonly score: number;
}

export interface CosineStore {
  /** Returns how many documents were new. */
  add(documents: readonly StoredDocument[]): number;
  /** At most k results, the highest score first. */
  search(query: readonly number[], k: number, options?: SearchOptions): SearchResult[];
  /** Whether there was such a document. */
  remove(id: string): boolean;
}

export interface CosineStoreImplementation {
  create(): CosineStore;
}

export const cosineStoreContract: Contract = {
  id: 'cosine-store',
  title: 'Store of vectors searched by cosine similarity',
  classAliases: [
    'local_embedding_store',
    'embedding_store',
    'vector_store',
    'vector_index',
    'vector_database',
    'cosine_store',
    'in_memory_vector_store',
    'memory_vector_store',
    'similarity_index',
    'semantic_index',
    'document_store',
    'embedding_index',
    'retriever',
  ],
  operations: [
    {
      name: 'create',
      effect: 'constructs',
      required: true,
      summary: 'Makes an empty store.',
      parameters: [],
      returns: 'a store',
      aliases: ['init', 'new', 'make', 'build', 'create_store', 'create_index'],
    },
    {
      name: 'add',
      effect: 'updates',
      required: true,
      summary: 'Adds documents; an id that is stored already, or repeated in the list, is stored once.',
      parameters: [
        {
          name: 'documents',
          aliases: ['docs', 'items', 'vectors', 'embeddings', 'records', 'entries'],
          shape: 'record[]',
          meaning: '{id, vec: vector[d], ...metadata}',
        },
      ],
      returns: 'integer: how many documents were new',
      aliases: [
        'add',
        'add_documents',
        'add_many',
        'insert',
        'upsert',
        'index',
        'store',
        'put',
        'add_embeddings',
        'add_items',
      ],
    },
    {
      name: 'search',
      effect: 'reads',
      required: true,
      summary: 'Finds the documents of the highest cosine with the query.',
      parameters: [
        {
          name: 'query',
          aliases: ['q', 'vector', 'query_vector', 'query_embedding', 'embedding'],
          shape: 'vector[d]',
          meaning: 'query vector',
        },
        {
          name: 'k',
          aliases: ['top_k', 'limit', 'n', 'n_results', 'num_results', 'count'],
          shape: 'integer',
          meaning: 'greatest number of results',
        },
        {
          name: 'options',
          aliases: ['params', 'opts', 'filters'],
          shape: 'record',
          meaning:
            'min: least score (also min_score, threshold, score_threshold); filter: metadata to equal (also where, metadata_filter)',
        },
      ],
      returns: '{id, score}[], the highest score first',
      aliases: [
        'search',
        'query',
        'find',
        'retrieve',
        'similarity_search',
        'nearest',
        'most_similar',
        'top_k',
        'knn',
        'lookup',
      ],
    },
    {
      name: 'remove',
      effect: 'updates',
      required: true,
      summary: 'Removes a document.',
      parameters: [
        {
          name: 'id',
          aliases: ['document_id', 'doc_id', 'key', 'identifier'],
          shape: 'string',
          meaning: 'id of the document',
        },
      ],
      returns: 'boolean: whether it was stored',
      aliases: ['remove', 'delete', 'remove_document', 'delete_document', 'discard', 'drop'],
    },
  ],
};
