import type { Lie } from '../../../model/algorithm.js';
import type { MemoryManager } from './contract.js';
import { lying } from './lying.js';
import type { Stores } from './reference.js';
import type { MemoryRecord } from './store.js';

/** Consolidation that does something else with each chosen record. */
const consolidating = (
  move: (record: MemoryRecord, stores: Stores) => void,
  chosen: (record: MemoryRecord, threshold: number) => boolean = ({ importance }, threshold) => importance >= threshold,
): MemoryManager =>
  lying((_, stores) => ({
    consolidate: (threshold) => {
      const records = stores.short.records().filter((record) => chosen(record, threshold));
      for (const record of records) move(record, stores);
      return records.length;
    },
  }));

const moveAs =
  (change: (record: MemoryRecord) => MemoryRecord) =>
  (record: MemoryRecord, { short, long }: Stores) => {
    short.remove(record.id);
    long.put(change(record));
  };
const unchanged = (record: MemoryRecord) => record;

let freshId = 0;
const renamed = (record: MemoryRecord): MemoryRecord => {
  freshId += 1;
  return { ...record, id: `consolidated-${freshId}`, accessCount: 1 };
};

export const lies: readonly Lie<MemoryManager>[] = [
  {
    id: 'consolidation-copies',
    description: 'Consolidated records stay in short-term memory too.',
    implementation: consolidating((record, { long }) => long.put(record)),
    caughtBy: [
      'memory.consolidation-moves',
      'memory.search-limit-and-order',
      'memory.search-matches',
      'memory.commands-match-a-map',
    ],
  },
  {
    id: 'consolidation-loses',
    description: 'Consolidated records are removed and stored nowhere.',
    implementation: consolidating((record, { short }) => short.remove(record.id)),
    caughtBy: [
      'memory.forget-removes-everywhere',
      'memory.consolidation-moves',
      'memory.consolidated-is-kept',
      'memory.search-limit-and-order',
      'memory.search-matches',
      'memory.commands-match-a-map',
    ],
  },
  {
    id: 'consolidation-renames',
    description: 'A consolidated record is stored anew, under another id and with its access count lost.',
    seenIn: 'seed 002, consolidate_memories calls add_memory',
    implementation: consolidating(moveAs(renamed)),
    caughtBy: [
      'memory.forget-removes-everywhere',
      'memory.consolidation-moves',
      'memory.consolidated-is-kept',
      'memory.search-limit-and-order',
      'memory.search-matches',
      'memory.commands-match-a-map',
    ],
  },
  {
    id: 'consolidation-resets-count',
    description: 'The access count starts again.',
    implementation: consolidating(moveAs((record) => ({ ...record, accessCount: 1 }))),
    caughtBy: ['memory.consolidation-moves'],
  },
  {
    id: 'consolidation-strict',
    description: 'importance > threshold instead of >=.',
    implementation: consolidating(moveAs(unchanged), ({ importance }, threshold) => importance > threshold),
    caughtBy: ['memory.consolidation-moves'],
  },
  {
    id: 'consolidation-of-everything',
    description: 'The threshold is accepted and ignored.',
    implementation: consolidating(moveAs(unchanged), () => true),
    caughtBy: ['memory.consolidation-moves', 'memory.commands-match-a-map'],
  },
  {
    id: 'consolidation-does-nothing',
    description: 'consolidate returns 0.',
    implementation: lying(() => ({ consolidate: () => 0 })),
    caughtBy: [
      'memory.consolidation-moves',
      'memory.consolidated-is-kept',
      'memory.commands-match-a-map',
      'memory.consolidation-reads-short-term-only',
    ],
  },
  {
    id: 'consolidates-working-memory',
    description: 'Working memory is consolidated too.',
    implementation: lying((memory, { working, long }) => ({
      consolidate: (threshold) => {
        const records = working.records().filter(({ importance }) => importance >= threshold);
        for (const record of records) moveAs(unchanged)(record, { short: working, long } as Stores);
        return records.length + memory.consolidate(threshold);
      },
    })),
    caughtBy: ['memory.consolidation-reads-short-term-only'],
  },
];
