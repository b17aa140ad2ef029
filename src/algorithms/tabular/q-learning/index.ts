import { type AnyAlgorithm, defineAlgorithm } from '../../../model/algorithm.js';
import { controlContract } from '../control/contract.js';
import { controlScenario } from '../control/inputs.js';
import { othersOnly, randomTies } from '../control/policies.js';
import { tabularAgent, temporalDifference } from '../control/reference.js';
import { qLearningLies } from './lies.js';
import { qLearningProperties } from './properties.js';
import { bestValue, qLearningReference } from './reference.js';

export const qLearning: AnyAlgorithm = defineAlgorithm({
  id: 'q-learning',
  family: 'tabular',
  title: 'Tabular Q-learning',
  aliases: [
    'q-learning',
    'q learning',
    'tabular q-learning',
    'qlearning',
    'watkins q-learning',
    'off-policy td control',
  ],
  idea: 'The value of an action moves towards the reward plus the discounted value of the best next action. It learns the optimal values whatever the behaviour takes next.',
  sources: [
    {
      citation: 'Watkins and Dayan 1992, Q-learning, Machine Learning 8',
      locator: 'eq. 1',
      url: 'https://doi.org/10.1007/BF00992698',
    },
    {
      citation: 'Sutton and Barto 2018, Reinforcement Learning: An Introduction',
      locator: 'section 6.5, eq. 6.8',
      url: 'http://incompleteideas.net/book/the-book-2nd.html',
    },
  ],
  equations: ["Q(s,a) += alpha [r + gamma (1 - done) max_b Q(s',b) - Q(s,a)]"],
  cost: 'O(nA) an update and a decision, O(nS nA) memory',
  contract: controlContract,
  reference: qLearningReference,
  properties: qLearningProperties,
  lies: qLearningLies,
  variants: [
    {
      id: 'random-ties',
      description: 'draws once from the action probabilities and shares ties',
      implementation: tabularAgent(temporalDifference(bestValue), randomTies),
    },
    {
      id: 'explores-among-the-others',
      description: 'a random action is never the greedy one',
      implementation: tabularAgent(temporalDifference(bestValue), othersOnly),
      variantOf: ['q-learning.exploration-rate', 'q-learning.full-epsilon-is-uniform'],
    },
    {
      id: 'convex-form',
      description: 'written as (1 - alpha) Q + alpha target',
      implementation: tabularAgent((table, { s, a, r, s2, done }, { alpha, gamma }) => {
        const row = table[s] as number[];
        row[a] =
          (1 - alpha) * (row[a] as number) + alpha * (r + gamma * (done ? 0 : Math.max(...(table[s2] as number[]))));
      }),
    },
  ],
  phrases: [
    { text: 'Q-learning', properties: ['q-learning.one-step', 'q-learning.off-policy', 'q-learning.update-is-local'] },
    {
      text: "Q(s,a) = Q(s,a) + lr * [reward + df * max_a'(Q(s',a')) - Q(s,a)]",
      properties: ['q-learning.one-step', 'q-learning.alpha-extremes'],
    },
    { text: 'temporal-difference learning', properties: ['q-learning.one-step'] },
    { text: 'off-policy', properties: ['q-learning.off-policy'] },
    {
      text: 'epsilon-greedy action selection',
      properties: ['q-learning.greedy-action', 'q-learning.exploration-rate', 'q-learning.full-epsilon-is-uniform'],
    },
    {
      text: 'learns the optimal policy',
      properties: ['q-learning.reaches-the-fixed-point', 'q-learning.terminal-no-bootstrap'],
    },
    { text: 'discount factor', properties: ['q-learning.gamma-zero-is-bandit', 'q-learning.one-step'] },
    { text: 'handles episode ends', properties: ['q-learning.terminal-no-bootstrap'] },
    { text: 'optimistic initial values', properties: ['q-learning.initial-values'] },
    { text: 'reproducible with a seed', properties: ['q-learning.acting-is-seeded'] },
  ],
  falseProperties: [
    { statement: 'Q values rise during learning', why: 'they follow the rewards, of either sign' },
    { statement: 'the TD error shrinks at every step', why: 'only in the limit, or in the sup norm over sweeps' },
    { statement: 'one episode is enough to learn the best action', why: 'value travels back one step per visit' },
    { statement: 'adding a constant to all rewards keeps the policy', why: 'not for episodes of varying length' },
  ],
  scenario: controlScenario,
});
