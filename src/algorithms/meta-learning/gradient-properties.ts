import { Matrix } from 'ml-matrix';
import type { Counterexample, Property, Random } from '../../model/algorithm.js';
import { closeVectors, counterexample } from '../compare.js';
import { optionsFor } from '../implementation.js';
import { normal, normalVector, uniform } from '../random.js';
import type { MetaLearner, MetaRates } from './meta-learner.js';
import { type Bowl, randomTask, times } from './objectives.js';
import { meanVector, norm, plusScaled } from './vectors.js';

/** Room for implementations that take Hessian products by finite differences of the gradient. */
export const TOLERANCE = 1e-6;
const SIZE = 3;

export interface BowlTask {
  readonly support: Bowl;
  readonly query: Bowl;
}

interface Trial {
  readonly theta: readonly number[];
  readonly tasks: readonly BowlTask[];
  readonly rates: MetaRates;
  readonly bend: number;
}

/** The outer gradient of one task, worked out without an inner loop of the implementation. */
export type OuterGradient = (theta: readonly number[], task: BowlTask, rates: MetaRates) => number[];

/** (I - alpha H)^k: what k descent steps do to a distance from the minimum of a quadratic. */
export function contraction(bowl: Bowl, rate: number, steps: number): Matrix {
  const size = bowl.minimum.length;
  const once = Matrix.sub(Matrix.eye(size), Matrix.mul(bowl.hessian(bowl.minimum), rate));
  return Array.from({ length: steps }, () => once).reduce((power, factor) => power.mmul(factor), Matrix.eye(size));
}

/** phi after k steps on a quadratic: c + (I - alpha H)^k (theta - c). */
export function adaptedOnQuadratic(theta: readonly number[], bowl: Bowl, rate: number, steps: number): number[] {
  return plusScaled(times(contraction(bowl, rate, steps), plusScaled(theta, -1, bowl.minimum)), 1, bowl.minimum);
}

/** A trial within what the implementation can vary: one that builds in its number of inner steps is tried with that. */
function trial(implementation: MetaLearner, random: Random, steps: number, bend = 0): Trial {
  return {
    theta: Array.from({ length: SIZE }, () => 2 * normal(random)),
    tasks: Array.from({ length: 3 }, () => randomTask(random, SIZE, bend)),
    rates: optionsFor(implementation, { inner: uniform(random, 0.1, 0.25), meta: uniform(random, 0.05, 0.4), steps }),
    bend,
  };
}

/** (theta - theta') / beta of one outer step. */
function outerDirection(implementation: MetaLearner, { theta, tasks, rates }: Trial): number[] {
  const moved = implementation.metaStep([...theta], tasks, rates);
  return plusScaled(theta, -1, moved).map((value) => value / rates.meta);
}

const shown = ({ theta, tasks, rates }: Trial) => ({
  theta,
  rates,
  tasks: tasks.map(({ support, query }) => ({
    support: { minimum: support.minimum, hessian: support.hessian(support.minimum).to2DArray() },
    query: { minimum: query.minimum, hessian: query.hessian(query.minimum).to2DArray() },
  })),
});

/** The tasks of a trial, and whether a Hessian product was asked for without naming the point. */
function watched({ tasks }: Trial): { readonly tasks: readonly BowlTask[]; readonly pointless: () => boolean } {
  let pointless = false;
  const watch = (bowl: Bowl): Bowl => ({
    ...bowl,
    hvp: (theta, vector?: readonly number[]) => {
      pointless ||= vector === undefined;
      return bowl.hvp(theta, vector ?? theta);
    },
  });
  return { tasks: tasks.map(({ support, query }) => ({ support: watch(support), query })), pointless: () => pointless };
}

/** Compares outer directions with `scale` times the mean of `gradient` over the tasks. */
function outerMismatch(
  implementation: MetaLearner,
  trials: readonly Trial[],
  gradient: OuterGradient,
  scale: (tasks: number) => number,
): Counterexample | undefined {
  for (const one of trials) {
    const mean = meanVector(one.tasks.map((task) => gradient(one.theta, task, one.rates)));
    const expected = mean.map((value) => value * scale(one.tasks.length));
    const { tasks, pointless } = watched(one);
    const actual = outerDirection(implementation, { ...one, tasks });
    // Written for losses of constant curvature: such a caller cannot be asked where the curvature is taken.
    if (one.bend !== 0 && pointless()) return undefined;
    if (!closeVectors(actual, expected, TOLERANCE))
      return counterexample('the outer step does not follow this gradient', shown(one), expected, actual);
  }
  return undefined;
}

