import type { Lie } from '../../../model/algorithm.js';
import { lies as consolidationLies } from './consolidation-lies.js';
import type { MemoryId, MemoryManager, MemoryOptions } from './contract.js';
import { lying, type Memory } from './lying.js';
import { countedIds, createMemory, type Stores, storesFor } from './reference.js';
import type { MemoryRecord, Store } from './store.js';
import { lies as storeLies } from './store-lies.js';

/** Search hits in another order or number. */
const searching = (change: (hits: readonly MemoryRecord[], limit: number, stores: Stores) => readonly MemoryRecord[]) =>
  lying((memory, stores) => ({
    search: (query, limit) => change(memory.search(query, 1e6) as readonly MemoryRecord[], limit, stores),
  }));

/** Records pushed out of short-term memory stay in an index that `get` reads. */
function evictedReadable(memory: Memory): Partial<Memory> {
  const index = new Map<MemoryId, MemoryRecord>();
  return {
    add: (content, importance) => {
      const id = memory.add(content, importance);
      index.set(id, { id: String(id), content, importance, accessCount: 1, lastAccess: 0 });
      return id;
    },
    get: (id) => memory.get(id) ?? index.get(id) ?? null,
    forget: (id) => memory.forget(id) && index.delete(id),
  };
}

/** A forgotten record leaves an empty place behind that counts towards the capacity. */
function forgottenTakesRoom(memory: Memory, { short }: Stores): Partial<Memory> {
  return {
    forget: (id) => {
      const known = memory.forget(id);
      if (known) short.put({ id: `hole-${String(id)}`, content: '', importance: 0, accessCount: 0, lastAccess: 0 });
      return known;
    },
  };
}

function staleIndex(memory: Memory): Partial<Memory> {
  const everything: MemoryRecord[] = [];
  return {
    add: (content, importance) => {
      const id = memory.add(content, importance);
      everything.push({ id: String(id), content, importance, accessCount: 1, lastAccess: everything.length });
      return id;
    },
    search: (query, limit) =>
      everything
        .filter(({ content }) => content.toLowerCase().includes(query.toLowerCase()))
        .sort((a, b) => b.importance - a.importance)
        .slice(0, limit),
  };
}

const hasLong = ({ long }: Stores, { id }: MemoryRecord) => long.has(id);

/** Stores that memories created one right after the other share, as with a default argument. */
let spare: { readonly stores: Stores; readonly capacity: number } | undefined;

function sharedStores(options: MemoryOptions): Stores {
  const empty = spare !== undefined && Object.values(spare.stores).every((store: Store) => store.size === 0);
  if (spare === undefined || !empty || spare.capacity !== options.capacity)
    spare = { stores: storesFor(options), capacity: options.capacity };
  return spare.stores;
}

