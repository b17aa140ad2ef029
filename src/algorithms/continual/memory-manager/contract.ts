import type { Contract } from '../../../model/algorithm.js';

export type MemoryId = string | number;
export type StoreName = 'sensory' | 'working' | 'short' | 'long';

export interface MemoryOptions {
  /** Most records in short-term memory. */
  readonly capacity: number;
  readonly workingCapacity?: number;
  readonly sensoryCapacity?: number;
}

export interface AgentMemory {
  /** Stores in short-term memory; importance in [0, 1]. */
  add(content: string, importance: number): MemoryId;
  /** The record, or null. Reading counts as an access. */
  get(id: MemoryId): unknown;
  /** Records whose content holds `query`, the most important first; the sensory store is left out. */
  search(query: string, limit: number): readonly unknown[];
  /** Whether there was such a record. */
  forget(id: MemoryId): boolean;
  /** Moves short-term records with importance >= threshold to long-term memory; how many. */
  consolidate(threshold: number): number;
  counts(): Readonly<Record<string, number>>;
  /** Stores in a named store. */
  addTo?(store: StoreName, content: string, importance: number): MemoryId;
}

export interface MemoryManager {
  create(options: MemoryOptions): AgentMemory;
  /** Methods of the instance beyond the required ones. */
  readonly operations?: readonly string[];
}

const id = {
  name: 'id',
  aliases: ['memory_id', 'record_id', 'key', 'mem_id'],
  shape: 'string',
  meaning: 'what `add` returned',
};
const content = {
  name: 'content',
  aliases: ['text', 'data', 'memory', 'value', 'item'],
  shape: 'string',
  meaning: 'what is remembered',
};
const importance = {
  name: 'importance',
  aliases: ['weight', 'salience', 'priority', 'score'],
  shape: 'number',
  meaning: 'in [0, 1]',
  default: 0.5,
};
const capacity = (name: string, aliases: readonly string[], meaning: string) => ({
  name,
  aliases,
  shape: 'integer',
  meaning,
});

export const contract: Contract = {
  id: 'agent-memory',
  title: 'Agent memory with several stores',
  classAliases: [
    'memory_manager',
    'memory_store',
    'agent_memory',
    'memory_cloud',
    'memory_system',
    'episodic_memory',
    'short_term_memory',
    'working_memory',
    'memory_bank',
    'memory_service',
  ],
  operations: [
    {
      name: 'create',
      effect: 'constructs',
      required: true,
      summary: 'an empty memory',
      parameters: [
        capacity('capacity', ['short_term_capacity', 'max_size', 'stm_capacity', 'maxlen'], 'short-term records'),
        capacity('workingCapacity', ['working_memory_capacity', 'wm_capacity'], 'working-memory records'),
        capacity('sensoryCapacity', ['sensory_buffer_capacity', 'sensory_capacity'], 'sensory records'),
      ],
      returns: 'a memory',
      aliases: ['constructor', 'init', 'new'],
    },
    {
      name: 'add',
      effect: 'updates',
      required: true,
      summary: 'stores a record in short-term memory',
      parameters: [content, importance],
      returns: 'its id',
      aliases: ['add_memory', 'store', 'store_memory', 'remember', 'save', 'put', 'record'],
    },
    {
      name: 'get',
      effect: 'updates',
      required: true,
      summary: 'a record by id, or null',
      parameters: [id],
      returns: 'record',
      aliases: ['retrieve', 'retrieve_memory', 'get_memory', 'recall', 'fetch', 'load'],
    },
    {
      name: 'search',
      effect: 'reads',
      required: false,
      summary: 'records that match a query, the most important first',
      parameters: [
        {
          name: 'query',
          aliases: ['q', 'text', 'keyword', 'criteria', 'query_criteria'],
          shape: 'string',
          meaning: 'part of the content',
        },
        {
          name: 'limit',
          aliases: ['k', 'top_k', 'n', 'max_results', 'count'],
          shape: 'integer',
          meaning: 'most records returned',
        },
      ],
      returns: 'record[]',
      aliases: ['query', 'query_memories', 'search_memories', 'find', 'retrieve_memory', 'recall_similar'],
    },
    {
      name: 'forget',
      effect: 'updates',
      required: false,
      summary: 'removes a record from every store',
      parameters: [id],
      returns: 'boolean, whether it was there',
      aliases: ['forget_memory', 'delete', 'delete_memory', 'remove', 'erase', 'remove_memory'],
    },
    {
      name: 'consolidate',
      effect: 'updates',
      required: false,
      summary: 'moves important short-term records to long-term memory',
      parameters: [
        {
          name: 'threshold',
          aliases: ['importance_threshold', 'min_importance'],
          shape: 'number',
          meaning: 'least importance',
        },
      ],
      returns: 'integer, records moved',
      aliases: ['consolidate_memories', 'consolidation', 'transfer', 'move_to_long_term', 'sleep'],
    },
    {
      name: 'counts',
      effect: 'reads',
      required: false,
      summary: 'records by store',
      parameters: [],
      returns: 'record with a number for short and one for long',
      aliases: ['get_memory_summary', 'summary', 'stats', 'get_stats', 'sizes', 'status'],
    },
    {
      name: 'addTo',
      effect: 'updates',
      required: false,
      summary: 'stores a record in a named store',
      parameters: [
        {
          name: 'store',
          aliases: ['memory_type', 'kind', 'tier', 'type'],
          shape: 'string',
          meaning: 'sensory, working, short or long',
        },
        content,
        importance,
      ],
      returns: 'its id',
      aliases: ['add_memory', 'store_in', 'add_to_store', 'add_sensory', 'add_working'],
    },
  ],
};
