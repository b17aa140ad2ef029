import type { Lie, Random } from '../../../model/algorithm.js';
import { integerBelow } from '../../random.js';
import type { UniformBuffer, UniformReplay } from '../replay-contract.js';
import { uniformReplay } from './reference.js';

/** A buffer over a plain list; `add` and `sample` are what a lie exchanges. */
const listed = (
  add: (items: unknown[], item: unknown, capacity: number, random: Random) => void,
  sample: (items: unknown[], batchSize: number, random: Random) => readonly unknown[] = drawn,
): UniformReplay => ({
  create: ({ capacity, random }) => {
    const items: unknown[] = [];
    return {
      add: (item) => add(items, item, capacity, random),
      sample: (batchSize) => sample(items, batchSize, random),
      size: () => items.length,
    };
  },
});

function drawn(items: readonly unknown[], batchSize: number, random: Random): readonly unknown[] {
  if (items.length === 0) throw new RangeError('the buffer is empty');
  return Array.from({ length: batchSize }, () => items[integerBelow(random, items.length)]);
}

function pushed(items: unknown[], item: unknown, capacity: number): void {
  items.push(item);
  if (items.length > capacity) items.shift();
}

const withSample = (sample: (items: unknown[], batchSize: number, random: Random) => readonly unknown[]) =>
  listed(pushed, (items, batchSize, random) =>
    items.length === 0 ? drawn(items, batchSize, random) : sample(items, batchSize, random),
  );

/** One list a source of randomness: buffers of one run share it, runs do not. */
const sharedLists = new WeakMap<Random, unknown[]>();

function sharedList(random: Random): unknown[] {
  const list = sharedLists.get(random) ?? [];
  sharedLists.set(random, list);
  return list;
}

const wrapped = (change: (buffer: UniformBuffer, capacity: number) => UniformBuffer): UniformReplay => ({
  create: (options) => change(uniformReplay.create(options), options.capacity),
});

