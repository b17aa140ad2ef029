import { describe, expect, it } from 'vitest';
import { countedIds, createMemory, storesFor } from '../../../src/algorithms/continual/memory-manager/reference.js';

const memoryOf = (capacity: number) =>
  createMemory(storesFor({ capacity, workingCapacity: 2, sensoryCapacity: 2 }), countedIds());

describe('agent memory', () => {
  it('evicts what was read longest ago, worked by hand', () => {
    // Capacity 2: a, b, read a, add c. The order of last access is b, a, c, so b leaves.
    const memory = memoryOf(2);
    const [a, b] = [memory.add('a', 0.5), memory.add('b', 0.5)];
    memory.get(a);
    memory.add('c', 0.5);
    expect(memory.get(a)).toMatchObject({ content: 'a', accessCount: 3 });
    expect(memory.get(b)).toBeNull();
  });

  it('moves important records with their ids and access counts', () => {
    const memory = memoryOf(5);
    const ids = [0.9, 0.7, 0.2].map((importance) => memory.add(`importance ${importance}`, importance));
    memory.get(ids[0] ?? '');
    expect(memory.consolidate(0.7)).toBe(2);
    expect(memory.counts()).toEqual({ sensory: 0, working: 0, short: 1, long: 2 });
    // Counted by hand: 1 when stored, one read before and one after the move.
    expect(memory.get(ids[0] ?? '')).toMatchObject({ id: ids[0], accessCount: 3 });
  });

  it('ranks by importance, then by last access', () => {
    const memory = memoryOf(5);
    const [first] = ['owl one', 'owl two', 'owl three'].map((content) => memory.add(content, 0.5));
    memory.addTo('long', 'owl four', 0.8);
    memory.addTo('sensory', 'owl five', 1);
    memory.get(first ?? '');
    expect(memory.search('OWL', 3)).toMatchObject([
      { content: 'owl four' },
      { content: 'owl one' },
      { content: 'owl three' },
    ]);
  });

  it('forgets in every store, once', () => {
    const memory = memoryOf(5);
    for (const store of ['sensory', 'working', 'short', 'long'] as const) {
      const id = memory.addTo(store, store, 0.5);
      expect([memory.forget(id), memory.get(id), memory.forget(id)]).toEqual([true, null, false]);
    }
  });

  it('refuses importances outside [0, 1], bad limits and capacities', () => {
    const memory = memoryOf(5);
    expect(() => memory.add('a', 1.2)).toThrow(/importance must lie in/);
    expect(() => memory.add('a', Number.NaN)).toThrow(/importance must lie in/);
    expect(() => memory.search('a', -1)).toThrow(/limit must be a whole number/);
    expect(() => storesFor({ capacity: 0 })).toThrow(/capacity must be at least 1/);
  });
});
