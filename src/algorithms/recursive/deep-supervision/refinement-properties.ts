import type { Property, Random } from '../../../model/algorithm.js';
import { closeVectors, counterexample, thrownBy } from '../../compare.js';
import { integerBelow, uniform } from '../../random.js';
import type { SupervisionImplementation as Implementation, Refinement, RefinementOptions } from './contract.js';

const ID = 'deep-supervision';

type Step = (x: readonly number[]) => readonly number[];

/** Runs the recursion with a step that refuses to be called far beyond the limit, so that none runs for ever. */
function run(implementation: Implementation, f: Step, x0: readonly number[], options: RefinementOptions): Refinement {
  let calls = 0;
  const counted: Step = (x) => {
    calls += 1;
    if (calls > 4 * options.max + 10) throw new Error(`the step was called ${calls} times, max is ${options.max}`);
    return f(x);
  };
  return implementation.refine(counted, [...x0], options);
}

interface Contraction {
  readonly f: Step;
  readonly x0: readonly number[];
  readonly options: RefinementOptions;
  readonly steps: number;
  readonly residuals: readonly number[];
}

/**
 * x -> q x in one component: the change in iteration k is |x0| q^(k-1) (1 - q). The tolerance lies between two
 * changes, and q is not near 1/2, where the change is as long as x itself.
 */
function drawContraction(random: Random): Contraction {
  const q = random() < 0.5 ? uniform(random, 0.25, 0.35) : uniform(random, 0.65, 0.75);
  const start = uniform(random, 1, 5);
  const steps = 5 + integerBelow(random, 4);
  const residuals = Array.from({ length: steps }, (_, k) => start * q ** k * (1 - q));
  const tol = (residuals[steps - 1] as number) / Math.sqrt(q);
  return { f: (x) => x.map((value) => q * value), x0: [start], options: { max: 60, tol, min: 1 }, steps, residuals };
}

/** By 90 degrees: the change never shrinks. */
const rotation: Step = ([a = 0, b = 0]) => [-b, a];

const detected: Property<Implementation> = {
  id: `${ID}.convergence-detected`,
  statement:
    'A contraction is reported as converged at the first iteration whose change is below tol; a rotation and a growing recursion never are.',
  basis: 'converged when |x_{k+1} - x_k| < tol',
  strength: 'always',
  tolerance: 'exact step',
  needs: ['refine'],
  check(implementation, random) {
    const halving = run(implementation, (x) => x.map((value) => value / 2), [1], { max: 50, tol: 1e-3, min: 1 });
    if (halving.steps !== 10 || !halving.converged)
      return counterexample(
        'x / 2 from 1 does not converge at step 10',
        { x0: [1], tol: 1e-3 },
        { steps: 10, converged: true },
        halving,
      );
    const { f, x0, options, steps } = drawContraction(random);
    const found = run(implementation, f, x0, options);
    if (found.steps !== steps || !found.converged)
      return counterexample(
        'a contraction converges at another step',
        { x0, options },
        { steps, converged: true },
        found,
      );
    for (const [name, step] of [
      ['rotation', rotation],
      ['doubling', (x: readonly number[]) => x.map((value) => 2 * value)],
    ] as const) {
      const limit = { max: 9, tol: 1e-3, min: 1 };
      const endless = run(implementation, step, [1, 0.5], limit);
      if (endless.converged || endless.steps !== 9)
        return counterexample(
          `a ${name} is not run to the limit without convergence`,
          { x0: [1, 0.5], ...limit },
          { steps: 9, converged: false },
          endless,
        );
    }
    return undefined;
  },
};

const lastIterate: Property<Implementation> = {
  id: `${ID}.result-is-last-iterate`,
  statement:
    'The result is f applied as often as reported, and there is one residual an iteration: the length of its change. A second run starts afresh.',
  basis: 'x <- f(x)',
  strength: 'always',
  tolerance: '1e-9',
  needs: ['refine'],
  check(implementation, random) {
    for (const { f, x0, options, steps, residuals } of [drawContraction(random), drawContraction(random)]) {
      const found = run(implementation, f, x0, options);
      let x: readonly number[] = x0;
      for (let count = 0; count < steps; count++) x = f(x);
      if (!closeVectors(found.x, x, 1e-9) || !closeVectors(found.residuals, residuals, 1e-9))
        return counterexample(
          'the result or the residuals are not those of the iteration',
          { x0, options },
          { x, residuals },
          found,
        );
    }
    return undefined;
  },
};

const allComponents: Property<Implementation> = {
  id: `${ID}.residual-covers-all-components`,
  statement: 'A recursion in which one component still moves has not converged, whichever component it is.',
  basis: 'a norm of the change is 0 only when every component is still',
  strength: 'always',
  tolerance: 'one step',
  needs: ['refine'],
  check(implementation) {
    for (const moving of [0, 1, 2]) {
      const f: Step = (x) => x.map((value, d) => (d === moving ? value / 2 : value));
      const found = run(implementation, f, [1, 1, 1], { max: 50, tol: 1e-3, min: 1 });
      // The Euclidean and the largest-component norm give 10, the root of the mean square 9 or 10.
      if (!found.converged || found.steps < 9 || found.steps > 10)
        return counterexample('the moving component was not seen', { x0: [1, 1, 1], moving, tol: 1e-3 }, 10, found);
    }
    return undefined;
  },
};

const minSteps: Property<Implementation> = {
  id: `${ID}.min-steps-respected`,
  statement: 'Convergence is not claimed before the least number of iterations, and is soon after it.',
  basis: 'documented minimum of iterations',
  strength: 'when-claimed',
  tolerance: 'one step',
  needs: ['refine'],
  check(implementation, random) {
    const min = 3 + integerBelow(random, 4);
    const found = run(implementation, (x) => [...x], [2, -1], { max: 20, tol: 1e-6, min });
    return found.converged && (found.steps === min || found.steps === min + 1)
      ? undefined
      : counterexample(
          'the identity does not converge after the least number of iterations',
          { min, max: 20 },
          min,
          found,
        );
  },
};

const notANumber: Property<Implementation> = {
  id: `${ID}.nan-is-not-convergence`,
  statement: 'A recursion that leaves the numbers is an error or not converged.',
  basis: 'NaN < tol is false',
  strength: 'always',
  tolerance: 'exact',
  needs: ['refine'],
  check(implementation) {
    let found: Refinement | undefined;
    thrownBy(() => {
      found = run(implementation, (x) => x.map(() => Number.NaN), [1], { max: 5, tol: 1e-3, min: 1 });
    });
    return found?.converged
      ? counterexample('NaN was taken for convergence', { x0: [1], f: 'NaN' }, false, found)
      : undefined;
  },
};

const startUntouched: Property<Implementation> = {
  id: `${ID}.start-untouched`,
  statement: 'The given start keeps its values.',
  basis: 'the recursion reads its start',
  strength: 'always',
  tolerance: 'exact',
  needs: ['refine'],
  check(implementation) {
    const given = [4, -8];
    implementation.refine((x) => x.map((value) => value / 2), given, { max: 8, tol: 1e-6, min: 1 });
    return closeVectors(given, [4, -8], 0)
      ? undefined
      : counterexample('the start was changed', { x0: [4, -8] }, [4, -8], given);
  },
};

export const refinementProperties: readonly Property<Implementation>[] = [
  detected,
  lastIterate,
  allComponents,
  minSteps,
  notANumber,
  startUntouched,
];
