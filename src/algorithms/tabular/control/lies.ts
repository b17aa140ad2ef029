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
  tabularAgent,
  temporalDifference,
} from './reference.js';

/** Wrong versions that tabular control methods have in common, built around the right bootstrap value. */
export function controlLies(lie: LieMaker<Implementation>, bootstrap: Bootstrap): Lie<Implementation>[] {
  const right = temporalDifference(bootstrap);
  const misread =
    (change: (options: ControlOptions) => Partial<ControlOptions>): Learn =>
    (table, transition, options) =>
      right(table, transition, { ...options, ...change(options) });
  const wrong = (id: string, description: string, learn: Learn): Lie<Implementation> =>
    lie(id, description, tabularAgent(learn));
  const acts = (id: string, description: string, policy: Policy): Lie<Implementation> =>
    lie(id, description, tabularAgent(right, policy));
  return [
    wrong(
      'no-subtraction',
      'adds alpha times the target without taking Q(s,a) off',
      (table, { s, a, r, s2, done, a2 }, { alpha, gamma, epsilon }) => {
        add(table, s, a, alpha * (r + (done ? 0 : gamma * bootstrap(table[s2] as number[], epsilon, a2))));
      },
    ),
    wrong('terminal-bootstraps', 'done is accepted and never read', (table, transition, options) =>
      right(table, { ...transition, done: false }, options),
    ),
    wrong('done-inverted', 'bootstraps at terminal transitions only', (table, transition, options) =>
      right(table, { ...transition, done: !transition.done }, options),
    ),
    wrong('never-bootstraps', 'every transition is treated as terminal', (table, transition, options) =>
      right(table, { ...transition, done: true }, options),
    ),
    wrong(
      'gamma-ignored',
      'the future is not discounted',
      misread(() => ({ gamma: 1 })),
    ),
    wrong(
      'gamma-default-when-zero',
      'gamma || 0.99: a discount of 0 is taken for a missing one',
      misread(({ gamma }) => ({ gamma: gamma || 0.99 })),
    ),
    wrong(
      'gamma-twice',
      'the discount is applied twice',
      misread(({ gamma }) => ({ gamma: gamma * gamma })),
    ),
    wrong(
      'alpha-ignored',
      'always learns at rate 0.1',
      misread(() => ({ alpha: 0.1 })),
    ),
    wrong(
      'alpha-default-when-zero',
      'alpha || 0.1: a rate of 0 is taken for a missing one',
      misread(({ alpha }) => ({ alpha: alpha || 0.1 })),
    ),
    wrong(
      'alpha-on-target-only',
      'Q(s,a) is not scaled by 1 - alpha but kept out: alpha * target',
      (table, transition, options) => {
        (table[transition.s] as number[])[transition.a] = 0;
        right(table, transition, options);
      },
    ),
    wrong('bootstraps-current-state', 'the value of s instead of s2', (table, transition, options) =>
      right(table, { ...transition, s2: transition.s }, options),
    ),
    wrong('writes-next-state', 'the entry of s2 is changed instead of that of s', (table, transition, options) => {
      const copy = table.map((row) => [...row]);
      right(copy, transition, options);
      add(
        table,
        transition.s2,
        transition.a,
        ((copy[transition.s] as number[])[transition.a] as number) -
          ((table[transition.s] as number[])[transition.a] as number),
      );
    }),
    wrong('writes-the-row', 'all actions of the state learn', (table, transition, options) => {
      const before = (table[transition.s] as number[])[transition.a] as number;
      right(table, transition, options);
      const change = ((table[transition.s] as number[])[transition.a] as number) - before;
      (table[transition.s] as number[]).forEach((_, a) => {
        if (a !== transition.a) add(table, transition.s, a, change);
      });
    }),
    wrong(
      'future-subtracted',
      'the sign of the future is wrong',
      (table, { s, a, r, s2, done, a2 }, { alpha, gamma, epsilon }) => {
        const target = r - (done ? 0 : gamma * bootstrap(table[s2] as number[], epsilon, a2));
        add(table, s, a, alpha * (target - ((table[s] as number[])[a] as number)));
      },
    ),
    wrong('negative-rewards-dropped', 'rewards below 0 count as 0', (table, transition, options) =>
      right(table, { ...transition, r: Math.max(0, transition.r) }, options),
    ),
    wrong('rewards-clipped', 'rewards are clipped to [-1, 1]', (table, transition, options) =>
      right(table, { ...transition, r: Math.max(-1, Math.min(1, transition.r)) }, options),
    ),
    wrong('learns-nothing', 'update is a placeholder', () => undefined),
    lie('q0-ignored', 'the table starts at zero whatever q0 says', {
      create: (options) => tabularAgent(right).create({ ...options, q0: 0 }),
    }),
    lie('q0-default-when-zero', 'q0 || 1: an initial value of 0 is taken for a missing one', {
      create: (options) => tabularAgent(right).create({ ...options, q0: options.q0 || 1 }),
    }),
    lie('shared-table', 'one table for all agents, emptied by each new one', sharedTable(right)),
    acts('never-explores', 'epsilon is accepted and never read', greedyAction),
    acts('always-explores', 'every action is random', (values, _, rng) => integerBelow(rng, values.length)),
    acts('epsilon-inverted', 'explores with probability 1 - epsilon', (values, epsilon, rng) =>
      epsilonGreedy(values, 1 - epsilon, rng),
    ),
    acts(
      'epsilon-default-when-zero',
      'epsilon || 0.1: no exploration is taken for a missing value',
      (values, epsilon, rng) => epsilonGreedy(values, epsilon || 0.1, rng),
    ),
    acts('last-action-never-explored', 'the random action is drawn from one too few', (values, epsilon, rng) =>
      rng() < epsilon ? integerBelow(rng, values.length - 1) : greedyAction(values),
    ),
    acts('least-value', 'takes the action with the smallest value', (values, epsilon, rng) =>
      epsilonGreedy(
        values.map((value) => -value),
        epsilon,
        rng,
      ),
    ),
    acts('largest-magnitude', 'takes the action with the largest |Q|', (values, epsilon, rng) =>
      epsilonGreedy(values.map(Math.abs), epsilon, rng),
    ),
    acts(
      'best-starts-at-zero',
      'negative values never win: the first action is taken instead',
      (values, epsilon, rng) =>
        epsilonGreedy(
          values.map((value) => Math.max(0, value)),
          epsilon,
          rng,
        ),
    ),
    acts('unseeded', 'draws from the global source', (values, epsilon) => epsilonGreedy(values, epsilon, Math.random)),
  ];
}

function add(table: Table, s: number, a: number, change: number): void {
  const row = table[s] as number[];
  row[a] = (row[a] as number) + change;
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
