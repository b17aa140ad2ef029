import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { closeVectors, counterexample } from '../../compare.js';
import { optionsFor } from '../../implementation.js';
import { uniform } from '../../random.js';
import type { ControlOptions, ControlImplementation as Implementation } from './contract.js';
import { type ControlCase, drawOptions, printable, tableOf, teach } from './inputs.js';
import type { Bootstrap, Transition } from './reference.js';

/** A chain of five states: actions left, right and, from the third on, stay; moving right from state 3 ends with reward 1, staying costs 0.1. */
function chain(s: number, a: number): { readonly r: number; readonly s2: number; readonly done: boolean } {
  const s2 = a === 0 ? Math.max(0, s - 1) : a === 1 ? s + 1 : s;
  return { r: s2 === 4 ? 1 : a >= 2 ? -0.1 : 0, s2, done: s2 === 4 };
}

/** The slowest entry shrinks by 1 - 0.8 (1 - 0.9) a sweep: 0.92^220 is 1e-8. */
const MOST_SWEEPS = 220;
/** An agent that takes no larger step in a sweep is there. */
const NEAR = 1e-9;
/** Values that no table of the chain comes to. */
const FAR = 2;
/** From the last state, so that what the end is worth reaches all others in one sweep. */
const STATES = [3, 2, 1, 0] as const;

/** The action that a fixed policy takes next, for methods that read it. */
const nextAction = (s: number): number => (s === 2 ? 0 : 1);

/** Every transition of the chain once. */
function sweepChain(actions: number, visit: (transition: Transition & { readonly a2: number }) => void): void {
  for (const s of STATES)
    for (let a = 0; a < actions; a++) {
      const { r, s2, done } = chain(s, a);
      visit({ s, a, r, s2, done, a2: nextAction(s2) });
    }
}

/** The fixed point, and sweeps in which it is reached from any table that is not far off. */
function solved(
  bootstrap: Bootstrap,
  { nA, alpha, gamma, epsilon }: ControlOptions,
): { readonly expected: readonly (readonly number[])[]; readonly sweeps: number } {
  const table = (value: number) => Array.from({ length: 5 }, () => new Array<number>(nA).fill(value));
  const [expected, learned] = [table(0), table(FAR)];
  let sweeps = 0;
  for (let step = Number.POSITIVE_INFINITY; step > NEAR && sweeps < MOST_SWEEPS; sweeps++) {
    step = 0;
    sweepChain(nA, ({ s, a, r, s2, done, a2 }) => {
      const target = (of: readonly number[][]) => r + gamma * (done ? 0 : bootstrap(of[s2]!, epsilon, a2));
      const change = alpha * (target(learned) - learned[s]![a]!);
      step = Math.max(step, Math.abs(change), Math.abs(target(expected) - expected[s]![a]!));
      learned[s]![a]! += change;
      expected[s]![a] = target(expected);
    });
  }
  return { expected, sweeps };
}

/** The table of a small chain converges to the fixed point of the update. */
export function fixedPoint(method: ControlCase): Property<Implementation> {
  const reaches =
    (bootstrap: Bootstrap) =>
    (implementation: Implementation, random: Random): Counterexample | undefined => {
      const options = optionsFor(implementation, {
        ...drawOptions(implementation, random),
        alpha: 0.8,
        gamma: 0.9,
        epsilon: uniform(random, 0.15, 0.3),
      });
      const agent = implementation.create(options);
      const { expected, sweeps } = solved(bootstrap, options);
      for (let sweep = 0; sweep < sweeps; sweep++)
        sweepChain(options.nA, ({ s, a, r, s2, done, a2 }) => teach(agent, method, { s, a, r, s2, done, a2 }));
      const actual = tableOf(agent, options).slice(0, 4);
      return closeVectors(actual.flat(), expected.slice(0, 4).flat(), 1e-6)
        ? undefined
        : counterexample(
            'the table does not converge to the fixed point',
            { options: printable(options), sweeps },
            expected.slice(0, 4),
            actual,
          );
    };
  return {
    id: `${method.id}.reaches-the-fixed-point`,
    statement: 'Sweeping all transitions of a small deterministic chain converges to the fixed point of the update.',
    basis: 'the bootstrap is a gamma-contraction (Watkins and Dayan 1992; Sutton and Barto 2018, section 6.5)',
    strength: 'always',
    tolerance: '1e-6',
    check: reaches(method.bootstrap),
    conventions: method.conventions.map(({ id, description, bootstrap }) => ({
      id,
      description,
      check: reaches(bootstrap),
    })),
  };
}
