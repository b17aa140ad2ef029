const MOST_ENTRIES = 60;
const MOST_TEXT = 400;

/** Values of a counterexample as JSON can hold them: no functions, no endless lists, and numbers that JSON has no words for as text. */
export function printable(value: unknown, depth = 0): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'string') return value.length > MOST_TEXT ? `${value.slice(0, MOST_TEXT)}…` : value;
  if (typeof value === 'function') return 'a function';
  if (value === undefined) return 'undefined';
  if (typeof value !== 'object' || value === null) return value;
  if (depth > 6) return '…';
  if (value instanceof Map)
    return printable(Object.fromEntries([...value].map(([key, entry]) => [String(key), entry])), depth);
  if (value instanceof Set) return printable([...value], depth);
  if (Array.isArray(value)) {
    const shown = value.slice(0, MOST_ENTRIES).map((entry) => printable(entry, depth + 1));
    return value.length > MOST_ENTRIES ? [...shown, `… ${value.length - MOST_ENTRIES} more`] : shown;
  }
  const entries = Object.entries(value).filter(([, entry]) => typeof entry !== 'function');
  return Object.fromEntries(entries.slice(0, MOST_ENTRIES).map(([key, entry]) => [key, printable(entry, depth + 1)]));
}
