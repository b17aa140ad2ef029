import { CERTAIN, nameScore } from '../subject/words.js';

/** What simulations know of each arm. To a policy it only says how many arms there are. */
const RATES_OF_ARMS: readonly string[] = [
  'probs',
  'probabilities',
  'arm_probs',
  'bandit_probs',
  'success_probs',
  'reward_probs',
  'true_probs',
  'win_probs',
  'win_rates',
  'true_rates',
  'payouts',
  'means',
  'arm_means',
  'true_means',
  'reward_means',
  'mean_rewards',
  'true_rewards',
  'rew_avg',
  'ctrs',
  'thetas',
  'mus',
];

/** Whether a parameter of this name has an entry for each arm. */
export function isRateOfArms(name: string): boolean {
  return nameScore(name, 'arm_rates', RATES_OF_ARMS) >= CERTAIN;
}

/** Names of parameters that say how many there are of something, in words; a list of names or numbers says it too. */
const COUNTS: readonly { readonly meaning: RegExp; readonly aliases: readonly string[] }[] = [
  {
    meaning: /^number of arms/,
    aliases: [
      'arm_count',
      'arm_ids',
      'arm_names',
      'action_ids',
      'action_names',
      'actions',
      'options',
      'option_ids',
      'variants',
      'variant_ids',
      'variant_names',
      'item_ids',
      'labels',
      'n_options',
      'n_variants',
      'num_options',
      'num_bandits',
      'n_bandits',
      'choices',
      'n',
      'nb_arms',
      'narms',
      'num_levers',
      'n_machines',
      'num_machines',
      'num_ads',
      'action_size',
      'action_space_size',
      'action_dim',
      'num_actions',
      'n_actions',
      'bandit_count',
      'bandit_size',
      'number_of_arms',
      'number_of_actions',
      'number_of_bandits',
      'size',
      ...RATES_OF_ARMS,
    ],
  },
  {
    meaning: /^number of features/,
    aliases: [
      'dimensions',
      'num_dims',
      'num_dimensions',
      'n_dimensions',
      'feature_count',
      'feature_dimension',
      'context_dimension',
      'context_size',
      'feature_size',
      'vector_size',
      'input_dim',
      'input_size',
      'dims',
      'd',
    ],
  },
  {
    meaning: /^number of states/,
    aliases: ['state_count', 'num_states', 'n_states', 'states', 'state_space', 'state_size', 'observation_space_size'],
  },
  {
    meaning: /^number of actions/,
    aliases: [
      'action_count',
      'num_actions',
      'n_actions',
      'actions',
      'action_space',
      'action_size',
      'action_names',
      'possible_actions',
      'available_actions',
      'legal_actions',
      'valid_actions',
      'action_list',
    ],
  },
];

/** Names that a parameter with this meaning goes by, whatever the contract. */
export function countAliases(meaning: string): readonly string[] {
  return COUNTS.find((one) => one.meaning.test(meaning))?.aliases ?? [];
}
