import { type AnyAlgorithm, defineAlgorithm } from '../../../model/algorithm.js';
import { controlContract } from '../control/contract.js';
import { controlScenario } from '../control/inputs.js';
import { othersOnly, randomTies } from '../control/policies.js';
import { type Bootstrap, tabularAgent, temporalDifference } from '../control/reference.js';
import { expectedSarsaLies } from './lies.js';
import { expectedSarsaProperties } from './properties.js';
import { expectedSarsaReference, policyMean } from './reference.js';

/** The mean under a policy whose random action is never the greedy one. */
const meanOfOthers: Bootstrap = (next, epsilon) => {
  const best = Math.max(...next);
  const others = next.reduce((sum, value) => sum + value, 0) - best;
  return (1 - epsilon) * best + (epsilon * others) / (next.length - 1);
};

export const expectedSarsa: AnyAlgorithm = defineAlgorithm({
  id: 'expected-sarsa',
  family: 'tabular',
  title: 'Tabular expected SARSA',
  aliases: ['expected sarsa', 'expected-sarsa'],
  idea: 'The value of an action moves towards the reward plus the discounted mean value of the next actions under the policy. It learns what SARSA learns without the noise of the sampled action.',
  sources: [
    {
      citation:
        'van Seijen, van Hasselt, Whiteson and Wiering 2009, A theoretical and empirical analysis of Expected Sarsa, ADPRL',
      locator: 'Expected Sarsa update',
      url: 'https://doi.org/10.1109/ADPRL.2009.4927542',
    },
    {
      citation: 'Sutton and Barto 2018, Reinforcement Learning: An Introduction',
      locator: 'section 6.6, eq. 6.9',
      url: 'http://incompleteideas.net/book/the-book-2nd.html',
    },
  ],
  equations: [
    "Q(s,a) += alpha [r + gamma (1 - done) sum_b pi(b|s') Q(s',b) - Q(s,a)]",
    "sum_b pi(b|s') Q(s',b) = (1 - epsilon) max_b Q(s',b) + epsilon mean_b Q(s',b)",
  ],
  cost: 'O(nA) an update and a decision, O(nS nA) memory',
  contract: controlContract,
  reference: expectedSarsaReference,
  properties: expectedSarsaProperties,
  lies: expectedSarsaLies,
  variants: [
    {
      id: 'random-ties',
      description: 'draws once from the action probabilities and shares ties',
      implementation: tabularAgent(temporalDifference(policyMean), randomTies),
    },
    {
      id: 'explores-among-the-others',
      description: 'a random action is never the greedy one, in the policy and in its mean',
      implementation: tabularAgent(temporalDifference(meanOfOthers), othersOnly),
      variantOf: [
        'one-step',
        'alpha-extremes',
        'reaches-the-fixed-point',
        'exploration-rate',
        'full-epsilon-is-uniform',
      ].map((name) => `expected-sarsa.${name}`),
    },
  ],
  phrases: [
    { text: 'expected SARSA', properties: ['expected-sarsa.one-step', 'expected-sarsa.no-sampling-noise'] },
    {
      text: 'expectation over the policy',
      properties: ['expected-sarsa.one-step', 'expected-sarsa.reaches-the-fixed-point'],
    },
    {
      text: 'epsilon-greedy action selection',
      properties: [
        'expected-sarsa.greedy-action',
        'expected-sarsa.exploration-rate',
        'expected-sarsa.full-epsilon-is-uniform',
      ],
    },
    { text: 'handles episode ends', properties: ['expected-sarsa.terminal-no-bootstrap'] },
    { text: 'reproducible with a seed', properties: ['expected-sarsa.acting-is-seeded'] },
  ],
  falseProperties: [
    { statement: 'expected SARSA equals Q-learning', why: 'only with a greedy target policy, epsilon = 0' },
    {
      statement: 'expected SARSA learns faster on every task',
      why: 'less variance per update, not a bound on any run',
    },
  ],
  scenario: controlScenario,
});
