import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { counterexample } from '../../compare.js';
import { integerBelow } from '../../random.js';
import { commandsMatchAMap } from './command-property.js';
import type { AgentMemory, MemoryId, MemoryManager } from './contract.js';
import { accessCountOf, contentOf, isThere, nameOf, storeCounts } from './reading.js';
import { storeProperties } from './store-properties.js';

const exact = { strength: 'always', tolerance: 'exact' } as const;
const claimed = { strength: 'when-claimed', tolerance: 'exact' } as const;

const found = (memory: AgentMemory, query: string, limit: number) => memory.search(query, limit).map(nameOf);
const holds = (hits: readonly unknown[], id: MemoryId, content: string) => hits.includes(id) || hits.includes(content);

export const properties: readonly Property<MemoryManager>[] = [
  {
    ...exact,
    id: 'memory.roundtrip',
    statement: 'A stored memory is found by its id, with its content; an unknown id gives nothing.',
    basis: 'get(add(x)) = x',
    check: (implementation) => {
      const memory = implementation.create({ capacity: 5 });
      const contents = ['a red kite', 'a grey heron', 'the third thing'];
      const ids = contents.map((content, at) => memory.add(content, 0.2 + 0.3 * at));
      const actual = ids.map((id) => contentOf(memory.get(id)));
      if (JSON.stringify(actual) !== JSON.stringify(contents))
        return counterexample('content by id', { contents }, contents, actual);
      const unknown = contentOf(memory.get('no-such-id'));
      return unknown === undefined ? undefined : counterexample('an unknown id', { id: 'no-such-id' }, null, unknown);
    },
  },
  {
    ...exact,
    id: 'memory.forget-removes-everywhere',
    statement: 'A forgotten memory is in no store and no search; forgetting it again, or an unknown id, is false.',
    basis: 'forget(id) = true implies get(id) = null',
    check: forgetRemoves,
  },
  {
    ...exact,
    id: 'memory.capacity',
    statement: 'Short-term memory never exceeds its capacity, and what it evicted cannot be read.',
    basis: 'bounded store',
    check: capacity,
  },
  {
    ...exact,
    id: 'memory.newest-survives',
    statement: 'A new memory can be read at once, also when the store is full, and one other makes room for it.',
    basis: 'eviction makes room for what comes in',
    check: (implementation) => {
      const memory = implementation.create({ capacity: 4 });
      const ids = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6].map((importance, at) => memory.add(`event ${at}`, importance));
      const newest = ids.at(-1) as MemoryId;
      return isThere(memory, newest)
        ? undefined
        : counterexample('the new record is gone', { capacity: 4, added: 6 }, 'event 5', memory.get(newest));
    },
  },
  {
    ...claimed,
    id: 'memory.lru-eviction',
    statement: 'Reading a record protects it: the least recently used one is evicted.',
    basis: 'least recently used; only when that is claimed, first in first out otherwise',
    check: lruEviction,
  },
  {
    ...exact,
    id: 'memory.consolidation-moves',
    statement:
      'Consolidation moves records with importance >= threshold, keeps id and access count, and says how many.',
    basis: 'seed 002, consolidate_memories with strategy importance_threshold',
    check: consolidationMoves,
  },
  {
    ...exact,
    id: 'memory.consolidated-is-kept',
    statement: 'A consolidated memory is not evicted by what comes after.',
    basis: 'long-term memory has no short-term capacity',
    check: (implementation) => {
      const memory = implementation.create({ capacity: 3 });
      const kept = memory.add('worth keeping', 0.95);
      memory.consolidate(0.8);
      for (let added = 0; added < 12; added++) memory.add(`noise ${added}`, 0.1);
      return contentOf(memory.get(kept)) === 'worth keeping'
        ? undefined
        : counterexample(
            'a consolidated record is gone',
            { capacity: 3, addedLater: 12 },
            'worth keeping',
            memory.get(kept),
          );
    },
  },
  {
    ...exact,
    id: 'memory.forgetting-makes-room',
    statement: 'After a record was forgotten, another fits without eviction.',
    basis: 'a forgotten record takes no place',
    check: (implementation) => {
      const memory = implementation.create({ capacity: 3 });
      const ids = ['one', 'two', 'three'].map((content) => memory.add(content, 0.5));
      memory.forget(ids[1] as MemoryId);
      const late = memory.add('four', 0.5);
      const left = [ids[0], ids[2], late].filter((id) => isThere(memory, id as MemoryId)).length;
      return left === 3
        ? undefined
        : counterexample('records that can be read', { capacity: 3, forgotten: 'two' }, 3, left);
    },
  },
  {
    ...claimed,
    id: 'memory.search-limit-and-order',
    statement: 'A search returns the most important matches first, and no more than the limit.',
    basis: 'seed 002, retrieve_memory sorts by importance and recency',
    check: searchLimitAndOrder,
  },
  {
    ...claimed,
    id: 'memory.search-matches',
    statement: 'A search finds every record that holds the query, in short-term and long-term memory, and no other.',
    basis: 'seed 002, retrieve_memory over all stores',
    check: (implementation) => {
      const memory = implementation.create({ capacity: 10 });
      const contents = ['red apple', 'green pear', 'apple pie', 'cold tea', 'an apple tree'];
      const ids = contents.map((content, at) => memory.add(content, [0.9, 0.8, 0.2, 0.3, 0.4][at] as number));
      memory.consolidate(0.85);
      const hits = found(memory, 'apple', 10);
      const expected = [0, 2, 4];
      const right =
        expected.every((at) => holds(hits, ids[at] as MemoryId, contents[at] as string)) && hits.length === 3;
      return right
        ? undefined
        : counterexample(
            'matches of "apple"',
            { contents },
            expected.map((at) => contents[at]),
            hits,
          );
    },
  },
  {
    ...exact,
    id: 'memory.ids-unique',
    statement: 'Ids never repeat, not even after records were forgotten or evicted.',
    basis: 'an id names one record',
    check: (implementation, random) => {
      const memory = implementation.create({ capacity: 40 });
      const ids: MemoryId[] = [];
      for (let added = 0; added < 500; added++) {
        ids.push(memory.add(`event ${added}`, 0.5));
        if (added % 7 === 3) memory.forget(ids[integerBelow(random, ids.length)] as MemoryId);
      }
      const different = new Set(ids.map(String)).size;
      return different === 500 ? undefined : counterexample('ids repeat', { added: 500 }, 500, different);
    },
  },
  {
    ...exact,
    id: 'memory.memories-are-separate',
    statement: 'Two memories share nothing.',
    basis: 'each has its own stores',
    check: (implementation) => {
      const [one, other] = [implementation.create({ capacity: 4 }), implementation.create({ capacity: 4 })];
      const ids = ['a', 'b', 'c'].map((content) => one.add(content, 0.5));
      const { short, long } = storeCounts(other) ?? { short: 0, long: 0 };
      const own = ids.filter((id) => isThere(one, id)).length;
      return short + long === 0 && own === 3
        ? undefined
        : counterexample('records of the other and of this memory', { added: 3 }, [0, 3], [short + long, own]);
    },
  },
  commandsMatchAMap,
  ...storeProperties,
];

