import type { Contract } from '../../../model/algorithm.js';
import {
  addOperation,
  batchSizeParameter,
  capacityParameter,
  randomParameter,
  sizeOperation,
} from '../replay-contract.js';

export const contract: Contract = {
  id: 'prioritised-replay',
  title: 'Prioritised replay buffer',
  classAliases: [
    'prioritized_replay_buffer',
    'prioritised_replay_buffer',
    'prioritized_experience_replay',
    'prioritised_experience_replay',
    'per_buffer',
    'per',
    'prioritized_replay',
    'priority_replay_buffer',
    'prioritized_memory',
  ],
  operations: [
    {
      name: 'create',
      effect: 'constructs',
      required: true,
      summary: 'an empty buffer',
      parameters: [
        capacityParameter,
        {
          name: 'alpha',
          aliases: ['priority_exponent', 'prob_alpha', 'a'],
          shape: 'number',
          meaning: 'how far priorities count',
        },
        { name: 'epsilon', aliases: ['eps', 'min_priority', 'e'], shape: 'number', meaning: 'added to |error|' },
        randomParameter,
      ],
      returns: 'a buffer with add, sample, updatePriorities and size',
      aliases: ['constructor', 'init', 'new'],
    },
    addOperation,
    {
      name: 'sample',
      effect: 'reads',
      required: true,
      summary: 'items drawn in proportion to priority^alpha, with importance-sampling weights',
      parameters: [
        batchSizeParameter,
        {
          name: 'beta',
          aliases: ['importance_exponent', 'is_exponent', 'b'],
          shape: 'number',
          meaning: 'exponent of the weights',
        },
      ],
      returns: 'record with indices, items and weights',
      aliases: ['sample_batch', 'get_batch', 'draw', 'prioritized_sample'],
    },
    {
      name: 'updatePriorities',
      effect: 'updates',
      required: true,
      summary: 'priorities |error| + epsilon for the items at the given indices',
      parameters: [
        {
          name: 'indices',
          aliases: ['idxs', 'ids', 'tree_idxs'],
          shape: 'index[]',
          meaning: 'as `sample` returned them',
        },
        {
          name: 'errors',
          aliases: ['td_errors', 'deltas', 'losses'],
          shape: 'number[]',
          meaning: 'temporal-difference errors',
        },
      ],
      returns: 'nothing',
      aliases: ['update_priorities', 'update', 'batch_update', 'set_priorities', 'update_priority'],
    },
    sizeOperation,
  ],
};
