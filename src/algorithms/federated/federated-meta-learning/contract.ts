import type { Contract, Random } from '../../../model/algorithm.js';

/** A client adapts a copy of the global parameters to its own task; `adapt` may throw. */
export interface MetaClient {
  readonly id: string;
  /** Number of local samples. */
  readonly n: number;
  adapt(params: readonly number[], steps: number, rate: number): readonly number[];
}

export interface RoundSettings {
  /** Local adaptation steps. */
  readonly steps: number;
  /** Local learning rate. */
  readonly rate: number;
  /** Share of the clients that take part, in (0, 1]. */
  readonly fraction: number;
}

export interface RoundReport {
  /** `success`, or anything else when the global parameters were not updated. */
  readonly status: string;
  /** 1 for the first round. */
  readonly round: number;
  /** Clients that reported an update. */
  readonly participants: number;
}

export interface FederatedMetaLearner {
  runRound(settings: RoundSettings): RoundReport;
  parameters(): readonly number[];
}

export interface FederatedMetaLearning {
  create(options: {
    readonly params: readonly number[];
    readonly clients: readonly MetaClient[];
    readonly random: Random;
  }): FederatedMetaLearner;
}

export const contract: Contract = {
  id: 'federated-meta-learning',
  title: 'Rounds of federated meta-learning',
  classAliases: [
    'federated_meta_learner',
    'federated_meta_learning',
    'fed_meta',
    'personalized_fedavg',
    'federated_integration',
    'federated_meta_trainer',
    'meta_federated_server',
  ],
  operations: [
    {
      name: 'create',
      effect: 'constructs',
      required: true,
      summary: 'a server with global parameters and clients',
      parameters: [
        {
          name: 'params',
          aliases: ['initial_params', 'initial_global_model_params', 'global_params', 'theta', 'model'],
          shape: 'vector[d]',
          meaning: 'the first global parameters',
        },
        {
          name: 'clients',
          aliases: ['nodes', 'client_nodes', 'participants'],
          shape: 'record[]',
          meaning: 'id, n (samples) and adapt(params, steps, rate)',
        },
        {
          name: 'random',
          aliases: ['rng', 'seed', 'generator'],
          shape: 'random',
          meaning: 'source for client selection',
        },
      ],
      returns: 'a server with runRound and parameters',
      aliases: ['constructor', 'init', 'new'],
    },
    {
      name: 'runRound',
      effect: 'updates',
      required: true,
      summary: 'selects clients, lets them adapt, and averages what they report',
      parameters: [
        {
          name: 'steps',
          aliases: ['num_adaptation_steps', 'num_adaptation_steps_client', 'local_steps'],
          shape: 'integer',
          meaning: 'local steps',
        },
        {
          name: 'rate',
          aliases: ['learning_rate', 'learning_rate_client', 'lr', 'local_lr'],
          shape: 'number',
          meaning: 'local rate',
        },
        {
          name: 'fraction',
          aliases: ['client_fraction', 'c', 'participation', 'sample_rate'],
          shape: 'number',
          meaning: 'share of clients',
        },
      ],
      returns: 'record with status, round and participants',
      aliases: ['run_federated_round', 'federated_round', 'run_round', 'train_round', 'meta_round', 'step'],
    },
    {
      name: 'parameters',
      effect: 'reads',
      required: true,
      summary: 'the global parameters',
      parameters: [],
      returns: 'vector[d]',
      aliases: ['get_global_model_params', 'global_params', 'get_parameters', 'get_meta_parameters', 'state'],
    },
  ],
};