function capacity(implementation: MemoryManager): Counterexample | undefined {
  const memory = implementation.create({ capacity: 3 });
  const ids: MemoryId[] = [];
  for (let added = 1; added <= 20; added++) {
    ids.push(memory.add(`event ${added}`, 0.5));
    const counts = storeCounts(memory);
    if (counts !== undefined && (counts.short !== Math.min(added, 3) || counts.long > added - counts.short))
      return counterexample('records in short-term memory', { capacity: 3, added }, Math.min(added, 3), counts.short);
  }
  const readable = ids.filter((id) => isThere(memory, id)).length;
  const { short, long } = storeCounts(memory) ?? { short: 3, long: 0 };
  return readable === short + long
    ? undefined
    : counterexample('records that can be read', { capacity: 3, added: 20 }, short + long, readable);
}

function forgetRemoves(implementation: MemoryManager): Counterexample | undefined {
  const memory = implementation.create({ capacity: 6 });
  const kept = memory.add('blue whale', 0.3);
  const short = memory.add('blue tit', 0.4);
  const long = memory.add('blue shark', 0.95);
  memory.consolidate(0.9);
  for (const [id, content] of [
    [short, 'blue tit'],
    [long, 'blue shark'],
  ] as const) {
    const answers = [
      memory.forget(id),
      isThere(memory, id),
      holds(found(memory, 'blue', 10), id, content),
      memory.forget(id),
    ];
    if (answers.join() !== 'true,false,false,false')
      return counterexample(
        'forgotten, readable, found, forgotten again',
        { content },
        [true, false, false, false],
        answers,
      );
  }
  const answers = [memory.forget('no-such-id'), isThere(memory, kept)];
  return answers.join() === 'false,true'
    ? undefined
    : counterexample('an unknown id forgotten, the other record readable', {}, [false, true], answers);
}

