import type { Contract } from '../../../model/algorithm.js';

/** Vectors of whole numbers modulo R; clients are numbered. */
export interface SecureAggregation {
  /** R; 2^32 when left out. */
  readonly modulus?: number;
  /** What client `i` sends when it takes part in `round` with `peers` (without itself). */
  mask(i: number, vec: readonly number[], peers: readonly number[], round: number): readonly number[];
  /** The sum of masked vectors modulo R. */
  total(masked: readonly (readonly number[])[]): readonly number[];
  /** `total` of the clients `alive`, without the masks that they share with `dropped` clients. */
  unmaskDropped(
    total: readonly number[],
    alive: readonly number[],
    dropped: readonly number[],
    round: number,
  ): readonly number[];
}

const round = {
  name: 'round',
  aliases: ['round_number', 'round_id', 'epoch', 'iteration', 't'],
  shape: 'integer',
  meaning: 'number of the round; masks differ from round to round',
};

export const contract: Contract = {
  id: 'secure-aggregation',
  title: 'Secure aggregation by pairwise masks',
  classAliases: [
    'secure_aggregation',
    'secure_aggregator',
    'sec_agg',
    'secagg',
    'pairwise_masking',
    'masked_aggregation',
    'secure_sum',
    'private_aggregation',
  ],
  operations: [
    {
      name: 'mask',
      effect: 'reads',
      required: true,
      summary: 'a vector plus the masks shared with each peer',
      parameters: [
        {
          name: 'i',
          aliases: ['client', 'client_id', 'own_id', 'party', 'user', 'id'],
          shape: 'integer',
          meaning: 'number of the client',
        },
        {
          name: 'vec',
          aliases: ['vector', 'update', 'x', 'values', 'data', 'gradient'],
          shape: 'vector[d]',
          meaning: 'whole numbers in [0, R)',
        },
        {
          name: 'peers',
          aliases: ['others', 'clients', 'participants', 'neighbours', 'parties'],
          shape: 'integer[]',
          meaning: 'numbers of the other clients of the round',
        },
        round,
      ],
      returns: 'vector[d], modulo R',
      aliases: ['mask_update', 'apply_mask', 'mask_vector', 'encrypt', 'add_masks', 'mask_input'],
    },
    {
      name: 'total',
      effect: 'reads',
      required: true,
      summary: 'the sum of masked vectors modulo R',
      parameters: [
        {
          name: 'masked',
          aliases: ['masked_vectors', 'masked_updates', 'vectors', 'updates'],
          shape: 'matrix[n,d]',
          meaning: 'one masked vector a client',
        },
      ],
      returns: 'vector[d], modulo R',
      aliases: ['aggregate', 'sum', 'sum_masked', 'secure_sum', 'unmask', 'aggregate_masked'],
    },
    {
      name: 'unmaskDropped',
      effect: 'reads',
      required: false,
      summary: 'takes out the masks that the survivors share with dropped clients',
      parameters: [
        { name: 'total', aliases: ['sum', 'aggregate'], shape: 'vector[d]', meaning: 'sum over the survivors' },
        {
          name: 'alive',
          aliases: ['survivors', 'online', 'remaining'],
          shape: 'integer[]',
          meaning: 'who sent a vector',
        },
        { name: 'dropped', aliases: ['dropouts', 'offline', 'missing'], shape: 'integer[]', meaning: 'who did not' },
        round,
      ],
      returns: 'vector[d], the plain sum of the survivors modulo R',
      aliases: [
        'unmask_dropped',
        'recover',
        'handle_dropout',
        'remove_dropped_masks',
        'recover_dropout',
        'reconstruct',
      ],
    },
  ],
};
