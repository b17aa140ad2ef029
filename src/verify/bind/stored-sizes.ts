import type { AnyAlgorithm, OperationSpec } from '../../model/algorithm.js';
import type { Item } from './items.js';

/** Shape of the size of one stored part: a number of entries, or a list of such numbers. */
export const OF_PART = 'size of a part';

const OF_STATES =
  'obs_dim state_dim obs_size state_size state_dims obs_dims n_states num_states n_obs input_dim input_size state_space_dim nb_states observation_dim observation_size input_shape input_dims state_shape obs_shape observation_shape'.split(
    ' ',
  );
const OF_ACTIONS =
  'act_dim action_dim action_size n_actions num_actions act_size nb_actions action_dims n_action num_action action_shape act_shape'.split(
    ' ',
  );

/**
 * Sizes of the states and actions for which a replay buffer makes room in advance. The checks store numbers, so that each part has one
 * entry.
 */
export function sizesOfParts({ contract }: AnyAlgorithm, constructing: OperationSpec): Item[] {
  if (!/-replay$/.test(contract.id)) return [];
  return [OF_STATES, OF_ACTIONS].map(
    (aliases): Item => ({
      path: 'one entry',
      name: aliases[0] as string,
      aliases,
      shape: OF_PART,
      parameter: `#${aliases[0]}`,
      operation: constructing.name,
      derive: () => 1,
    }),
  );
}
