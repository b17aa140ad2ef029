import type { Lie, Random } from '../../../model/algorithm.js';
import { categorical, integerBelow } from '../../random.js';
import type { PrioritisedBatch, PrioritisedBuffer, PrioritisedReplay } from '../replay-contract.js';
import { prioritisedReplay } from './reference.js';

interface Settings {
  readonly capacity: number;
  readonly alpha: number;
  readonly epsilon: number;
}

interface Parts {
  /** Priority of an error, before the exponent. */
  readonly priority: (error: number, settings: Settings, before: number) => number;
  /** Priority of a new item from those stored. */
  readonly fresh: (stored: readonly number[], settings: Settings) => number;
  readonly draw: (weights: readonly number[], random: Random) => number;
  /** Importance-sampling weight before normalising. */
  readonly weight: (probability: number, stored: number, beta: number) => number;
  readonly normalise: (raw: readonly number[]) => readonly number[];
}

const right: Parts = {
  priority: (error, { epsilon }) => Math.abs(error) + epsilon,
  fresh: (stored) => (stored.length === 0 ? 1 : Math.max(...stored)),
  draw: (weights, random) => categorical(random, weights),
  weight: (probability, stored, beta) => (stored * probability) ** -beta,
  normalise: (raw) => raw.map((value) => value / Math.max(...raw)),
};

/** A plain-list buffer built from parts, some of them exchanged. */
function lying(changed: Partial<Parts>): PrioritisedReplay {
  const parts = { ...right, ...changed };
  return {
    create: ({ random, ...settings }) => {
      const items: unknown[] = [];
      const priorities: number[] = [];
      let next = 0;
      const sample = (batchSize: number, beta: number): PrioritisedBatch => {
        const scaled = priorities.map((priority) => priority ** settings.alpha);
        const total = scaled.reduce((sum, value) => sum + value, 0);
        const indices = Array.from({ length: batchSize }, () => parts.draw(scaled, random));
        const raw = indices.map((index) => parts.weight((scaled[index] as number) / total, items.length, beta));
        return { indices, items: indices.map((index) => items[index]), weights: parts.normalise(raw) };
      };
      return {
        size: () => items.length,
        sample,
        add: (item) => {
          priorities[next] = parts.fresh(priorities, settings);
          items[next] = item;
          next = (next + 1) % settings.capacity;
        },
        updatePriorities: (indices, errors) => {
          for (const [at, index] of indices.entries())
            priorities[index] = parts.priority(errors[at] as number, settings, priorities[index] as number);
        },
      };
    },
  };
}

const wrapped = (change: (buffer: PrioritisedBuffer) => PrioritisedBuffer): PrioritisedReplay => ({
  create: (options) => change(prioritisedReplay.create(options)),
});

