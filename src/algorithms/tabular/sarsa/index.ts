import { type AnyAlgorithm, defineAlgorithm } from '../../../model/algorithm.js';
import { controlContract } from '../control/contract.js';
import { controlScenario } from '../control/inputs.js';
import { othersOnly, randomTies } from '../control/policies.js';
import { tabularAgent, temporalDifference } from '../control/reference.js';
import { sarsaLies } from './lies.js';
import { sarsaProperties } from './properties.js';
import { sarsaReference, takenValue } from './reference.js';

export const sarsa: AnyAlgorithm = defineAlgorithm({
  id: 'sarsa',
  family: 'tabular',
  title: 'Tabular SARSA',
  aliases: ['sarsa', 'on-policy td control', 'state-action-reward-state-action', 'sarsa(0)'],
  idea: 'The value of an action moves towards the reward plus the discounted value of the action that is really taken next. It learns the values of the behaviour itself, exploration included.',
  sources: [
    {
      citation: 'Rummery and Niranjan 1994, On-line Q-learning using connectionist systems, CUED/F-INFENG/TR 166',
      locator: 'modified connectionist Q-learning',
    },
    {
      citation: 'Sutton and Barto 2018, Reinforcement Learning: An Introduction',
      locator: 'section 6.4, eq. 6.7',
      url: 'http://incompleteideas.net/book/the-book-2nd.html',
    },
  ],
  equations: ["Q(s,a) += alpha [r + gamma (1 - done) Q(s',a') - Q(s,a)]"],
  cost: 'O(1) an update, O(nA) a decision, O(nS nA) memory',
  contract: controlContract,
  reference: sarsaReference,
  properties: sarsaProperties,
  lies: sarsaLies,
  variants: [
    {
      id: 'random-ties',
      description: 'draws once from the action probabilities and shares ties',
      implementation: tabularAgent(temporalDifference(takenValue), randomTies),
    },
    {
      id: 'explores-among-the-others',
      description: 'a random action is never the greedy one',
      implementation: tabularAgent(temporalDifference(takenValue), othersOnly),
      variantOf: ['sarsa.exploration-rate', 'sarsa.full-epsilon-is-uniform'],
    },
  ],
  phrases: [
    { text: 'SARSA', properties: ['sarsa.one-step', 'sarsa.on-policy'] },
    { text: 'on-policy', properties: ['sarsa.on-policy'] },
    { text: 'state-action-reward-state-action', properties: ['sarsa.one-step'] },
    {
      text: 'epsilon-greedy action selection',
      properties: ['sarsa.greedy-action', 'sarsa.exploration-rate', 'sarsa.full-epsilon-is-uniform'],
    },
    { text: 'handles episode ends', properties: ['sarsa.terminal-no-bootstrap'] },
    { text: 'reproducible with a seed', properties: ['sarsa.acting-is-seeded'] },
  ],
  falseProperties: [
    {
      statement: 'SARSA learns the optimal policy',
      why: 'only as the exploration vanishes; with fixed epsilon it learns the best epsilon-soft policy',
    },
    { statement: 'SARSA is always safer than Q-learning', why: 'a matter of the task (the cliff of section 6.5)' },
  ],
  scenario: controlScenario,
});
