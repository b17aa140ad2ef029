import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { close, closeVectors, counterexample } from '../../compare.js';
import { overInstances } from '../../instances.js';
import { normalVector, uniform } from '../../random.js';
import type { ElasticWeightConsolidation } from './contract.js';

const SIZE = 4;

interface Trial {
  readonly theta: readonly number[];
  readonly anchor: readonly number[];
  readonly F: readonly number[];
  readonly lambda: number;
}

const trial = (random: Random): Trial => ({
  theta: normalVector(random, SIZE).map((value) => 2 * value),
  anchor: normalVector(random, SIZE),
  F: Array.from({ length: SIZE }, () => uniform(random, 0.2, 6)),
  lambda: uniform(random, 2, 9),
});

const gradients = (random: Random, samples: number) =>
  Array.from({ length: samples }, () => normalVector(random, SIZE).map((value) => 0.4 + 2 * value));

const meanSquares = (rows: readonly (readonly number[])[]) =>
  (rows[0] ?? []).map((_, at) => rows.reduce((sum, row) => sum + (row[at] as number) ** 2, 0) / rows.length);

const penalty = (implementation: ElasticWeightConsolidation, { theta, anchor, F, lambda }: Trial) =>
  implementation.penalty([...theta], [...anchor], [...F], lambda);
const gradient = (implementation: ElasticWeightConsolidation, { theta, anchor, F, lambda }: Trial) =>
  implementation.grad([...theta], [...anchor], [...F], lambda);

const quadratic = (factor: number) => (implementation: ElasticWeightConsolidation, random: Random) => {
  const one = trial(random);
  const far = { ...one, theta: one.theta.map((value, at) => 2 * value - (one.anchor[at] as number)) };
  for (const [given, scale] of [
    [one, 1],
    [far, 4],
  ] as const) {
    const sum = one.F.reduce(
      (total, F, at) => total + F * ((one.theta[at] as number) - (one.anchor[at] as number)) ** 2,
      0,
    );
    const expected = scale * factor * one.lambda * sum;
    const actual = penalty(implementation, given);
    if (!close(actual, expected, 1e-10))
      return counterexample('not the quadratic penalty', { ...given }, expected, actual);
  }
  return undefined;
};

export const properties: readonly Property<ElasticWeightConsolidation>[] = [
  {
    id: 'ewc.fisher-mean-of-squares',
    statement: 'The Fisher information is the mean of squared gradients by sample.',
    basis: 'Kirkpatrick et al. 2017, section 2.1; opposite gradients (3, 1) and (-3, 1) give (9, 1)',
    strength: 'always',
    tolerance: '1e-10 relative',
    needs: ['fisher'],
    check: (implementation, random) => {
      const opposite = [
        [3, 1],
        [-3, 1],
      ];
      for (const samples of [opposite, gradients(random, 7), gradients(random, 1)]) {
        const [expected, actual] = [meanSquares(samples), implementation.fisher(samples.map((row) => [...row]))];
        if (!closeVectors(actual, expected, 1e-10))
          return counterexample('not the mean of squares', { gradients: samples }, expected, actual);
      }
      return undefined;
    },
  },
  {
    id: 'ewc.fisher-batch-invariant',
    statement: 'How samples are batched does not matter, batches of unequal size included.',
    basis: 'squared by sample, then averaged over samples',
    strength: 'always',
    tolerance: '1e-10 relative',
    needs: ['fisherBatched'],
    check: fisherBatchInvariant,
  },
  {
    id: 'ewc.zero-at-anchor',
    statement: 'Penalty and gradient vanish at the anchor.',
    basis: 'theta - theta* = 0',
    strength: 'always',
    tolerance: '1e-12',
    check: (implementation, random) => {
      const one = trial(random);
      const at = { ...one, theta: one.anchor };
      const values = [
        penalty(implementation, at),
        ...(implementation.grad === undefined ? [] : gradient(implementation, at)),
      ];
      return values.every((value) => Math.abs(value) <= 1e-12)
        ? undefined
        : counterexample('a penalty at the anchor', { ...at }, 0, values);
    },
  },
  {
    id: 'ewc.quadratic-value',
    statement:
      'The penalty is lambda / 2 sum_i F_i (theta_i - theta*_i)^2; twice the distance gives four times as much.',
    basis: 'Kirkpatrick et al. 2017, equation 3',
    strength: 'always',
    tolerance: '1e-10 relative',
    check: quadratic(0.5),
    conventions: [
      {
        id: 'no-half',
        description: 'the penalty is lambda sum F (theta - theta*)^2, without 1/2',
        check: quadratic(1),
      },
    ],
  },
  {
    id: 'ewc.gradient-matches-penalty',
    statement: 'The gradient is that of the penalty.',
    basis: 'central differences of the penalty, exact for a quadratic',
    strength: 'always',
    tolerance: '1e-5 relative',
    needs: ['grad'],
    check: (implementation, random) => {
      const one = trial(random);
      const expected = one.theta.map((_, at) => {
        const moved = (step: number) => ({
          ...one,
          theta: one.theta.map((value, i) => (i === at ? value + step : value)),
        });
        return (penalty(implementation, moved(1e-3)) - penalty(implementation, moved(-1e-3))) / 2e-3;
      });
      const actual = gradient(implementation, one);
      return closeVectors(actual, expected, 1e-5)
        ? undefined
        : counterexample('not the gradient of the penalty', { ...one }, expected, actual);
    },
  },
  {
    id: 'ewc.unimportant-parameters-are-free',
    statement: 'A parameter with F = 0 is not penalised; of two with the same distance the more important costs more.',
    basis: 'the penalty is weighted by F',
    strength: 'always',
    tolerance: 'exact zero; strict order',
    check: unimportantAreFree,
  },
  {
    id: 'ewc.anchor-is-a-copy',
    statement: 'Training after anchoring does not move the anchor.',
    basis: 'theta* is the value after the old task',
    strength: 'always',
    tolerance: 'exact',
    needs: ['anchor'],
    check: (implementation, random) => {
      const theta = normalVector(random, SIZE);
      const trained = [...theta];
      const anchor = implementation.anchor(trained);
      for (const at of trained.keys()) trained[at] = (trained[at] as number) + 1;
      return closeVectors(anchor, theta, 0)
        ? undefined
        : counterexample('the anchor moved', { theta }, theta, [...anchor]);
    },
  },
  {
    id: 'ewc.lambda-is-linear',
    statement: 'The penalty is proportional to lambda, and nothing with lambda = 0.',
    basis: 'equation 3',
    strength: 'always',
    tolerance: '1e-10 relative',
    check: (implementation, random) => {
      const one = trial(random);
      const [unit, triple, none] = [1, 3, 0].map((lambda) => penalty(implementation, { ...one, lambda })) as number[];
      return close(triple as number, 3 * (unit as number), 1e-10) && close(none as number, 0, 1e-12)
        ? undefined
        : counterexample(
            'not proportional to lambda',
            { ...one, lambdas: [1, 3, 0] },
            [unit, 3 * (unit ?? 0), 0],
            [unit, triple, none],
          );
    },
  },
  {
    id: 'ewc.protects-old-task',
    statement:
      'Training on B with the penalty keeps the loss on A lower than without, and still moves unimportant directions.',
    basis: 'descent on two quadratics; the penalised optimum lies between both along what mattered for A',
    strength: 'always',
    tolerance: 'loss on A below a twentieth of that without; the free direction within 10 % of its optimum',
    needs: ['grad'],
    check: overInstances(3, protectsOldTask),
  },
];

