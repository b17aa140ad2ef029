import type { Contract } from '../../../model/algorithm.js';

/** U is n client updates of length d; f is the number of Byzantine clients that is tolerated. */
export interface Krum {
  /** One score a client, smaller is better. */
  scores(U: readonly (readonly number[])[], f: number): number[];
  /** The index of the chosen update. */
  select(U: readonly (readonly number[])[], f: number): number;
  /** Multi-Krum: the mean of the m best updates. */
  multi(U: readonly (readonly number[])[], f: number, m: number): readonly number[];
}

const updates = {
  name: 'U',
  aliases: ['updates', 'client_updates', 'vectors', 'gradients', 'weights', 'models', 'parameters'],
  shape: 'matrix[n,d]',
  meaning: 'one update a client',
};
const byzantine = {
  name: 'f',
  aliases: ['num_byzantine', 'n_byzantine', 'num_malicious', 'num_attackers', 'byzantine', 'b', 'num_faulty'],
  shape: 'integer',
  meaning: 'number of Byzantine clients tolerated; n >= 2 f + 3',
};

export const contract: Contract = {
  id: 'krum',
  title: 'Krum and Multi-Krum',
  classAliases: [
    'krum',
    'multi_krum',
    'krum_aggregator',
    'byzantine_robust_aggregator',
    'robust_aggregator',
    'krum_strategy',
    'byzantine_aggregation',
  ],
  operations: [
    {
      name: 'scores',
      effect: 'reads',
      required: false,
      summary: 'sum of squared distances to the n - f - 2 nearest other updates',
      parameters: [updates, byzantine],
      returns: 'number[], one a client',
      aliases: ['krum_scores', 'compute_scores', 'score', 'compute_krum_scores', 'distances'],
    },
    {
      name: 'select',
      effect: 'reads',
      required: true,
      summary: 'the index of the update with the smallest score',
      parameters: [updates, byzantine],
      returns: 'index',
      aliases: ['krum', 'krum_select', 'choose', 'aggregate', 'select_client', 'krum_index'],
    },
    {
      name: 'multi',
      effect: 'reads',
      required: false,
      summary: 'the mean of the m updates with the smallest scores',
      parameters: [
        updates,
        byzantine,
        {
          name: 'm',
          aliases: ['num_selected', 'n_selected', 'to_keep', 'num_clients_to_keep', 'k'],
          shape: 'integer',
          meaning: 'updates to average',
        },
      ],
      returns: 'vector[d]',
      aliases: ['multi_krum', 'aggregate_multi', 'multikrum', 'aggregate_m'],
    },
  ],
};