export const lies: readonly Lie<MemoryManager>[] = [
  {
    id: 'time-based-ids',
    description: 'Ids come from a coarse clock, so that records stored together share one and overwrite each other.',
    implementation: {
      operations: ['addTo'],
      create: (options) => {
        const counted = countedIds();
        let [current, uses] = [counted(), 0];
        return createMemory(storesFor(options), () => {
          uses += 1;
          if (uses % 3 === 0) current = counted();
          return current;
        });
      },
    },
    caughtBy: [
      'memory.roundtrip',
      'memory.forget-removes-everywhere',
      'memory.capacity',
      'memory.lru-eviction',
      'memory.consolidation-moves',
      'memory.forgetting-makes-room',
      'memory.search-limit-and-order',
      'memory.search-matches',
      'memory.ids-unique',
      'memory.commands-match-a-map',
      'memory.stores-are-bounded',
      'memory.sensory-forgets-by-age',
      'memory.working-evicts-least-recent',
      'memory.search-skips-the-sensory-buffer',
    ],
  },
  {
    id: 'ids-from-size',
    description: 'An id is the number of records stored, which repeats after forgetting and eviction.',
    implementation: {
      operations: ['addTo'],
      create: (options) => {
        const stores = storesFor(options);
        const stored = () => Object.values(stores).reduce((sum, store) => sum + store.size, 0);
        return createMemory(stores, () => `memory-${stored()}`);
      },
    },
    caughtBy: [
      'memory.capacity',
      'memory.lru-eviction',
      'memory.ids-unique',
      'memory.commands-match-a-map',
      'memory.stores-are-bounded',
    ],
  },
  {
    id: 'invented-record',
    description: 'An unknown id gets a made-up record.',
    seenIn: 'seed 002, memory_cloud.py retrieve_memory (placeholder data)',
    implementation: lying((memory) => ({ get: (id) => memory.get(id) ?? { id, content: `memory ${id}` } })),
    caughtBy: [
      'memory.roundtrip',
      'memory.forget-removes-everywhere',
      'memory.capacity',
      'memory.lru-eviction',
      'memory.commands-match-a-map',
      'memory.stores-are-bounded',
      'memory.sensory-forgets-by-age',
      'memory.working-evicts-least-recent',
    ],
  },
  {
    id: 'importance-falsy',
    description: 'An importance of zero falls back to a default.',
    implementation: lying((memory) => ({ add: (content, importance) => memory.add(content, importance || 0.75) })),
    caughtBy: ['memory.consolidation-moves', 'memory.commands-match-a-map'],
  },
  {
    id: 'forget-keeps',
    description: 'forget says true and removes nothing.',
    implementation: lying((memory) => ({ forget: (id) => memory.get(id) !== null })),
    caughtBy: ['memory.forget-removes-everywhere', 'memory.forgetting-makes-room', 'memory.commands-match-a-map'],
  },
  {
    id: 'forget-always-true',
    description: 'forget says true for unknown ids too.',
    implementation: lying((memory) => ({
      forget: (id) => {
        memory.forget(id);
        return true;
      },
    })),
    caughtBy: ['memory.forget-removes-everywhere', 'memory.commands-match-a-map'],
  },
  {
    id: 'forget-says-nothing',
    description: 'forget removes the record and returns false.',
    implementation: lying((memory) => ({
      forget: (id) => {
        memory.forget(id);
        return false;
      },
    })),
    caughtBy: ['memory.forget-removes-everywhere', 'memory.commands-match-a-map'],
  },
  {
    id: 'forget-short-term-only',
    description: 'Long-term records cannot be forgotten.',
    implementation: lying((memory, { long }) => ({ forget: (id) => !long.has(String(id)) && memory.forget(id) })),
    caughtBy: ['memory.forget-removes-everywhere', 'memory.commands-match-a-map'],
  },
  {
    id: 'forgotten-is-found',
    description: 'The search index still holds forgotten and evicted records.',
    implementation: lying(staleIndex),
    caughtBy: ['memory.forget-removes-everywhere', 'memory.search-skips-the-sensory-buffer'],
  },
  {
    id: 'forgotten-takes-room',
    description: 'A forgotten record keeps its place in the queue.',
    seenIn: 'seed 002, forget_memory edits the index of short-term memory and not its queue',
    implementation: lying(forgottenTakesRoom),
    caughtBy: ['memory.forgetting-makes-room', 'memory.commands-match-a-map'],
  },
  {
    id: 'evicted-is-readable',
    description: 'An index keeps what the queue dropped.',
    seenIn: 'seed 002, _stm_lru_order',
    implementation: lying(evictedReadable),
    caughtBy: ['memory.capacity', 'memory.lru-eviction'],
  },
  ...consolidationLies,
  {
    id: 'limit-ignored',
    description: 'Every match is returned.',
    implementation: searching((hits) => hits),
    caughtBy: ['memory.search-limit-and-order'],
  },
  {
    id: 'least-important-first',
    description: 'Matches are sorted by rising importance.',
    implementation: searching((hits, limit) => [...hits].reverse().slice(0, limit)),
    caughtBy: ['memory.search-limit-and-order'],
  },
  {
    id: 'limit-before-order',
    description: 'The first matches are cut off and then sorted.',
    implementation: searching((hits, limit) => {
      const cut = [...hits].sort((a, b) => a.lastAccess - b.lastAccess).slice(0, limit);
      return cut.sort((a, b) => b.importance - a.importance);
    }),
    caughtBy: ['memory.search-limit-and-order'],
  },
  {
    id: 'search-without-long-term',
    description: 'Long-term memory is not searched.',
    implementation: searching((hits, limit, stores) => hits.filter((hit) => !hasLong(stores, hit)).slice(0, limit)),
    caughtBy: ['memory.search-limit-and-order', 'memory.search-matches', 'memory.search-skips-the-sensory-buffer'],
  },
  {
    id: 'search-matches-everything',
    description: 'The query is accepted and ignored.',
    implementation: lying((memory) => ({ search: (_, limit) => memory.search('', limit) })),
    caughtBy: ['memory.search-matches'],
  },
  {
    id: 'stores-shared',
    description: 'Memories share their stores.',
    implementation: { operations: ['addTo'], create: (options) => createMemory(sharedStores(options), countedIds()) },
    caughtBy: ['memory.memories-are-separate'],
  },
  ...storeLies,
];
