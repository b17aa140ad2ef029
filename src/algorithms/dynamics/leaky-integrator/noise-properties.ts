import type { Property } from '../../../model/algorithm.js';
import { closeVectors, counterexample } from '../../compare.js';
import { seededRandom } from '../../random.js';
import { linear } from './activations.js';
import type { LeakyIntegratorImplementation } from './contract.js';

const NOISE_STEPS = 4000;
const NOISE_DEVIATION = 0.5;

/** States under noise alone: at leak 1 and without input each is one fresh draw a unit. */
function noiseRun(implementation: LeakyIntegratorImplementation, seed: number, steps: number): number[][] {
  const subject = implementation.create({
    dim: 2,
    leak: 1,
    w: [2, -1],
    bias: 0,
    act: linear,
    noise: NOISE_DEVIATION,
    x0: [0, 0],
    rng: seededRandom(seed),
  });
  return Array.from({ length: steps }, () => {
    subject.step([0, 0]);
    return [...subject.state()];
  });
}

export const noiseStats: Property<LeakyIntegratorImplementation> = {
  id: 'leaky.noise-stats-and-seed',
  statement:
    'Noise is Gaussian with mean 0 and the documented standard deviation, fresh for every step and unit, and seeded.',
  basis: 'law of large numbers over 8,000 draws at leak 1',
  strength: 'always',
  tolerance: '5 standard errors',
  falseAlarm: {
    probability: 1e-17,
    derivation: 'five two-sided checks at z = 5 (2.9e-6 together), three tries: (2.9e-6)^3',
  },
  check: (implementation, random) => {
    const seed = Math.floor(random() * 2 ** 30);
    const run = noiseRun(implementation, seed, NOISE_STEPS);
    const again = noiseRun(implementation, seed, 40);
    const differs = again.findIndex((state, step) => !closeVectors(state, run[step] as number[], 0));
    if (differs >= 0)
      return counterexample(
        'the same random source gives another noise',
        { seed, step: differs },
        run[differs],
        again[differs],
      );
    const wrong = noiseFacts(run, NOISE_DEVIATION).find(
      ({ actual, expected, bound }) => !(Math.abs(actual - expected) <= bound),
    );
    if (wrong === undefined) return undefined;
    return counterexample(
      `the ${wrong.what} of the noise is off`,
      { seed, noise: NOISE_DEVIATION },
      wrong.expected,
      wrong.actual,
    );
  },
};

/** Moments of a run of independent normal pairs, each with its bound of five standard errors. */
function noiseFacts(run: readonly (readonly number[])[], sigma: number) {
  const values = run.flat().map((value) => value / sigma);
  const n = values.length;
  const average = (terms: readonly number[]): number => terms.reduce((sum, term) => sum + term, 0) / terms.length;
  const products = values.slice(2).map((value, index) => value * (values[index] as number));
  const beyond = 0.0455;
  return [
    { what: 'mean', actual: average(values), expected: 0, bound: 5 / Math.sqrt(n) },
    {
      what: 'variance',
      actual: average(values.map((value) => value * value)),
      expected: 1,
      bound: 5 * Math.sqrt(2 / n),
    },
    {
      what: 'share beyond two standard deviations',
      actual: values.filter((value) => Math.abs(value) > 2).length / n,
      expected: beyond,
      bound: 5 * Math.sqrt((beyond * (1 - beyond)) / n),
    },
    {
      what: 'correlation between units',
      actual: average(run.map(([a, b]) => ((a as number) * (b as number)) / sigma ** 2)),
      expected: 0,
      bound: 5 / Math.sqrt(run.length),
    },
    { what: 'correlation between steps', actual: average(products), expected: 0, bound: 5 / Math.sqrt(n) },
  ];
}
