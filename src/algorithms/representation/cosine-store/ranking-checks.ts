import { close, counterexample, thrownBy } from '../../compare.js';
import { normalVector } from '../../random.js';
import type { SearchResult, StoredDocument } from '../contracts/cosine-store.js';
import { all, type Check, compareSearch, documents, filled, ranking, width } from './sample-documents.js';

export const bruteForceEqual: Check = (implementation, random) => {
  const docs = documents(random);
  const store = filled(implementation, docs);
  for (let trial = 0; trial < 10; trial++) {
    const query = normalVector(random, width).map((value) => 3 * value);
    const found = store.search(query, 5, all);
    const wrong = compareSearch(
      'results are not the five documents of the highest cosine, in order',
      { docs, query, k: 5 },
      ranking(docs, query).slice(0, 5),
      found,
    );
    if (wrong) return wrong;
  }
  return undefined;
};

export const scaleInvariant: Check = (implementation, random) => {
  const docs = documents(random);
  const query = normalVector(random, width);
  const before = filled(implementation, docs).search(query, 12, all);
  const larger = docs.map((doc, index) => ({ ...doc, vec: doc.vec.map((value) => value * (index % 2 ? 3 : 0.01)) }));
  const scaled = filled(implementation, larger).search(
    query.map((value) => 7 * value),
    12,
    all,
  );
  if (before.length !== 12)
    return counterexample('not all documents are found', { docs, query, k: 12, min: -1 }, 12, before.length);
  return compareSearch('scaling the query and the documents changes the scores', { docs, query }, before, scaled);
};

export const selfIsOne: Check = (implementation, random) => {
  const docs = documents(random);
  const store = filled(implementation, docs);
  for (const { id, vec } of docs) {
    const [first] = store.search(vec, 3, all);
    if (first?.id !== id || !close(first.score, 1, 1e-9))
      return counterexample(
        'a stored vector does not find itself first with score 1',
        { docs, query: vec },
        { id, score: 1 },
        first,
      );
    const negated = vec.map((value) => -value);
    const last = store.search(negated, docs.length).find((result) => result.id === id);
    if (last && !close(last.score, -1, 1e-9))
      return counterexample(
        'the opposite of a stored vector does not score -1 with it',
        { docs, query: negated },
        { id, score: -1 },
        last,
      );
  }
  return undefined;
};

export const zeroVectorSafe: Check = (implementation, random) => {
  const zero = new Array<number>(width).fill(0);
  const docs = [{ id: 'zero', vec: zero }, ...documents(random)];
  const store = implementation.create();
  if (thrownBy(() => store.add(docs))) return undefined;
  const query = (docs[3] as StoredDocument).vec;
  const found = store.search(query, docs.length);
  const rank = found.findIndex(({ id }) => id === 'zero');
  const zeroScore = found[rank]?.score ?? 0;
  const outranked = found.slice(rank + 1).filter(({ score }) => rank >= 0 && score > 0);
  if (
    found[0]?.id !== 'd2' ||
    found.some(({ score }) => Number.isNaN(score)) ||
    zeroScore > 1e-9 ||
    outranked.length > 0
  )
    return counterexample(
      'a zero vector gets a score or outranks a match',
      { docs, query },
      'score 0 or no result',
      found,
    );
  const nothing: { readonly found?: readonly SearchResult[] } = answered(() => store.search(zero, 4));
  if (nothing.found?.some(({ score }) => !(Math.abs(score) <= 1e-9)))
    return counterexample(
      'a zero query gets a score',
      { docs, query: zero },
      'scores 0, no result, or an error',
      nothing.found,
    );
  return undefined;
};

/** The result of a search, or nothing when it refuses its input. */
function answered(search: () => SearchResult[]): { readonly found?: readonly SearchResult[] } {
  let found: SearchResult[] | undefined;
  const refused = thrownBy(() => {
    found = search();
  });
  return refused || !found ? {} : { found };
}

export const kAndOrder: Check = (implementation, random) => {
  const docs = documents(random);
  const store = filled(implementation, docs);
  const query = normalVector(random, width);
  for (const k of [0, 1, 3, 12, 99]) {
    const found = store.search(query, k, all);
    const falling = found.every(
      ({ score }, rank) => rank === 0 || score <= (found[rank - 1] as SearchResult).score + 1e-12,
    );
    if (found.length !== Math.min(k, 12) || !falling)
      return counterexample(
        'not min(k, stored) results in falling order of score',
        { docs, query, k },
        Math.min(k, 12),
        found,
      );
  }
  const empty = implementation.create().search(query, 4, all);
  if (empty.length > 0) return counterexample('an empty store returns results', { query, k: 4 }, [], empty);
  return undefined;
};
