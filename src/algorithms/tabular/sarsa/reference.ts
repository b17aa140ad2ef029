import type { ControlImplementation } from '../control/contract.js';
import { tabularAgent, temporalDifference } from '../control/reference.js';

/**
 * SARSA: the value of an action moves towards the reward plus the discounted value of the action that is really taken
 * next. It learns the values of the behaviour itself, exploration included.
 *
 * Source: Rummery and Niranjan 1994; Sutton and Barto 2018, eq. 6.7.
 *   Q(s,a) += alpha [r + gamma (1 - done) Q(s',a') - Q(s,a)]
 *
 * Cost: O(1) an update, O(nS nA) memory.
 * @throws RangeError when the next action is missing from a transition that does not end the episode.
 */
export function takenValue(next: readonly number[], _epsilon: number, a2: number | undefined): number {
  const value = a2 === undefined ? undefined : next[a2];
  if (value === undefined) throw new RangeError(`SARSA: the next action is needed, got ${String(a2)}`);
  return value;
}

export const sarsaReference: ControlImplementation = tabularAgent(temporalDifference(takenValue));