function lruEviction(implementation: MemoryManager, random: Random): Counterexample | undefined {
  const memory = implementation.create({ capacity: 4 });
  const ids = ['a', 'b', 'c', 'd'].map((content) => memory.add(content, 0.5));
  const protectedAt = integerBelow(random, 2);
  memory.get(ids[protectedAt] as MemoryId);
  memory.add('e', 0.5);
  memory.add('f', 0.5);
  // The two least recently used of a, b, c, d are those of a, b, c that were not read, the oldest first.
  const evicted = [0, 1, 2].filter((at) => at !== protectedAt).slice(0, 2);
  const expected = ids.map((_, at) => !evicted.includes(at));
  const actual = ids.map((id) => isThere(memory, id));
  return actual.join() === expected.join()
    ? undefined
    : counterexample(
        'which of a, b, c, d are left',
        { capacity: 4, read: protectedAt, added: ['e', 'f'] },
        expected,
        actual,
      );
}

function consolidationMoves(implementation: MemoryManager): Counterexample | undefined {
  const memory = implementation.create({ capacity: 10 });
  const importances = [0.9, 0.7, 0.2, 0.69, 0];
  const ids = importances.map((importance, at) => memory.add(`event ${at}`, importance));
  const first = ids[0] as MemoryId;
  for (let read = 0; read < 4; read++) memory.get(first);
  const before = accessCountOf(memory.get(first));
  const moved = memory.consolidate(0.7);
  const { short, long } = storeCounts(memory) ?? { short: 3, long: 2 };
  if (moved !== 2 || short !== 3 || long !== 2)
    return counterexample('moved, short, long', { importances, threshold: 0.7 }, [2, 3, 2], [moved, short, long]);
  const record = memory.get(first);
  const after = accessCountOf(record);
  if (contentOf(record) !== 'event 0')
    return counterexample('a moved record keeps its id', { importances, threshold: 0.7 }, 'event 0', contentOf(record));
  const counted = before === undefined || after === undefined || after === before || after === before + 1;
  if (!counted) return counterexample('a moved record keeps its access count', { reads: 5 }, before, after);
  const again = memory.consolidate(0.7);
  return again === 0 ? undefined : counterexample('moved again', { threshold: 0.7 }, 0, again);
}

function searchLimitAndOrder(implementation: MemoryManager): Counterexample | undefined {
  const memory = implementation.create({ capacity: 10 });
  const importances = [0.3, 0.8, 0.1, 0.95, 0.5, 0.6];
  const contents = importances.map((_, at) => `owl ${at}`);
  const ids = contents.map((content, at) => memory.add(content, importances[at] as number));
  memory.consolidate(0.9);
  for (const [limit, order] of [
    [3, [3, 1, 5]],
    [1, [3]],
    [6, [3, 1, 5, 4, 0, 2]],
  ] as const) {
    const hits = found(memory, 'owl', limit);
    const right =
      hits.length === limit && hits.every((hit, at) => hit === ids[order[at] ?? 0] || hit === contents[order[at] ?? 0]);
    if (!right)
      return counterexample(
        'the most important matches',
        { importances, limit },
        order.map((at) => contents[at]),
        hits,
      );
  }
  return undefined;
}
