import { type RandomSource, seededRandom } from './seeded-random.js';

/** Experience replay (Lin 1992): the last `capacity` items, sampled uniformly without replacement. */
export class ReplayBuffer<Item> {
  private items: Item[] = [];

  constructor(
    private readonly capacity: number,
    private readonly random: RandomSource = seededRandom(5),
  ) {
    if (capacity < 1) throw new RangeError('capacity must be at least 1');
  }

  get size(): number {
    return this.items.length;
  }

  add(item: Item): void {
    this.items.push(item);
    if (this.items.length > this.capacity) this.items.shift();
  }

  /** @throws RangeError when more items are asked for than are held */
  sample(count: number): Item[] {
    if (count > this.items.length) throw new RangeError(`only ${this.items.length} items are held`);
    const pool = [...this.items];
    for (let at = 0; at < count; at++) {
      const swap = at + Math.floor(this.random() * (pool.length - at));
      [pool[at], pool[swap]] = [pool[swap], pool[at]];
    }
    return pool.slice(0, count);
  }
}