type OuterProperty = Pick<Property<MetaLearner>, 'id' | 'statement' | 'basis'> & {
  readonly trials: (implementation: MetaLearner, random: Random) => readonly Trial[];
  readonly gradient: OuterGradient;
};

/** Mean over tasks holds; the sum that Algorithm 1, line 8 of the MAML paper prints is a convention. */
function outerProperty({ trials, gradient, ...rest }: OuterProperty): Property<MetaLearner> {
  return {
    ...rest,
    strength: 'always',
    tolerance: '1e-6 relative; the alternatives differ by more than 1e-3',
    needs: ['metaStep'],
    check: (implementation, random) => outerMismatch(implementation, trials(implementation, random), gradient, () => 1),
    conventions: [
      {
        id: 'sum-over-tasks',
        description: 'the outer gradient is the sum over tasks (as printed in Finn et al. 2017, Algorithm 1, line 8)',
        check: (implementation, random) =>
          outerMismatch(implementation, trials(implementation, random), gradient, (tasks) => tasks),
      },
    ],
  };
}

const tasksAveraged = (factor: number) => (implementation: MetaLearner, random: Random) => {
  const one = trial(implementation, random, 2);
  const single = outerDirection(implementation, one);
  const doubled = outerDirection(implementation, { ...one, tasks: [...one.tasks, ...one.tasks] });
  const expected = single.map((value) => value * factor);
  if (!closeVectors(doubled, expected, TOLERANCE))
    return counterexample('giving every task twice changes the step', shown(one), expected, doubled);
  const reversed = outerDirection(implementation, { ...one, tasks: [...one.tasks].reverse() });
  return closeVectors(reversed, single, TOLERANCE)
    ? undefined
    : counterexample('the order of the tasks changes the step', shown(one), single, reversed);
};

