import { defineAlgorithm } from '../../../model/algorithm.js';
import { type TreeSearchImplementation, treeSearchContract } from '../contracts/tree-search.js';
import { treeSearchScenario } from '../contracts/tree-search-scenario.js';
import { absolute } from '../tree-search-variants.js';
import { lies } from './lies.js';
import { properties } from './properties.js';
import { puctReference } from './reference.js';

export const puctAlgorithm = defineAlgorithm<TreeSearchImplementation>({
  id: 'puct',
  family: 'search',
  title: 'Tree search with prior probabilities (PUCT)',
  aliases: ['mcts', 'puct', 'alphazero search', 'alphazero mcts', 'neural mcts', 'monte carlo tree search with priors'],
  idea:
    'Follow the move whose mean value plus a bonus for likely but little visited moves is largest. Value new states by an ' +
    'evaluator and back the value up with alternating sign.',
  sources: [
    {
      citation:
        'Silver et al. 2018, A general reinforcement learning algorithm that masters chess, shogi and Go, Science 362',
      locator: 'Methods, "Search"',
      url: 'https://doi.org/10.1126/science.aar6404',
    },
    { citation: 'Rosin 2011, Multi-armed bandits with episode context, AMAI 61', locator: 'Algorithm PUCB' },
  ],
  equations: [
    'a = argmax_a Q(s,a) + c P(s,a) sqrt(N(s)) / (1 + N(s,a))',
    'the value of a leaf is for the player to move there; its sign turns at every ply',
    'pi(a) proportional to N(a)^(1 / T); root priors (1 - eps) P + eps Dirichlet',
  ],
  cost: 'one simulation is O(depth * branching) and one evaluation of a state',
  contract: treeSearchContract,
  reference: puctReference,
  properties,
  lies,
  variants: [
    {
      id: 'absolute-values',
      description: 'values kept for player 0, first simulation makes the root, random ties',
      implementation: absolute(
        ({ visits }, child, c) => child.value + (c * child.prior * Math.sqrt(visits)) / (1 + child.visits),
      ),
    },
    {
      id: 'sqrt-zero',
      description: 'sqrt(N) counts from zero at the root: the first choice is arbitrary (pseudocode of AlphaZero)',
      implementation: absolute(
        ({ visits }, child, c) => child.value + (c * child.prior * Math.sqrt(visits - 1)) / (1 + child.visits),
      ),
      variantOf: ['puct.first-visit-uses-prior'],
    },
  ],
  phrases: [
    {
      text: 'Monte Carlo tree search',
      properties: ['oracle-plays-perfectly', 'terminal-only-plays-perfectly', 'visits-sum'].map(prefixed),
    },
    { text: 'PUCT selection', properties: ['follows-formula', 'priors-steer', 'visits-follow-priors'].map(prefixed) },
    { text: 'AlphaZero-style self-play', properties: ['oracle-plays-perfectly', 'follows-formula'].map(prefixed) },
    { text: 'MCTS-guided move selection', properties: ['oracle-plays-perfectly', 'temperature'].map(prefixed) },
    { text: 'Dirichlet noise at the root', properties: ['noise-mixes-root-priors', 'noise-matters'].map(prefixed) },
    { text: 'deterministic play for evaluation', properties: ['deterministic-without-noise'].map(prefixed) },
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
    { statement: 'every move of the root is visited', why: 'moves of small prior may stay unvisited' },
    { statement: 'the most visited move has the highest value', why: 'a likelier move may hold more visits for long' },
  ],
  scenario: treeSearchScenario,
  scenarioTolerance: 0.02,
});

function prefixed(name: string): string {
  return `puct.${name}`;
}
