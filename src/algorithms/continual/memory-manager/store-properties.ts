import type { Counterexample, Property } from '../../../model/algorithm.js';
import { counterexample } from '../../compare.js';
import type { AgentMemory, MemoryId, MemoryManager, StoreName } from './contract.js';
import { isThere, nameOf } from './reading.js';

const LIMITS = { capacity: 5, workingCapacity: 3, sensoryCapacity: 4 };

const withStores = (implementation: MemoryManager) => implementation.create(LIMITS) as Required<AgentMemory>;
const fill = (memory: Required<AgentMemory>, store: StoreName, count: number): MemoryId[] =>
  Array.from({ length: count }, (_, at) => memory.addTo(store, `${store} event ${at}`, 0.5));
const readable = (memory: AgentMemory, ids: readonly MemoryId[]) => ids.map((id) => isThere(memory, id));

const shared = { strength: 'always', tolerance: 'exact', needs: ['addTo'] } as const;

export const storeProperties: readonly Property<MemoryManager>[] = [
  {
    ...shared,
    id: 'memory.stores-are-bounded',
    statement: 'Sensory, working and short-term memory keep to their own capacities; long-term memory has none.',
    basis: 'seed 002, MemoryManager.__init__',
    check: (implementation) => {
      const memory = withStores(implementation);
      const counts = (['sensory', 'working', 'short', 'long'] as const).map(
        (store) => readable(memory, fill(memory, store, 30)).filter(Boolean).length,
      );
      const expected = [LIMITS.sensoryCapacity, LIMITS.workingCapacity, LIMITS.capacity, 30];
      return counts.join() === expected.join()
        ? undefined
        : counterexample('readable of 30 in sensory, working, short, long', { ...LIMITS }, expected, counts);
    },
  },
  {
    ...shared,
    id: 'memory.sensory-forgets-by-age',
    statement: 'The sensory buffer drops its oldest record, read or not.',
    basis: 'seed 002, sensory_buffer is a bounded queue',
    check: (implementation) => {
      const memory = withStores(implementation);
      const ids = fill(memory, 'sensory', 4);
      memory.get(ids[0] as MemoryId);
      memory.addTo('sensory', 'a fifth', 0.5);
      const actual = readable(memory, ids);
      return actual.join() === 'false,true,true,true'
        ? undefined
        : counterexample('which of four are left', { ...LIMITS, read: 0 }, [false, true, true, true], actual);
    },
  },
  {
    ...shared,
    id: 'memory.working-evicts-least-recent',
    statement: 'A full working memory drops the record that was stored or read longest ago.',
    basis: 'seed 002, add_memory: the oldest timestamp, which retrieval renews',
    check: workingEvicts,
  },
  {
    ...shared,
    id: 'memory.search-skips-the-sensory-buffer',
    statement: 'A general search finds working, short-term and long-term records, and leaves the sensory buffer out.',
    basis: 'seed 002, retrieve_memory without a type',
    check: (implementation) => {
      const memory = withStores(implementation);
      const ids = (['sensory', 'working', 'short', 'long'] as const).map((store) =>
        memory.addTo(store, `${store} bell`, 0.5),
      );
      const hits = memory.search('bell', 10).map(nameOf);
      const actual = ids.map((id) => hits.includes(id));
      return actual.join() === 'false,true,true,true' && hits.length === 3
        ? undefined
        : counterexample(
            'found in sensory, working, short, long',
            { query: 'bell' },
            [false, true, true, true],
            actual,
          );
    },
  },
  {
    ...shared,
    id: 'memory.consolidation-reads-short-term-only',
    statement: 'Consolidation leaves sensory and working memory alone, however important their records are.',
    basis: 'seed 002, consolidate_memories: from short-term to long-term memory',
    check: (implementation) => {
      const memory = withStores(implementation);
      for (const store of ['sensory', 'working', 'short', 'long'] as const) memory.addTo(store, `${store} gong`, 0.9);
      const moved = memory.consolidate(0.5);
      return moved === 1 ? undefined : counterexample('records moved', { importance: 0.9, threshold: 0.5 }, 1, moved);
    },
  },
];

function workingEvicts(implementation: MemoryManager): Counterexample | undefined {
  const memory = withStores(implementation);
  const ids = fill(memory, 'working', 3);
  memory.get(ids[0] as MemoryId);
  memory.addTo('working', 'a fourth', 0.1);
  const actual = readable(memory, ids);
  return actual.join() === 'true,false,true'
    ? undefined
    : counterexample('which of three are left', { ...LIMITS, read: 0 }, [true, false, true], actual);
}
