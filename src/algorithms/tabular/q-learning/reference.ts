import type { ControlImplementation } from '../control/contract.js';
import { tabularAgent, temporalDifference } from '../control/reference.js';

/**
 * Q-learning: the value of an action moves towards the reward plus the discounted value of the best next action,
 * whatever the behaviour takes next. It learns the optimal values while it explores.
 *
 * Source: Watkins and Dayan 1992, eq. 1; Sutton and Barto 2018, eq. 6.8.
 *   Q(s,a) += alpha [r + gamma (1 - done) max_b Q(s',b) - Q(s,a)]
 *
 * Cost: O(nA) an update, O(nS nA) memory.
 */
export function bestValue(next: readonly number[]): number {
  return next.reduce((best, value) => Math.max(best, value));
}

export const qLearningReference: ControlImplementation = tabularAgent(temporalDifference(bestValue));
