import type { Counterexample, Property } from '../../../model/algorithm.js';
import { counterexample } from '../../compare.js';
import type { PrivacySpent, PrivateAveraging } from './contract.js';

/**
 * `tight` is the exact epsilon of T Gaussian rounds (Balle and Wang 2018, Theorem 8, with mu = sqrt(T) / z, solved with SciPy 1.10:
 * tests/oracles/dp-fedavg.py). No right accountant is below it; the Renyi bound with whole orders is less than 2 % above its optimum.
 */
const FULL: readonly (PrivacySpent & { readonly tight: number })[] = [
  { z: 4, T: 20, delta: 1e-5, tight: 4.983306405970711 },
  { z: 2, T: 5, delta: 1e-5, tight: 4.983306405970711 },
  { z: 1.3, T: 7, delta: 1e-6, tight: 11.231693458202969 },
  { z: 6, T: 100, delta: 1e-4, tight: 7.0653145850454235 },
];

/**
 * The Renyi bound of sampled rounds over whole orders, by numerical integration of the divergence (same script). The first is the
 * worked example of Abadi et al. 2016, section 3.2: 1.26.
 */
const SAMPLED: readonly (PrivacySpent & { readonly renyi: number })[] = [
  { q: 0.01, z: 4, T: 10000, delta: 1e-5, renyi: 1.2585747412527524 },
  { q: 0.1, z: 2, T: 60, delta: 1e-5, renyi: 2.396669196044178 },
  { q: 0.01, z: 1.1, T: 1000, delta: 1e-5, renyi: 2.0867961135742865 },
];

const renyiOptimum = ({ z, T, delta }: PrivacySpent) => T / (2 * z * z) + Math.sqrt(2 * T * Math.log(1 / delta)) / z;

export const accountantProperties: readonly Property<PrivateAveraging>[] = [
  {
    id: 'dpfedavg.epsilon-monotone',
    statement: 'Epsilon grows with the rounds, falls as the noise grows, and is infinite (or an error) without noise.',
    basis: 'composition; RDP(a) = T a / (2 z^2)',
    strength: 'always',
    tolerance: 'strict',
    needs: ['epsilon'],
    check: monotone,
  },
  {
    id: 'dpfedavg.epsilon-gaussian-rdp',
    statement:
      'With full participation epsilon is at most T / (2 z^2) + sqrt(2 T ln(1 / delta)) / z, and not below the exact value.',
    basis: 'Mironov 2017, Propositions 1, 3 and 7 at the best order; Balle and Wang 2018, Theorem 8 from below',
    strength: 'always',
    tolerance: '2 % above (a grid of orders), 1e-6 below',
    needs: ['epsilon'],
    check: (implementation) => {
      for (const { tight, ...spent } of FULL) {
        const epsilon = implementation.epsilon({ ...spent, q: 1 });
        const [low, high] = [tight * (1 - 1e-6), renyiOptimum(spent) * 1.02];
        if (!(epsilon >= low && epsilon <= high))
          return counterexample('outside what a Gaussian accountant can say', { ...spent, q: 1 }, [low, high], epsilon);
      }
      return undefined;
    },
  },
  {
    id: 'dpfedavg.epsilon-falls-with-delta',
    statement: 'A larger delta gives a smaller epsilon.',
    basis: 'log(1 / delta) / (a - 1)',
    strength: 'always',
    tolerance: 'strict',
    needs: ['epsilon'],
    check: (implementation) => {
      const values = [1e-7, 1e-5, 1e-3].map((delta) => implementation.epsilon({ z: 3, T: 12, delta, q: 1 }));
      return falling(values) ? undefined : counterexample('epsilon does not fall', { z: 3, T: 12 }, 'falling', values);
    },
  },
  {
    id: 'dpfedavg.sampling-amplifies',
    statement: 'Taking part with probability q < 1 costs less, as the sampled Gaussian mechanism says.',
    basis:
      'Mironov, Talwar and Zhang 2019, section 3.3; Abadi et al. 2016, section 3.2 (1.26 for q = 0.01, z = 4, T = 10000)',
    strength: 'when-claimed',
    tolerance: 'between half the Renyi bound and 5 % above it',
    needs: ['epsilon'],
    check: (implementation) => {
      for (const { renyi, ...spent } of SAMPLED) {
        const epsilon = implementation.epsilon(spent);
        if (!(epsilon >= renyi / 2 && epsilon <= renyi * 1.05))
          return counterexample('not the sampled mechanism', { ...spent }, [renyi / 2, renyi * 1.05], epsilon);
      }
      return undefined;
    },
  },
];

const falling = (values: readonly number[]) =>
  values.every((value, at) => at === 0 || value < (values[at - 1] as number));

function monotone(implementation: PrivateAveraging): Counterexample | undefined {
  const spend = (z: number, T: number) => implementation.epsilon({ z, T, delta: 1e-5, q: 1 });
  const byRounds = [400, 60, 9, 1, 0].map((T) => spend(3, T));
  if (!falling(byRounds) || !((byRounds.at(-1) as number) >= 0))
    return counterexample('epsilon does not grow with T', { z: 3, T: [400, 60, 9, 1, 0] }, 'falling to >= 0', byRounds);
  const byNoise = [0.7, 1.5, 4, 12].map((z) => spend(z, 10));
  if (!falling(byNoise))
    return counterexample('epsilon does not fall with z', { T: 10, z: [0.7, 1.5, 4, 12] }, 'falling', byNoise);
  return noiselessIsPrivate(implementation);
}

/** Without noise nothing is private: the answer is Infinity, or an error. */
function noiselessIsPrivate(implementation: PrivateAveraging): Counterexample | undefined {
  const spent = { z: 0, T: 3, delta: 1e-5, q: 1 };
  let epsilon: number;
  try {
    epsilon = implementation.epsilon(spent);
  } catch {
    return undefined;
  }
  return epsilon === Number.POSITIVE_INFINITY
    ? undefined
    : counterexample('a finite epsilon without noise', spent, 'Infinity', epsilon);
}
