import type {
  CosineStore,
  CosineStoreImplementation,
  SearchOptions,
  SearchResult,
  StoredDocument,
} from '../contracts/cosine-store.js';
import { cosineSimilarity, cosineStore } from './reference.js';

/** Properties that ask for results in their order: all of them fail where the order is of another measure. */
export const CATCH_A_WRONG_ORDER: readonly string[] = [
  'cosine-store.brute-force-equal',
  'cosine-store.self-is-one',
  'cosine-store.zero-vector-safe',
  'cosine-store.k-and-order',
  'cosine-store.min-score',
  'cosine-store.filter-before-topk',
  'cosine-store.ids-unique',
  'cosine-store.remove-really-removes',
  'cosine-store.later-additions-found',
];

export type Score = (query: readonly number[], vector: readonly number[]) => number;

/** A store that scores every document anew and keeps what a right one would. */
export function scoredBy(
  score: Score,
  order = (a: SearchResult, b: SearchResult): number => b.score - a.score,
): CosineStoreImplementation {
  return {
    create() {
      const documents = new Map<string, StoredDocument>();
      return {
        add(batch) {
          const before = documents.size;
          for (const doc of batch) if (!documents.has(doc.id)) documents.set(doc.id, doc);
          return documents.size - before;
        },
        search: (query, k, { min, filter }: SearchOptions = {}) =>
          [...documents.values()]
            .filter((doc) => Object.entries(filter ?? {}).every(([key, value]) => doc[key] === value))
            .map((doc) => ({ id: doc.id, score: score(query, doc.vec) }))
            .filter((result) => min === undefined || !(result.score < min))
            .sort(order)
            .slice(0, k),
        remove: (id) => documents.delete(id),
      };
    },
  };
}

/** The right store with some operations replaced. */
export function overridden(override: (right: CosineStore) => Partial<CosineStore>): CosineStoreImplementation {
  return {
    create() {
      const right = cosineStore();
      return { ...right, ...override(right) };
    },
  };
}

export const searching = (change: (right: CosineStore) => CosineStore['search']): CosineStoreImplementation =>
  overridden((right) => ({ search: change(right) }));

/** Documents in a list without a look at their ids. */
export function listStore(
  removes: (list: StoredDocument[], id: string) => boolean,
  adds: (list: StoredDocument[], batch: readonly StoredDocument[]) => void,
): CosineStoreImplementation {
  return {
    create() {
      const list: StoredDocument[] = [];
      return {
        add(batch) {
          const before = list.length;
          adds(list, batch);
          return list.length - before;
        },
        search(query, k, { min = -1, filter = {} } = {}) {
          return list
            .filter((doc) => Object.entries(filter).every(([key, value]) => doc[key] === value))
            .map((doc) => ({ id: doc.id, score: cosineSimilarity(query, doc.vec) }))
            .filter(({ score }) => score >= min)
            .sort((a, b) => b.score - a.score)
            .slice(0, k);
        },
        remove: (id) => removes(list, id),
      };
    },
  };
}

export const removeById = (list: StoredDocument[], id: string): boolean => {
  const index = list.findIndex((doc) => doc.id === id);
  if (index >= 0) list.splice(index, 1);
  return index >= 0;
};

export const addUnknown = (list: StoredDocument[], batch: readonly StoredDocument[]): void => {
  for (const doc of batch) if (!list.some(({ id }) => id === doc.id)) list.push(doc);
};
