import type { Lie } from '../../../model/algorithm.js';
import type { TreeSearchImplementation } from '../contracts/tree-search.js';
import { puctReference } from '../puct/reference.js';
import { bestEdge, meanValue } from '../tree.js';
import { commonFaults, configured, ruled } from '../wrong-tree-searches.js';
import { uctRules, uctScore } from './reference.js';

export const lies: readonly Lie<TreeSearchImplementation>[] = [
  {
    id: 'no-flip',
    description: 'the backup keeps one sign',
    implementation: commonFaults.noFlip(uctRules),
    caughtBy: [
      'uct.oracle-plays-perfectly',
      'uct.terminal-only-plays-perfectly',
      'uct.q-bounded',
      'uct.follows-formula',
    ],
  },
  {
    id: 'terminal-absolute',
    description: 'a finished game is read for player 0 whoever is to move',
    seenIn: 'seed 004: current.state.get_reward()',
    implementation: commonFaults.terminalAbsolute(uctRules),
    caughtBy: [
      'uct.oracle-plays-perfectly',
      'uct.terminal-only-plays-perfectly',
      'uct.q-bounded',
      'uct.follows-formula',
    ],
  },
  {
    id: 'terminal-ignored',
    description: 'a finished game counts as a draw',
    implementation: commonFaults.terminalIgnored(uctRules),
    caughtBy: ['uct.terminal-only-plays-perfectly', 'uct.follows-formula', 'uct.exploration-is-live'],
  },
  {
    id: 'sum-not-mean',
    description: 'the sum of values is reported in place of the mean',
    implementation: commonFaults.sumNotMean(uctRules),
    caughtBy: ['uct.q-bounded'],
  },
  {
    id: 'values-for-opponent',
    description: 'values at the root are those of the opponent',
    implementation: commonFaults.valuesForOpponent(uctRules),
    caughtBy: ['uct.q-bounded'],
  },
  {
    id: 'temperature-inverted',
    description: 'visits^T instead of visits^(1 / T)',
    implementation: commonFaults.temperatureInverted(uctRules),
    caughtBy: ['uct.temperature'],
  },
  {
    id: 'temperature-ignored',
    description: 'the temperature is accepted and unused',
    implementation: commonFaults.temperatureIgnored(uctRules),
    caughtBy: ['uct.temperature', 'uct.zero-temperature-is-greedy'],
  },
  {
    id: 'zero-temperature-unguarded',
    description: 'divides by a temperature of zero',
    implementation: commonFaults.zeroTemperature(uctRules),
    caughtBy: ['uct.zero-temperature-is-greedy'],
  },
  {
    id: 'counted-twice',
    description: 'every simulation is counted twice',
    implementation: commonFaults.countedTwice(uctRules),
    caughtBy: ['uct.visits-sum', 'uct.follows-formula'],
  },
  {
    id: 'remembers-searches',
    description: 'statistics of earlier searches are added to later ones',
    implementation: commonFaults.remembersSearches(uctRules),
    caughtBy: ['uct.searches-are-independent'],
  },
  {
    id: 'argmin',
    description: 'selects the smallest bound among the moves tried',
    implementation: ruled(uctRules, {
      select: (node, options) =>
        bestEdge(node.edges, (edge) => (edge.visits === 0 ? Number.POSITIVE_INFINITY : -uctScore(node, edge, options))),
    }),
    caughtBy: [
      'uct.oracle-plays-perfectly',
      'uct.terminal-only-plays-perfectly',
      'uct.follows-formula',
      'uct.exploration-is-live',
    ],
  },
  {
    id: 'exploration-ignored',
    description: 'c is accepted and unused',
    implementation: configured(uctRules, (options) => ({ ...options, c: 1 })),
    caughtBy: ['uct.follows-formula', 'uct.exploration-is-live'],
  },
  {
    id: 'log-missing',
    description: 'sqrt(N / n) instead of sqrt(ln N / n)',
    implementation: ruled(uctRules, {
      select: (node, { c }) =>
        bestEdge(node.edges, (edge) =>
          edge.visits === 0
            ? Number.POSITIVE_INFINITY
            : meanValue(edge) + c * Math.sqrt((node.visits - 1) / edge.visits),
        ),
    }),
    caughtBy: ['uct.follows-formula'],
  },
  {
    id: 'root-missing',
    description: 'ln N / n without the root',
    implementation: ruled(uctRules, {
      select: (node, { c }) =>
        bestEdge(node.edges, (edge) =>
          edge.visits === 0
            ? Number.POSITIVE_INFINITY
            : meanValue(edge) + (c * Math.log(node.visits - 1)) / edge.visits,
        ),
    }),
    caughtBy: ['uct.follows-formula', 'uct.exploration-is-live'],
  },
  {
    id: 'greedy',
    description: 'no bonus: the best mean is followed after one try each',
    implementation: configured(uctRules, (options) => ({ ...options, c: 0 })),
    caughtBy: ['uct.follows-formula', 'uct.exploration-is-live'],
  },
  {
    id: 'untried-not-first',
    description: 'an untried move counts as value 0 with one visit',
    implementation: ruled(uctRules, {
      select: (node, options) =>
        bestEdge(node.edges, (edge) => uctScore(node, edge.visits === 0 ? { ...edge, visits: 1 } : edge, options)),
    }),
    caughtBy: ['uct.every-move-first'],
  },
  {
    id: 'priors-used',
    description: 'priors stand in for the bonus: PUCT under the name of UCT',
    implementation: puctReference,
    caughtBy: ['uct.follows-formula', 'uct.exploration-is-live'],
  },
];
