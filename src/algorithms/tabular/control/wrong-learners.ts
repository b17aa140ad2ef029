import type { ControlOptions } from './contract.js';
import { type Bootstrap, type Learn, type Table, type Transition, temporalDifference } from './reference.js';

export type Named<Value> = readonly (readonly [id: string, description: string, value: Value])[];

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

/** Wrong ways to learn a transition, built around the right bootstrap value. */
export function wrongLearners(bootstrap: Bootstrap): Named<Learn> {
  const right = temporalDifference(bootstrap);
  return [
    ...MISREAD_TRANSITIONS.map(([id, description, change]): Named<Learn>[number] => [
      id,
      description,
      (table, transition, options) => right(table, { ...transition, ...change(transition) }, options),
    ]),
    ...MISREAD_OPTIONS.map(([id, description, change]): Named<Learn>[number] => [
      id,
      description,
      (table, transition, options) => right(table, transition, { ...options, ...change(options) }),
    ]),
    ...WRONG_WRITES.map(([id, description, write]): Named<Learn>[number] => [id, description, write(right, bootstrap)]),
  ];
}

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
