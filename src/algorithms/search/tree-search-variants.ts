import { integerBelow, shuffled } from '../random.js';
import type { GameState } from './contracts/game.js';
import type { TreeSearch, TreeSearchImplementation, TreeSearchOptions } from './contracts/tree-search.js';
import { dirichlet } from './tree.js';

interface ViewedNode {
  readonly actions: readonly number[];
  readonly children: Map<number, ViewedNode>;
  readonly priors: readonly number[];
  readonly state: GameState;
  readonly over: boolean;
  count: number;
  /** Sum of values for player 0, whoever moves. */
  sumForFirst: number;
}

export type Score = (
  parent: { readonly visits: number },
  child: { readonly visits: number; readonly value: number; readonly prior: number },
  c: number,
) => number;

/**
 * A right search of another form: values are kept in the nodes for player 0 and read from the view of the mover, the first
 * simulation makes the root, and ties go to a random move.
 */
export function absoluteSearch(options: TreeSearchOptions, score: Score): TreeSearch {
  const made = (state: GameState): { node: ViewedNode; forFirst: number } => {
    const over = state.isTerminal();
    const actions = over ? [] : state.legalActions();
    const evaluation = over ? { priors: [], value: state.reward(state.player) } : options.evaluate(state);
    const node = { actions, children: new Map(), priors: evaluation.priors, state, over, count: 0, sumForFirst: 0 };
    return { node, forFirst: state.player === 0 ? evaluation.value : -evaluation.value };
  };
  const pick = (node: ViewedNode): number => {
    const view = node.state.player === 0 ? 1 : -1;
    const order = shuffled(
      options.rng,
      node.actions.map((_, index) => index),
    );
    const scores = order.map((index) => {
      const child = node.children.get(index);
      const visits = child?.count ?? 0;
      const value = child && visits > 0 ? (view * child.sumForFirst) / visits : 0;
      return score({ visits: node.count }, { visits, value, prior: node.priors[index] ?? 0 }, options.c);
    });
    return order[scores.indexOf(Math.max(...scores))] ?? integerBelow(options.rng, node.actions.length);
  };
  return {
    search(state, simulations) {
      const fresh = made(state).node;
      const noise = dirichlet(options.rng, fresh.priors.length, 0.3);
      const mixed = fresh.priors.map((prior, index) => prior + options.eps * ((noise[index] as number) - prior));
      const root: ViewedNode = { ...fresh, priors: mixed, count: 1 };
      for (let simulation = 1; simulation < simulations; simulation++) {
        const path = [root];
        let node = root;
        let forFirst: number | undefined;
        while (forFirst === undefined) {
          if (node.over) forFirst = node.state.reward(0);
          else {
            const index = pick(node);
            const known = node.children.get(index);
            const next = known
              ? { node: known, forFirst: undefined }
              : made(node.state.apply(node.actions[index] as number));
            node.children.set(index, next.node);
            path.push(next.node);
            node = next.node;
            forFirst = next.forFirst;
          }
        }
        for (const visited of path) {
          visited.count += 1;
          visited.sumForFirst += forFirst;
        }
      }
      return { visits: root.actions.map((_, index) => root.children.get(index)?.count ?? 0) };
    },
    policy(visits, temperature) {
      const highest = Math.max(...visits);
      if (temperature < 1e-3) return visits.map((count) => (count === highest ? 1 : 0));
      const logs = visits.map((count) => Math.exp((Math.log(count) - Math.log(highest)) / temperature));
      const total = logs.reduce((sum, value) => sum + value, 0);
      return logs.map((value) => value / total);
    },
  };
}

/** `absoluteSearch` with one score as an implementation. */
export function absolute(score: Score): TreeSearchImplementation {
  return { create: (options) => absoluteSearch(options, score) };
}
