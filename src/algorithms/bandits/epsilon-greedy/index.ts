import { defineAlgorithm } from '../../../model/algorithm.js';
import { propertyIds } from '../naming.js';
import { playing, playingLies, playingVariants } from '../rounds/play.js';
import { epsilonGreedyContract } from './contract.js';
import { epsilonGreedyLies } from './lies.js';
import { PLAY_CATCHES, PLAY_VARIANTS } from './play-catches.js';
import { epsilonGreedyProperties } from './properties.js';
import { epsilonGreedy } from './reference.js';
import { epsilonGreedyScenario, epsilonGreedyTolerance } from './scenario.js';
import { epsilonGreedyVariants } from './variants.js';

const named = propertyIds('epsilon-greedy');

export const epsilonGreedyAlgorithm = defineAlgorithm({
  id: 'epsilon-greedy',
  family: 'bandits',
  title: 'Epsilon-greedy',
  aliases: ['epsilon-greedy', 'epsilon greedy', 'e-greedy', 'eps-greedy', 'egreedy', 'ε-greedy'],
  idea:
    'With probability epsilon play an arm drawn uniformly, otherwise an arm of largest mean reward. ' +
    'Epsilon may decay towards a floor, so that exploration fades but stays.',
  sources: [
    {
      citation: 'Sutton, Barto 2018. Reinforcement Learning: An Introduction, 2nd edition. MIT Press',
      locator: 'sections 2.2 to 2.4, Eq. 2.1 to 2.3',
      url: 'http://incompleteideas.net/book/the-book-2nd.html',
    },
  ],
  equations: [
    'A_t = argmax_a Q_t(a) with probability 1 - epsilon, otherwise uniform over all k arms',
    'Q_{n+1}(a) = Q_n(a) + (R - Q_n(a)) / n_a',
    'epsilon_t = max(epsilon_min, epsilon_0 decay^t)',
  ],
  cost: 'O(1) an update and O(k) a choice, k arms',
  contract: epsilonGreedyContract,
  reference: playing(epsilonGreedy),
  properties: epsilonGreedyProperties,
  lies: playingLies('epsilon-greedy', epsilonGreedyLies, PLAY_CATCHES),
  variants: playingVariants('epsilon-greedy', epsilonGreedyVariants, PLAY_VARIANTS),
  phrases: [
    { text: 'explores with probability epsilon', properties: named('explore-rate', 'full-epsilon-is-uniform') },
    {
      text: 'epsilon-greedy exploration',
      properties: named('explore-rate', 'zero-epsilon-is-greedy', 'full-epsilon-is-uniform'),
    },
    { text: '10% of the time picks a random action', properties: named('explore-rate') },
    { text: 'balances exploration and exploitation', properties: named('explore-rate', 'zero-epsilon-is-greedy') },
    { text: 'epsilon decays over time', properties: named('decay-respects-floor', 'decay-reaches-selection') },
    {
      text: 'picks the best known action otherwise',
      properties: named('zero-epsilon-is-greedy', 'value-is-sample-mean'),
    },
    { text: 'exploration_rate: Probability of choosing a random action', properties: named('explore-rate') },
    { text: 'ties are broken at random', properties: named('ties-are-shared') },
    { text: 'estimates are the mean reward of each arm', properties: named('value-is-sample-mean', 'update-is-local') },
    { text: 'default action before any data', properties: named('default-action-before-data') },
  ],
  falseProperties: [
    {
      statement: 'epsilon is the probability of not taking the best action',
      why: 'uniform exploration includes the greedy arm: it is epsilon (k - 1) / k',
    },
    {
      statement: 'the average reward rises monotonically',
      why: 'it is random; only expected regret has such statements',
    },
    { statement: 'with a constant epsilon regret is sublinear', why: 'it is linear: exploration never stops' },
  ],
  scenario: epsilonGreedyScenario,
  scenarioTolerance: epsilonGreedyTolerance,
});
