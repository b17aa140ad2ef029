/** Keys of things in rows, the same number of columns each. Things of one key in a column are held against one another; NaN is no key. */
export interface KeyTable {
  readonly columns: number;
  /** Row by row. */
  readonly keys: Float64Array;
}

/** Each thing is held against the first so many of its key only: cost stays linear, a group forms around these. */
const MOST_PARTNERS = 12;

/**
 * Pairs of rows that share a key, column by column. What comes of one row as the later of a pair depends on the keys of the rows
 * before it alone.
 *
 * @param isDone whether a row needs no further partner that comes before it, asked between pairs
 * @param wanted rows whose pairs with those before them are wanted; all when left out
 * @returns pairs of rows, the lesser first, each once
 */
export function* pairsOf(
  { columns, keys }: KeyTable,
  isDone: (row: number) => boolean,
  wanted?: ReadonlySet<number>,
): Iterable<[number, number]> {
  const rows = keys.length / columns;
  const found = new Set<number>();
  for (let column = 0; column < columns; column++) {
    const needed = wanted && new Set([...wanted].map((row) => keys[row * columns + column]!));
    // Most keys have one row, which needs no list.
    const buckets = new Map<number, number | number[]>();
    for (let row = 0; row < rows; row++) {
      const key = keys[row * columns + column]!;
      if (Number.isNaN(key) || needed?.has(key) === false) continue;
      const bucket = buckets.get(key);
      if (bucket === undefined) {
        buckets.set(key, row);
        continue;
      }
      const others = typeof bucket === 'number' ? [bucket] : bucket;
      if (wanted === undefined || wanted.has(row))
        for (const other of others) {
          if (isDone(row)) break;
          const pair = other * rows + row;
          if (found.has(pair)) continue;
          found.add(pair);
          yield [other, row];
        }
      if (others.length < MOST_PARTNERS) others.push(row);
      buckets.set(key, others);
    }
  }
}
