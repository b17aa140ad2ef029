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
  type Table,
  type Transition,
  tabularAgent,
  temporalDifference,
} from './reference.js';

/** Wrong versions that tabular control methods have in common, built around the right bootstrap value. */
export function controlLies(lie: LieMaker<Implementation>, bootstrap: Bootstrap): Lie<Implementation>[] {
  const right = temporalDifference(bootstrap);
  return [
    ...MISREAD_TRANSITIONS.map(([id, description, change]) => {
      const learn: Learn = (table, transition, options) =>
        right(table, { ...transition, ...change(transition) }, options);
      return lie(id, description, tabularAgent(learn));
    }),
    ...MISREAD_OPTIONS.map(([id, description, change]) => {
      const learn: Learn = (table, transition, options) => right(table, transition, { ...options, ...change(options) });
      return lie(id, description, tabularAgent(learn));
    }),
    ...WRONG_WRITES.map(([id, description, write]) => lie(id, description, tabularAgent(write(right, bootstrap)))),
    ...WRONG_POLICIES.map(([id, description, policy]) => lie(id, description, tabularAgent(right, policy))),
    ...WRONG_TABLES.map(([id, description, change]) =>
      lie(id, description, { create: (options) => tabularAgent(right).create({ ...options, ...change(options) }) }),
    ),
    lie('stale-policy', 'the best action of a state is looked up once and kept', stalePolicy(right)),
    lie('shared-options', 'the options of the newest agent hold for all', sharedOptions(right)),
    lie('shared-table', 'one table for all agents, emptied by each new one', sharedTable(right)),
  ];
}

type Named<Value> = readonly (readonly [id: string, description: string, value: Value])[];

const MISREAD_TRANSITIONS: Named<(transition: Transition) => Partial<Transition>> = [
  ['terminal-bootstraps', 'done is accepted and never read', () => ({ done: false })],
  ['done-inverted', 'bootstraps at terminal transitions only', ({ done }) => ({ done: !done })],
  ['never-bootstraps', 'every transition is treated as terminal', () => ({ done: true })],
  ['bootstraps-current-state', 'the value of s instead of s2', ({ s }) => ({ s2: s })],
  ['negative-rewards-dropped', 'rewards below 0 count as 0', ({ r }) => ({ r: Math.max(0, r) })],
  ['rewards-clipped', 'rewards are clipped to [-1, 1]', ({ r }) => ({ r: Math.max(-1, Math.min(1, r)) })],
];

const MISREAD_OPTIONS: Named<(options: ControlOptions) => Partial<ControlOptions>> = [
  ['gamma-ignored', 'the future is not discounted', () => ({ gamma: 1 })],
  [
    'gamma-default-when-zero',
    'gamma || 0.99: a discount of 0 is taken for a missing one',
    ({ gamma }) => ({ gamma: gamma || 0.99 }),
  ],
  ['gamma-twice', 'the discount is applied twice', ({ gamma }) => ({ gamma: gamma * gamma })],
  ['alpha-ignored', 'always learns at rate 0.1', () => ({ alpha: 0.1 })],
  [
    'alpha-default-when-zero',
    'alpha || 0.1: a rate of 0 is taken for a missing one',
    ({ alpha }) => ({ alpha: alpha || 0.1 }),
  ],
];

const WRONG_TABLES: Named<(options: ControlOptions) => Partial<ControlOptions>> = [
  ['q0-ignored', 'the table starts at zero whatever q0 says', () => ({ q0: 0 })],
  ['q0-default-when-zero', 'q0 || 1: an initial value of 0 is taken for a missing one', ({ q0 }) => ({ q0: q0 || 1 })],
];

const WRONG_WRITES: Named<(right: Learn, bootstrap: Bootstrap) => Learn> = [
  [
    'no-subtraction',
    'adds alpha times the target without taking Q(s,a) off',
    (_, bootstrap) =>
      (table, { s, a, r, s2, done, a2 }, { alpha, gamma, epsilon }) => {
        add(table, s, a, alpha * (r + (done ? 0 : gamma * bootstrap(table[s2] as number[], epsilon, a2))));
      },
  ],
  [
    'future-subtracted',
    'the sign of the future is wrong',
    (_, bootstrap) =>
      (table, { s, a, r, s2, done, a2 }, { alpha, gamma, epsilon }) => {
        const target = r - (done ? 0 : gamma * bootstrap(table[s2] as number[], epsilon, a2));
        add(table, s, a, alpha * (target - entryOf(table, s, a)));
      },
  ],
  [
    'alpha-on-target-only',
    'the old value is dropped: Q(s,a) = alpha target',
    (right) => (table, transition, options) => {
      (table[transition.s] as number[])[transition.a] = 0;
      right(table, transition, options);
    },
  ],
  [
    'writes-next-state',
    'the entry of s2 is changed instead of that of s',
    (right) => (table, transition, options) => {
      const change = changeOf(right, table, transition, options);
      add(table, transition.s2, transition.a, change);
    },
  ],
  [
    'writes-the-row',
    'all actions of the state learn',
    (right) => (table, transition, options) => {
      const change = changeOf(right, table, transition, options);
      (table[transition.s] as number[]).forEach((_, a) => {
        add(table, transition.s, a, change);
      });
    },
  ],
  ['learns-nothing', 'update is a placeholder', () => () => undefined],
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

const entryOf = (table: Table, s: number, a: number): number => (table[s] as number[])[a] as number;

function add(table: Table, s: number, a: number, change: number): void {
  (table[s] as number[])[a] = entryOf(table, s, a) + change;
}

/** By how much the right update would change Q(s,a); the table stays as it is. */
function changeOf(right: Learn, table: Table, transition: Transition, options: ControlOptions): number {
  const copy = table.map((row) => [...row]);
  right(copy, transition, options);
  return entryOf(copy, transition.s, transition.a) - entryOf(table, transition.s, transition.a);
}

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
