import { expect, test } from 'vitest';
import {
  cosineSimilarity,
  cosineStore,
  unitVector,
} from '../../../src/algorithms/representation/cosine-store/reference.js';
import { readOracle } from '../dynamics/read-oracle.js';

interface Oracle {
  readonly documents: number[][];
  readonly queries: number[][];
  readonly scores: number[][];
  readonly ranking: number[][];
}

const oracle = readOracle<Oracle>('cosine-store');

test('scores and rankings of scikit-learn over seven orders of magnitude (cosine-store.oracle.json)', () => {
  const store = cosineStore();
  expect(store.add(oracle.documents.map((vec, index) => ({ id: String(index), vec })))).toBe(8);
  oracle.queries.forEach((query, row) => {
    const found = store.search(query, 8);
    expect(found.map(({ id }) => Number(id))).toEqual(oracle.ranking[row]);
    for (const { id, score } of found) expect(score).toBeCloseTo(oracle.scores[row]?.[Number(id)] as number, 12);
  });
});

test('by hand: 3-4-5 triangles', () => {
  expect(cosineSimilarity([3, 4], [1, 0])).toBeCloseTo(0.6, 15);
  expect(cosineSimilarity([3, 4], [4, 3])).toBeCloseTo(24 / 25, 15);
  expect(cosineSimilarity([3, 4], [-6, -8])).toBe(-1);
  expect(cosineSimilarity([0, 0], [1, 1])).toBe(0);
});

test('lengths at the ends of double precision keep their direction', () => {
  expect(unitVector([3e300, 4e300])).toEqual(unitVector([3, 4]));
  expect(unitVector([3e-300, 4e-300])).toEqual(unitVector([3, 4]));
});

test('stored vectors are copies, and a refused batch leaves nothing behind', () => {
  const store = cosineStore();
  const vec = [1, 0];
  store.add([{ id: 'a', vec }]);
  vec[0] = -1;
  expect(store.search([1, 0], 1)[0]?.score).toBe(1);
  expect(() =>
    store.add([
      { id: 'b', vec: [0, 1] },
      { id: 'c', vec: [1, 2, 3] },
    ]),
  ).toThrow(/document c has 3 entries/);
  expect(store.search([0, 1], 9).map(({ id }) => id)).toEqual(['a']);
});

test('what is out of the domain is named', () => {
  const store = cosineStore();
  store.add([{ id: 'a', vec: [1, 0] }]);
  expect(() => store.search([1, 0], -1)).toThrow(/k must be a non-negative integer, got -1/);
  expect(() => store.search([1, Number.NaN], 1)).toThrow(/the query must be a non-empty vector of finite numbers/);
  expect(() => store.search([1], 1)).toThrow(/the query has 1 entries, the store holds vectors of 2/);
});
