/** What people call the shared parameters that a meta-learner starts from. */
const META_PARAMETERS = [
  'initial',
  'init',
  'start',
  'initial_params',
  'initial_weights',
  'initial_theta',
  'init_params',
  'theta0',
  'w0',
];

/**
 * Short names that only make sense inside a call of that operation, by `<contract>.<operation>.<parameter>`: `high` is the first rate
 * of a cosine schedule and nothing in general.
 */
const EXTRA: Readonly<Record<string, readonly string[]>> = {
  'cosine-schedule.create.lr0': ['high', 'start', 'initial', 'base', 'upper', 'hi', 'max_value', 'start_value'],
  'cosine-schedule.create.min': ['low', 'end', 'final', 'lower', 'lo', 'end_value', 'eta_min', 'minimum'],
  'cosine-schedule.create.steps': [
    'total',
    'total_steps',
    't_max',
    'period',
    'horizon',
    'max_steps',
    'n_steps',
    'num_steps',
    'cycle_length',
    'max_epochs',
    'total_epochs',
    'max_iterations',
    'duration',
    'decay_steps',
    'length',
  ],
  'exponential-decay.create.lr0': ['initial', 'start', 'base', 'value', 'x0', 'start_value', 'init'],
  'exponential-decay.create.gamma': ['rate', 'factor', 'decay', 'decay_rate', 'decay_factor', 'multiplier'],
  'exponential-decay.create.steps': ['decay_steps', 'period', 'every', 'step_size', 'interval'],
  'exponential-decay.create.min': ['floor', 'low', 'end', 'minimum'],
  'warm-up-schedule.create.lr0': ['target', 'target_lr', 'peak', 'base', 'max_value', 'target_rate', 'end_lr'],
  'warm-up-schedule.create.steps': [
    'warmup_steps',
    'warmup',
    'n_warmup',
    'num_warmup_steps',
    'total',
    'warmup_epochs',
    'warmup_iterations',
  ],
  'warm-up-schedule.create.start': ['start_lr', 'initial', 'init_lr', 'warmup_init_lr', 'start_factor_lr'],
  'exponential-weighting.ewma.values': [
    'xs',
    'x',
    'data',
    'series',
    'signal',
    'values',
    'rewards',
    'samples',
    'observations',
  ],
  'exponential-weighting.ewma.alpha': ['a', 'smoothing', 'smoothing_factor', 'weight', 'decay'],
  'tabular-control.update.s': ['s', 'state', 'cur_state', 'from_state', 'src'],
  'tabular-control.update.s2': ['s2', 'sp', 's_', 'state2', 'next_s', 'ns', 'to_state', 'nxt'],
  'linucb-disjoint.create.lambda': ['ridge', 'l2_reg', 'ridge_lambda', 'reg_param', 'prior_precision'],
  'linucb.create.lambda': ['ridge', 'l2_reg', 'ridge_lambda', 'reg_param', 'prior_precision'],
  'pagehinkley.create.lambda': ['threshold', 'lam', 'lambda_', 'alarm_threshold', 'h'],
  'pagehinkley.create.min': [
    'min_instances',
    'min_samples',
    'burn_in',
    'warm_up',
    'warmup',
    'min_num_instances',
    'grace_period',
    'min_observations',
  ],
  'pagehinkley.create.delta': ['tolerance', 'magnitude', 'magnitude_threshold', 'drift_level', 'slack'],
  'meta-learner.adapt.theta': META_PARAMETERS,
  'meta-learner.metaStep.theta': META_PARAMETERS,
  'meta-learner.step.theta': META_PARAMETERS,
  'ucb1.create.c': ['exploration', 'confidence', 'exploration_factor', 'coefficient', 'scale', 'ucb_c', 'alpha'],
  'ece.ece.confidences': ['probs', 'probabilities', 'confidence', 'conf', 'y_prob', 'scores', 'predictions'],
  'ece.ece.correct': ['labels', 'accuracies', 'outcomes', 'y_true', 'hits', 'is_correct', 'correctness', 'targets'],
  'federated-averaging.aggregate.results': [
    'client_data',
    'reports',
    'clients',
    'submissions',
    'responses',
    'models',
    'all_results',
  ],
  'coordinate-wise-aggregation.agg.U': ['results', 'client_updates', 'values', 'matrix', 'x', 'arrays'],
  'coordinate-wise-aggregation.agg.beta': ['trim_ratio', 'fraction', 'trimming', 'trim_frac', 'proportion'],
  'cosine-store.search.k': ['top_k', 'limit', 'n', 'n_results', 'count', 'num_results', 'topk'],
  'cosine-store.search.query': ['vector', 'query_vector', 'embedding', 'query_embedding', 'q'],
  'uniform-replay.sample.batchSize': ['count', 'num', 'amount', 'batch'],
  'elastic-weight-consolidation.penalty.theta': ['params', 'weights', 'current', 'current_params', 'w'],
  'elastic-weight-consolidation.penalty.anchor': [
    'old_params',
    'optimal_params',
    'star',
    'theta_star',
    'prev_params',
    'reference',
    'old_weights',
    'w_star',
    'anchor_params',
  ],
  'elastic-weight-consolidation.penalty.F': [
    'fisher',
    'importance',
    'fisher_diag',
    'fisher_information',
    'importances',
  ],
  'krum.select.f': ['num_byzantine', 'n_byzantine', 'byzantine', 'num_malicious', 'n_attackers', 'faults'],
  'trajectory-log.returns.r': ['rewards', 'reward'],
};

