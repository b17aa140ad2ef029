import type { Property, Random } from '../../../model/algorithm.js';
import { close, counterexample } from '../../compare.js';
import { integerBelow, uniform } from '../../random.js';
import type { PropagationRatioImplementation } from './contract.js';

type SigmaProperty = Property<PropagationRatioImplementation>;

/** Uneven norms that grow by about 1.7 a step. */
function randomNorms(random: Random, length: number): number[] {
  return Array.from({ length }, (_, layer) => uniform(random, 0.6, 1.4) * 1.7 ** layer);
}

const knownRatios: SigmaProperty = {
  id: 'sigma.known-ratios',
  statement:
    'Constant norms give 1, doubling gives 2, halving gives 1/2, fivefold growth gives 5, and x4 and x1/4 in turn give 1.',
  basis: 'geometric mean of the ratios',
  strength: 'always',
  tolerance: '1e-9',
  check: (implementation, random) => {
    const start = uniform(random, 0.5, 3);
    const steps = 4 + integerBelow(random, 5);
    const constantRatio = (ratio: number): number[] => Array.from({ length: steps + 1 }, (_, l) => start * ratio ** l);
    const alternating = Array.from({ length: 9 }, (_, l) => (l % 2 === 0 ? start : 4 * start));
    const cases: readonly (readonly [number[], number])[] = [
      [constantRatio(1), 1],
      [constantRatio(2), 2],
      [constantRatio(0.5), 0.5],
      [constantRatio(5), 5],
      [alternating, 1],
    ];
    for (const [norms, expected] of cases) {
      const actual = implementation.sigma(norms);
      if (!close(actual, expected, 1e-9)) return counterexample('the mean ratio is wrong', { norms }, expected, actual);
    }
    return undefined;
  },
};

const telescopes: SigmaProperty = {
  id: 'sigma.telescopes',
  statement: 'Only the first norm, the last and the number of steps matter: (last / first)^(1/steps).',
  basis: 'the product of successive ratios telescopes',
  strength: 'always',
  tolerance: '1e-9',
  check: (implementation, random) => {
    const norms = randomNorms(random, 7);
    const expected = ((norms[6] as number) / (norms[0] as number)) ** (1 / 6);
    const actual = implementation.sigma(norms);
    return close(actual, expected, 1e-9)
      ? undefined
      : counterexample('the ratio is not the geometric mean', { norms }, expected, actual);
  },
};

const scaleAndReversal: SigmaProperty = {
  id: 'sigma.scale-free-and-reversible',
  statement: 'Scaling all norms changes nothing, and the reversed sequence gives 1 / sigma.',
  basis: 'ratios are free of units, and reversing inverts each of them',
  strength: 'always',
  tolerance: '1e-9',
  check: (implementation, random) => {
    const norms = randomNorms(random, 6);
    const sigma = implementation.sigma(norms);
    const scaled = implementation.sigma(norms.map((norm) => 37.5 * norm));
    if (!close(scaled, sigma, 1e-9))
      return counterexample('the unit of the norms matters', { norms, scale: 37.5 }, sigma, scaled);
    const reversed = implementation.sigma([...norms].reverse());
    return close(reversed, 1 / sigma, 1e-9)
      ? undefined
      : counterexample('the reversed sequence does not invert the ratio', { norms }, 1 / sigma, reversed);
  },
};

export const propagationRatioProperties: readonly SigmaProperty[] = [knownRatios, telescopes, scaleAndReversal];
