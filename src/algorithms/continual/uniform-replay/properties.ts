import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { counterexample } from '../../compare.js';
import type { UniformBuffer, UniformReplay } from '../replay-contract.js';

const CAPACITY = 7;
const DRAWS = 2100;

/** A buffer of capacity 7 that was given `count` numbered items. */
function filled(implementation: UniformReplay, random: Random, count: number, capacity = CAPACITY): UniformBuffer {
  const buffer = implementation.create({ capacity, random });
  for (let id = 0; id < count; id++) buffer.add({ id });
  return buffer;
}

const idOf = (item: unknown) => (item as { readonly id?: number } | undefined)?.id;

/** How often each item is drawn, in batches of three. */
function drawCounts(buffer: UniformBuffer): Map<number | undefined, number> {
  const counts = new Map<number | undefined, number>();
  for (let drawn = 0; drawn < DRAWS; drawn += 3)
    for (const item of buffer.sample(3)) counts.set(idOf(item), (counts.get(idOf(item)) ?? 0) + 1);
  return counts;
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);
const sorted = (values: readonly (number | undefined)[]) => [...values].sort((a, b) => (a ?? -1) - (b ?? -1));

export const properties: readonly Property<UniformReplay>[] = [
  {
    id: 'uniform-replay.capacity',
    statement: 'The buffer holds as many items as were added, up to its capacity.',
    basis: 'Mnih et al. 2015, Algorithm 1: replay memory D to capacity N',
    strength: 'always',
    tolerance: 'exact',
    check: (implementation, random) => {
      const buffer = implementation.create({ capacity: CAPACITY, random });
      const sizes = range(0, 20).map((id) => {
        buffer.add({ id });
        return buffer.size();
      });
      const expected = range(0, 20).map((id) => Math.min(CAPACITY, id + 1));
      return JSON.stringify(sizes) === JSON.stringify(expected)
        ? undefined
        : counterexample('sizes after each add', { capacity: CAPACITY, adds: 20 }, expected, sizes);
    },
  },
  {
    id: 'uniform-replay.oldest-leaves',
    statement: 'A full buffer holds the last items that were added, all of them and no other.',
    basis: 'Mnih et al. 2015, Methods: the last N experience tuples',
    strength: 'always',
    tolerance: 'exact',
    falseAlarm: {
      probability: 1e-12,
      derivation: 'an item is missed in 2100 uniform draws with probability (6/7)^2100',
    },
    check: oldestLeaves,
    conventions: [
      {
        id: 'reservoir',
        description: 'a full buffer keeps a uniform sample of everything seen (Vitter 1985) instead of the last items',
        check: keepsAReservoir,
      },
    ],
  },
  {
    id: 'uniform-replay.uniform',
    statement: 'Every stored item is drawn equally often, whether or not the buffer is full.',
    basis: "Mnih et al. 2015, Methods: (s, a, r, s') ~ U(D)",
    strength: 'always',
    tolerance: '6 standard errors of a binomial count',
    falseAlarm: {
      probability: 3e-8,
      derivation: '12 counts, two-sided normal bound at 6 each: 12 * 2e-9; draws without replacement vary less',
    },
    check: drawsUniformly,
  },
  {
    id: 'uniform-replay.items-come-back',
    statement: 'Draws are items that were added, unchanged, as many as were asked for.',
    basis: 'a sample from D',
    strength: 'always',
    tolerance: 'exact',
    check: (implementation, random) => {
      const buffer = implementation.create({ capacity: CAPACITY, random });
      const given = range(0, 5).map((id) => ({ id, state: [id, -id], reward: id / 7, done: id % 2 === 0 }));
      for (const item of given) buffer.add(item);
      const known = new Set(given.map((item) => JSON.stringify(item)));
      for (const size of [1, 3, 5, 2, 4, 5, 5, 5, 5, 5]) {
        const batch = buffer.sample(size);
        if (batch.length !== size || !batch.every((item) => known.has(JSON.stringify(item))))
          return counterexample('not a batch of what was added', { added: given, size }, `${size} of them`, batch);
      }
      return undefined;
    },
  },
  {
    id: 'uniform-replay.sampling-keeps-the-buffer',
    statement: 'Sampling removes nothing.',
    basis: 'items may be replayed many times',
    strength: 'always',
    tolerance: 'exact',
    falseAlarm: {
      probability: 1e-12,
      derivation: 'an item is missed in 2100 uniform draws with probability (4/5)^2100',
    },
    check: (implementation, random) => {
      const buffer = filled(implementation, random, 5);
      const drawn = sorted([...drawCounts(buffer).keys()]);
      return buffer.size() === 5 && drawn.length === 5
        ? undefined
        : counterexample('items went missing', { added: 5, draws: DRAWS }, [5, range(0, 5)], [buffer.size(), drawn]);
    },
  },
  {
    id: 'uniform-replay.draws-vary',
    statement: 'Successive batches differ.',
    basis: 'every batch is a fresh draw',
    strength: 'always',
    tolerance: 'at least 10 different batches of 3 out of 60',
    falseAlarm: { probability: 1e-12, derivation: '60 draws of 3 out of 7 with at most 9 different ordered results' },
    check: (implementation, random) => {
      const buffer = filled(implementation, random, CAPACITY);
      const batches = new Set(range(0, 60).map(() => buffer.sample(3).map(idOf).join()));
      return batches.size >= 10
        ? undefined
        : counterexample('batches repeat', { added: CAPACITY, batches: 60 }, '>= 10 different', [...batches]);
    },
  },
  {
    id: 'uniform-replay.empty-is-no-item',
    statement: 'An empty buffer gives an error or an empty batch, never an invented item.',
    basis: 'there is nothing to draw',
    strength: 'always',
    tolerance: 'exact',
    check: (implementation, random) => {
      const buffer = implementation.create({ capacity: CAPACITY, random });
      let batch: readonly unknown[] | null | undefined;
      try {
        batch = buffer.sample(2);
      } catch {
        return undefined;
      }
      return (batch ?? []).length === 0
        ? undefined
        : counterexample('items out of an empty buffer', { size: 2 }, 'an error or no item', batch);
    },
  },
  {
    id: 'uniform-replay.buffers-are-separate',
    statement: 'Two buffers share no items.',
    basis: 'each has its own memory',
    strength: 'always',
    tolerance: 'exact',
    check: (implementation, random) => {
      const first = filled(implementation, random, 3);
      const second = implementation.create({ capacity: CAPACITY, random });
      second.add({ id: 99 });
      const sizes = [first.size(), second.size()];
      return sizes[0] === 3 && sizes[1] === 1
        ? undefined
        : counterexample('sizes of two buffers', { added: [3, 1] }, [3, 1], sizes);
    },
  },
];