export const lies: readonly Lie<UniformReplay>[] = [
  {
    id: 'unbounded',
    description: 'Nothing ever leaves the buffer.',
    implementation: listed((items, item) => items.push(item)),
    caughtBy: ['uniform-replay.capacity', 'uniform-replay.oldest-leaves'],
  },
  {
    id: 'off-by-one-capacity',
    description: 'One item more than the capacity is kept.',
    implementation: listed((items, item, capacity) => pushed(items, item, capacity + 1)),
    caughtBy: ['uniform-replay.capacity', 'uniform-replay.oldest-leaves'],
  },
  {
    id: 'full-refuses',
    description: 'A full buffer drops what is new.',
    implementation: listed((items, item, capacity) => {
      if (items.length < capacity) items.push(item);
    }),
    caughtBy: ['uniform-replay.oldest-leaves'],
  },
  {
    id: 'newest-overwritten',
    description: 'A full buffer overwrites its last place.',
    implementation: listed((items, item, capacity) => {
      if (items.length < capacity) items.push(item);
      else items[capacity - 1] = item;
    }),
    caughtBy: ['uniform-replay.oldest-leaves'],
  },
  {
    id: 'random-eviction',
    description: 'A full buffer overwrites a random place.',
    implementation: listed((items, item, capacity, random) => {
      if (items.length < capacity) items.push(item);
      else items[integerBelow(random, capacity)] = item;
    }),
    caughtBy: ['uniform-replay.oldest-leaves'],
  },
  {
    id: 'emptied-when-full',
    description: 'A full buffer is emptied.',
    implementation: listed((items, item, capacity) => {
      if (items.length === capacity) items.length = 0;
      items.push(item);
    }),
    caughtBy: ['uniform-replay.capacity', 'uniform-replay.oldest-leaves'],
  },
  {
    id: 'latest-only',
    description: 'The latest items are returned instead of random ones.',
    implementation: withSample((items, batchSize) => items.slice(-batchSize)),
    caughtBy: [
      'uniform-replay.oldest-leaves',
      'uniform-replay.uniform',
      'uniform-replay.sampling-keeps-the-buffer',
      'uniform-replay.draws-vary',
    ],
  },
  {
    id: 'last-never-drawn',
    description: 'The index is drawn below length - 1.',
    implementation: withSample((items, batchSize, random) =>
      Array.from({ length: batchSize }, () => items[integerBelow(random, Math.max(1, items.length - 1))]),
    ),
    caughtBy: ['uniform-replay.oldest-leaves', 'uniform-replay.uniform', 'uniform-replay.sampling-keeps-the-buffer'],
  },
  {
    id: 'whole-capacity-drawn',
    description: 'Indices run over the capacity, not over what is stored.',
    implementation: {
      create: ({ capacity, random }) => {
        const items: unknown[] = [];
        return {
          add: (item) => pushed(items, item, capacity),
          sample: (batchSize) => Array.from({ length: batchSize }, () => items[integerBelow(random, capacity)]),
          size: () => items.length,
        };
      },
    },
    caughtBy: [
      'uniform-replay.uniform',
      'uniform-replay.items-come-back',
      'uniform-replay.sampling-keeps-the-buffer',
      'uniform-replay.empty-is-no-item',
    ],
  },
  {
    id: 'favours-recent',
    description: 'Recent items are drawn more often.',
    implementation: withSample((items, batchSize, random) =>
      Array.from({ length: batchSize }, () => items[Math.floor(Math.sqrt(random()) * items.length)]),
    ),
    caughtBy: ['uniform-replay.uniform'],
  },
  {
    id: 'one-run',
    description: 'A batch is a run of neighbours from a random start that never wraps.',
    implementation: withSample((items, batchSize, random) => {
      const start = integerBelow(random, Math.max(1, items.length - batchSize + 1));
      return items.slice(start, start + batchSize);
    }),
    caughtBy: ['uniform-replay.uniform', 'uniform-replay.draws-vary'],
  },
  {
    id: 'sampling-consumes',
    description: 'Drawn items are removed while others are left.',
    implementation: withSample((items, batchSize, random) =>
      Array.from({ length: batchSize }, () => {
        const at = integerBelow(random, items.length);
        return items.length > 1 ? items.splice(at, 1)[0] : items[at];
      }),
    ),
    caughtBy: ['uniform-replay.uniform', 'uniform-replay.sampling-keeps-the-buffer', 'uniform-replay.draws-vary'],
  },
  {
    id: 'same-batch',
    description: 'The first batch of a size is drawn once and handed out again.',
    implementation: wrapped((buffer) => {
      const kept = new Map<number, readonly unknown[]>();
      return {
        ...buffer,
        sample: (batchSize) => {
          const batch = kept.get(batchSize) ?? buffer.sample(batchSize);
          kept.set(batchSize, batch);
          return batch;
        },
      };
    }),
    caughtBy: [
      'uniform-replay.oldest-leaves',
      'uniform-replay.uniform',
      'uniform-replay.sampling-keeps-the-buffer',
      'uniform-replay.draws-vary',
    ],
  },
  {
    id: 'batch-size-dead',
    description: 'One item is returned whatever the batch size.',
    implementation: wrapped((buffer) => ({ ...buffer, sample: () => buffer.sample(1) })),
    caughtBy: ['uniform-replay.uniform', 'uniform-replay.items-come-back', 'uniform-replay.draws-vary'],
  },
  {
    id: 'rewards-clipped',
    description: 'Items are changed on the way in.',
    implementation: wrapped((buffer) => ({
      ...buffer,
      add: (item) => buffer.add({ ...(item as object), done: false }),
    })),
    caughtBy: ['uniform-replay.items-come-back'],
  },
  {
    id: 'synthetic-when-empty',
    description: 'An empty buffer answers with made-up items.',
    seenIn: 'seed 004 ("fallback to synthetic data")',
    implementation: wrapped((buffer) => ({
      ...buffer,
      sample: (batchSize) =>
        buffer.size() === 0 ? Array.from({ length: batchSize }, () => ({ id: 0 })) : buffer.sample(batchSize),
    })),
    caughtBy: ['uniform-replay.empty-is-no-item'],
  },
  {
    id: 'shared-storage',
    description: 'All buffers write into one list (a mutable default).',
    implementation: {
      create: ({ capacity, random }) => {
        const shared = sharedList(random);
        return {
          add: (item) => pushed(shared, item, capacity),
          sample: (batchSize) => drawn(shared, batchSize, random),
          size: () => shared.length,
        };
      },
    },
    caughtBy: ['uniform-replay.buffers-are-separate'],
  },
];
