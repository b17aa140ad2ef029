import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { closeVectors, counterexample } from '../../compare.js';
import { optionsFor } from '../../implementation.js';
import { normal, normalVector, uniform } from '../../random.js';
import { adaptedOnQuadratic, TOLERANCE } from '../gradient-properties.js';
import type { ReptileLearner } from '../meta-learner.js';
import { type Bowl, bowl, randomCurvature, randomTask } from '../objectives.js';
import { meanVector, norm, plusScaled } from '../vectors.js';

type Rates = Parameters<ReptileLearner['step']>[2];
type Expected = (theta: readonly number[], supports: readonly Bowl[], rates: Rates) => number[];

interface Trial {
  readonly theta: readonly number[];
  readonly supports: readonly Bowl[];
  readonly rates: Rates;
}

const SIZE = 3;

function trial(implementation: ReptileLearner, random: Random, steps: number, tasks = 3): Trial {
  return {
    theta: Array.from({ length: SIZE }, () => 2 * normal(random)),
    supports: Array.from({ length: tasks }, () => randomTask(random, SIZE).support),
    rates: optionsFor(implementation, { inner: uniform(random, 0.1, 0.25), steps, eps: uniform(random, 0.15, 0.6) }),
  };
}

const shown = ({ theta, supports, rates }: Trial) => ({
  theta,
  rates,
  tasks: supports.map((support) => ({ minimum: support.minimum, hessian: support.hessian(theta).to2DArray() })),
});

const batched: Expected = (theta, supports, { inner, steps, eps }) =>
  plusScaled(
    theta,
    eps,
    meanVector(supports.map((support) => plusScaled(adaptedOnQuadratic(theta, support, inner, steps), -1, theta))),
  );

/** Algorithm 1: theta moves after every task. */
const serial: Expected = (theta, supports, rates) =>
  supports.reduce<number[]>((at, support) => batched(at, [support], rates), [...theta]);

const serialConvention = 'tasks are taken one after the other (Nichol et al. 2018, Algorithm 1, the serial form)';

function mismatch(implementation: ReptileLearner, trials: readonly Trial[], expected: Expected) {
  for (const one of trials) {
    const want = expected(one.theta, one.supports, one.rates);
    const got = implementation.step([...one.theta], one.supports, one.rates);
    if (!closeVectors(got, want, TOLERANCE)) return counterexample('the new theta is off', shown(one), want, got);
  }
  return undefined;
}

/** A closed form that the serial algorithm meets in its own way. */
function closedForm(
  rest: Pick<Property<ReptileLearner>, 'id' | 'statement' | 'basis'>,
  trials: (implementation: ReptileLearner, random: Random) => readonly Trial[],
  expected: Expected,
): Property<ReptileLearner> {
  return {
    ...rest,
    strength: 'always',
    tolerance: '1e-6 relative',
    needs: ['step'],
    check: (implementation, random) => mismatch(implementation, trials(implementation, random), expected),
    conventions: [
      {
        id: 'serial',
        description: serialConvention,
        check: (implementation, random) => mismatch(implementation, trials(implementation, random), serial),
      },
    ],
  };
}