function oldestLeaves(implementation: UniformReplay, random: Random): Counterexample | undefined {
  for (const count of [CAPACITY + 1, 3 * CAPACITY + 2]) {
    const seen = sorted([...drawCounts(filled(implementation, random, count)).keys()]);
    const expected = range(count - CAPACITY, count);
    if (JSON.stringify(seen) !== JSON.stringify(expected))
      return counterexample('not the last items', { capacity: CAPACITY, added: count }, expected, seen);
  }
  return undefined;
}

/** Fills of 14 items into 7 places, and draws of 7 after each: with replacement an item that is there is in none of them with probability (6/7)^56 = 2e-4. */
const FILLS = 160;
const LOOKS = 8;

/** Every item survives in about half of the fills. */
function keepsAReservoir(implementation: UniformReplay, random: Random): Counterexample | undefined {
  const kept = new Array<number>(2 * CAPACITY).fill(0);
  for (let fill = 0; fill < FILLS; fill++) {
    const buffer = filled(implementation, random, 2 * CAPACITY);
    const seen = new Set(Array.from({ length: LOOKS }, () => buffer.sample(CAPACITY).map(idOf)).flat());
    for (const id of seen) if (id !== undefined && id in kept) kept[id] = (kept[id] ?? 0) + 1;
  }
  return kept.every((count) => Math.abs(count - FILLS / 2) <= 6 * Math.sqrt(FILLS / 4))
    ? undefined
    : counterexample(
        'not a uniform sample of the stream',
        { capacity: CAPACITY, added: 2 * CAPACITY },
        FILLS / 2,
        kept,
      );
}

function drawsUniformly(implementation: UniformReplay, random: Random): Counterexample | undefined {
  for (const count of [5, CAPACITY]) {
    const counts = [...drawCounts(filled(implementation, random, count)).values()];
    const share = 1 / count;
    const room = 6 * Math.sqrt(DRAWS * share * (1 - share));
    if (counts.length !== count || !counts.every((value) => Math.abs(value - DRAWS * share) <= room))
      return counterexample('not drawn equally often', { added: count, draws: DRAWS }, DRAWS * share, counts);
  }
  return undefined;
}
