/** A part of a record parameter or of a record answer, with the names people give it. */
export interface FieldSpec {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly shape: string;
}

const field = (name: string, shape: string, ...aliases: readonly string[]): FieldSpec => ({ name, shape, aliases });

const learningRates = [
  field(
    'inner',
    'number',
    'inner_lr',
    'lr_inner',
    'inner_rate',
    'inner_learning_rate',
    'alpha',
    'fast_lr',
    'adapt_lr',
    'adaptation_lr',
    'task_lr',
    'inner_step_size',
    'lr',
  ),
  field(
    'steps',
    'integer',
    'inner_steps',
    'num_inner_steps',
    'n_inner_steps',
    'adaptation_steps',
    'num_steps',
    'n_steps',
    'k',
    'inner_iterations',
    'k_steps',
    'inner_loop_steps',
    'num_updates',
    'adapt_steps',
    'num_adaptation_steps',
  ),
];

/**
 * Fields of record parameters and answers by `<contract>.<operation>.<parameter>` (or `.returns`). A contract only says `record`;
 * people pass the fields one by one, under other names, or as tuples in this order.
 */
const FIELDS: Readonly<Record<string, readonly FieldSpec[]>> = {
  'meta-learner.metaStep.rates': [
    ...learningRates,
    field(
      'meta',
      'number',
      'meta_lr',
      'lr_meta',
      'outer_lr',
      'lr_outer',
      'beta',
      'meta_learning_rate',
      'outer_learning_rate',
      'meta_rate',
      'outer_rate',
      'meta_step_size',
      'learning_rate',
    ),
  ],
  'meta-learner.step.rates': [
    ...learningRates,
    field(
      'eps',
      'number',
      'meta_lr',
      'lr_meta',
      'outer_lr',
      'lr_outer',
      'beta',
      'epsilon',
      'meta_step_size',
      'outer_step_size',
      'interpolation',
      'meta_learning_rate',
      'outer_learning_rate',
      'meta_rate',
      'step_size',
    ),
  ],
  'federated-averaging.aggregate.results': [
    field(
      'params',
      'list of tensors',
      'weights',
      'parameters',
      'state_dict',
      'model',
      'update',
      'delta',
      'gradients',
      'state',
      'model_weights',
      'model_update',
      'values',
      'weight',
      'w',
      'theta',
      'vector',
      'local_weights',
      'client_weights',
      'model_params',
      'model_state',
      'updates',
      'models',
      'client_updates',
    ),
    field(
      'n',
      'integer',
      'num_samples',
      'n_samples',
      'samples',
      'num_examples',
      'n_examples',
      'sample_count',
      'samples_count',
      'sample_size',
      'size',
      'count',
      'data_size',
      'dataset_size',
      'n_k',
      'weight',
      'num_data',
      'local_size',
      'samples_num',
      'sample_counts',
      'sizes',
      'counts',
      'client_sizes',
      'data_points',
      'sample_num',
      'client_weights',
      'weights',
    ),
  ],
  'coordinate-wise-aggregation.agg.U': [
    field(
      'params',
      'vector',
      'weights',
      'parameters',
      'update',
      'delta',
      'gradients',
      'values',
      'model',
      'vector',
      'state',
    ),
  ],
  'thompson.posterior.returns': [
    field('a', 'number', 'alpha', 'successes', 'success', 'wins'),
    field('b', 'number', 'beta', 'failures', 'failure', 'losses'),
  ],
  'linucb.predict.returns': meanAndWidth(),
  'linucb-disjoint.predict.returns': meanAndWidth(),
  'linucb-hybrid.predict.returns': meanAndWidth(),
  'cosine-store.add.documents': [
    field('id', 'string', 'key', 'doc_id', 'document_id', 'item_id', 'name', 'label', 'identifier', 'text_id'),
    field('vec', 'vector', 'vector', 'embedding', 'values', 'emb', 'v', 'features', 'embeddings', 'x'),
  ],
  'cosine-store.search.returns': [
    field('id', 'string', 'key', 'doc_id', 'document_id', 'item_id', 'item', 'name', 'label', 'document', 'doc'),
    field('score', 'number', 'similarity', 'cosine', 'sim', 'value', 'distance'),
  ],
  'prioritised-replay.sample.returns': [
    field('indices', 'index[]', 'idxs', 'idx', 'indexes', 'tree_idxs'),
    field('items', 'record[]', 'batch', 'samples', 'transitions', 'experiences', 'data'),
    field('weights', 'number[]', 'is_weights', 'importance_weights', 'importance_sampling_weights', 'importances'),
  ],
  'adaptive-computation-time.halt.returns': [
    field('N', 'integer', 'n', 'steps', 'n_steps', 'num_steps', 'halting_step', 'updates', 'n_updates'),
    field('R', 'number', 'r', 'remainder', 'remainders'),
    field('weights', 'number[]', 'probs', 'probabilities', 'p', 'halting_weights', 'step_weights'),
    field('ponder', 'number', 'ponder_cost', 'cost', 'ponder_time', 'ponder_loss', 'rho'),
  ],
  'reward.reward.inputs': [
    field('gain', 'number', 'mastery_gain', 'improvement', 'benefit', 'progress', 'learning_gain', 'delta'),
    field('cost', 'number', 'time_cost', 'effort', 'penalty', 'expense', 'time'),
  ],
  'prototypical-classifier.fit.returns': [
    field('labels', 'string[]', 'classes', 'class_labels', 'names'),
    field('protos', 'matrix', 'prototypes', 'centroids', 'means', 'class_means'),
  ],
  'dp-federated-averaging.aggregate.options': [
    field(
      'C',
      'number',
      'clip',
      'clip_norm',
      'max_norm',
      'max_grad_norm',
      'l2_norm_clip',
      'clipping_norm',
      'clip_bound',
      'norm_bound',
      'sensitivity',
      'clip_threshold',
      'clipping_threshold',
    ),
    field('z', 'number', 'noise_multiplier', 'sigma', 'noise_scale', 'noise', 'noise_std'),
    field('rng', 'random', 'random', 'seed', 'generator', 'random_state'),
  ],
  'hyper-parameter-search.best.returns': [
    field('params', 'record', 'best_params', 'config', 'parameters', 'point'),
    field('value', 'number', 'best_value', 'score', 'loss', 'objective'),
  ],
};

function meanAndWidth(): readonly FieldSpec[] {
  return [
    field(
      'mean',
      'number',
      'expected_reward',
      'expected',
      'prediction',
      'estimate',
      'mu',
      'reward',
      'value',
      'exploitation',
    ),
    field(
      'width',
      'number',
      'uncertainty',
      'confidence',
      'confidence_width',
      'std',
      'sigma',
      'bonus',
      'exploration',
      'exploration_bonus',
      'interval',
      'variance',
      'ucb_width',
      'confidence_bound',
    ),
  ];
}

/** The parts of a record parameter (`part` is its name) or of a record answer (`part` is `returns`). */
export function fieldsOf(contract: string, operation: string, part: string): readonly FieldSpec[] | undefined {
  return FIELDS[`${contract}.${operation}.${part}`];
}
