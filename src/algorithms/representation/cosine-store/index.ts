import { defineAlgorithm, type Random } from '../../../model/algorithm.js';
import { normalVector } from '../../random.js';
import { type CosineStoreImplementation, cosineStoreContract } from '../contracts/cosine-store.js';
import { lies } from './lies.js';
import { properties } from './properties.js';
import { cosineStoreReference } from './reference.js';
import { variants } from './variants.js';

/** Ids and scores of three searches over documents of very different norm. */
function scenario(implementation: CosineStoreImplementation, random: Random): number[] {
  const store = implementation.create();
  const vectors = Array.from({ length: 9 }, (_, index) =>
    normalVector(random, 4).map((value) => value * (1 + index) ** 2),
  );
  store.add(vectors.map((vec, index) => ({ id: String(index), vec, tag: index % 2 })));
  store.remove('3');
  const query = normalVector(random, 4).map((value) => 5 * value);
  const searches = [
    store.search(query, 4, { min: -1 }),
    store.search(query, 9, { min: 0 }),
    store.search(query, 2, { min: -1, filter: { tag: 1 } }),
  ];
  return searches.flatMap((results) => [results.length, ...results.flatMap(({ id, score }) => [Number(id), score])]);
}

export const cosineStoreAlgorithm = defineAlgorithm<CosineStoreImplementation>({
  id: 'cosine-store',
  family: 'representation',
  title: 'Top-k retrieval by cosine similarity',
  aliases: [
    'cosine',
    'cosine similarity search',
    'vector store',
    'embedding store',
    'semantic search',
    'top-k retrieval',
  ],
  idea:
    'A query is compared with every stored vector by the angle between them. The k of the smallest angle are returned, ' +
    'after metadata filter and threshold.',
  sources: [
    {
      citation: 'Manning, Raghavan, Schuetze 2008, Introduction to Information Retrieval, Cambridge University Press',
      locator: 'eq. 6.10, Figure 6.14',
      url: 'https://nlp.stanford.edu/IR-book/',
    },
  ],
  equations: [
    'score(q, d) = q . d / (||q|| ||d||), in [-1, 1]',
    'result = the k highest scores among matching documents, falling',
  ],
  cost: 'O(n d + n log n) a search over n vectors of d entries, O(d) an addition',
  contract: cosineStoreContract,
  reference: cosineStoreReference,
  properties,
  lies,
  variants,
  phrases: [
    { text: 'cosine similarity search', properties: ['brute-force-equal', 'scale-invariant'].map(prefixed) },
    {
      text: 'normalized embeddings and numpy dot product',
      properties: ['scale-invariant', 'zero-vector-safe'].map(prefixed),
    },
    { text: 'top-k retrieval', properties: ['k-and-order', 'brute-force-equal'].map(prefixed) },
    { text: 'minimum similarity score', properties: ['min-score'].map(prefixed) },
    { text: 'metadata filtering', properties: ['filter-before-topk'].map(prefixed) },
    { text: 'deduplicates documents', properties: ['ids-unique'].map(prefixed) },
    {
      text: 'input validation for all parameters',
      properties: ['zero-vector-safe', 'length-mismatch-is-refused'].map(prefixed),
    },
    { text: 'RAG fallback', properties: ['brute-force-equal', 'later-additions-found'].map(prefixed) },
  ],
  falseProperties: [
    { statement: 'cosine scores lie in [0, 1]', why: 'they lie in [-1, 1]; seed 004 documents 0 to 1' },
    { statement: 'a higher score means a more relevant document', why: 'relevance needs judgements of people' },
    { statement: 'results are in the same order as by distance', why: 'only when all vectors have one norm' },
    { statement: 'the scores of an empty result are an error', why: 'an empty list is an answer' },
  ],
  scenario,
});

function prefixed(name: string): string {
  return `cosine-store.${name}`;
}
