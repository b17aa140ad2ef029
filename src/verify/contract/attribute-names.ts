/** What people call the choice of an arm, beyond the names of the contract. */
const SELECT = [
  'best_arm',
  'pick_arm',
  'next_action',
  'choose_lever',
  'select_lever',
  'choose_machine',
  'select_machine',
  'choose_variant',
  'select_variant',
  'choose_option',
  'select_option',
  'pull_arm_index',
  'make_choice',
  'draw',
];

/**
 * Short names that only make sense inside a call of that operation, by `<contract>.<operation>.<parameter>`: `high` is the first rate
 * of a cosine schedule and nothing in general.
 */
/** Names of methods and attributes that answer an operation, beyond those of the contract; attributes are read by index. */
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  'egreedy.select': SELECT,
  'ucb1.select': SELECT,
  'thompson.select': SELECT,
  'egreedy.value': [
    'emp_means',
    'empirical_means',
    'estimated_means',
    'estimated_values',
    'est_means',
    'sample_means',
    'mean_estimates',
    'estimate_value',
    'q_hat',
    'mu_hat',
    'avg_reward',
    'averages',
    'qs',
    'values',
    'q_values',
    'q',
    'estimates',
    'means',
    'avg_rewards',
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
  'tabular-control.q': ['q_table', 'table', 'q', 'qtable', 'q_values', 'values', 'action_values', 'q_a', 'q_sa', 'qs'],
  'uniform-replay.size': [
    'buffer',
    'memory',
    'items',
    'storage',
    'data',
    'experiences',
    'transitions',
    'samples',
    'steps',
    'queue',
    'records',
    'entries',
  ],
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
