import type { Contract } from '../../../model/algorithm.js';
import type { Tensor } from '../tensors.js';

/** What one client sends back: its model and the number of samples it trained on. */
export interface ClientResult {
  readonly params: readonly Tensor[];
  readonly n: number;
}

/** A client that takes part in a round. `train` may throw. */
export interface Client {
  readonly n: number;
  train(global: readonly Tensor[]): readonly Tensor[];
}

export interface FederatedAveraging {
  aggregate(results: readonly ClientResult[]): readonly Tensor[];
  round(global: readonly Tensor[], clients: readonly Client[]): readonly Tensor[];
}

export const contract: Contract = {
  id: 'federated-averaging',
  title: 'Aggregation of client models',
  classAliases: [
    'fed_avg',
    'fedavg',
    'federated_averaging',
    'federated_aggregator',
    'fed_avg_aggregator',
    'federated_learning',
    'federated_server',
    'federated_learning_manager',
    'federated_strategy',
    'aggregator',
    'server',
    'central_server',
  ],
  operations: [
    {
      name: 'aggregate',
      effect: 'reads',
      required: true,
      summary: 'the mean of the client models, weighted by their numbers of samples',
      parameters: [
        {
          name: 'results',
          aliases: ['client_results', 'updates', 'client_updates', 'weights_results', 'client_models', 'contributions'],
          shape: 'record[]',
          meaning: 'params (list of tensors) and n (samples) a client',
        },
      ],
      returns: 'list of tensors',
      aliases: [
        'aggregate_models',
        'aggregate_updates',
        'aggregate_weights',
        'aggregate_parameters',
        'aggregate_fit',
        'average_weights',
        'weighted_average',
        'federated_average',
        'fed_avg',
        'average_models',
        'aggregate_gradients',
        'merge',
      ],
    },
    {
      name: 'round',
      effect: 'reads',
      required: false,
      summary: 'sends the global model to the clients, collects what they trained and aggregates it',
      parameters: [
        {
          name: 'global',
          aliases: ['global_model', 'global_params', 'global_weights', 'model', 'server_model'],
          shape: 'record',
          meaning: 'the global model, a list of tensors',
        },
        {
          name: 'clients',
          aliases: ['participants', 'nodes', 'selected_clients', 'client_nodes'],
          shape: 'record[]',
          meaning: 'n (samples) and train(global), which may throw',
        },
      ],
      returns: 'list of tensors, the new global model',
      aliases: ['run_round', 'federated_round', 'train_round', 'run_federated_round', 'fit_round', 'execute_round'],
    },
  ],
};