export const lies: readonly Lie<PrioritisedReplay>[] = [
  {
    id: 'uniform-draws',
    description: 'Items are drawn uniformly: priorities are kept and not used.',
    implementation: lying({ draw: (weights, random) => integerBelow(random, weights.length) }),
    caughtBy: [
      'prioritised-replay.draws-follow-priorities',
      'prioritised-replay.new-items-get-largest-priority',
      'prioritised-replay.last-update-counts',
    ],
  },
  {
    id: 'greedy-draws',
    description: 'The item with the largest priority is always taken.',
    implementation: lying({ draw: (weights) => weights.indexOf(Math.max(...weights)) }),
    caughtBy: [
      'prioritised-replay.importance-weights',
      'prioritised-replay.indices-name-items',
      'prioritised-replay.draws-follow-priorities',
      'prioritised-replay.alpha-zero-is-uniform',
      'prioritised-replay.new-items-get-largest-priority',
      'prioritised-replay.last-update-counts',
      'prioritised-replay.oldest-leaves',
      'prioritised-replay.unseen-errors-do-not-vanish',
    ],
  },
  {
    id: 'alpha-dead',
    description: 'alpha is accepted and one is used.',
    implementation: { create: (options) => prioritisedReplay.create({ ...options, alpha: 1 }) },
    caughtBy: [
      'prioritised-replay.draws-follow-priorities',
      'prioritised-replay.alpha-zero-is-uniform',
      'prioritised-replay.new-items-get-largest-priority',
      'prioritised-replay.importance-weights',
      'prioritised-replay.last-update-counts',
    ],
  },
  {
    id: 'alpha-twice',
    description: 'The exponent is applied when an error is stored and again when items are drawn.',
    implementation: lying({ priority: (error, { alpha, epsilon }) => (Math.abs(error) + epsilon) ** alpha }),
    caughtBy: [
      'prioritised-replay.draws-follow-priorities',
      'prioritised-replay.new-items-get-largest-priority',
      'prioritised-replay.importance-weights',
      'prioritised-replay.last-update-counts',
    ],
  },
  {
    id: 'new-priority-raised-twice',
    description: 'A new item gets the largest stored p^alpha, raised to alpha once more.',
    implementation: lying({ fresh: (stored, { alpha }) => (stored.length === 0 ? 1 : Math.max(...stored) ** alpha) }),
    caughtBy: ['prioritised-replay.new-items-get-largest-priority'],
  },
  {
    id: 'new-priority-one',
    description: 'A new item gets priority 1 whatever the largest is.',
    implementation: lying({ fresh: () => 1 }),
    caughtBy: ['prioritised-replay.new-items-get-largest-priority'],
  },
  {
    id: 'new-priority-mean',
    description: 'A new item gets the mean priority.',
    implementation: lying({
      fresh: (stored) => (stored.length === 0 ? 1 : stored.reduce((sum, value) => sum + value, 0) / stored.length),
    }),
    caughtBy: ['prioritised-replay.new-items-get-largest-priority'],
  },
  {
    id: 'signed-error',
    description: 'Negative errors count as zero: the absolute value is missing.',
    implementation: lying({ priority: (error, { epsilon }) => Math.max(0, error) + epsilon }),
    caughtBy: [
      'prioritised-replay.draws-follow-priorities',
      'prioritised-replay.new-items-get-largest-priority',
      'prioritised-replay.importance-weights',
      'prioritised-replay.last-update-counts',
    ],
  },
  {
    id: 'squared-error',
    description: 'The squared error is the priority.',
    implementation: lying({ priority: (error, { epsilon }) => error * error + epsilon }),
    caughtBy: [
      'prioritised-replay.draws-follow-priorities',
      'prioritised-replay.new-items-get-largest-priority',
      'prioritised-replay.importance-weights',
      'prioritised-replay.last-update-counts',
    ],
  },
  {
    id: 'epsilon-missing',
    description: 'Items with error zero are never drawn again.',
    implementation: lying({ priority: (error) => Math.abs(error) }),
    caughtBy: [
      'prioritised-replay.draws-follow-priorities',
      'prioritised-replay.new-items-get-largest-priority',
      'prioritised-replay.importance-weights',
      'prioritised-replay.last-update-counts',
      'prioritised-replay.unseen-errors-do-not-vanish',
    ],
  },
  {
    id: 'priority-only-rises',
    description: 'An update keeps the larger of the old and the new priority.',
    implementation: lying({
      priority: (error, settings, before) => Math.max(before, right.priority(error, settings, before)),
    }),
    caughtBy: [
      'prioritised-replay.draws-follow-priorities',
      'prioritised-replay.new-items-get-largest-priority',
      'prioritised-replay.importance-weights',
      'prioritised-replay.last-update-counts',
    ],
  },
  {
    id: 'no-updates',
    description: 'updatePriorities does nothing.',
    implementation: wrapped((buffer) => ({ ...buffer, updatePriorities: () => undefined })),
    caughtBy: [
      'prioritised-replay.draws-follow-priorities',
      'prioritised-replay.new-items-get-largest-priority',
      'prioritised-replay.importance-weights',
      'prioritised-replay.last-update-counts',
    ],
  },
  {
    id: 'newest-never-drawn',
    description: 'The newest item is not among those that are drawn.',
    implementation: lying({
      draw: (weights, random) => (weights.length < 2 ? 0 : right.draw(weights.slice(0, -1), random)),
    }),
    caughtBy: [
      'prioritised-replay.draws-follow-priorities',
      'prioritised-replay.alpha-zero-is-uniform',
      'prioritised-replay.new-items-get-largest-priority',
      'prioritised-replay.importance-weights',
      'prioritised-replay.last-update-counts',
      'prioritised-replay.indices-name-items',
      'prioritised-replay.oldest-leaves',
      'prioritised-replay.unseen-errors-do-not-vanish',
    ],
  },
  {
    id: 'updates-shifted',
    description: 'Errors are stored one index further on.',
    implementation: wrapped((buffer) => ({
      ...buffer,
      updatePriorities: (indices, errors) =>
        buffer.updatePriorities(
          indices.map((index) => (index + 1) % buffer.size()),
          errors,
        ),
    })),
    caughtBy: [
      'prioritised-replay.draws-follow-priorities',
      'prioritised-replay.new-items-get-largest-priority',
      'prioritised-replay.importance-weights',
      'prioritised-replay.last-update-counts',
    ],
  },
  {
    id: 'weights-one',
    description: 'No correction: all weights are 1.',
    implementation: lying({ weight: () => 1 }),
    caughtBy: ['prioritised-replay.importance-weights'],
  },
  {
    id: 'weights-inverted',
    description: 'The exponent of the weights has the wrong sign.',
    implementation: lying({ weight: (probability, stored, beta) => (stored * probability) ** beta }),
    caughtBy: ['prioritised-replay.importance-weights'],
  },
  {
    id: 'weights-not-normalised',
    description: 'Weights are not divided by the largest.',
    implementation: lying({ normalise: (raw) => raw }),
    caughtBy: ['prioritised-replay.importance-weights'],
  },
  {
    id: 'weights-sum-to-one',
    description: 'Weights are shifted by their mean instead of scaled.',
    implementation: lying({
      normalise: (raw) => {
        const mean = raw.reduce((sum, value) => sum + value, 0) / raw.length;
        return raw.map((value) => value - mean);
      },
    }),
    caughtBy: ['prioritised-replay.importance-weights'],
  },
  {
    id: 'beta-dead',
    description: 'beta is accepted and fixed at 0.4.',
    implementation: wrapped((buffer) => ({ ...buffer, sample: (batchSize) => buffer.sample(batchSize, 0.4) })),
    caughtBy: ['prioritised-replay.importance-weights'],
  },
  {
    id: 'positions-of-the-batch',
    description: 'Indices count the batch instead of naming places of the buffer.',
    implementation: wrapped((buffer) => ({
      ...buffer,
      sample: (batchSize, beta) => {
        const batch = buffer.sample(batchSize, beta);
        return { ...batch, indices: batch.indices.map((_, at) => at) };
      },
    })),
    caughtBy: [
      'prioritised-replay.draws-follow-priorities',
      'prioritised-replay.new-items-get-largest-priority',
      'prioritised-replay.importance-weights',
      'prioritised-replay.last-update-counts',
      'prioritised-replay.indices-name-items',
    ],
  },
  {
    id: 'first-overwritten',
    description: 'A full buffer overwrites its first place only.',
    implementation: {
      create: (options) => {
        const buffer = prioritisedReplay.create({ ...options, capacity: options.capacity + 1 });
        let stored = 0;
        return {
          ...buffer,
          size: () => Math.min(stored, options.capacity),
          add: (item) => {
            if (stored < options.capacity) buffer.add(item);
            stored += 1;
          },
        };
      },
    },
    caughtBy: ['prioritised-replay.oldest-leaves'],
  },
];
