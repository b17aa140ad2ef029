import type { Counterexample, Random } from '../../../model/algorithm.js';
import { close, counterexample } from '../../compare.js';
import { normalVector } from '../../random.js';
import type {
  CosineStore,
  CosineStoreImplementation,
  SearchOptions,
  SearchResult,
  StoredDocument,
} from '../contracts/cosine-store.js';
import { dot, norm } from '../rows.js';

export type Check = (implementation: CosineStoreImplementation, random: Random) => Counterexample | undefined;

export const width = 5;
/** Enough that a fault that shows on some documents only is seen in every run. */
export const INSTANCES = 15;
/** Every score is at least -1, so this asks for all documents whatever the default threshold. */
export const all: SearchOptions = { min: -1 };

/** 12 documents of norms from 0.1 to 12 in random directions, tags 0, 1, 2 in turn. */
export function documents(random: Random): StoredDocument[] {
  return Array.from({ length: 12 }, (_, index) => {
    const direction = normalVector(random, width);
    const length = index % 4 === 3 ? 0.1 : 1 + index;
    return {
      id: `d${index}`,
      vec: direction.map((value) => (value * length) / norm(direction)),
      tag: index % 3,
      source: index < 6 ? 'old' : 'new',
    };
  });
}

export function filled(implementation: CosineStoreImplementation, docs: readonly StoredDocument[]): CosineStore {
  const store = implementation.create();
  store.add(docs.map((doc) => ({ ...doc, vec: [...doc.vec] })));
  return store;
}

export function cosine(a: readonly number[], b: readonly number[]): number {
  return dot(a, b) / (norm(a) * norm(b));
}

/** All documents by falling cosine, from the definition. */
export function ranking(docs: readonly StoredDocument[], query: readonly number[]): SearchResult[] {
  return docs.map(({ id, vec }) => ({ id, score: cosine(query, vec) })).sort((a, b) => b.score - a.score);
}

export function sameResults(expected: readonly SearchResult[], found: readonly SearchResult[]): boolean {
  return (
    expected.length === found.length &&
    expected.every(({ id, score }, rank) => found[rank]?.id === id && close(score, found[rank].score, 1e-9))
  );
}

export function compareSearch(
  explanation: string,
  inputs: Readonly<Record<string, unknown>>,
  expected: readonly SearchResult[],
  found: readonly SearchResult[],
): Counterexample | undefined {
  return sameResults(expected, found) ? undefined : counterexample(explanation, inputs, expected, found);
}
