import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { closeVectors, counterexample } from '../../compare.js';
import { uniform } from '../../random.js';
import type { ControlImplementation as Implementation } from './contract.js';
import { type ControlCase, drawOptions, printable, tableOf, teach } from './inputs.js';
import type { Bootstrap } from './reference.js';

/** A chain of five states: actions left, right and, from the third on, stay; moving right from state 3 ends with reward 1, staying costs 0.1. */
function chain(s: number, a: number): { readonly r: number; readonly s2: number; readonly done: boolean } {
  const s2 = a === 0 ? Math.max(0, s - 1) : a === 1 ? s + 1 : s;
  return { r: s2 === 4 ? 1 : a >= 2 ? -0.1 : 0, s2, done: s2 === 4 };
}

/** The slowest entry shrinks by 1 - 0.8 (1 - 0.9) a sweep: 0.92^220 is 1e-8. */
const SWEEPS = 220;

/** The action that a fixed policy takes next, for methods that read it. */
const nextAction = (s: number): number => (s === 2 ? 0 : 1);

/** The table of a small chain converges to the fixed point of the update. */
export function fixedPoint(method: ControlCase): Property<Implementation> {
  const reaches =
    (bootstrap: Bootstrap) =>
    (implementation: Implementation, random: Random): Counterexample | undefined => {
      const options = {
        ...drawOptions(implementation, random),
        alpha: 0.8,
        gamma: 0.9,
        epsilon: uniform(random, 0.15, 0.3),
      };
      const agent = implementation.create(options);
      const expected = Array.from({ length: 5 }, () => new Array<number>(options.nA).fill(0));
      for (let sweep = 0; sweep < SWEEPS; sweep++) {
        for (let s = 0; s < 4; s++) {
          for (let a = 0; a < options.nA; a++) {
            const { r, s2, done } = chain(s, a);
            const a2 = nextAction(s2);
            teach(agent, method, { s, a, r, s2, done, a2 });
            const value = done ? 0 : bootstrap(expected[s2] as number[], options.epsilon, a2);
            (expected[s] as number[])[a] = r + options.gamma * value;
          }
        }
      }
      const actual = tableOf(agent, options).slice(0, 4);
      return closeVectors(actual.flat(), expected.slice(0, 4).flat(), 1e-6)
        ? undefined
        : counterexample(
            'the table does not converge to the fixed point',
            { options: printable(options), sweeps: SWEEPS },
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
