import type { Convention, Counterexample, Property, Random } from '../../../model/algorithm.js';
import { close, counterexample } from '../../compare.js';
import { uniform } from '../../random.js';
import type { ItemResponseImplementation } from './item-response.js';
import { curveOffTheEnds, informationOffTheEnds, risesOffTheEnds } from './item-response-ends.js';
import { type Curve, maximumLikelihoodAbility } from './item-response-model.js';

type ItemResponseProperty = Property<ItemResponseImplementation>;
type Check = (implementation: ItemResponseImplementation, random: Random, curve: Curve) => Counterexample | undefined;

/** Scaling constants that bring the logistic curve near the normal ogive (Birnbaum 1968, section 17.2). */
const SCALES = [1.7, 1.702];

/** The curve with D in front of every discrimination. */
export function scaledCurve(curve: Curve, scale: number): Curve {
  return {
    probability: (theta, a, b, c) => curve.probability(theta, scale * a, b, c),
    slope: (theta, a, b, c) => curve.slope(theta, scale * a, b, c),
  };
}

interface Item {
  readonly theta: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** The properties that both models share, for items drawn with or without guessing. */
export function itemResponseProperties(
  prefix: string,
  curve: Curve,
  guessing: (random: Random) => number,
): ItemResponseProperty[] {
  const drawn = (implementation: ItemResponseImplementation, random: Random): Item => ({
    theta: uniform(random, -3, 3),
    a: implementation.fixed?.a ?? uniform(random, 0.4, 2.4),
    b: uniform(random, -2.5, 2.5),
    c: guessing(random),
  });
  const scaled = (check: Check): Convention<ItemResponseImplementation>[] =>
    SCALES.map((scale) => ({
      id: `scale-${scale}`,
      description: `discriminations are scaled by D = ${scale}`,
      check: (implementation, random) => check(implementation, random, scaledCurve(curve, scale)),
    }));

  const followsCurve: Check = (implementation, random, expectedCurve) => {
    for (let draw = 0; draw < 25; draw++) {
      const item = drawn(implementation, random);
      const expected = expectedCurve.probability(item.theta, item.a, item.b, item.c);
      const actual = implementation.probability(item.theta, item.a, item.b, item.c);
      if (!close(actual, expected, 1e-9))
        return counterexample('the probability is not on the curve', { ...item }, expected, actual);
    }
    return undefined;
  };

  const increasing: Check = (implementation, random) => {
    const { a, b, c } = drawn(implementation, random);
    const abilities = [-40, b - 3, b - 1, b, b + 0.4, b + 2, b + 5, 40];
    const found = abilities.map((theta) => implementation.probability(theta, a, b, c));
    const sound = found.every((p, index) => p >= 0 && p <= 1 && (index === 0 || p >= (found[index - 1] as number)));
    const rises = (found[4] as number) > (found[3] as number);
    return sound && rises && close(found[0] as number, c, 1e-5) && close(found[7] as number, 1, 1e-5)
      ? undefined
      : counterexample(`the curve does not rise from ${c} to 1`, { a, b, c, abilities }, 'rising, in [0, 1]', found);
  };

  const farOff: Check = (implementation, random) => {
    const { a, b, c } = drawn(implementation, random);
    const found = [-900, 900].map((theta) => implementation.probability(theta, a, b, c));
    return found.every(Number.isFinite)
      ? undefined
      : counterexample('far off the scale there is no answer', { a, b, c }, 'two numbers', found);
  };

  const informs: Check = (implementation, random, expectedCurve) => {
    for (let draw = 0; draw < 15; draw++) {
      const { theta, a, b, c } = drawn(implementation, random);
      const p = expectedCurve.probability(theta, a, b, c);
      const expected = expectedCurve.slope(theta, a, b, c) ** 2 / (p * (1 - p));
      const actual = implementation.information(theta, a, b, c);
      if (!close(actual, expected, 1e-6))
        return counterexample("the information is not P'^2 / (P (1 - P))", { theta, a, b, c }, expected, actual);
    }
    return undefined;
  };

  const estimates: Check = (implementation, random, expectedCurve) => {
    const estimate = ({ responses, a, b, c }: Test) =>
      maximumLikelihoodAbility(expectedCurve, responses, a, b, c).ability;
    return everyEstimate(implementation, random, guessing, estimate, 'the ability does not maximise the likelihood');
  };

  return [
    {
      id: `${prefix}.curve`,
      statement: 'The probability of a right answer lies on the item characteristic curve.',
      basis: 'definition of the model',
      strength: 'always',
      tolerance: '1e-9',
      check: (implementation, random) => followsCurve(implementation, random, curve),
      conventions: [...scaled(followsCurve), curveOffTheEnds(curve, drawn)],
    },
    {
      id: `${prefix}.rises-with-ability`,
      statement: 'The probability rises with ability, from the guessing parameter to 1.',
      basis: 'a > 0; limits of the logistic curve',
      strength: 'always',
      tolerance: '1e-5 at the ends',
      check: (implementation, random) => increasing(implementation, random, curve),
      conventions: [risesOffTheEnds(drawn)],
    },
    {
      id: `${prefix}.far-off-the-scale`,
      statement: 'For abilities far off the scale the answer is still a number.',
      basis: 'the logistic function exists for every number; exp alone overflows',
      strength: 'when-claimed',
      tolerance: 'exact',
      check: (implementation, random) => farOff(implementation, random, curve),
    },
    {
      id: `${prefix}.information`,
      statement: "The item information is P'^2 / (P (1 - P)).",
      basis: 'Fisher information of a Bernoulli variable; Birnbaum 1968, section 17.5',
      strength: 'always',
      tolerance: '1e-6',
      needs: ['information'],
      check: (implementation, random) => informs(implementation, random, curve),
      conventions: [...scaled(informs), informationOffTheEnds(curve, drawn)],
    },
    {
      id: `${prefix}.ability-maximises-likelihood`,
      statement: 'The estimated ability is where the likelihood of the responses is greatest.',
      basis: 'definition of the maximum-likelihood estimate',
      strength: 'always',
      tolerance: '0.02 on the ability scale',
      needs: ['estimateAbility'],
      check: (implementation, random) => estimates(implementation, random, curve),
      conventions: [...scaled(estimates), ...bayesianConventions(curve, guessing)],
    },
  ];
}

interface Test {
  readonly responses: number[];
  readonly a: number[];
  readonly b: number[];
  readonly c: number[];
}

/** Several tests, because one of them can agree by chance with an estimate of another kind. */
function everyEstimate(
  implementation: ItemResponseImplementation,
  random: Random,
  guessing: (random: Random) => number,
  estimate: (test: Test) => number,
  explanation: string,
): Counterexample | undefined {
  for (let draw = 0; draw < 5; draw++) {
    const test = drawnTest(random, guessing, implementation.fixed?.a);
    const expected = estimate(test);
    const actual = implementation.estimateAbility([...test.responses], [...test.a], [...test.b], [...test.c]);
    if (!(Math.abs(actual - expected) <= 0.02)) return counterexample(explanation, { ...test }, expected, actual);
  }
  return undefined;
}

/** Items of rising difficulty, the easier ones right but for one slip: the likelihood has one maximum. */
function drawnTest(random: Random, guessing: (random: Random) => number, slope: number | undefined): Test {
  const items = 14;
  const right = 5 + Math.floor(uniform(random, 0, 5));
  const index = Array.from({ length: items }, (_, item) => item);
  return {
    responses: index.map((item) => Number(item === right - 2 ? false : item < right || item === right + 1)),
    a: index.map(() => slope ?? uniform(random, 0.6, 2.2)),
    b: index.map((item) => -1.5 + (4.4 * item) / (items - 1) + uniform(random, -0.1, 0.1)),
    c: index.map(() => guessing(random)),
  };
}

/** Posterior mode and mean under a standard normal prior, on a grid of abilities. */
function bayesianConventions(
  curve: Curve,
  guessing: (random: Random) => number,
): Convention<ItemResponseImplementation>[] {
  const grid = Array.from({ length: 1001 }, (_, index) => (index - 500) / 100);
  const logPosterior = ({ responses, a, b, c }: Test, theta: number): number =>
    responses.reduce(
      (sum, response, item) => {
        const p = curve.probability(theta, a[item] as number, b[item] as number, c[item] as number);
        return sum + Math.log(response === 1 ? p : 1 - p);
      },
      -(theta ** 2) / 2,
    );
  const convention = (id: string, description: string, estimate: (test: Test) => number) => ({
    id,
    description,
    check: (implementation: ItemResponseImplementation, random: Random) =>
      everyEstimate(implementation, random, guessing, estimate, `not the ${description}`),
  });
  return [
    convention('posterior-mode', 'posterior mode under a standard normal prior', (test) =>
      grid.reduce((best, theta) => (logPosterior(test, theta) > logPosterior(test, best) ? theta : best)),
    ),
    convention('posterior-mean', 'posterior mean under a standard normal prior', (test) => {
      const weights = grid.map((theta) => Math.exp(logPosterior(test, theta)));
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      return grid.reduce((sum, theta, index) => sum + theta * (weights[index] as number), 0) / total;
    }),
  ];
}
