import type { AgentMemory, MemoryManager, MemoryOptions } from './contract.js';
import { countedIds, createMemory, type Stores, storesFor } from './reference.js';

export type Memory = Required<AgentMemory>;

/** The reference over its own stores, with some methods exchanged. */
export const lying = (
  change: (memory: Memory, stores: Stores, options: MemoryOptions) => Partial<Memory>,
): MemoryManager => ({
  operations: ['addTo'],
  create: (options) => {
    const stores = storesFor(options);
    const memory = createMemory(stores, countedIds());
    return { ...memory, ...change(memory, stores, options) };
  },
});