export function extraAliases(contract: string, operation: string, parameter: string): readonly string[] {
  return EXTRA[`${contract}.${operation}.${parameter}`] ?? [];
}

/** Names of methods and attributes that answer an operation, beyond those of the contract; attributes are read by index. */
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  'egreedy.value': [
    'values',
    'q_values',
    'q',
    'estimates',
    'means',
    'avg_rewards',
    'averages',
    'average',
    'mean_values',
    'action_values',
    'value_estimates',
    'mean_rewards',
    'q_estimates',
    'average_rewards',
    'arm_values',
    'mu',
    'rewards_mean',
  ],
  'tabular-control.q': ['q_table', 'table', 'q', 'qtable', 'q_values', 'values', 'action_values'],
  'uniform-replay.size': ['buffer', 'memory', 'items', 'storage', 'data', 'experiences', 'transitions', 'samples'],
  'exponential-weighting.get': ['value', 'current', 'average', 'ema', 'mean', 'smoothed', 'avg', 'estimate', 'state'],
  'linucb.theta': ['theta', 'weights', 'coef', 'theta_hat'],
  'exponential-decay.get': [
    'lr',
    'current_lr',
    'learning_rate',
    'value',
    'rate',
    'epsilon',
    'current',
    'current_value',
  ],
  'cosine-schedule.get': ['lr', 'current_lr', 'learning_rate', 'value', 'rate', 'current'],
  'warm-up-schedule.get': ['lr', 'current_lr', 'learning_rate', 'value', 'rate', 'current'],
  'adwin.width': ['window', 'width', 'n', 'total_count', 'length'],
  'adwin.mean': ['mean', 'estimation', 'average'],
  'metric-monitor.values': ['metrics', 'history', 'values', 'data'],
  'leaky.state': ['state', 'x', 'v', 'potential', 'activation'],
};

export function attributeNames(contract: string, operation: string): readonly string[] {
  return ATTRIBUTES[`${contract}.${operation}`] ?? [];
}

/** The two columns that hold a Beta posterior. */
export const POSTERIOR_COLUMNS: readonly (readonly string[])[] = [
  ['alpha', 'alphas', 'a', 'successes', 'success', 'wins', 's', 'alpha_params', 'success_counts', 'alpha_'],
  ['beta', 'betas', 'b', 'failures', 'failure', 'losses', 'f', 'beta_params', 'failure_counts', 'beta_', 'fails'],
];
