import type { OperationSpec, Random } from '../../model/algorithm.js';
import type { Implementation } from '../implementation.js';

/** Items are opaque: the buffer hands back what it was given. */
export interface UniformBuffer<Item = unknown> {
  add(item: Item): void;
  sample(batchSize: number): readonly Item[];
  size(): number;
}

export interface UniformReplay {
  create(options: { readonly capacity: number; readonly random: Random }): UniformBuffer;
}

export interface PrioritisedBatch {
  /** Where the items lie; handed back to `updatePriorities`. */
  readonly indices: readonly number[];
  readonly items: readonly unknown[];
  /** Importance-sampling weights, the largest at most 1. */
  readonly weights: readonly number[];
}

export interface PrioritisedBuffer {
  add(item: unknown): void;
  /** `beta` in [0, 1]: how far the weights correct the sampling. */
  sample(batchSize: number, beta: number): PrioritisedBatch;
  updatePriorities(indices: readonly number[], errors: readonly number[]): void;
  size(): number;
}

export interface PrioritisedReplayOptions {
  readonly capacity: number;
  /** 0: uniform; 1: in proportion to priorities. */
  readonly alpha: number;
  /** Added to |error|, so that no item is lost. */
  readonly epsilon: number;
  readonly random: Random;
}

export interface PrioritisedReplay extends Implementation {
  create(options: PrioritisedReplayOptions): PrioritisedBuffer;
}

export const addOperation: OperationSpec = {
  name: 'add',
  effect: 'updates',
  required: true,
  summary: 'stores one item; the oldest leaves a full buffer',
  parameters: [
    {
      name: 'item',
      aliases: ['transition', 'experience', 'sample', 'data', 'memory'],
      shape: 'record',
      meaning: 'what was experienced',
    },
  ],
  returns: 'nothing',
  aliases: ['push', 'store', 'append', 'insert', 'remember', 'add_experience', 'store_transition', 'add_sample'],
};

export const sizeOperation: OperationSpec = {
  name: 'size',
  effect: 'reads',
  required: true,
  summary: 'how many items are stored',
  parameters: [],
  returns: 'integer',
  aliases: ['len', 'length', 'count', '__len__', 'num_items'],
};

export const capacityParameter = {
  name: 'capacity',
  aliases: [
    'max_size',
    'maxlen',
    'buffer_size',
    'memory_size',
    'size',
    'max_len',
    'max_memory',
    'memory_capacity',
    'max_buffer',
    'max_experiences',
  ],
  shape: 'integer',
  meaning: 'most items that are kept',
};

export const randomParameter = {
  name: 'random',
  aliases: ['rng', 'seed', 'generator', 'random_state'],
  shape: 'random',
  meaning: 'source of uniform draws',
};

export const batchSizeParameter = {
  name: 'batchSize',
  aliases: ['batch_size', 'minibatch_size', 'mini_batch_size', 'n', 'k', 'num_samples', 'size'],
  shape: 'integer',
  meaning: 'items to draw',
};
