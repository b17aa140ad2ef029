import type { Lie } from '../../../model/algorithm.js';
import type { LieMaker } from '../../lie-table.js';
import { integerBelow } from '../../random.js';
import type { ControlOptions, ControlImplementation as Implementation } from './contract.js';
import {
  type Bootstrap,
  epsilonGreedy,
  greedyAction,
  type Learn,
  type Policy,
  tabularAgent,
  temporalDifference,
} from './reference.js';
import { type Named, wrongLearners } from './wrong-learners.js';

/** Wrong versions that tabular control methods have in common, built around the right bootstrap value. */
export function controlLies(lie: LieMaker<Implementation>, bootstrap: Bootstrap): Lie<Implementation>[] {
  const right = temporalDifference(bootstrap);
  return [
    ...wrongLearners(bootstrap).map(([id, description, learn]) => lie(id, description, tabularAgent(learn))),
    ...WRONG_POLICIES.map(([id, description, policy]) => lie(id, description, tabularAgent(right, policy))),
    ...WRONG_TABLES.map(([id, description, change]) =>
      lie(id, description, { create: (options) => tabularAgent(right).create({ ...options, ...change(options) }) }),
    ),
    lie('stale-policy', 'the best action of a state is looked up once and kept', stalePolicy(right)),
    lie('shared-options', 'the options of the newest agent hold for all', sharedOptions(right)),
    lie('shared-table', 'one table for all agents, emptied by each new one', sharedTable(right)),
  ];
}

const WRONG_TABLES: Named<(options: ControlOptions) => Partial<ControlOptions>> = [
  ['q0-ignored', 'the table starts at zero whatever q0 says', () => ({ q0: 0 })],
  ['q0-default-when-zero', 'q0 || 1: an initial value of 0 is taken for a missing one', ({ q0 }) => ({ q0: q0 || 1 })],
];

const WRONG_POLICIES: Named<Policy> = [
  ['never-explores', 'epsilon is accepted and never read', greedyAction],
  ['always-explores', 'every action is random', (values, _, rng) => integerBelow(rng, values.length)],
  [
    'epsilon-inverted',
    'explores with probability 1 - epsilon',
    (values, epsilon, rng) => epsilonGreedy(values, 1 - epsilon, rng),
  ],
  [
    'epsilon-default-when-zero',
    'epsilon || 0.1: no exploration is taken for a missing value',
    (values, epsilon, rng) => epsilonGreedy(values, epsilon || 0.1, rng),
  ],
  [
    'last-action-never-explored',
    'the random action is drawn from one too few',
    (values, epsilon, rng) => (rng() < epsilon ? integerBelow(rng, values.length - 1) : greedyAction(values)),
  ],
  [
    'least-value',
    'takes the action with the smallest value',
    (values, epsilon, rng) =>
      epsilonGreedy(
        values.map((value) => -value),
        epsilon,
        rng,
      ),
  ],
  [
    'largest-magnitude',
    'takes the action with the largest |Q|',
    (values, epsilon, rng) => epsilonGreedy(values.map(Math.abs), epsilon, rng),
  ],
  [
    'best-starts-at-zero',
    'negative values never win: the first action is taken instead',
    (values, epsilon, rng) =>
      epsilonGreedy(
        values.map((value) => Math.max(0, value)),
        epsilon,
        rng,
      ),
  ],
  ['unseeded', 'draws from the global source', (values, epsilon) => epsilonGreedy(values, epsilon, Math.random)],
];

function sharedTable(right: Learn): Implementation {
  let shared = tabularAgent(right).create({ nS: 1, nA: 1, alpha: 0, gamma: 0, epsilon: 0, rng: () => 0, q0: 0 });
  return {
    create(options) {
      shared = tabularAgent(right).create(options);
      return {
        update: (s, a, r, s2, done, a2) => shared.update(s, a, r, s2, done, a2),
        q: (s, a) => shared.q(s, a),
        act: (s) => shared.act(s),
      };
    },
  };
}

function stalePolicy(right: Learn): Implementation {
  return {
    create(options) {
      const agent = tabularAgent(right).create(options);
      const kept = new Map<number, number>();
      return {
        ...agent,
        act(s) {
          const explored = options.rng() < options.epsilon;
          if (explored) return integerBelow(options.rng, options.nA);
          const values = Array.from({ length: options.nA }, (_, a) => agent.q(s, a));
          const best = kept.get(s) ?? greedyAction(values);
          kept.set(s, best);
          return best;
        },
      };
    },
  };
}

function sharedOptions(right: Learn): Implementation {
  let newest: ControlOptions | undefined;
  return {
    create(options) {
      newest = options;
      const learn: Learn = (table, transition) => right(table, transition, newest as ControlOptions);
      return tabularAgent(learn).create(options);
    },
  };
}
