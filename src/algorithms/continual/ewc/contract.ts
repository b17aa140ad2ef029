import type { Contract } from '../../../model/algorithm.js';

type Gradients = readonly (readonly number[])[];

/** Parameters and gradients are vectors of length d. */
export interface ElasticWeightConsolidation {
  /** Diagonal of the Fisher information from one gradient of log p(y | x) a sample. */
  fisher(perSampleGrads: Gradients): readonly number[];
  /** The same from batches, each a list of gradients by sample. */
  fisherBatched(batches: readonly Gradients[]): readonly number[];
  /** What is kept of the parameters of the old task. */
  anchor(theta: readonly number[]): readonly number[];
  penalty(theta: readonly number[], anchor: readonly number[], F: readonly number[], lambda: number): number;
  grad(theta: readonly number[], anchor: readonly number[], F: readonly number[], lambda: number): readonly number[];
}

const vector = (name: string, aliases: readonly string[], meaning: string) => ({
  name,
  aliases,
  shape: 'vector[d]',
  meaning,
});
const penaltyParameters = [
  vector('theta', ['params', 'parameters', 'weights', 'model', 'w'], 'current parameters'),
  vector(
    'anchor',
    ['theta_star', 'old_params', 'optimal_params', 'star', 'prev_params', 'means'],
    'parameters of the old task',
  ),
  vector(
    'F',
    ['fisher', 'fisher_matrix', 'importance', 'omega', 'precision', 'fisher_information'],
    'diagonal of the Fisher information',
  ),
  {
    name: 'lambda',
    aliases: ['lam', 'lambda', 'ewc_lambda', 'importance', 'reg_strength', 'strength', 'weight'],
    shape: 'number',
    meaning: 'strength of the penalty',
  },
];

export const contract: Contract = {
  id: 'elastic-weight-consolidation',
  title: 'Elastic weight consolidation',
  classAliases: [
    'ewc',
    'elastic_weight_consolidation',
    'continual_learner',
    'ewc_regularizer',
    'ewc_loss',
    'lifelong_learner',
    'continual_learning',
    'synaptic_consolidation',
  ],
  operations: [
    {
      name: 'fisher',
      effect: 'reads',
      required: false,
      summary: 'mean over samples of squared gradients',
      parameters: [
        {
          name: 'perSampleGrads',
          aliases: ['gradients', 'grads', 'per_sample_gradients', 'sample_grads'],
          shape: 'matrix[n,d]',
          meaning: 'gradient of log p(y | x) of each sample',
        },
      ],
      returns: 'vector[d]',
      aliases: [
        'compute_fisher',
        'fisher_information',
        'calculate_fisher',
        'estimate_fisher',
        'compute_importance',
        'diag_fisher',
        'compute_fisher_matrix',
      ],
    },
    {
      name: 'fisherBatched',
      effect: 'reads',
      required: false,
      summary: 'the same from batches of samples',
      parameters: [
        {
          name: 'batches',
          aliases: ['loader', 'dataloader', 'data'],
          shape: 'record[]',
          meaning: 'batches of gradients by sample',
        },
      ],
      returns: 'vector[d]',
      aliases: ['compute_fisher_batched', 'fisher_from_batches', 'estimate_fisher_batched', 'fisher_from_loader'],
    },
    {
      name: 'anchor',
      effect: 'reads',
      required: false,
      summary: 'keeps the parameters of the old task',
      parameters: [vector('theta', ['params', 'parameters', 'weights', 'model'], 'parameters after the old task')],
      returns: 'vector[d]',
      aliases: ['consolidate', 'register_task', 'save_params', 'snapshot', 'store_params', 'remember', 'end_task'],
    },
    {
      name: 'penalty',
      effect: 'reads',
      required: true,
      summary: 'lambda / 2 sum_i F_i (theta_i - theta*_i)^2',
      parameters: penaltyParameters,
      returns: 'number',
      aliases: [
        'ewc_loss',
        'ewc_penalty',
        'regularization_loss',
        'consolidation_loss',
        'penalty_loss',
        'compute_penalty',
        'loss',
      ],
    },
    {
      name: 'grad',
      effect: 'reads',
      required: false,
      summary: 'the gradient of the penalty',
      parameters: penaltyParameters,
      returns: 'vector[d]',
      aliases: ['penalty_grad', 'gradient', 'ewc_gradient', 'penalty_gradient', 'regularization_gradient'],
    },
  ],
};
