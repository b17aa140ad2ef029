import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { closeVectors, counterexample } from '../../compare.js';
import { integerBelow, normal, normalVector, seededRandom } from '../../random.js';
import { type BatchRidge, batchRidge, randomObservations } from '../closed-form.js';
import { probes } from '../linucb/drive.js';
import { fiveSigma, isOffProportion, tally } from '../proportion.js';
import { dot } from '../ridge.js';
import { dimension, flatPosterior, learned, NOISE_MODEL, optionsOf, paperRidge, type Ridge } from './drive.js';
import { normalDistribution } from './normal-distribution.js';
import type { LinearThompson } from './reference.js';

const trials = 3_000;

/** Properties of the choice. */
export const choiceProperties: readonly Property<LinearThompson>[] = [
  {
    id: 'thompson-linear.probability-matching',
    statement:
      'Of two candidates x and z, x is chosen with probability Phi(theta . (x - z) / (v |x - z| in the norm of A^-1)).',
    basis: 'a linear form of the Gaussian posterior is Gaussian; one draw of the weights serves both candidates',
    strength: 'always',
    tolerance: '5 standard errors of 3000 choices',
    falseAlarm: fiveSigma(4),
    check: (implementation, random) => checkMatching(implementation, random, (x, z) => [difference(x, z)]),
    conventions: [
      {
        id: 'draw-for-each-candidate',
        description: 'draws weights for each candidate instead of one draw for all',
        check: (implementation, random) => checkMatching(implementation, random, (x, z) => [x, z]),
      },
      {
        id: NOISE_MODEL.id,
        description: NOISE_MODEL.description,
        check: (implementation, random) =>
          checkMatching(implementation, random, (x, z) => [difference(x, z)], NOISE_MODEL.ridge),
      },
    ],
  },
  {
    id: 'thompson-linear.concentrates',
    statement: 'After 400 updates a candidate that is better by 2 is chosen at least 99 % of the time.',
    basis: 'the posterior standard error of the difference is below 0.1',
    strength: 'always',
    tolerance: 'at least 495 of 500 choices',
    check: checkConcentrates,
  },
  {
    id: 'thompson-linear.fresh-draw-each-call',
    statement: 'Selections without updates vary while the posterior is wide.',
    basis: 'Agrawal and Goyal 2013, Alg. 1: a draw at each time',
    strength: 'always',
    tolerance: 'both of two opposite candidates in 200 choices',
    falseAlarm: { probability: 2e-60, derivation: 'without data x and -x are equally likely: 2 (1/2)^200' },
    check: checkFresh,
  },
  {
    id: 'thompson-linear.same-rng-same-choices',
    statement: 'The same random stream and the same rewards give the same choices.',
    basis: 'the only random source is the argument rng',
    strength: 'always',
    tolerance: 'exact',
    check: checkReproducible,
  },
  {
    id: 'thompson-linear.select-learns-nothing',
    statement: 'select leaves the posterior and its candidates as they were.',
    basis: 'Agrawal and Goyal 2013, Alg. 1: B and f change with a reward only',
    strength: 'always',
    tolerance: '1e-9 relative; candidates exactly',
    check: checkSelectReads,
  },
];

/** `forms` are the independent linear forms whose variances add up to that of the difference of the two values. */
function checkMatching(
  implementation: LinearThompson,
  random: Random,
  forms: (x: readonly number[], z: readonly number[]) => readonly (readonly number[])[],
  ridge: Ridge = paperRidge,
): Counterexample | undefined {
  for (const ratio of [1.6, -1.2, 1.9, -0.7]) {
    const options = optionsOf(implementation, random);
    const observations = randomObservations(random, dimension, 9).map(({ x, r }) => ({
      x: correlated(x),
      r: r === 0 ? 0.7 : r,
    }));
    const batch = batchRidge(observations, dimension, ridge(options));
    const instance = learned(implementation, options, observations);
    const length = Math.abs(ratio) > 1.5 ? 0.4 : 1.5;
    const x = normalVector(random, dimension).map((value) => length * (1 + value / 2));
    const z = closeRival(x, batch, ratio * options.v, random);
    const deviation = options.v * Math.sqrt(forms(x, z).reduce((sum, form) => sum + batch.variance(form), 0));
    const expected = normalDistribution(batch.mean(difference(x, z)) / deviation);
    const chosen = tally(2, trials, () => instance.select([[...x], [...z]]))[0] as number;
    if (isOffProportion(chosen, trials, expected))
      return counterexample(
        'a candidate is not chosen with the probability that it is the best',
        { v: options.v, lambda: options.lambda, observations, candidates: [x, z], trials },
        expected * trials,
        chosen,
      );
  }
  return undefined;
}

