import type { Contract } from '../../../model/algorithm.js';
import type { GameState } from './game.js';

export interface Evaluation {
  /** Probability of each legal action, in the order of `legalActions()`. */
  readonly priors: readonly number[];
  /** Expected outcome for the player to move, in [-1, 1]. */
  readonly value: number;
}

export interface TreeSearchOptions {
  /** Called for every new state that is not over. */
  readonly evaluate: (state: GameState) => Evaluation;
  /** Weight of exploration, not negative. */
  readonly c: number;
  /** Source of uniform doubles in [0, 1). */
  readonly rng: () => number;
  /** Share of Dirichlet noise in the priors of the root, 0 for none. */
  readonly eps: number;
  /** Concentration of the noise (default 0.3). */
  readonly noiseAlpha?: number;
  /** Progressive widening: at most ceil(wideningFactor * visits ^ wideningExponent) children. */
  readonly wideningFactor?: number;
  readonly wideningExponent?: number;
}

export interface SearchOutcome {
  /** Visits of each legal action at the root, in the order of `legalActions()`. */
  readonly visits: readonly number[];
  /** Priors of the root as used, noise included. */
  readonly priors?: readonly number[];
  /** Mean value of each action for the player to move at the root, 0 when never visited. */
  readonly q?: readonly number[];
}

export interface TreeSearch {
  /** Searches afresh with `simulations` simulations. */
  search(state: GameState, simulations: number): SearchOutcome;
  /** Probabilities in proportion to visits^(1 / temperature); temperature 0 is the most visited action. */
  policy(visits: readonly number[], temperature: number): number[];
}

export interface TreeSearchImplementation {
  create(options: TreeSearchOptions): TreeSearch;
}

export const treeSearchContract: Contract = {
  id: 'tree-search',
  title: 'Monte Carlo tree search for two players',
  classAliases: [
    'mcts',
    'monte_carlo_tree_search',
    'puct',
    'uct',
    'alpha_zero_search',
    'alphazero_mcts',
    'mcts_engine',
    'neural_mcts',
    'tree_search',
    'mcts_player',
    'mcts_agent',
  ],
  operations: [
    {
      name: 'create',
      effect: 'constructs',
      required: true,
      summary: 'Makes a search.',
      parameters: [
        {
          name: 'evaluate',
          aliases: ['evaluator', 'network', 'model', 'policy_value_fn', 'policy_value_net', 'evaluation_fn', 'predict'],
          shape: 'function',
          meaning: 'state -> {priors of the legal actions, value for the player to move}',
        },
        {
          name: 'c',
          aliases: ['c_puct', 'cpuct', 'exploration', 'exploration_weight', 'exploration_constant', 'c_param'],
          shape: 'number',
          meaning: 'weight of exploration',
        },
        {
          name: 'rng',
          aliases: ['random', 'random_state', 'generator', 'seed'],
          shape: 'random',
          meaning: 'source of uniform doubles',
        },
        {
          name: 'eps',
          aliases: ['epsilon', 'dirichlet_epsilon', 'noise_fraction', 'exploration_fraction'],
          shape: 'number',
          meaning: 'share of Dirichlet noise at the root',
        },
        {
          name: 'noiseAlpha',
          aliases: ['alpha', 'dirichlet_alpha', 'noise_alpha'],
          shape: 'number',
          meaning: 'concentration of the noise',
        },
        {
          name: 'wideningFactor',
          aliases: ['k', 'pw_k', 'widening_constant', 'k_pw'],
          shape: 'number',
          meaning: 'factor of progressive widening',
        },
        {
          name: 'wideningExponent',
          aliases: ['alpha_pw', 'pw_alpha', 'widening_alpha'],
          shape: 'number',
          meaning: 'exponent of progressive widening',
        },
      ],
      returns: 'a search',
      aliases: ['init', 'new', 'make', 'build'],
    },
    {
      name: 'search',
      effect: 'updates',
      required: true,
      summary: 'Searches from a state.',
      parameters: [
        {
          name: 'state',
          aliases: ['root', 'game', 'board', 'position', 'root_state'],
          shape: 'record',
          meaning: '{player, legalActions(), apply(action), isTerminal(), reward(player)}',
        },
        {
          name: 'simulations',
          aliases: ['n_sim', 'num_simulations', 'n_simulations', 'iterations', 'budget', 'n_playout', 'rollouts'],
          shape: 'integer',
          meaning: 'number of simulations',
        },
      ],
      returns: '{visits, priors?, q?}',
      aliases: ['search', 'run', 'run_search', 'plan', 'get_action_probs', 'run_simulations', 'think', 'get_visits'],
    },
    {
      name: 'policy',
      effect: 'reads',
      required: true,
      summary: 'Turns visits into probabilities.',
      parameters: [
        {
          name: 'visits',
          aliases: ['counts', 'visit_counts', 'n'],
          shape: 'number[]',
          meaning: 'visits of each action',
        },
        { name: 'temperature', aliases: ['t', 'temp', 'tau'], shape: 'number', meaning: 'not negative' },
      ],
      returns: 'number[]: probabilities',
      aliases: [
        'policy',
        'get_policy',
        'action_probs',
        'visit_policy',
        'probabilities',
        'get_action_probabilities',
        'apply_temperature',
      ],
    },
  ],
};
