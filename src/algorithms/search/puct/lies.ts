import type { Lie } from '../../../model/algorithm.js';
import { integerBelow } from '../../random.js';
import type { TreeSearchImplementation } from '../contracts/tree-search.js';
import { bestEdge, dirichlet, type Edge, meanValue, treeSearch } from '../tree.js';
import { uctReference } from '../uct/reference.js';
import { commonFaults, configured, overridden, ruled } from '../wrong-tree-searches.js';
import { puctRules, puctScore } from './reference.js';

export const lies: readonly Lie<TreeSearchImplementation>[] = [
  {
    id: 'no-flip',
    description: 'the backup keeps one sign',
    implementation: commonFaults.noFlip(puctRules),
    caughtBy: [
      'puct.oracle-plays-perfectly',
      'puct.terminal-only-plays-perfectly',
      'puct.q-bounded',
      'puct.follows-formula',
    ],
  },
  {
    id: 'terminal-absolute',
    description: 'a finished game is read for player 0 whoever is to move',
    seenIn: 'seed 004: current.state.get_reward()',
    implementation: commonFaults.terminalAbsolute(puctRules),
    caughtBy: [
      'puct.oracle-plays-perfectly',
      'puct.terminal-only-plays-perfectly',
      'puct.q-bounded',
      'puct.follows-formula',
    ],
  },
  {
    id: 'terminal-ignored',
    description: 'a finished game counts as a draw',
    implementation: commonFaults.terminalIgnored(puctRules),
    caughtBy: ['puct.terminal-only-plays-perfectly', 'puct.follows-formula'],
  },
  {
    id: 'sum-not-mean',
    description: 'the sum of values is reported in place of the mean',
    implementation: commonFaults.sumNotMean(puctRules),
    caughtBy: ['puct.q-bounded'],
  },
  {
    id: 'values-for-opponent',
    description: 'values at the root are those of the opponent',
    implementation: commonFaults.valuesForOpponent(puctRules),
    caughtBy: ['puct.q-bounded'],
  },
  {
    id: 'temperature-inverted',
    description: 'visits^T instead of visits^(1 / T)',
    implementation: commonFaults.temperatureInverted(puctRules),
    caughtBy: ['puct.temperature'],
  },
  {
    id: 'temperature-ignored',
    description: 'the temperature is accepted and unused',
    implementation: commonFaults.temperatureIgnored(puctRules),
    caughtBy: ['puct.temperature', 'puct.zero-temperature-is-greedy'],
  },
  {
    id: 'zero-temperature-unguarded',
    description: 'divides by a temperature of zero',
    implementation: commonFaults.zeroTemperature(puctRules),
    caughtBy: ['puct.zero-temperature-is-greedy'],
  },
  {
    id: 'counted-twice',
    description: 'every simulation is counted twice',
    implementation: commonFaults.countedTwice(puctRules),
    caughtBy: ['puct.visits-sum', 'puct.visits-follow-priors', 'puct.follows-formula', 'puct.first-visit-uses-prior'],
  },
  {
    id: 'remembers-searches',
    description: 'statistics of earlier searches are added to later ones',
    implementation: commonFaults.remembersSearches(puctRules),
    caughtBy: ['puct.searches-are-independent'],
  },
  {
    id: 'argmin',
    description: 'selects the smallest score',
    implementation: ruled(puctRules, {
      select: (node, options) => bestEdge(node.edges, (edge) => -puctScore(node, edge, options)),
    }),
    caughtBy: [
      'puct.oracle-plays-perfectly',
      'puct.terminal-only-plays-perfectly',
      'puct.priors-steer',
      'puct.visits-follow-priors',
      'puct.follows-formula',
      'puct.first-visit-uses-prior',
    ],
  },
  {
    id: 'priors-ignored',
    description: 'every prior is uniform',
    implementation: ruled(puctRules, {
      select: (node, options) =>
        bestEdge(node.edges, (edge) => puctScore(node, { ...edge, prior: 1 / node.edges.length }, options)),
    }),
    caughtBy: ['puct.priors-steer', 'puct.visits-follow-priors', 'puct.first-visit-uses-prior', 'puct.noise-matters'],
  },
  {
    id: 'first-choice-arbitrary',
    description: 'the first choice takes the last move and priors count from the second on, but by their square root',
    implementation: ruled(puctRules, {
      select: (node, options) =>
        node.visits === 2
          ? (node.edges.at(-1) as Edge)
          : bestEdge(node.edges, (edge) => puctScore(node, { ...edge, prior: Math.sqrt(edge.prior) }, options)),
    }),
    caughtBy: ['puct.visits-follow-priors', 'puct.follows-formula', 'puct.first-visit-uses-prior'],
  },
  {
    id: 'exploration-ignored',
    description: 'c is accepted and unused',
    implementation: configured(puctRules, (options) => ({ ...options, c: 1 })),
    caughtBy: ['puct.follows-formula'],
  },
  {
    id: 'root-missing',
    description: 'N(s) instead of its square root',
    implementation: ruled(puctRules, {
      select: (node, { c }) =>
        bestEdge(node.edges, (edge) => meanValue(edge) + (c * edge.prior * (node.visits - 1)) / (1 + edge.visits)),
    }),
    caughtBy: ['puct.follows-formula'],
  },
  {
    id: 'own-visits-ignored',
    description: 'the bonus does not fall with the visits of the move',
    implementation: ruled(puctRules, {
      select: (node, { c }) =>
        bestEdge(node.edges, (edge) => meanValue(edge) + c * edge.prior * Math.sqrt(node.visits - 1)),
    }),
    caughtBy: ['puct.visits-follow-priors', 'puct.follows-formula'],
  },
  {
    id: 'totals-compete',
    description: 'selects by the sum of values in place of the mean',
    implementation: ruled(puctRules, {
      select: (node, { c }) =>
        bestEdge(node.edges, (edge) => edge.total + (c * edge.prior * Math.sqrt(node.visits - 1)) / (1 + edge.visits)),
    }),
    caughtBy: ['puct.follows-formula'],
  },
  {
    id: 'falsy-eps',
    description: 'eps = 0 falls back to the default: noise cannot be switched off',
    seenIn: 'seed 004: epsilon = epsilon or self.config.dirichlet_epsilon',
    implementation: configured(puctRules, (options) => ({ ...options, eps: options.eps || 0.4 })),
    caughtBy: [
      'puct.visits-follow-priors',
      'puct.follows-formula',
      'puct.first-visit-uses-prior',
      'puct.deterministic-without-noise',
    ],
  },
  {
    id: 'noise-not-normalised',
    description: 'P + eps * noise',
    implementation: ruled(puctRules, { mixed: (prior, noise, eps) => prior + eps * noise }),
    caughtBy: ['puct.noise-mixes-root-priors'],
  },
  {
    id: 'noise-ignored',
    description: 'eps is accepted and unused',
    implementation: ruled(puctRules, { noisy: () => false }),
    caughtBy: ['puct.noise-mixes-root-priors', 'puct.noise-matters'],
  },
  {
    id: 'noise-reported-only',
    description: 'noise is mixed into the reported priors after the search',
    implementation: overridden(puctRules, (_right, options) => ({
      search(state, simulations) {
        const outcome = treeSearch({ ...options, eps: 0 }, puctRules).search(state, simulations);
        const noise = dirichlet(options.rng, outcome.visits.length, 0.3);
        const mixed = (outcome.priors ?? []).map((prior, action) =>
          puctRules.mixed(prior, noise[action] ?? 0, options.eps),
        );
        return { ...outcome, priors: mixed };
      },
    })),
    caughtBy: ['puct.noise-matters'],
  },
  {
    id: 'uct',
    description: 'UCB1 under the name of PUCT: priors are not used',
    implementation: uctReference,
    caughtBy: [
      'puct.priors-steer',
      'puct.visits-follow-priors',
      'puct.follows-formula',
      'puct.first-visit-uses-prior',
      'puct.noise-mixes-root-priors',
      'puct.noise-matters',
    ],
  },
  {
    id: 'placeholder',
    description: 'visits are drawn at random',
    implementation: overridden(puctRules, (_right, { rng }) => ({
      search: (state, simulations) => {
        const visits = state.legalActions().map(() => 0);
        for (let each = 0; each < simulations; each++) {
          const chosen = integerBelow(rng, visits.length);
          visits[chosen] = (visits[chosen] ?? 0) + 1;
        }
        return { visits };
      },
    })),
    caughtBy: [
      'puct.oracle-plays-perfectly',
      'puct.terminal-only-plays-perfectly',
      'puct.priors-steer',
      'puct.visits-follow-priors',
      'puct.follows-formula',
      'puct.first-visit-uses-prior',
      'puct.deterministic-without-noise',
    ],
  },
];