export const properties: readonly Property<ReptileLearner>[] = [
  closedForm(
    {
      id: 'reptile.closed-form',
      statement: "theta' = theta + eps * mean_i (phi_i - theta), with phi_i after k steps of descent.",
      basis: 'Nichol et al. 2018, Algorithm 2; phi in closed form on quadratics',
    },
    (implementation, random) => [
      trial(implementation, random, 3),
      trial(implementation, random, 4),
      trial(implementation, random, 2, 2),
    ],
    batched,
  ),
  closedForm(
    {
      id: 'reptile.one-step-is-joint-sgd',
      statement: 'With k = 1 the step is joint descent with rate eps * alpha on the mean loss.',
      basis: 'phi - theta = -alpha grad L(theta) when k = 1',
    },
    (implementation, random) => [trial(implementation, random, 1)],
    (theta, supports, { inner, eps }) =>
      plusScaled(theta, -eps * inner, meanVector(supports.map((support) => support.grad(theta)))),
  ),
  {
    id: 'reptile.eps-one-single-task',
    statement: 'With one task, eps = 1 ends at the trained weights and eps = 0 stays at theta.',
    basis: 'theta + eps (phi - theta) at eps = 1 and eps = 0',
    strength: 'always',
    tolerance: '1e-6 relative',
    needs: ['step'],
    check: (implementation, random) => {
      const one = trial(implementation, random, 3, 1);
      const trials = [1, 0].map((eps) => ({ ...one, rates: { ...one.rates, eps } }));
      return mismatch(implementation, trials, batched);
    },
  },
  {
    id: 'reptile.moves-towards-solutions',
    statement: 'On one task, repeated steps end at its optimum: the distance falls below a hundredth.',
    basis: 'the step is a contraction with factor 1 - eps (1 - (1 - alpha lambda)^k), at most 0.55 here',
    strength: 'always',
    tolerance: 'distance < 1 % of the start after 25 steps',
    needs: ['step'],
    check: movesTowards,
  },
  {
    id: 'reptile.task-average',
    statement: 'Giving every task twice, or in another order, leaves the step as it was.',
    basis: 'the mean over the batch (Algorithm 2)',
    strength: 'always',
    tolerance: '1e-6 relative',
    needs: ['step'],
    check: taskAverage,
    conventions: [
      {
        id: 'serial',
        description: serialConvention,
        check: (implementation, random) => {
          const one = trial(implementation, random, 2);
          const twice = { ...one, supports: [...one.supports, ...one.supports] };
          const reversed = { ...one, supports: [...one.supports].reverse() };
          return mismatch(implementation, [one, twice, reversed], serial);
        },
      },
    ],
  },
  {
    id: 'reptile.theta-untouched',
    statement:
      'The training of one task does not write into the theta that was given; a step that updates theta in place and returns it is fine.',
    basis: 'every task starts from the same theta',
    strength: 'always',
    tolerance: 'exact',
    needs: ['step'],
    check: thetaUntouched,
  },
];

function movesTowards(implementation: ReptileLearner, random: Random): Counterexample | undefined {
  const support = bowl(randomCurvature(random, SIZE, 2.2, 2.8), normalVector(random, SIZE));
  const one = { ...trial(implementation, random, 3, 1), supports: [support] };
  const rates = optionsFor(implementation, { inner: 0.25, steps: 3, eps: 0.5 });
  const distance = (theta: readonly number[]) => norm(plusScaled(theta, -1, support.minimum));
  let theta = [...one.theta];
  for (let step = 0; step < 25; step++) theta = implementation.step([...theta], [support], rates);
  const limit = distance(one.theta) / 100;
  return distance(theta) < limit
    ? undefined
    : counterexample('theta does not reach the optimum', { ...shown(one), rates }, `< ${limit}`, distance(theta));
}

function taskAverage(implementation: ReptileLearner, random: Random): Counterexample | undefined {
  const one = trial(implementation, random, 2);
  const single = implementation.step([...one.theta], one.supports, one.rates);
  for (const supports of [[...one.supports, ...one.supports], [...one.supports].reverse()]) {
    const other = implementation.step([...one.theta], supports, one.rates);
    if (!closeVectors(other, single, TOLERANCE))
      return counterexample('the batch is not averaged', { ...shown(one), tasks: supports.length }, single, other);
  }
  return undefined;
}

function thetaUntouched(implementation: ReptileLearner, random: Random): Counterexample | undefined {
  const one = trial(implementation, random, 2);
  const given = [...one.theta];
  const returned = implementation.step(given, one.supports, one.rates);
  if (closeVectors(given, one.theta, 0) || closeVectors(given, returned, 0)) return undefined;
  return counterexample('theta was modified', shown(one), one.theta, given);
}
