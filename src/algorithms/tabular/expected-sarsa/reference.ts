import type { ControlImplementation } from '../control/contract.js';
import { tabularAgent, temporalDifference } from '../control/reference.js';

/**
 * Expected SARSA: the value of an action moves towards the reward plus the discounted mean value of the next actions
 * under the epsilon-greedy policy itself. It learns what SARSA learns without the noise of the sampled next action.
 *
 * Source: van Seijen, van Hasselt, Whiteson and Wiering 2009; Sutton and Barto 2018, eq. 6.9.
 *   Q(s,a) += alpha [r + gamma (1 - done) sum_b pi(b|s') Q(s',b) - Q(s,a)]
 *   sum_b pi(b|s') Q(s',b) = (1 - epsilon) max_b Q(s',b) + epsilon mean_b Q(s',b), however ties are broken
 *
 * Cost: O(nA) an update, O(nS nA) memory.
 */
export function policyMean(next: readonly number[], epsilon: number): number {
  const best = next.reduce((largest, value) => Math.max(largest, value));
  const mean = next.reduce((sum, value) => sum + value, 0) / next.length;
  return (1 - epsilon) * best + epsilon * mean;
}

export const expectedSarsaReference: ControlImplementation = tabularAgent(temporalDifference(policyMean));
