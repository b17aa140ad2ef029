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
    aliases: ['action_count', 'num_actions', 'n_actions', 'actions', 'action_space', 'action_size', 'action_names'],
  },
];

/** Names that a parameter with this meaning goes by, whatever the contract. */
export function countAliases(meaning: string): readonly string[] {
  return COUNTS.find((one) => one.meaning.test(meaning))?.aliases ?? [];
}
