import type { Lie } from '../../../model/algorithm.js';
import type { MemoryManager, MemoryOptions } from './contract.js';
import { countedIds, createMemory, type Stores, storesFor } from './reference.js';
import { boundedStore, type Store } from './store.js';

/** The reference over stores of which some are exchanged. */
const withStores = (change: (stores: Stores, options: MemoryOptions) => Partial<Stores>): MemoryManager => ({
  operations: ['addTo'],
  create: (options) => {
    const stores = storesFor(options);
    return createMemory({ ...stores, ...change(stores, options) }, countedIds());
  },
});

const refusing = (store: Store, capacity: number): Store => ({
  ...store,
  get size() {
    return store.size;
  },
  put: (record) => {
    if (store.size < capacity) store.put(record);
  },
});

export const lies: readonly Lie<MemoryManager>[] = [
  {
    id: 'fifo-as-lru',
    description: 'Short-term memory evicts by age: reading protects nothing.',
    seenIn: 'seed 002, deque(maxlen) with the comment "LRU cache like behavior"',
    implementation: withStores((_, { capacity }) => ({ short: boundedStore(capacity, 'arrival') })),
    caughtBy: ['memory.lru-eviction'],
  },
  {
    id: 'unbounded',
    description: 'The capacity is accepted and ignored.',
    implementation: withStores(() => ({ short: boundedStore(Number.POSITIVE_INFINITY, 'recency') })),
    caughtBy: ['memory.capacity', 'memory.lru-eviction', 'memory.stores-are-bounded'],
  },
  {
    id: 'one-too-many',
    description: 'One record more than the capacity is kept.',
    implementation: withStores((_, { capacity }) => ({ short: boundedStore(capacity + 1, 'recency') })),
    caughtBy: ['memory.capacity', 'memory.lru-eviction', 'memory.stores-are-bounded'],
  },
  {
    id: 'full-refuses',
    description: 'A full short-term memory drops what is new.',
    implementation: withStores(({ short }, { capacity }) => ({ short: refusing(short, capacity) })),
    caughtBy: ['memory.newest-survives', 'memory.lru-eviction'],
  },
  {
    id: 'long-term-bounded',
    description: 'Long-term records are kept in short-term memory and evicted with it.',
    implementation: withStores(({ short }) => ({ long: short })),
    caughtBy: [
      'memory.capacity',
      'memory.consolidation-moves',
      'memory.consolidated-is-kept',
      'memory.search-limit-and-order',
      'memory.search-matches',
      'memory.commands-match-a-map',
      'memory.stores-are-bounded',
      'memory.search-skips-the-sensory-buffer',
      'memory.consolidation-reads-short-term-only',
    ],
  },
  {
    id: 'sensory-unbounded',
    description: 'The sensory buffer grows without end.',
    implementation: withStores(() => ({ sensory: boundedStore(Number.POSITIVE_INFINITY, 'arrival') })),
    caughtBy: ['memory.stores-are-bounded', 'memory.sensory-forgets-by-age'],
  },
  {
    id: 'sensory-by-recency',
    description: 'Reading protects sensory records.',
    implementation: withStores((_, { sensoryCapacity }) => ({
      sensory: boundedStore(sensoryCapacity ?? 50, 'recency'),
    })),
    caughtBy: ['memory.sensory-forgets-by-age'],
  },
  {
    id: 'working-by-age',
    description: 'Working memory evicts by age.',
    implementation: withStores((_, { workingCapacity }) => ({
      working: boundedStore(workingCapacity ?? 20, 'arrival'),
    })),
    caughtBy: ['memory.working-evicts-least-recent'],
  },
  {
    id: 'sensory-searched',
    description: 'Sensory records lie in working memory and are found by a general search.',
    implementation: withStores(({ working }) => ({ sensory: working })),
    caughtBy: ['memory.stores-are-bounded', 'memory.sensory-forgets-by-age', 'memory.search-skips-the-sensory-buffer'],
  },
];
