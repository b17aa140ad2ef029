import type { Contract } from '../../../model/algorithm.js';
import {
  addOperation,
  batchSizeParameter,
  capacityParameter,
  randomParameter,
  sizeOperation,
} from '../replay-contract.js';

export const contract: Contract = {
  id: 'uniform-replay',
  title: 'Replay buffer with uniform sampling',
  classAliases: [
    'replay_buffer',
    'experience_replay',
    'uniform_replay_buffer',
    'replay_memory',
    'experience_buffer',
    'memory_buffer',
    'episodic_memory',
    'rehearsal_buffer',
  ],
  operations: [
    {
      name: 'create',
      effect: 'constructs',
      required: true,
      summary: 'an empty buffer',
      parameters: [capacityParameter, randomParameter],
      returns: 'a buffer with add, sample and size',
      aliases: ['constructor', 'init', 'new'],
    },
    addOperation,
    {
      name: 'sample',
      effect: 'reads',
      required: true,
      summary: 'items drawn uniformly from those stored',
      parameters: [batchSizeParameter],
      returns: 'record[]',
      aliases: ['sample_batch', 'get_batch', 'replay', 'draw', 'sample_experiences', 'random_batch'],
    },
    sizeOperation,
  ],
};
