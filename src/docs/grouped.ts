// audit:header (written by audit tag, which also replaces and removes it)
// File: grouped.ts
// Module: src/docs/grouped
// Role: library
// audit:end header

// ΛEXPOSE: imported by src/docs/outline.ts [audit]
/** Adds to the list of a key. */
export function addTo<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [value]);
  else known.push(value);
}

// ΛEXPOSE: imported by src/docs/algorithms-view.ts [audit]
/** Items by key, in the order given. */
export function grouped<Key, Item>(items: Iterable<Item>, keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const lists = new Map<Key, Item[]>();
  for (const item of items) addTo(lists, keyOf(item), item);
  return lists;
}

// ΛEXPOSE: imported by src/docs/project.ts [audit]
/** Items by each of their keys, once a key. */
export function groupedByEach<Key, Item>(
  items: Iterable<Item>,
  keysOf: (item: Item) => Iterable<Key>,
): Map<Key, Item[]> {
  const lists = new Map<Key, Item[]>();
  for (const item of items) for (const key of new Set(keysOf(item))) addTo(lists, key, item);
  return lists;
}

// audit:footer (written by audit tag, which also replaces and removes it)
// Functions:
//   addTo(lists: Map<Key, Value[]>, key: Key, value: Value): void
//   grouped(items: Iterable<Item>, keyOf: (item: Item) => Key): Map<Key, Item[]>
//   groupedByEach(items: Iterable<Item>, keysOf: (item: Item) => Iterable<Key>):
//   Map<Key, Item[]>
// How to use:
//   import { addTo, grouped, groupedByEach } from './grouped.js'
//   Imported by src/docs/algorithms-view.ts, src/docs/glossary-view.ts,
//   src/docs/imports-view.ts, src/docs/outline.ts and 2 more
// audit:end footer
