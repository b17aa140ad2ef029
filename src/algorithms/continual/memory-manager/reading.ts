import type { AgentMemory, MemoryId } from './contract.js';

/** What implementations return differs: a record or its content, an id or a record, keys in several spellings. */
type Fields = Readonly<Record<string, unknown>>;

const fields = (value: unknown): Fields | undefined =>
  typeof value === 'object' && value !== null ? (value as Fields) : undefined;

/** The content of a record that `get` returned, undefined for nothing. */
export function contentOf(found: unknown): unknown {
  if (found === null || found === undefined || found === false) return undefined;
  const record = fields(found);
  return record !== undefined && 'content' in record ? record.content : found;
}

export const isThere = (memory: AgentMemory, id: MemoryId): boolean => contentOf(memory.get(id)) !== undefined;

/** The id or the content of a search hit: whatever identifies it. */
export function nameOf(hit: unknown): unknown {
  const record = fields(hit);
  return record === undefined ? hit : (record.id ?? record.content);
}

export function accessCountOf(found: unknown): number | undefined {
  const record = fields(found);
  const count = record?.accessCount ?? record?.access_count ?? record?.accesses;
  return typeof count === 'number' ? count : undefined;
}

/** Numbers of short-term and long-term records, under whichever names they are reported; undefined when none is known. */
export function storeCounts(memory: AgentMemory): { readonly short: number; readonly long: number } | undefined {
  const entries = Object.entries(memory.counts());
  const named = (names: RegExp) => entries.filter(([name]) => names.test(name)).map(([, count]) => count);
  const [short, long] = [named(/short|stm|^s(t|tm)?$/i), named(/long|ltm|episodic|semantic|^l(t|tm)?$/i)];
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return short.length > 0 && long.length > 0 ? { short: sum(short), long: sum(long) } : undefined;
}
