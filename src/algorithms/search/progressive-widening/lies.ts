import type { Lie } from '../../../model/algorithm.js';
import type { TreeSearchImplementation } from '../contracts/tree-search.js';
import type { Edge } from '../tree.js';
import { uctReference } from '../uct/reference.js';
import { commonFaults, configured, ruled } from '../wrong-tree-searches.js';
import { wideningRules } from './reference.js';

export const lies: readonly Lie<TreeSearchImplementation>[] = [
  {
    id: 'no-flip',
    description: 'the backup keeps one sign',
    implementation: commonFaults.noFlip(wideningRules),
    caughtBy: [
      'progressive-widening.oracle-plays-perfectly',
      'progressive-widening.terminal-only-plays-perfectly',
      'progressive-widening.q-bounded',
    ],
  },
  {
    id: 'terminal-absolute',
    description: 'a finished game is read for player 0 whoever is to move',
    seenIn: 'seed 004: current.state.get_reward()',
    implementation: commonFaults.terminalAbsolute(wideningRules),
    caughtBy: [
      'progressive-widening.oracle-plays-perfectly',
      'progressive-widening.terminal-only-plays-perfectly',
      'progressive-widening.q-bounded',
    ],
  },
  {
    id: 'terminal-ignored',
    description: 'a finished game counts as a draw',
    implementation: commonFaults.terminalIgnored(wideningRules),
    caughtBy: ['progressive-widening.terminal-only-plays-perfectly'],
  },
  {
    id: 'sum-not-mean',
    description: 'the sum of values is reported in place of the mean',
    implementation: commonFaults.sumNotMean(wideningRules),
    caughtBy: ['progressive-widening.q-bounded'],
  },
  {
    id: 'values-for-opponent',
    description: 'values at the root are those of the opponent',
    implementation: commonFaults.valuesForOpponent(wideningRules),
    caughtBy: ['progressive-widening.q-bounded'],
  },
  {
    id: 'temperature-inverted',
    description: 'visits^T instead of visits^(1 / T)',
    implementation: commonFaults.temperatureInverted(wideningRules),
    caughtBy: ['progressive-widening.temperature'],
  },
  {
    id: 'temperature-ignored',
    description: 'the temperature is accepted and unused',
    implementation: commonFaults.temperatureIgnored(wideningRules),
    caughtBy: ['progressive-widening.temperature', 'progressive-widening.zero-temperature-is-greedy'],
  },
  {
    id: 'zero-temperature-unguarded',
    description: 'divides by a temperature of zero',
    implementation: commonFaults.zeroTemperature(wideningRules),
    caughtBy: ['progressive-widening.zero-temperature-is-greedy'],
  },
  {
    id: 'counted-twice',
    description: 'every simulation is counted twice',
    implementation: commonFaults.countedTwice(wideningRules),
    caughtBy: ['progressive-widening.visits-sum'],
  },
  {
    id: 'remembers-searches',
    description: 'statistics of earlier searches are added to later ones',
    implementation: commonFaults.remembersSearches(wideningRules),
    caughtBy: ['progressive-widening.searches-are-independent'],
  },
  {
    id: 'no-limit',
    description: 'every move is opened at once: plain UCT',
    implementation: uctReference,
    caughtBy: ['progressive-widening.width-law'],
  },
  {
    id: 'exponent-ignored',
    description: 'the width grows linearly with the visits',
    implementation: configured(wideningRules, (options) => ({ ...options, wideningExponent: 1 })),
    caughtBy: ['progressive-widening.width-law'],
  },
  {
    id: 'factor-ignored',
    description: 'the factor is hard-coded',
    implementation: configured(wideningRules, (options) => ({ ...options, wideningFactor: 1 })),
    caughtBy: ['progressive-widening.width-law'],
  },
  {
    id: 'never-widens',
    description: 'only the moves of the first visit are considered',
    implementation: configured(wideningRules, (options) => ({ ...options, wideningExponent: 0 })),
    caughtBy: ['progressive-widening.width-law', 'progressive-widening.likeliest-first'],
  },
  {
    id: 'least-likely-first',
    description: 'opens the least likely move',
    implementation: ruled(wideningRules, {
      select(node, options) {
        const inverted = { ...node, edges: node.edges.map((edge) => ({ ...edge, prior: -edge.prior })) };
        const chosen = wideningRules.select(inverted, options).action;
        return node.edges.find(({ action }) => action === chosen) as Edge;
      },
    }),
    caughtBy: ['progressive-widening.likeliest-first'],
  },
];
