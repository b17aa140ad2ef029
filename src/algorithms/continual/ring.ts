/** A list of bounded length in which a new item takes the place of the oldest. Positions are stable until overwritten. */
export interface Ring<Item> {
  /** Stores `item` and returns its position. */
  push(item: Item): number;
  at(position: number): Item;
  readonly length: number;
}

/** RangeError when `capacity` is no whole number >= 1. */
export function ring<Item>(capacity: number): Ring<Item> {
  if (!Number.isInteger(capacity) || capacity < 1)
    throw new RangeError(`replay: capacity must be a whole number >= 1, got ${capacity}`);
  const items: Item[] = [];
  let next = 0;
  return {
    get length() {
      return items.length;
    },
    push: (item) => {
      const position = next;
      items[position] = item;
      next = (next + 1) % capacity;
      return position;
    },
    at: (position) => {
      if (!(position in items)) throw new RangeError(`replay: no item at position ${position}`);
      return items[position] as Item;
    },
  };
}

/** RangeError when `batchSize` is no whole number >= 1 or nothing is stored. */
export function requireDrawable(batchSize: number, stored: number): void {
  if (!Number.isInteger(batchSize) || batchSize < 1)
    throw new RangeError(`replay: batch size must be a whole number >= 1, got ${batchSize}`);
  if (stored === 0) throw new RangeError('replay: the buffer is empty');
}
