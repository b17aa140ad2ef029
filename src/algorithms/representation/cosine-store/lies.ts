import type { Lie } from '../../../model/algorithm.js';
import type { CosineStore, CosineStoreImplementation, StoredDocument } from '../contracts/cosine-store.js';
import { dot, norm } from '../rows.js';
import { cosineSimilarity, cosineStore, cosineStoreReference } from './reference.js';
import { addUnknown, listStore, overridden, removeById, scoredBy, searching } from './wrong-stores.js';

const shared = cosineStore();
shared.add([{ id: 'd0', vec: [1, 0, 0, 0, 0] }]);

export const lies: readonly Lie<CosineStoreImplementation>[] = [
  {
    id: 'dot-product',
    description: 'no normalisation: long documents win',
    implementation: scoredBy((query, vector) => dot(query, vector)),
    caughtBy: [
      'cosine-store.brute-force-equal',
      'cosine-store.scale-invariant',
      'cosine-store.self-is-one',
      'cosine-store.zero-vector-safe',
      'cosine-store.k-and-order',
      'cosine-store.min-score',
      'cosine-store.filter-before-topk',
      'cosine-store.ids-unique',
      'cosine-store.remove-really-removes',
      'cosine-store.later-additions-found',
      'cosine-store.length-mismatch-is-refused',
    ],
  },
  {
    id: 'query-normalised-only',
    description: 'documents are not normalised',
    implementation: scoredBy((query, vector) => dot(query, vector) / (norm(query) || 1)),
    caughtBy: [
      'cosine-store.brute-force-equal',
      'cosine-store.scale-invariant',
      'cosine-store.self-is-one',
      'cosine-store.zero-vector-safe',
      'cosine-store.k-and-order',
      'cosine-store.min-score',
      'cosine-store.filter-before-topk',
      'cosine-store.ids-unique',
      'cosine-store.remove-really-removes',
      'cosine-store.later-additions-found',
      'cosine-store.length-mismatch-is-refused',
    ],
  },
  {
    id: 'squared-norms',
    description: 'divides by the squared norms, the root is missing',
    implementation: scoredBy((query, vector) => dot(query, vector) / (dot(query, query) * dot(vector, vector) || 1)),
    caughtBy: [
      'cosine-store.brute-force-equal',
      'cosine-store.scale-invariant',
      'cosine-store.self-is-one',
      'cosine-store.zero-vector-safe',
      'cosine-store.k-and-order',
      'cosine-store.min-score',
      'cosine-store.filter-before-topk',
      'cosine-store.ids-unique',
      'cosine-store.remove-really-removes',
      'cosine-store.later-additions-found',
      'cosine-store.length-mismatch-is-refused',
    ],
  },
  {
    id: 'euclidean',
    description: '1 / (1 + distance) presented as cosine',
    implementation: scoredBy(
      (query, vector) => 1 / (1 + Math.hypot(...query.map((value, i) => value - (vector[i] ?? 0)))),
    ),
    caughtBy: [
      'cosine-store.brute-force-equal',
      'cosine-store.scale-invariant',
      'cosine-store.self-is-one',
      'cosine-store.zero-vector-safe',
      'cosine-store.min-score',
      'cosine-store.filter-before-topk',
      'cosine-store.ids-unique',
      'cosine-store.remove-really-removes',
      'cosine-store.later-additions-found',
      'cosine-store.length-mismatch-is-refused',
    ],
  },
  {
    id: 'absolute-value',
    description: '|cosine|: opposites count as equal',
    implementation: scoredBy((query, vector) => Math.abs(cosineSimilarity(query, vector))),
    caughtBy: [
      'cosine-store.brute-force-equal',
      'cosine-store.self-is-one',
      'cosine-store.min-score',
      'cosine-store.filter-before-topk',
      'cosine-store.ids-unique',
      'cosine-store.remove-really-removes',
      'cosine-store.later-additions-found',
    ],
  },
  {
    id: 'clipped-to-zero-one',
    description: 'scores below 0 are raised to 0',
    implementation: scoredBy((query, vector) => Math.max(0, cosineSimilarity(query, vector))),
    caughtBy: [
      'cosine-store.brute-force-equal',
      'cosine-store.self-is-one',
      'cosine-store.min-score',
      'cosine-store.filter-before-topk',
      'cosine-store.ids-unique',
      'cosine-store.remove-really-removes',
      'cosine-store.later-additions-found',
    ],
  },
  {
    id: 'half-shifted',
    description: '(1 + cosine) / 2 presented as cosine',
    implementation: scoredBy((query, vector) => (1 + cosineSimilarity(query, vector)) / 2),
    caughtBy: [
      'cosine-store.brute-force-equal',
      'cosine-store.self-is-one',
      'cosine-store.zero-vector-safe',
      'cosine-store.min-score',
      'cosine-store.filter-before-topk',
      'cosine-store.remove-really-removes',
      'cosine-store.later-additions-found',
    ],
  },
  {
    id: 'zero-nan',
    description: 'divides by the norm of a zero vector',
    seenIn: 'seed 004, _cosine_similarity (a / np.linalg.norm(a))',
    implementation: scoredBy((query, vector) => dot(query, vector) / (norm(query) * norm(vector))),
    caughtBy: ['cosine-store.zero-vector-safe', 'cosine-store.length-mismatch-is-refused'],
  },
  {
    id: 'shorter-vector-accepted',
    description: 'compares as many entries as the query has',
    implementation: scoredBy((query, vector) => cosineSimilarity(query, vector.slice(0, query.length))),
    caughtBy: ['cosine-store.length-mismatch-is-refused'],
  },
  {
    id: 'ascending',
    description: 'sorts by rising score and takes the first k',
    implementation: scoredBy(cosineSimilarity, (a, b) => a.score - b.score),
    caughtBy: [
      'cosine-store.brute-force-equal',
      'cosine-store.self-is-one',
      'cosine-store.zero-vector-safe',
      'cosine-store.k-and-order',
      'cosine-store.min-score',
      'cosine-store.filter-before-topk',
      'cosine-store.ids-unique',
      'cosine-store.remove-really-removes',
      'cosine-store.later-additions-found',
    ],
  },
  {
    id: 'unsorted',
    description: 'the first k that pass the threshold, in the order of addition',
    implementation: scoredBy(cosineSimilarity, () => 0),
    caughtBy: [
      'cosine-store.brute-force-equal',
      'cosine-store.self-is-one',
      'cosine-store.zero-vector-safe',
      'cosine-store.k-and-order',
      'cosine-store.min-score',
      'cosine-store.filter-before-topk',
      'cosine-store.ids-unique',
      'cosine-store.remove-really-removes',
      'cosine-store.later-additions-found',
    ],
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
  {
    id: 'duplicate-ids',
    description: 'looks for known ids before the batch only, so one batch can hold an id twice',
    seenIn: 'seed 004 repository: ids are recorded after the batch',
    implementation: listStore(removeById, (list, batch) => {
      const known = new Set(list.map(({ id }) => id));
      list.push(...batch.filter(({ id }) => !known.has(id)));
    }),
    caughtBy: ['cosine-store.ids-unique'],
  },
  {
    id: 'remove-last-on-unknown',
    description: 'removes at index -1 when the id is unknown',
    implementation: listStore(
      (list, id) =>
        list.splice(
          list.findIndex((doc) => doc.id === id),
          1,
        ).length > 0,
      addUnknown,
    ),
    caughtBy: ['cosine-store.remove-really-removes'],
  },
  {
    id: 'remove-is-forgotten',
    description: 'remove answers true and does nothing',
    implementation: overridden(() => ({ remove: () => true })),
    caughtBy: ['cosine-store.remove-really-removes'],
  },
  {
    id: 'stale-index',
    description: 'the index is built at the first search and never again',
    implementation: {
      create() {
        const waiting: StoredDocument[] = [];
        let index: CosineStore | undefined;
        return {
          add(batch) {
            waiting.push(...batch);
            return batch.length;
          },
          search(query, k, options) {
            if (!index) {
              index = cosineStore();
              index.add(waiting);
            }
            return index.search(query, k, options);
          },
          remove: (id) => index?.remove(id) ?? removeById(waiting, id),
        };
      },
    },
    caughtBy: ['cosine-store.remove-really-removes', 'cosine-store.later-additions-found'],
  },
  {
    id: 'normalises-in-place',
    description: 'divides the vectors of the caller by their norm',
    implementation: overridden((right) => ({
      add(batch) {
        for (const { vec } of batch) {
          const length = norm(vec) || 1;
          vec.forEach((value, index) => {
            (vec as number[])[index] = value / length;
          });
        }
        return right.add(batch);
      },
    })),
    caughtBy: ['cosine-store.reading-is-pure'],
  },
  {
    id: 'shared-store',
    description: 'every store is one module-level list, which holds a document from start-up',
    implementation: { create: () => shared },
    caughtBy: [
      'cosine-store.brute-force-equal',
      'cosine-store.self-is-one',
      'cosine-store.zero-vector-safe',
      'cosine-store.k-and-order',
      'cosine-store.min-score',
      'cosine-store.filter-before-topk',
      'cosine-store.ids-unique',
      'cosine-store.remove-really-removes',
      'cosine-store.later-additions-found',
    ],
  },
  {
    id: 'always-empty',
    description: 'placeholder: search returns nothing',
    implementation: { create: () => ({ ...cosineStoreReference.create(), search: () => [] }) },
    caughtBy: [
      'cosine-store.brute-force-equal',
      'cosine-store.scale-invariant',
      'cosine-store.self-is-one',
      'cosine-store.zero-vector-safe',
      'cosine-store.k-and-order',
      'cosine-store.min-score',
      'cosine-store.filter-before-topk',
      'cosine-store.ids-unique',
      'cosine-store.remove-really-removes',
      'cosine-store.later-additions-found',
    ],
  },
];
