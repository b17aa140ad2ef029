import { defineAlgorithm } from '../../../model/algorithm.js';
import { type TreeSearchImplementation, treeSearchContract } from '../contracts/tree-search.js';
import { treeSearchScenario } from '../contracts/tree-search-scenario.js';
import { lies } from './lies.js';
import { properties } from './properties.js';
import { progressiveWideningReference } from './reference.js';
import { randomOpening } from './variants.js';

export const progressiveWideningAlgorithm = defineAlgorithm<TreeSearchImplementation>({
  id: 'progressive-widening',
  family: 'search',
  title: 'Tree search with progressive widening',
  aliases: ['progressive widening', 'progressive unpruning', 'widening mcts', 'double progressive widening'],
  idea:
    'A node considers k N^alpha of its moves after N visits, the likeliest first, and chooses among those like UCT. ' +
    'So the tree grows deep before it grows wide.',
  sources: [
    {
      citation: 'Coulom 2007, Computing Elo ratings of move patterns in the game of Go, ICGA Journal 30(4)',
      locator: 'section 4, progressive widening',
    },
    {
      citation: 'Couetoux, Hoock, Sokolovska, Teytaud, Bonnard 2011, Continuous upper confidence trees, LION 5',
      locator: 'Algorithm 1',
      url: 'https://doi.org/10.1007/978-3-642-25566-3_32',
    },
  ],
  equations: [
    'moves considered after N visits: ceil(k N^alpha), 0 <= alpha <= 1',
    'among those a = argmax_a Q(s,a) + c sqrt(ln N(s) / N(s,a))',
  ],
  cost: 'one simulation is O(depth * branching) and one evaluation of a state',
  contract: treeSearchContract,
  reference: progressiveWideningReference,
  properties,
  lies,
  variants: [
    {
      id: 'random-opening',
      description: 'floor(k N^alpha) moves, new ones drawn at random (Couetoux et al. 2011)',
      implementation: randomOpening,
      variantOf: ['progressive-widening.likeliest-first'],
    },
  ],
  phrases: [
    {
      text: 'Monte Carlo tree search',
      properties: ['oracle-plays-perfectly', 'terminal-only-plays-perfectly', 'visits-sum'].map(prefixed),
    },
    { text: 'progressive widening', properties: ['width-law'].map(prefixed) },
    { text: 'handles large or continuous action spaces', properties: ['width-law'].map(prefixed) },
    { text: 'expands the most promising moves first', properties: ['likeliest-first'].map(prefixed) },
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
    { statement: 'all legal moves are tried eventually', why: 'only when k N^alpha exceeds their number' },
    { statement: 'widening never misses the best move', why: 'it stays closed until the width reaches it' },
  ],
  scenario: treeSearchScenario,
  scenarioTolerance: 0.02,
});

function prefixed(name: string): string {
  return `progressive-widening.${name}`;
}