function fisherBatchInvariant(implementation: ElasticWeightConsolidation, random: Random): Counterexample | undefined {
  const samples = gradients(random, 12);
  const expected = meanSquares(samples);
  for (const sizes of [[12], [1, 3, 8], [5, 7], new Array<number>(12).fill(1)]) {
    const from = (batch: number) => sizes.slice(0, batch).reduce((sum, size) => sum + size, 0);
    const batches = sizes.map((_, at) => samples.slice(from(at), from(at + 1)).map((row) => [...row]));
    const actual = implementation.fisherBatched(batches);
    if (!closeVectors(actual, expected, 1e-10))
      return counterexample('batching changes the Fisher information', { gradients: samples, sizes }, expected, actual);
  }
  return undefined;
}

function unimportantAreFree(implementation: ElasticWeightConsolidation, random: Random): Counterexample | undefined {
  const { lambda } = trial(random);
  const anchor = normalVector(random, 3);
  const F = [0, 1, 10];
  const away = uniform(random, 0.5, 3);
  const cost = (at: number) => {
    const theta = anchor.map((value, i) => (i === at ? value + away : value));
    return implementation.penalty(theta, [...anchor], [...F], lambda);
  };
  const [free, cheap, dear] = [cost(0), cost(1), cost(2)];
  return free === 0 && cheap > 0 && dear > cheap
    ? undefined
    : counterexample('not weighted by importance', { anchor, F, lambda, away }, '0 < second < third', [
        free,
        cheap,
        dear,
      ]);
}

/** A is curved along x only and has its optimum at (a, .); B pulls both coordinates to b. */
function protectsOldTask(implementation: ElasticWeightConsolidation, random: Random): Counterexample | undefined {
  const [a, b] = [uniform(random, -2, -1), [uniform(random, 1, 2), uniform(random, 1, 2)] as const];
  const [curvature, lambda, rate] = [4, 10, 0.01];
  const anchor = [a, 0];
  const trained = (penalised: boolean) => {
    let theta = [...anchor];
    for (let step = 0; step < 2000; step++) {
      const pull = penalised ? implementation.grad([...theta], [...anchor], [curvature, 0], lambda) : [0, 0];
      theta = theta.map((value, at) => value - rate * (value - (b[at] as number) + (pull[at] as number)));
    }
    return theta as [number, number];
  };
  const lossOnA = ([x]: readonly number[]) => (curvature / 2) * ((x as number) - a) ** 2;
  const [held, free] = [trained(true), trained(false)];
  return lossOnA(held) < lossOnA(free) / 20 && Math.abs(held[1] - b[1]) < 0.1 * b[1]
    ? undefined
    : counterexample(
        'the old task is not protected',
        { a, b, curvature, lambda, rate },
        { lossBelow: lossOnA(free) / 20, y: b[1] },
        { loss: lossOnA(held), y: held[1] },
      );
}
