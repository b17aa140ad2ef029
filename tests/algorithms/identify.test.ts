import { expect, test } from 'vitest';
import { competitors, identify, knownBehaviours } from '../../src/algorithms/identify.js';
import { algorithms, findAlgorithm } from '../../src/algorithms/index.js';
import type { AnyAlgorithm } from '../../src/model/algorithm.js';

function rivalsOf(id: string) {
  return knownBehaviours(competitors(algorithms, (findAlgorithm(id) as AnyAlgorithm).contract.id));
}

function nearest(contractOf: string, implementation: unknown): string {
  const [first] = identify(implementation, rivalsOf(contractOf));
  return `${first?.kind} ${first?.id} ${first?.same ? 'same' : 'near'}`;
}

test('implementations of our own are told for what they are', () => {
  // Written here, not taken from the library: a bare resultant length, and the product of ratios without the root.
  const single = (phases: readonly number[]): number => {
    const cosine = phases.reduce((sum, phase) => sum + Math.cos(phase), 0) / phases.length;
    const sine = phases.reduce((sum, phase) => sum + Math.sin(phase), 0) / phases.length;
    return Math.sqrt(cosine ** 2 + sine ** 2);
  };
  expect(nearest('plv', { plv: single })).toBe('lie plv-single-signal same');
  const growth = (norms: readonly number[]): number => (norms.at(-1) as number) / (norms[0] as number);
  expect(nearest('sigma', { sigma: growth })).toBe('lie total-growth same');
  const root = (norms: readonly number[]): number => growth(norms) ** (1 / (norms.length - 1));
  expect(nearest('sigma', { sigma: root })).toBe('reference propagation-ratio same');
});

test('a three-parameter model that does not guess is a two-parameter model', () => {
  const model = {
    probability: (theta: number, a: number, b: number) => 1 / (1 + Math.exp(-a * (theta - b))),
  };
  const ranked = identify(model, rivalsOf('item-response-3pl'));
  expect(ranked[0]).toMatchObject({ kind: 'reference', id: 'item-response-2pl' });
  expect(ranked.findIndex(({ id }) => id === 'item-response-3pl')).toBeGreaterThan(0);
});

test('what throws everywhere is like nothing, and ranks are complete', () => {
  const ranked = identify({}, rivalsOf('plv'));
  expect(ranked.every(({ same, distance }) => !same && distance === 1)).toBe(true);
  const plv = findAlgorithm('plv') as AnyAlgorithm;
  expect(ranked).toHaveLength(1 + plv.lies.length);
});

test('without a rival there is nothing to say', () => {
  expect(() => knownBehaviours([])).toThrow(RangeError);
  expect(() => knownBehaviours(algorithms, [])).toThrow(RangeError);
  expect(competitors(algorithms, 'no such contract')).toEqual([]);
});
