import type { Lie } from '../../../model/algorithm.js';
import type { CosineStoreImplementation } from '../contracts/cosine-store.js';
import { dot, norm } from '../rows.js';
import { cosineSimilarity } from './reference.js';
import { CATCH_A_WRONG_ORDER, scoredBy } from './wrong-stores.js';

/** Wrong measures of how alike two vectors are. */
export const similarityLies: readonly Lie<CosineStoreImplementation>[] = [
  {
    id: 'dot-product',
    description: 'no normalisation: long documents win',
    implementation: scoredBy((query, vector) => dot(query, vector)),
    caughtBy: [...CATCH_A_WRONG_ORDER, 'cosine-store.scale-invariant', 'cosine-store.length-mismatch-is-refused'],
  },
  {
    id: 'query-normalised-only',
    description: 'documents are not normalised',
    implementation: scoredBy((query, vector) => dot(query, vector) / (norm(query) || 1)),
    caughtBy: [...CATCH_A_WRONG_ORDER, 'cosine-store.scale-invariant', 'cosine-store.length-mismatch-is-refused'],
  },
  {
    id: 'squared-norms',
    description: 'divides by the squared norms, the root is missing',
    implementation: scoredBy((query, vector) => dot(query, vector) / (dot(query, query) * dot(vector, vector) || 1)),
    caughtBy: [...CATCH_A_WRONG_ORDER, 'cosine-store.scale-invariant', 'cosine-store.length-mismatch-is-refused'],
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
];
