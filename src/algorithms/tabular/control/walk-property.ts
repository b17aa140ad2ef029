import type { Property } from '../../../model/algorithm.js';
import { Undecided } from '../../check.js';
import { closeVectors, counterexample } from '../../compare.js';
import type { ControlImplementation as Implementation } from './contract.js';
import { type ControlCase, drawOptions, printable, tableOf } from './inputs.js';
import { type Bootstrap, type Learn, type Table, type Transition, temporalDifference } from './reference.js';
import { walkedWorld } from './world.js';
import { wrongLearners } from './wrong-learners.js';

const EPISODES = 40;
const TOLERANCE = 1e-8;

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

interface Rule {
  readonly kind: 'reference' | 'lie';
  readonly id: string;
  readonly description: string;
  readonly learn: Learn;
}

const rule = (kind: Rule['kind'], id: string, description: string, bootstrap: Bootstrap): Rule => ({
  kind,
  id,
  description,
  learn: temporalDifference(bootstrap),
});

/** What control methods bootstrap from, right or wrong. The action taken next is known of every transition that ends no episode. */
const RULES: readonly Rule[] = [
  rule('reference', 'q-learning', 'Tabular Q-learning', (next) => Math.max(...next)),
  rule('reference', 'sarsa', 'Tabular SARSA', (next, _, a2 = 0) => next[a2] as number),
  rule(
    'reference',
    'expected-sarsa',
    'Tabular expected SARSA',
    (next, epsilon) => (1 - epsilon) * Math.max(...next) + epsilon * mean(next),
  ),
  rule('lie', 'mean-target', 'the mean over the next actions', mean),
  rule('lie', 'least-target', 'the smallest next value', (next) => Math.min(...next)),
  rule('lie', 'magnitude-target', 'the largest |Q| of the next actions', (next) => Math.max(...next.map(Math.abs))),
  rule('lie', 'target-from-zero', 'the best next value, or 0 where all are negative', (next) => Math.max(0, ...next)),
  rule('lie', 'sum-target', 'the sum over the next actions', (next) => mean(next) * next.length),
  rule('lie', 'first-action-target', 'the value of the first next action', (next) => next[0] as number),
  rule(
    'lie',
    'next-action-off-by-one',
    'counts the next action from 1',
    (next, _, a2 = 0) => next[(a2 + 1) % next.length] as number,
  ),
];

/** The end of an episode is a state that nothing is learned of: whose value was never changed may be read like any other. */
const UNMASKED = 'terminal-bootstraps';

const unmasked =
  (learn: Learn): Learn =>
  (table, transition, options) =>
    learn(table, { ...transition, done: false, a2: transition.a2 ?? 0 }, options);

/**
 * An agent that acts by itself has the table that its rule makes of the very transitions that it saw. It is wrong only where another
 * known rule makes its table of them: schedules, traces and worlds of its own are no fault.
 */
export function learnsFromItsWalk(method: ControlCase): Property<Implementation> {
  return {
    id: `${method.id}.learns-from-its-walk`,
    statement: `After episodes of its own choosing the table is what ${method.equation} makes of the transitions seen.`,
    basis: method.basis,
    strength: 'always',
    tolerance: `${TOLERANCE}`,
    needs: ['train'],
    instance: (implementation) =>
      implementation.create({ nS: 2, nA: 2, alpha: 0.1, gamma: 0.9, epsilon: 0.1, rng: () => 0.5, q0: 0 }),
    check(implementation, random) {
      const options = drawOptions(implementation, random);
      const world = walkedWorld(random, options);
      const agent = implementation.create(options);
      agent.train?.(world, EPISODES);
      // Nothing is known of what stands for the state at the end.
      const actual = tableOf(agent, options).slice(0, -1);
      const walk = world.walk();
      if (walk.some(({ done, a2 }) => !done && a2 === undefined)) throw new Undecided('an episode broke off');
      const made = (learn: Learn): number[][] => {
        const table: Table = Array.from({ length: options.nS }, () => new Array<number>(options.nA).fill(options.q0));
        for (const transition of walk) learn(table, transition, options);
        return table.slice(0, -1);
      };
      const fits = (learn: Learn): boolean => closeVectors(made(learn).flat(), actual.flat(), TOLERANCE);
      const right = temporalDifference(method.bootstrap);
      if (fits(right) || (options.q0 === 0 && fits(unmasked(right)))) return undefined;
      const wrong = wrongLearners(method.bootstrap).map(
        ([id, description, learn]): Rule => ({ kind: 'lie', id, description, learn }),
      );
      const known = [...RULES, ...wrong].find(
        ({ id, learn }) => id !== UNMASKED && (fits(learn) || fits(unmasked(learn))),
      );
      if (known === undefined) throw new Undecided('no known rule makes its table of the transitions that it saw');
      const { learn: _, ...behavesAs } = known;
      const inputs = { options: printable(options), transitions: walk.map(shown) };
      return {
        ...counterexample('the table is that of another rule', inputs, made(right), actual),
        behavesAs,
      };
    },
  };
}

const shown = ({ s, a, r, s2, done, a2 }: Transition): readonly unknown[] => [s, a, r, s2, done, a2 ?? null];
