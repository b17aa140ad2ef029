import type { Variant } from '../../../model/algorithm.js';
import type { CosineStoreImplementation, StoredDocument } from '../contracts/cosine-store.js';
import { dot } from '../rows.js';
import { cosineStore } from './reference.js';

/** Norms at search time, later documents first among equals, zero vectors left out, add returns the total. */
function listStore() {
  let documents: StoredDocument[] = [];
  return {
    add(batch: readonly StoredDocument[]): number {
      const byId = new Map([...documents, ...batch].map((doc) => [doc.id, doc]));
      documents = [...byId.values()];
      return documents.length;
    },
    search(query: readonly number[], k: number, options: { min?: number; filter?: unknown } = {}) {
      const accepts = options.filter as ((doc: StoredDocument) => boolean) | undefined;
      const squares = dot(query, query);
      return documents
        .filter((doc) => doc.vec.length === query.length && (accepts === undefined || accepts(doc)))
        .map((doc) => ({ id: doc.id, score: dot(query, doc.vec) / Math.sqrt(squares * dot(doc.vec, doc.vec)) }))
        .filter(({ score }) => score >= (options.min ?? -1.5) - 1e-12)
        .reverse()
        .sort((a, b) => b.score - a.score)
        .slice(0, k);
    },
    remove(id: string): boolean {
      const before = documents.length;
      documents = documents.filter((doc) => doc.id !== id);
      return documents.length < before;
    },
  };
}

export const variants: readonly Variant<CosineStoreImplementation>[] = [
  {
    id: 'predicate-filter',
    description: 'filters by predicate, keeps the newer of equal ids, drops zero vectors, ties to the later document',
    implementation: { create: listStore } as unknown as CosineStoreImplementation,
    variantOf: ['cosine-store.filter-before-topk'],
  },
  {
    id: 'non-negative-by-default',
    description: 'without a threshold only scores of at least 0 are returned, as in seed 004',
    implementation: {
      create() {
        const right = cosineStore();
        return { ...right, search: (query, k, options = {}) => right.search(query, k, { min: 0, ...options }) };
      },
    },
  },
];