function difference(x: readonly number[], z: readonly number[]): number[] {
  return x.map((feature, index) => feature - (z[index] as number));
}

/** Features of which the second follows the first, so that the covariance of the weights is far from diagonal. */
function correlated(x: readonly number[]): number[] {
  const [first = 0, second = 0, third = 0] = x;
  return [2 * first, 2 * first + 0.3 * second, third];
}

/**
 * Of many rivals of x, the one that loses to x by closest to `errors` standard errors: neither is certain to win. They
 * differ from x in opposite directions along the two features that go together, where the covariance matters most.
 */
function closeRival(x: readonly number[], batch: BatchRidge, errors: number, random: Random): number[] {
  const distance = (z: readonly number[]): number => {
    const between = difference(x, z);
    return Math.abs(batch.mean(between) / Math.sqrt(batch.variance(between)) - errors);
  };
  const [first = 0, second = 0, third = 0] = x;
  return Array.from({ length: 100 }, () => {
    const step = normal(random);
    return [first + step, second - step + 0.1 * normal(random), third + 0.3 * normal(random)];
  }).reduce((best, z) => (distance(z) < distance(best) ? z : best));
}

/** Two worlds with opposite weights and the same features: what is learned must decide, and not the features alone. */
function checkConcentrates(implementation: LinearThompson, random: Random): Counterexample | undefined {
  const features = Array.from({ length: 400 }, () => normalVector(random, dimension));
  for (const weights of [
    [2, -1, 0.5],
    [-2, 1, -0.5],
  ]) {
    const instance = learned(
      implementation,
      optionsOf(implementation, random),
      features.map((x) => ({ x, r: dot(weights, x) })),
    );
    const best = [0.5 * Math.sign(weights[0] as number), 0, 0];
    const candidates = [[0, weights[0] as number, 0].map((value) => value / 2), best, best.map((value) => -value)];
    const better = tally(3, 500, () => instance.select(candidates.map((x) => [...x])))[1] as number;
    if (better < 495)
      return counterexample(
        'the better candidate is not preferred in spite of 400 updates',
        { weights, candidates },
        'at least 495 of 500',
        better,
      );
  }
  return undefined;
}

function checkFresh(implementation: LinearThompson, random: Random): Counterexample | undefined {
  const instance = implementation.create(optionsOf(implementation, random));
  const x = normalVector(random, dimension);
  const counts = tally(2, 200, () => instance.select([[...x], x.map((value) => -value)]));
  return counts.every((count) => count > 0)
    ? undefined
    : counterexample('200 selections without an update were the same', { candidates: 'x and -x', x }, 'both', counts);
}

function checkReproducible(implementation: LinearThompson, random: Random): Counterexample | undefined {
  const seed = integerBelow(random, 2 ** 31);
  const sets = Array.from({ length: 40 }, () => probes(random, 4, dimension));
  const run = (): number[] => {
    const instance = implementation.create(optionsOf(implementation, seededRandom(seed)));
    return sets.map((candidates) => {
      const chosen = instance.select(candidates.map((x) => [...x]));
      instance.update([...(candidates[chosen] ?? [])], chosen - 1);
      return chosen;
    });
  };
  const [first, second] = [run(), run()];
  return closeVectors(first, second, 0)
    ? undefined
    : counterexample('one random stream gave two sequences of choices', { seed }, first, second);
}

function checkSelectReads(implementation: LinearThompson, random: Random): Counterexample | undefined {
  const instance = learned(implementation, optionsOf(implementation, random), randomObservations(random, dimension, 7));
  const candidates = probes(random, 4, dimension);
  const given = candidates.map((x) => [...x]);
  const before = flatPosterior(instance);
  for (let call = 0; call < 10; call++) instance.select(given);
  const after = flatPosterior(instance);
  return closeVectors(after, before, 1e-9) && closeVectors(given.flat(), candidates.flat(), 0)
    ? undefined
    : counterexample('select changed the posterior or its candidates', { candidates }, before, after);
}
