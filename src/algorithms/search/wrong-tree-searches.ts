import type { TreeSearch, TreeSearchImplementation, TreeSearchOptions } from './contracts/tree-search.js';
import { type TreeRules, treeSearch } from './tree.js';

/** A search by `rules` with some exchanged. */
export function ruled(rules: TreeRules, change: Partial<TreeRules>): TreeSearchImplementation {
  return { create: (options) => treeSearch(options, { ...rules, ...change }) };
}

/** A right search made with other options than asked for. */
export function configured(
  rules: TreeRules,
  change: (options: TreeSearchOptions) => TreeSearchOptions,
): TreeSearchImplementation {
  return { create: (options) => treeSearch(change(options), rules) };
}

/** A right search with some operations replaced. */
export function overridden(
  rules: TreeRules,
  override: (right: TreeSearch, options: TreeSearchOptions) => Partial<TreeSearch>,
): TreeSearchImplementation {
  return {
    create(options) {
      const right = treeSearch(options, rules);
      return { ...right, ...override(right, options) };
    },
  };
}

/** Wrong versions that any selection rule can have. */
export const commonFaults = {
  /** The value is not turned between plies. */
  noFlip: (rules: TreeRules) => ruled(rules, { turned: (value) => value }),
  /** A finished game is read for player 0 whoever is to move. */
  terminalAbsolute: (rules: TreeRules) => ruled(rules, { terminalValue: (state) => state.reward(0) }),
  /** A finished game counts as a draw. */
  terminalIgnored: (rules: TreeRules) => ruled(rules, { terminalValue: () => 0 }),
  /** The sum of values is reported as their mean. */
  sumNotMean: (rules: TreeRules) =>
    overridden(rules, (right) => ({
      search(state, simulations) {
        const outcome = right.search(state, simulations);
        return { ...outcome, q: (outcome.q ?? []).map((value, action) => value * (outcome.visits[action] ?? 0)) };
      },
    })),
  /** Values are reported for the opponent. */
  valuesForOpponent: (rules: TreeRules) =>
    overridden(rules, (right) => ({
      search(state, simulations) {
        const outcome = right.search(state, simulations);
        return { ...outcome, q: (outcome.q ?? []).map((value) => -value) };
      },
    })),
  /** visits^T instead of visits^(1 / T). */
  temperatureInverted: (rules: TreeRules) =>
    overridden(rules, (right) => ({
      policy: (visits, t) => (t === 0 ? right.policy(visits, 0) : right.policy(visits, 1 / t)),
    })),
  /** The temperature is accepted and unused. */
  temperatureIgnored: (rules: TreeRules) =>
    overridden(rules, (right) => ({ policy: (visits) => right.policy(visits, 1) })),
  /** Divides by a temperature of zero. */
  zeroTemperature: (rules: TreeRules) =>
    overridden(rules, () => ({
      policy(visits, t) {
        const powers = visits.map((count) => count ** (1 / t));
        const total = powers.reduce((sum, power) => sum + power, 0);
        return powers.map((power) => power / total);
      },
    })),
  /** Every simulation is counted twice. */
  countedTwice: (rules: TreeRules) =>
    overridden(rules, (right) => ({
      search(state, simulations) {
        const outcome = right.search(state, simulations);
        return { ...outcome, visits: outcome.visits.map((count) => 2 * count) };
      },
    })),
  /** The statistics of earlier searches are added to those of later ones. */
  remembersSearches: (rules: TreeRules) =>
    overridden(rules, (right) => {
      const kept: number[] = [];
      return {
        search(state, simulations) {
          const outcome = right.search(state, simulations);
          const total = outcome.visits.map((count, action) => count + (kept[action] ?? 0));
          const share = simulations / total.reduce((sum, count) => sum + count, 0);
          const visits = total.map((count) => Math.floor(count * share));
          visits[0] = (visits[0] ?? 0) + simulations - visits.reduce((sum, count) => sum + count, 0);
          total.forEach((count, action) => {
            kept[action] = count;
          });
          return { ...outcome, visits };
        },
      };
    }),
} as const;
