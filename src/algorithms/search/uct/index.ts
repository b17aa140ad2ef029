import { defineAlgorithm } from '../../../model/algorithm.js';
import { type TreeSearchImplementation, treeSearchContract } from '../contracts/tree-search.js';
import { treeSearchScenario } from '../contracts/tree-search-scenario.js';
import { absolute } from '../tree-search-variants.js';
import { lies } from './lies.js';
import { properties } from './properties.js';
import { uctReference } from './reference.js';

export const uctAlgorithm = defineAlgorithm<TreeSearchImplementation>({
  id: 'uct',
  family: 'search',
  title: 'Tree search by confidence bounds (UCT)',
  aliases: ['uct', 'upper confidence trees', 'upper confidence bounds applied to trees', 'vanilla mcts'],
  idea:
    'In every node choose moves like UCB1 chooses arms, each once first. Value new states by an evaluator or a random ' +
    'playout and back the value up with alternating sign.',
  sources: [
    {
      citation: 'Kocsis, Szepesvari 2006, Bandit based Monte-Carlo planning, ECML',
      locator: 'eq. 1, Figure 1',
      url: 'https://doi.org/10.1007/11871842_29',
    },
    {
      citation: 'Browne et al. 2012, A survey of Monte Carlo tree search methods, IEEE TCIAIG 4(1)',
      locator: 'Algorithms 2 and 3',
      url: 'https://doi.org/10.1109/TCIAIG.2012.2186810',
    },
  ],
  equations: [
    'a = argmax_a Q(s,a) + c sqrt(ln N(s) / N(s,a)), untried moves first',
    'the value of a leaf is for the player to move there; its sign turns at every ply',
  ],
  cost: 'one simulation is O(depth * branching) and one evaluation of a state',
  contract: treeSearchContract,
  reference: uctReference,
  properties,
  lies,
  variants: [
    {
      id: 'absolute-values',
      description: 'values kept for player 0, first simulation makes the root, random ties',
      implementation: absolute(({ visits }, child, c) =>
        child.visits === 0 ? Number.POSITIVE_INFINITY : child.value + c * Math.sqrt(Math.log(visits) / child.visits),
      ),
    },
    {
      id: 'two-log',
      description: 'the bonus is c sqrt(2 ln N / n)',
      implementation: absolute(({ visits }, child, c) =>
        child.visits === 0
          ? Number.POSITIVE_INFINITY
          : child.value + c * Math.sqrt((2 * Math.log(visits)) / child.visits),
      ),
      variantOf: ['uct.follows-formula'],
    },
  ],
  phrases: [
    {
      text: 'Monte Carlo tree search',
      properties: ['oracle-plays-perfectly', 'terminal-only-plays-perfectly', 'visits-sum'].map(prefixed),
    },
    { text: 'UCT', properties: ['follows-formula', 'every-move-first'].map(prefixed) },
    { text: 'UCB1 for tree search', properties: ['follows-formula', 'exploration-is-live'].map(prefixed) },
    { text: 'exploration constant', properties: ['exploration-is-live'].map(prefixed) },
    {
      text: 'temperature-based action selection',
      properties: ['temperature', 'zero-temperature-is-greedy'].map(prefixed),
    },
    { text: 'two-player zero-sum backup', properties: ['oracle-plays-perfectly', 'q-bounded'].map(prefixed) },
  ],
  falseProperties: [
    { statement: 'more simulations always give a better move', why: 'only in the limit' },
    {
      statement: 'the value of the root rises with search',
      why: 'it converges to the value of the game, from either side',
    },
    { statement: 'the priors of the evaluator steer the search', why: 'UCT does not use them' },
    { statement: 'UCT converges fast', why: 'its regret can be worse than exponential (Coquelin and Munos 2007)' },
  ],
  scenario: treeSearchScenario,
  scenarioTolerance: 0.02,
});

function prefixed(name: string): string {
  return `uct.${name}`;
}
