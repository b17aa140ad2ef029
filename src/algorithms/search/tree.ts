/**
 * The loop that all tree searches share: walk down by a selection rule until a new or finished state, value it for the
 * player to move there, and back the value up with the sign turned at every ply (negamax form).
 *
 * Source: Kocsis and Szepesvari 2006, Figure 1; Silver et al. 2018, Methods, "Search"; Browne et al. 2012, Algorithm 3.
 * Cost: one simulation is O(depth * branching) and one evaluation.
 */
import type { Random } from '../../model/algorithm.js';
import { gamma } from '../random.js';
import type { GameState } from './contracts/game.js';
import type { SearchOutcome, TreeSearch, TreeSearchOptions } from './contracts/tree-search.js';

/** An action of a node, with what the search knows about it. */
export interface Edge {
  readonly action: number;
  prior: number;
  visits: number;
  /** Sum of backed-up values for the player who takes the action. */
  total: number;
  child: Node | undefined;
}

export interface Node {
  readonly state: GameState;
  readonly terminal: boolean;
  readonly edges: Edge[];
  /** Simulations that reached this node, the one that made it included. */
  visits: number;
}

export interface TreeRules {
  /** The edge to follow from a node with at least one edge; the root knows that it is one. */
  select(node: Node, options: TreeSearchOptions): Edge;
  /** Outcome of a finished game for the player to move in it. */
  terminalValue(state: GameState): number;
  /** The value of a node for the player who moved into it, given that for the player to move. */
  turned(value: number): number;
  /** Whether the priors of the root are mixed with noise. */
  noisy(options: TreeSearchOptions): boolean;
  mixed(prior: number, noise: number, eps: number): number;
}

export const twoPlayerRules: Omit<TreeRules, 'select'> = {
  terminalValue: (state) => state.reward(state.player),
  turned: (value) => -value,
  noisy: ({ eps }) => eps > 0,
  mixed: (prior, noise, eps) => (1 - eps) * prior + eps * noise,
};

/** Mean value of an edge for the player who takes it, 0 before the first visit. */
export function meanValue(edge: Edge): number {
  return edge.visits === 0 ? 0 : edge.total / edge.visits;
}

/** The edge of the largest score, the first of equals. */
export function bestEdge(edges: readonly Edge[], score: (edge: Edge) => number): Edge {
  const [first, ...others] = edges;
  if (!first) throw new RangeError('tree search: a state that is not over has no legal action');
  let chosen = first;
  let highest = score(first);
  for (const edge of others) {
    const value = score(edge);
    if (value > highest) [chosen, highest] = [edge, value];
  }
  return chosen;
}

function leaf(state: GameState): Node {
  return { state, terminal: state.isTerminal(), edges: [], visits: 0 };
}

/** Fills the edges of a new node and returns its value for the player to move. */
function expand(node: Node, options: TreeSearchOptions, rules: TreeRules): number {
  if (node.terminal) return rules.terminalValue(node.state);
  const actions = node.state.legalActions();
  const { priors, value } = options.evaluate(node.state);
  if (priors.length !== actions.length)
    throw new RangeError(`tree search: evaluate gave ${priors.length} priors for ${actions.length} legal actions`);
  const sum = priors.reduce((total, prior) => total + prior, 0);
  actions.forEach((action, index) => {
    const prior = sum > 0 ? (priors[index] as number) / sum : 1 / actions.length;
    node.edges.push({ action, prior, visits: 0, total: 0, child: undefined });
  });
  return value;
}

/** One simulation below `node`; returns its value for the player to move there. */
function simulate(node: Node, options: TreeSearchOptions, rules: TreeRules): number {
  node.visits += 1;
  if (node.visits === 1 || node.terminal) return expand(node, options, rules);
  const edge = rules.select(node, options);
  edge.child ??= leaf(node.state.apply(edge.action));
  const value = rules.turned(simulate(edge.child, options, rules));
  edge.visits += 1;
  edge.total += value;
  return value;
}

/** A symmetric Dirichlet draw. */
export function dirichlet(random: Random, length: number, concentration: number): number[] {
  const draws = Array.from({ length }, () => gamma(random, concentration));
  const sum = draws.reduce((total, draw) => total + draw, 0);
  return sum > 0 ? draws.map((draw) => draw / sum) : draws.map(() => 1 / length);
}

function addNoise(root: Node, options: TreeSearchOptions, rules: TreeRules): void {
  const noise = dirichlet(options.rng, root.edges.length, options.noiseAlpha ?? 0.3);
  root.edges.forEach((edge, index) => {
    edge.prior = rules.mixed(edge.prior, noise[index] as number, options.eps);
  });
}

/** Probabilities in proportion to visits^(1 / temperature), computed over the largest count so that nothing overflows. */
export function visitPolicy(visits: readonly number[], temperature: number): number[] {
  if (!(temperature >= 0)) throw new RangeError(`tree search: temperature must not be negative, got ${temperature}`);
  const most = Math.max(...visits);
  if (!(most > 0)) return visits.map(() => 1 / visits.length);
  const weights = visits.map((count) =>
    temperature === 0 ? Number(count === most) : (count / most) ** (1 / temperature),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** A search by the given rules. Every call of `search` grows a new tree; the root itself takes no simulation. */
export function treeSearch(options: TreeSearchOptions, rules: TreeRules): TreeSearch {
  if (!(options.c >= 0)) throw new RangeError(`tree search: c must not be negative, got ${options.c}`);
  if (!(options.eps >= 0 && options.eps <= 1))
    throw new RangeError(`tree search: eps must lie in [0, 1], got ${options.eps}`);
  return {
    search(state, simulations): SearchOutcome {
      if (!Number.isInteger(simulations) || simulations < 1)
        throw new RangeError(`tree search: simulations must be a positive integer, got ${simulations}`);
      const root = leaf(state);
      if (root.terminal) return { visits: [], priors: [], q: [] };
      root.visits = 1;
      expand(root, options, rules);
      if (rules.noisy(options)) addNoise(root, options, rules);
      for (let simulation = 0; simulation < simulations; simulation++) simulate(root, options, rules);
      return {
        visits: root.edges.map((edge) => edge.visits),
        priors: root.edges.map((edge) => edge.prior),
        q: root.edges.map(meanValue),
      };
    },
    policy: visitPolicy,
  };
}
