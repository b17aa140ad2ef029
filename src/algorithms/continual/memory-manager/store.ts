/** One thing remembered. */
export interface MemoryRecord {
  readonly id: string;
  readonly content: string;
  /** In [0, 1]. */
  readonly importance: number;
  /** 1 when stored, one more for every read. */
  readonly accessCount: number;
  /** Number of the last operation that stored or read it: a clock that never runs backwards. */
  readonly lastAccess: number;
}

/** Records in order of eviction: the first leaves when there are more than `capacity`. */
export interface Store {
  readonly size: number;
  has(id: string): boolean;
  get(id: string): MemoryRecord | undefined;
  records(): readonly MemoryRecord[];
  /** Stores at the end; a full store drops its first record. */
  put(record: MemoryRecord): void;
  remove(id: string): boolean;
  /** Replaces a record; `order: 'recency'` moves it to the end, so that it is evicted last. */
  touch(record: MemoryRecord): void;
}

/** A store that evicts by age (`arrival`) or by last access (`recency`). A Map keeps its keys in order of insertion. */
export function boundedStore(capacity: number, order: 'arrival' | 'recency'): Store {
  if (!(capacity >= 1)) throw new RangeError(`memory: a capacity must be at least 1, got ${capacity}`);
  const records = new Map<string, MemoryRecord>();
  return {
    get size() {
      return records.size;
    },
    has: (id) => records.has(id),
    get: (id) => records.get(id),
    records: () => [...records.values()],
    remove: (id) => records.delete(id),
    put: (record) => {
      records.set(record.id, record);
      const [oldest] = records.keys();
      if (records.size > capacity && oldest !== undefined) records.delete(oldest);
    },
    touch: (record) => {
      if (order === 'recency') records.delete(record.id);
      records.set(record.id, record);
    },
  };
}
