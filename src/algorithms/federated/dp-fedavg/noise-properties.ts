import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { closeVectors, counterexample } from '../../compare.js';
import { seededRandom } from '../../random.js';
import { entriesOf } from '../tensors.js';
import type { PrivateAveraging } from './contract.js';

const ROUNDS = 8;
const CLIENTS = 3;
const [C, Z] = [2, 1.1];
/** z C / n */
const STANDARD_DEVIATION = (Z * C) / CLIENTS;
const SHAPE = [150, 250];
const INPUTS = { clients: CLIENTS, update: 'zeros', tensors: SHAPE, C, z: Z, rounds: ROUNDS };

const zeros = () => Array.from({ length: CLIENTS }, () => SHAPE.map((length) => new Array<number>(length).fill(0)));
const noiseOf = (implementation: PrivateAveraging, rng: Random) => implementation.aggregate(zeros(), { C, z: Z, rng });
const rounds = (implementation: PrivateAveraging, rng: Random) =>
  Array.from({ length: ROUNDS }, () => noiseOf(implementation, rng));

function moments(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const central = (power: number) => values.reduce((sum, value) => sum + (value - mean) ** power, 0) / values.length;
  const variance = central(2);
  return { mean, deviation: Math.sqrt(variance), kurtosis: central(4) / variance ** 2 };
}

/** Differences to the mean of one round: one draw added to all coordinates leaves nothing. */
function centred(values: readonly number[]): number[] {
  const { mean } = moments(values);
  return values.map((value) => value - mean);
}

export const noiseProperties: readonly Property<PrivateAveraging>[] = [
  {
    id: 'dpfedavg.noise-std',
    statement: 'The noise on the coordinates of the mean has, in every tensor, mean 0 and standard deviation z C / n.',
    basis: 'noise z C on the sum of updates of sensitivity C, divided by n',
    strength: 'always',
    tolerance: '5 standard errors: 5 s / sqrt(2 N) for the deviation, 5 s / sqrt(N) for the mean',
    falseAlarm: { probability: 3e-6, derivation: '2 tensors, two two-sided normal bounds at 5 each: 4 * 5.7e-7' },
    check: noiseDeviation,
  },
  {
    id: 'dpfedavg.noise-is-gaussian',
    statement: 'The noise has the kurtosis of a normal distribution, 3.',
    basis: 'the accountant is that of the Gaussian mechanism (uniform noise has 1.8, Laplace noise 6)',
    strength: 'always',
    tolerance: '8 standard errors of the sample kurtosis, 8 sqrt(24 / N) = 0.7',
    falseAlarm: {
      probability: 1e-5,
      derivation:
        'N = 3200; 8 standard errors of a normal would be 1e-15, the estimator is skewed to the right at this N',
    },
    check: (implementation, random) => {
      const values = rounds(implementation, random).flatMap((round) => round.flatMap((tensor) => centred([...tensor])));
      const { kurtosis, deviation } = moments(values);
      const room = 8 * Math.sqrt(24 / values.length);
      return deviation > 1e-9 && Math.abs(kurtosis - 3) <= room
        ? undefined
        : counterexample('the noise is not normal', INPUTS, `3 within ${room}`, kurtosis);
    },
  },
  {
    id: 'dpfedavg.noise-is-fresh',
    statement: 'Noise is not correlated between rounds, between neighbouring coordinates, or between tensors.',
    basis: 'independent noise for every coordinate and round',
    strength: 'always',
    tolerance: '|r| < 5 / sqrt(N)',
    falseAlarm: { probability: 2e-6, derivation: 'three correlations, two-sided normal bound at 5 each: 3 * 5.7e-7' },
    check: noiseIsFresh,
  },
  {
    id: 'dpfedavg.noise-from-given-source',
    statement: 'The noise comes from the random source that was given: equal sources give equal rounds.',
    basis: 'the source is an argument',
    strength: 'when-claimed',
    tolerance: 'exact',
    check: (implementation, random) => {
      const seed = Math.floor(random() * 2 ** 31);
      const [a, b] = [0, 1].map(() => entriesOf(noiseOf(implementation, seededRandom(seed)))) as [number[], number[]];
      return closeVectors(a, b, 0)
        ? undefined
        : counterexample('equal sources, other noise', { ...INPUTS, seed }, a, b);
    },
  },
];

function noiseDeviation(implementation: PrivateAveraging, random: Random): Counterexample | undefined {
  const drawn = rounds(implementation, random);
  for (const tensor of SHAPE.keys()) {
    const values = drawn.flatMap((round) => [...(round[tensor] ?? [])]);
    const { mean } = moments(values);
    const { deviation } = moments(drawn.flatMap((round) => centred([...(round[tensor] ?? [])])));
    if (!(Math.abs(deviation - STANDARD_DEVIATION) <= (5 * STANDARD_DEVIATION) / Math.sqrt(2 * values.length)))
      return counterexample('the deviation is not z C / n', { ...INPUTS, tensor }, STANDARD_DEVIATION, deviation);
    if (!(Math.abs(mean) <= (5 * STANDARD_DEVIATION) / Math.sqrt(values.length)))
      return counterexample('the noise has a mean', { ...INPUTS, tensor }, 0, mean);
  }
  return undefined;
}

function noiseIsFresh(implementation: PrivateAveraging, random: Random): Counterexample | undefined {
  const drawn = rounds(implementation, random);
  const all = drawn.flatMap(entriesOf);
  const size = all.length / ROUNDS;
  const firsts = drawn.flatMap((round) => [...(round[0] ?? [])]);
  const seconds = drawn.flatMap((round) => [...(round[1] ?? [])].slice(0, SHAPE[0]));
  for (const [name, a, b] of [
    ['rounds', all.slice(0, -size), all.slice(size)],
    ['neighbouring coordinates', all.slice(0, -1), all.slice(1)],
    ['tensors', firsts, seconds],
  ] as const) {
    const r = correlation(a, b);
    if (!(Math.abs(r) < 5 / Math.sqrt(a.length)))
      return counterexample(`noise is correlated between ${name}`, INPUTS, `|r| < ${5 / Math.sqrt(a.length)}`, r);
  }
  return undefined;
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const [left, right] = [moments(a), moments(b)];
  const covariance =
    a.reduce((sum, value, at) => sum + (value - left.mean) * ((b[at] as number) - right.mean), 0) / a.length;
  return covariance / (left.deviation * right.deviation);
}
