import { defineAlgorithm, type Random } from '../../../model/algorithm.js';
import { integerBelow, shuffled } from '../../random.js';
import type { UniformReplay } from '../replay-contract.js';
import { contract } from './contract.js';
import { lies } from './lies.js';
import { properties } from './properties.js';
import { uniformReplay } from './reference.js';

/** A list that is shifted when full; batches without replacement where they fit. */
const withoutReplacement: UniformReplay = {
  create: ({ capacity, random }) => {
    const items: unknown[] = [];
    return {
      add: (item) => {
        items.push(item);
        if (items.length > capacity) items.shift();
      },
      sample: (batchSize) => shuffled(random, items).slice(0, batchSize),
      size: () => items.length,
    };
  },
};

/** Vitter 1985, Algorithm R. */
const reservoir: UniformReplay = {
  create: ({ capacity, random }) => {
    const items: unknown[] = [];
    let seen = 0;
    return {
      add: (item) => {
        seen += 1;
        const at = items.length < capacity ? items.length : integerBelow(random, seen);
        if (at < capacity) items[at] = item;
      },
      sample: (batchSize) =>
        items.length === 0 ? [] : Array.from({ length: batchSize }, () => items[integerBelow(random, items.length)]),
      size: () => items.length,
    };
  },
};

/** Sizes while filling, and how often each of 10 added items is drawn from 6 places. */
function scenario(implementation: UniformReplay, random: Random): number[] {
  const buffer = implementation.create({ capacity: 6, random });
  const sizes = Array.from({ length: 10 }, (_, id) => {
    buffer.add(id);
    return buffer.size();
  });
  const counts = new Array<number>(10).fill(0);
  for (let draw = 0; draw < 3000; draw++)
    for (const id of buffer.sample(2)) counts[id as number] = (counts[id as number] ?? 0) + 1 / 6000;
  return [...sizes, ...counts];
}

export const uniformReplayBuffer = defineAlgorithm({
  id: 'uniform-replay',
  family: 'continual',
  title: 'Uniform experience replay',
  aliases: ['experience replay', 'replay buffer', 'uniform replay', 'replay memory', 'rehearsal'],
  idea:
    'Keep the last experiences and train on random draws from them. ' +
    'Draws break up the order of the stream and let an experience be used many times.',
  sources: [
    {
      citation:
        'Lin (1992). Self-improving reactive agents based on reinforcement learning, planning and teaching. Machine Learning 8.',
      locator: 'section 4, experience replay',
    },
    {
      citation: 'Mnih et al. (2015). Human-level control through deep reinforcement learning. Nature 518.',
      locator: 'Algorithm 1 and Methods',
    },
    { citation: 'Vitter (1985). Random sampling with a reservoir. ACM TOMS 11(1).', locator: 'Algorithm R' },
  ],
  equations: ['D = the last N items', 'P(i) = 1 / |D|'],
  cost: 'Adding O(1), sampling O(batch size).',
  contract,
  reference: uniformReplay,
  properties,
  lies,
  variants: [
    {
      id: 'without-replacement',
      description: 'Batches hold no item twice.',
      implementation: withoutReplacement,
    },
    {
      id: 'reservoir',
      description: 'A uniform sample of everything seen is kept.',
      implementation: reservoir,
      variantOf: ['uniform-replay.oldest-leaves'],
    },
  ],
  phrases: [
    { text: 'experience replay', properties: ['uniform-replay.uniform', 'uniform-replay.items-come-back'] },
    { text: 'replay buffer', properties: ['uniform-replay.capacity', 'uniform-replay.sampling-keeps-the-buffer'] },
    { text: 'fixed capacity', properties: ['uniform-replay.capacity', 'uniform-replay.oldest-leaves'] },
    { text: 'samples random batches', properties: ['uniform-replay.uniform', 'uniform-replay.draws-vary'] },
    { text: 'ring buffer', properties: ['uniform-replay.oldest-leaves', 'uniform-replay.buffers-are-separate'] },
    { text: 'data loader from replay buffer', properties: ['uniform-replay.empty-is-no-item'] },
  ],
  falseProperties: [
    { statement: 'A batch holds no item twice.', why: 'Draws with replacement are right too.' },
    { statement: 'Asking for more items than are stored is an error.', why: 'With replacement it is not.' },
  ],
  scenario,
  scenarioTolerance: 0.03,
});
