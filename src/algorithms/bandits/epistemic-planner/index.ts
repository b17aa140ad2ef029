import { defineAlgorithm } from '../../../model/algorithm.js';
import { propertyIds } from '../naming.js';
import { epistemicPlannerContract } from './contract.js';
import { epistemicPlannerLies } from './lies.js';
import { epistemicPlannerProperties } from './properties.js';
import { epistemicPlanner } from './reference.js';
import { epistemicPlannerScenario, epistemicPlannerTolerance } from './scenario.js';
import { epistemicPlannerVariants } from './variants.js';

const named = propertyIds('epistemic-planner');

export const epistemicPlannerAlgorithm = defineAlgorithm({
  id: 'epistemic-planner',
  family: 'bandits',
  title: 'Epistemic planner over a contextual bandit',
  aliases: ['epistemic planner', 'bandit planner', 'bandit-based planner', 'self-improving planner'],
  idea:
    'A contextual bandit chooses what to do with an idea from its trust and depth, explores with probability epsilon, and falls back to a default action whenever the model cannot be relied on. ' +
    'The reward is the trust gained per second, and a circuit breaker on its average sends every plan to the default action.',
  sources: [
    {
      citation:
        'Design document of a bandit planner with trace sink, trainer and hot reload for an idea-generating system',
      locator: 'configuration fields, trace sink, circuit-breaker rule, roll-out plan',
    },
    {
      citation: 'Sutton, Barto 2018. Reinforcement Learning: An Introduction, 2nd edition. MIT Press',
      locator: 'section 2.2 (epsilon-greedy choice)',
    },
  ],
  equations: [
    'a = fallback if the model is missing or failing; uniform with probability epsilon; otherwise model([trust, depth])',
    'target = map[a], total on the declared actions',
    'r = min(1, max(-1, (trust - parentTrust) / max(0.001, durationMs / 1000)))',
    'breaker open while the mean of the latest rewards is below its threshold',
  ],
  cost: 'O(k) a plan beside the cost of the model, k actions',
  contract: epistemicPlannerContract,
  reference: epistemicPlanner,
  properties: epistemicPlannerProperties,
  lies: epistemicPlannerLies,
  variants: epistemicPlannerVariants,
  phrases: [
    {
      text: 'falls back to the default action if the model fails',
      properties: named('default-on-model-error', 'default-on-missing-model'),
    },
    { text: 'action to take if the model is not loaded', properties: named('default-on-missing-model') },
    { text: 'graceful degradation', properties: named('default-on-model-error', 'default-on-missing-model') },
    { text: 'hot-reload', properties: named('model-reloads') },
    { text: 'maps abstract actions to mechanisms', properties: named('action-in-space', 'model-choice-honoured') },
    {
      text: 'circuit breaker falls back to a default action',
      properties: named('open-breaker-forces-default', 'breaker-follows-average'),
    },
    { text: 'probability of choosing a random action for exploration', properties: named('explore-rate') },
    {
      text: 'uses a contextual bandit model to choose the next action',
      properties: named('model-choice-honoured', 'context-reaches-model'),
    },
    {
      text: 'correctly calculates and clips rewards',
      properties: named('reward-is-gain-per-second', 'reward-clipped', 'reward-refuses-nan'),
    },
  ],
  falseProperties: [
    {
      statement: 'cold start is pure exploration with the configured epsilon',
      why: 'contradictory in itself: pure exploration is epsilon = 1, and a default action for a missing model is no exploration at all',
    },
    {
      statement: 'the reward is trust gain minus compute cost',
      why: 'it is trust gain per second; calls and other costs are not in it, and more time can raise the reward of a loss',
    },
    { statement: 'a higher reward means more trust gained', why: '+0.05 in 10 ms scores 1, +4 in 5 s scores 0.8' },
  ],
  scenario: epistemicPlannerScenario,
  scenarioTolerance: epistemicPlannerTolerance,
});
