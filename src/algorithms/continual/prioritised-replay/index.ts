import { defineAlgorithm, type Random } from '../../../model/algorithm.js';
import { categorical } from '../../random.js';
import type { PrioritisedReplay } from '../replay-contract.js';
import { contract } from './contract.js';
import { lies } from './lies.js';
import { properties } from './properties.js';
import { prioritisedReplay } from './reference.js';

/** A plain list of priorities, independent draws, and weights divided by the largest of the whole buffer. */
const listed = (priorityOf: (priorities: readonly number[], at: number) => number): PrioritisedReplay => ({
  create: ({ capacity, alpha, epsilon, random }) => {
    const items: unknown[] = [];
    const priorities: number[] = [];
    let next = 0;
    return {
      size: () => items.length,
      add: (item) => {
        priorities[next] = priorities.length === 0 ? 1 : Math.max(...priorities);
        items[next] = item;
        next = (next + 1) % capacity;
      },
      sample: (batchSize, beta) => {
        const scaled = priorities.map((_, at) => priorityOf(priorities, at) ** alpha);
        const total = scaled.reduce((sum, value) => sum + value, 0);
        const weights = scaled.map((value) => ((items.length * value) / total) ** -beta);
        const heaviest = Math.max(...weights);
        const indices = Array.from({ length: batchSize }, () => categorical(random, scaled));
        return {
          indices,
          items: indices.map((index) => items[index]),
          weights: indices.map((index) => (weights[index] as number) / heaviest),
        };
      },
      updatePriorities: (indices, errors) => {
        for (const [at, index] of indices.entries()) priorities[index] = Math.abs(errors[at] as number) + epsilon;
      },
    };
  },
});

const rank = (priorities: readonly number[], at: number) =>
  1 +
  priorities.filter((other, index) => other > (priorities[at] as number) || (other === priorities[at] && index < at))
    .length;

/** How often each item is drawn after errors were reported, and its weight relative to that of the item with the largest error. */
function scenario(implementation: PrioritisedReplay, random: Random): number[] {
  const buffer = implementation.create({ capacity: 5, alpha: 0.7, epsilon: 0.01, random });
  for (let id = 0; id < 5; id++) buffer.add(id);
  const places = new Map<number, number>();
  for (let batch = 0; batch < 60; batch++) {
    const { indices, items } = buffer.sample(3, 0.5);
    for (const [at, item] of items.entries()) places.set(item as number, indices[at] as number);
  }
  const errors = [-0.2, 1.5, 0, 4, -3];
  buffer.updatePriorities(
    errors.map((_, id) => places.get(id) ?? id),
    errors,
  );
  buffer.add(5);
  const counts = new Array<number>(6).fill(0);
  const ratios = new Array<number>(6).fill(0);
  for (let batch = 0; batch < 2000; batch++) {
    const { items, weights } = buffer.sample(8, 0.5);
    const reference = weights[items.indexOf(3)];
    for (const [at, item] of (items as number[]).entries()) {
      counts[item] = (counts[item] ?? 0) + 1 / 16000;
      if (reference !== undefined) ratios[item] = Math.log((weights[at] as number) / reference);
    }
  }
  return [...counts, ...ratios];
}

export const prioritisedReplayBuffer = defineAlgorithm({
  id: 'prioritised-replay',
  family: 'continual',
  title: 'Prioritised experience replay',
  aliases: ['prioritised experience replay', 'prioritized experience replay', 'prioritized replay', 'per'],
  idea:
    'Replay experiences with large errors more often. ' +
    'Weights in the update undo the bias that this brings, more and more towards the end of training.',
  sources: [
    {
      citation: 'Schaul, Quan, Antonoglou, Silver (2016). Prioritized experience replay. ICLR.',
      locator: 'equation 1, sections 3.3 and 3.4, Algorithm 1, appendix B.2.1',
      url: 'https://arxiv.org/abs/1511.05952',
    },
  ],
  equations: [
    'p_i = |error_i| + epsilon',
    'P(i) = p_i^alpha / sum_k p_k^alpha',
    'w_i = (N P(i))^-beta / max_j w_j',
    'a new item gets max_i p_i',
  ],
  cost: 'Adding and one update O(log capacity), a batch O(batch size log capacity), with a sum tree.',
  contract,
  reference: prioritisedReplay,
  properties,
  lies,
  variants: [
    {
      id: 'plain-list',
      description: 'Independent draws over a list, weights divided by the largest of the buffer.',
      implementation: listed((priorities, at) => priorities[at] as number),
    },
    {
      id: 'rank-based',
      description: 'Priorities 1 / rank.',
      implementation: listed((priorities, at) => 1 / rank(priorities, at)),
      variantOf: [
        'prioritised-replay.draws-follow-priorities',
        'prioritised-replay.new-items-get-largest-priority',
        'prioritised-replay.importance-weights',
      ],
    },
  ],
  phrases: [
    {
      text: 'prioritized experience replay',
      properties: ['prioritised-replay.draws-follow-priorities', 'prioritised-replay.importance-weights'],
    },
    { text: 'samples in proportion to TD error', properties: ['prioritised-replay.draws-follow-priorities'] },
    { text: 'importance sampling weights', properties: ['prioritised-replay.importance-weights'] },
    {
      text: 'new transitions get maximal priority',
      properties: ['prioritised-replay.new-items-get-largest-priority'],
    },
    { text: 'alpha = 0 is uniform', properties: ['prioritised-replay.alpha-zero-is-uniform'] },
    {
      text: 'update priorities',
      properties: ['prioritised-replay.last-update-counts', 'prioritised-replay.indices-name-items'],
    },
    { text: 'small positive constant', properties: ['prioritised-replay.unseen-errors-do-not-vanish'] },
    { text: 'fixed capacity', properties: ['prioritised-replay.oldest-leaves'] },
  ],
  falseProperties: [
    {
      statement: 'The item with the largest error is in every batch.',
      why: 'Sampling is stochastic; only its probability is largest.',
    },
    {
      statement: 'The largest weight of a batch is 1.',
      why: 'Weights may be divided by the largest of the whole buffer instead.',
    },
  ],
  scenario,
  scenarioTolerance: 0.02,
});
