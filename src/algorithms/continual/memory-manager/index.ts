import { defineAlgorithm } from '../../../model/algorithm.js';
import { type AgentMemory, contract, type MemoryId, type MemoryManager } from './contract.js';
import { lies } from './lies.js';
import { properties } from './properties.js';
import { contentOf, isThere, nameOf, storeCounts } from './reading.js';
import { memoryManager } from './reference.js';

/** Content and numbers instead of records, numbers as ids, and the counts under other names. */
const plainAnswers: MemoryManager = {
  create: (options) => {
    const memory = memoryManager.create(options) as Required<AgentMemory>;
    const ids: MemoryId[] = [];
    const known = (id: MemoryId) => ids[Number(id)] ?? 'unknown';
    return {
      add: (content, importance) => ids.push(memory.add(content, importance)) - 1,
      get: (id) => contentOf(memory.get(known(id))),
      search: (query, limit) => memory.search(query, limit).map((hit) => ids.indexOf(nameOf(hit) as MemoryId)),
      forget: (id) => memory.forget(known(id)),
      consolidate: (threshold) => memory.consolidate(threshold),
      counts: () => {
        const counts = memory.counts();
        return { stm: counts.short ?? 0, ltm: counts.long ?? 0 };
      },
    };
  },
};

/** What is left after evictions, reads, consolidation and forgetting, and the answers on the way. */
function scenario(implementation: MemoryManager): number[] {
  const memory = implementation.create({ capacity: 4 });
  const importances = [0.2, 0.9, 0.4, 0.7, 0.1, 0.8, 0.3];
  const ids = importances.slice(0, 4).map((importance, at) => memory.add(`note ${at}`, importance));
  memory.get(ids[0] as MemoryId);
  ids.push(...importances.slice(4, 5).map((importance) => memory.add('note 4', importance)));
  const afterEviction = ids.map((id) => (isThere(memory, id) ? 1 : 0));
  const moved = memory.consolidate(0.7);
  ids.push(...importances.slice(5).map((importance, at) => memory.add(`note ${5 + at}`, importance)));
  const hits = memory
    .search('note', 3)
    .map((hit) => ids.findIndex((id, at) => nameOf(hit) === id || nameOf(hit) === `note ${at}`));
  const forgotten = [ids[3], ids[3], ids[5]].map((id) => (memory.forget(id as MemoryId) ? 1 : 0));
  const { short, long } = storeCounts(memory) ?? { short: -1, long: -1 };
  return [
    ...afterEviction,
    moved,
    ...hits,
    hits.length,
    ...forgotten,
    short,
    long,
    ...ids.map((id) => (isThere(memory, id) ? 1 : 0)),
  ];
}

export const agentMemory = defineAlgorithm({
  id: 'memory-manager',
  family: 'continual',
  title: 'Agent memory (sensory, working, short-term, long-term)',
  aliases: ['memory manager', 'agent memory', 'short-term and long-term memory', 'memory consolidation', 'lru memory'],
  idea:
    'New records enter small stores that forget, and important ones are moved to a store that does not. ' +
    'Reading renews a record, forgetting removes it everywhere, and a search ranks matches by importance.',
  sources: [
    { citation: 'Seed 002, learning/memory_learning/memory_manager.py', locator: 'MemoryManager' },
    {
      citation: 'Atkinson, Shiffrin (1968). Human memory: a proposed system and its control processes.',
      locator: 'sensory register, short-term store, long-term store',
    },
  ],
  equations: [
    'get(add(x)) = x; after forget(id) = true: get(id) = null and no search finds it',
    'consolidate(t) moves { r in short-term : importance(r) >= t } to long-term, ids and access counts kept',
    'a full short-term store evicts the record with the smallest last access',
  ],
  cost: 'Storing, reading and forgetting O(1), searching n records O(n log n), consolidating O(short-term records).',
  contract,
  reference: memoryManager,
  properties,
  lies,
  variants: [
    {
      id: 'plain-answers',
      description: 'Numbers as ids, content instead of records, no named stores.',
      implementation: plainAnswers,
    },
  ],
  phrases: [
    { text: 'stores and retrieves memories', properties: ['memory.roundtrip', 'memory.commands-match-a-map'] },
    { text: 'LRU cache', properties: ['memory.lru-eviction', 'memory.capacity'] },
    { text: 'forgetting mechanism', properties: ['memory.forget-removes-everywhere', 'memory.forgetting-makes-room'] },
    {
      text: 'memory consolidation (short-term to long-term)',
      properties: [
        'memory.consolidation-moves',
        'memory.consolidated-is-kept',
        'memory.consolidation-reads-short-term-only',
      ],
    },
    { text: 'importance threshold', properties: ['memory.consolidation-moves'] },
    { text: 'capacity', properties: ['memory.capacity', 'memory.newest-survives', 'memory.stores-are-bounded'] },
    {
      text: 'returns True if memory was found and forgotten',
      properties: ['memory.forget-removes-everywhere'],
    },
    { text: 'most relevant memories first', properties: ['memory.search-limit-and-order', 'memory.search-matches'] },
    { text: 'unique identifier', properties: ['memory.ids-unique', 'memory.memories-are-separate'] },
    {
      text: 'sensory buffer',
      properties: ['memory.sensory-forgets-by-age', 'memory.search-skips-the-sensory-buffer'],
    },
    { text: 'working memory', properties: ['memory.working-evicts-least-recent'] },
  ],
  falseProperties: [
    { statement: 'Important memories are never lost.', why: 'Before consolidation a full store evicts them too.' },
    { statement: 'A search renews what it finds.', why: 'Conventions differ; only reading by id is fixed.' },
  ],
  scenario,
});