/** Properties that MAML and its first-order form share; `gradient` is exact on quadratics, `bentGradient` on bent bowls. */
export function sharedProperties(
  prefix: string,
  gradient: OuterGradient,
  bentGradient: OuterGradient,
  names: { readonly outer: string; readonly bent: string; readonly equation: string },
): Property<MetaLearner>[] {
  return [
    outerProperty({
      id: `${prefix}.${names.outer}`,
      statement: `One outer step on quadratic tasks moves by beta times ${names.equation}.`,
      basis: `closed form on quadratics: phi = c + (I - alpha H)^k (theta - c); ${names.equation}`,
      trials: (implementation, random) => [2, 3, 1].map((steps) => trial(implementation, random, steps)),
      gradient,
    }),
    outerProperty({
      id: `${prefix}.${names.bent}`,
      statement: 'Where the curvature changes along the inner path, gradients are taken at the points the path visits.',
      basis: `${names.equation} on 1/2 x^T H x + b/4 sum x_i^4, worked out forwards with the Jacobian of the inner loop`,
      trials: (implementation, random) => [
        trial(implementation, random, 3, 0.03),
        trial(implementation, random, 2, 0.05),
      ],
      gradient: bentGradient,
    }),
    outerProperty({
      id: `${prefix}.zero-inner-steps-is-joint-training`,
      statement: 'Without inner steps the outer step is plain descent on the mean query loss.',
      basis: 'phi = theta when k = 0',
      trials: (implementation, random) => [trial(implementation, random, 0)],
      gradient: (theta, task) => task.query.grad(theta),
    }),
    {
      id: `${prefix}.inner-loop-closed-form`,
      statement: 'k inner steps on a quadratic end at c + (I - alpha H)^k (theta - c).',
      basis: 'gradient descent on a quadratic, unrolled',
      strength: 'always',
      tolerance: '1e-6 relative',
      needs: ['adapt'],
      check: innerLoop,
    },
    {
      id: `${prefix}.meta-parameters-move`,
      statement: 'One outer step changes theta when the query gradient is not zero.',
      basis: 'beta > 0 and a nonsingular inner Jacobian',
      strength: 'always',
      tolerance: 'a change above 1e-9',
      needs: ['metaStep'],
      check: (implementation, random) => {
        const one = trial(implementation, random, 2);
        const change = norm(outerDirection(implementation, one));
        return change > 1e-9 ? undefined : counterexample('theta does not move', shown(one), '> 1e-9', change);
      },
    },
    {
      id: `${prefix}.query-set-drives-the-update`,
      statement: 'Other query losses give another outer step.',
      basis: 'the outer loss is the query loss at the fast weights',
      strength: 'always',
      tolerance: 'a difference above 1e-6',
      needs: ['metaStep'],
      check: queryDrives,
    },
    {
      id: `${prefix}.tasks-are-averaged`,
      statement: 'Giving every task twice, or in another order, leaves the outer step as it was.',
      basis: 'the outer gradient is a mean over the task batch',
      strength: 'always',
      tolerance: '1e-6 relative',
      needs: ['metaStep'],
      check: tasksAveraged(1),
      conventions: [
        {
          id: 'sum-over-tasks',
          description: 'the outer gradient is the sum over tasks (Finn et al. 2017, Algorithm 1, line 8)',
          check: tasksAveraged(2),
        },
      ],
    },
    {
      id: `${prefix}.adapt-leaves-meta-parameters`,
      statement: 'Adapting to a task does not modify theta.',
      basis: 'theta is shared by all tasks; the inner loop works on a copy',
      strength: 'always',
      tolerance: 'exact',
      needs: ['adapt'],
      check: (implementation, random) => {
        const { theta, tasks, rates } = trial(implementation, random, 3);
        const given = [...theta];
        implementation.adapt(given, (tasks[0] as BowlTask).support, rates.inner, rates.steps);
        return closeVectors(given, theta, 0)
          ? undefined
          : counterexample('theta was modified', { theta }, theta, given);
      },
    },
    {
      id: `${prefix}.adaptation-helps`,
      statement: 'Inner steps lower the support loss when alpha < 2 / L.',
      basis: 'descent lemma: all eigenvalues of alpha H lie in (0, 2)',
      strength: 'always',
      tolerance: 'strict',
      needs: ['adapt'],
      check: adaptationHelps,
    },
  ];
}

function innerLoop(implementation: MetaLearner, random: Random): Counterexample | undefined {
  for (const steps of [4, 1, 0]) {
    const { theta, tasks, rates } = trial(implementation, random, steps);
    const { support } = tasks[0] as BowlTask;
    const expected = adaptedOnQuadratic(theta, support, rates.inner, rates.steps);
    const actual = implementation.adapt([...theta], support, rates.inner, rates.steps);
    if (!closeVectors(actual, expected, TOLERANCE))
      return counterexample(
        'the fast weights are off',
        {
          theta,
          minimum: support.minimum,
          hessian: support.hessian(theta).to2DArray(),
          innerLr: rates.inner,
          steps: rates.steps,
        },
        expected,
        actual,
      );
  }
  return undefined;
}

function queryDrives(implementation: MetaLearner, random: Random): Counterexample | undefined {
  const one = trial(implementation, random, 2);
  const others = one.tasks.map(({ support }) => ({ support, query: randomTask(random, SIZE).query }));
  const first = outerDirection(implementation, one);
  const second = outerDirection(implementation, { ...one, tasks: others });
  return closeVectors(first, second, 1e-6)
    ? counterexample('other query losses, same step', shown(one), 'another step', first)
    : undefined;
}

function adaptationHelps(implementation: MetaLearner, random: Random): Counterexample | undefined {
  const theta = normalVector(random, SIZE);
  const { support } = randomTask(random, SIZE);
  const { inner, steps } = optionsFor(implementation, { inner: 0.2, steps: 5 });
  const before = support.loss(theta);
  const after = support.loss(implementation.adapt([...theta], support, inner, steps));
  return after < before
    ? undefined
    : counterexample('the support loss did not fall', { theta, minimum: support.minimum }, `< ${before}`, after);
}
