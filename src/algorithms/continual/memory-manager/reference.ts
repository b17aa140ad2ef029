import type { AgentMemory, MemoryId, MemoryManager, MemoryOptions, StoreName } from './contract.js';
import { boundedStore, type MemoryRecord, type Store } from './store.js';

const DEFAULTS = { workingCapacity: 20, sensoryCapacity: 50 };

/**
 * The memory manager that seed 002 describes (learning/memory_learning/memory_manager.py): a sensory buffer that forgets by age,
 * working and short-term memory that forget what was read least recently, and an unbounded long-term memory. Consolidation moves
 * important short-term records to long-term memory with their ids and access counts, forgetting removes a record wherever it is,
 * and a search looks at all stores but the sensory one.
 *
 * Importance lies in [0, 1]. Storing, reading and forgetting O(1), searching O(n log n), consolidating O(short-term records).
 * RangeError for a capacity below 1, an importance outside [0, 1], or a limit that is no whole number >= 0.
 */
export const memoryManager: MemoryManager = {
  create: (options) => createMemory(storesFor(options), countedIds()),
  operations: ['addTo'],
};

export type Stores = Readonly<Record<StoreName, Store>>;

export function storesFor({ capacity, workingCapacity, sensoryCapacity }: MemoryOptions): Stores {
  return {
    sensory: boundedStore(sensoryCapacity ?? DEFAULTS.sensoryCapacity, 'arrival'),
    working: boundedStore(workingCapacity ?? DEFAULTS.workingCapacity, 'recency'),
    short: boundedStore(capacity, 'recency'),
    long: boundedStore(Number.POSITIVE_INFINITY, 'arrival'),
  };
}

/** Ids that never repeat within one memory. */
export function countedIds(): () => string {
  let issued = 0;
  return () => {
    issued += 1;
    return `memory-${issued}`;
  };
}

/** A memory over given stores; `newId` names its records. */
export function createMemory(stores: Stores, newId: () => string): Required<AgentMemory> {
  const all = Object.values(stores);
  let clock = 0;
  const tick = () => {
    clock += 1;
    return clock;
  };

  const addTo = (store: StoreName, content: string, importance: number): string => {
    if (!(importance >= 0 && importance <= 1))
      throw new RangeError(`memory: importance must lie in [0, 1], got ${importance}`);
    const id = newId();
    stores[store].put({ id, content, importance, accessCount: 1, lastAccess: tick() });
    return id;
  };

  return {
    addTo,
    add: (content, importance) => addTo('short', content, importance),
    get: (id) => {
      const store = all.find((candidate) => candidate.has(String(id)));
      const found = store?.get(String(id));
      if (store === undefined || found === undefined) return null;
      const read = { ...found, accessCount: found.accessCount + 1, lastAccess: tick() };
      store.touch(read);
      return read;
    },
    search: (query, limit) => {
      if (!Number.isInteger(limit) || limit < 0)
        throw new RangeError(`memory: limit must be a whole number >= 0, got ${limit}`);
      const matches = [stores.short, stores.working, stores.long].flatMap((store) => matching(store, query));
      return matches.sort(mostImportantFirst).slice(0, limit);
    },
    forget: (id: MemoryId) => all.filter((store) => store.remove(String(id))).length > 0,
    consolidate: (threshold) => {
      const chosen = stores.short.records().filter(({ importance }) => importance >= threshold);
      for (const record of chosen) {
        stores.short.remove(record.id);
        stores.long.put(record);
      }
      return chosen.length;
    },
    counts: () => ({
      sensory: stores.sensory.size,
      working: stores.working.size,
      short: stores.short.size,
      long: stores.long.size,
    }),
  };
}

function matching(store: Store, query: string): readonly MemoryRecord[] {
  const wanted = query.toLowerCase();
  return store.records().filter(({ content }) => content.toLowerCase().includes(wanted));
}

/** By importance, then by last access, both falling. */
const mostImportantFirst = (a: MemoryRecord, b: MemoryRecord) =>
  b.importance - a.importance || b.lastAccess - a.lastAccess;
