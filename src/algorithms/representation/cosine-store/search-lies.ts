import type { Lie } from '../../../model/algorithm.js';
import type { CosineStoreImplementation, StoredDocument } from '../contracts/cosine-store.js';
import { cosineSimilarity, cosineStore } from './reference.js';
import { CATCH_A_WRONG_ORDER, scoredBy, searching } from './wrong-stores.js';

/** Wrong orders, thresholds and filters of what is found. */
export const searchLies: readonly Lie<CosineStoreImplementation>[] = [
  {
    id: 'ascending',
    description: 'sorts by rising score and takes the first k',
    implementation: scoredBy(cosineSimilarity, (a, b) => a.score - b.score),
    caughtBy: CATCH_A_WRONG_ORDER,
  },
  {
    id: 'unsorted',
    description: 'the first k that pass the threshold, in the order of addition',
    implementation: scoredBy(cosineSimilarity, () => 0),
    caughtBy: CATCH_A_WRONG_ORDER,
  },
  {
    id: 'k-off-by-one',
    description: 'returns k - 1 results',
    implementation: searching((right) => (query, k, options) => right.search(query, Math.max(0, k - 1), options)),
    caughtBy: [
      'cosine-store.brute-force-equal',
      'cosine-store.scale-invariant',
      'cosine-store.k-and-order',
      'cosine-store.filter-before-topk',
    ],
  },
  {
    id: 'falsy-k',
    description: 'k = 0 falls back to the default of 5',
    implementation: searching((right) => (query, k, options) => right.search(query, k || 5, options)),
    caughtBy: ['cosine-store.k-and-order'],
  },
  {
    id: 'min-ignored',
    description: 'the threshold is accepted and unused',
    implementation: searching(
      (right) =>
        (query, k, { filter } = {}) =>
          right.search(query, k, filter ? { filter } : {}),
    ),
    caughtBy: ['cosine-store.min-score'],
  },
  {
    id: 'min-exclusive',
    description: 'score > min instead of score >= min',
    implementation: searching(
      (right) => (query, k, options) =>
        right.search(query, k, options).filter(({ score }) => score > (options?.min ?? -2)),
    ),
    caughtBy: ['cosine-store.min-score'],
  },
  {
    id: 'falsy-min',
    description: 'min = 0 counts as no threshold',
    implementation: searching(
      (right) =>
        (query, k, { min, filter } = {}) =>
          right.search(query, k, { ...(filter && { filter }), ...(min && { min }) }),
    ),
    caughtBy: ['cosine-store.min-score'],
  },
  {
    id: 'filter-after-topk',
    description: 'takes the best k and filters them afterwards',
    implementation: {
      create() {
        const right = cosineStore();
        const metadata = new Map<string, StoredDocument>();
        return {
          ...right,
          add(batch) {
            for (const doc of batch) metadata.set(doc.id, doc);
            return right.add(batch);
          },
          search: (query, k, { min, filter } = {}) =>
            right
              .search(query, k, min === undefined ? {} : { min })
              .filter(({ id }) =>
                Object.entries(filter ?? {}).every(([key, value]) => metadata.get(id)?.[key] === value),
              ),
        };
      },
    },
    caughtBy: ['cosine-store.filter-before-topk'],
  },
  {
    id: 'filter-ignored',
    description: 'the metadata filter is accepted and unused',
    implementation: searching(
      (right) =>
        (query, k, { min } = {}) =>
          right.search(query, k, min === undefined ? {} : { min }),
    ),
    caughtBy: ['cosine-store.filter-before-topk'],
  },
];
