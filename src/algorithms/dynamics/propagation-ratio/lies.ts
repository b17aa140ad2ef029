import type { Lie } from '../../../model/algorithm.js';
import type { PropagationRatioImplementation } from './contract.js';
import { propagationRatio } from './reference.js';

function ratios(norms: readonly number[]): number[] {
  return norms.slice(1).map((norm, index) => norm / (norms[index] as number));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function lie(id: string, description: string, sigma: PropagationRatioImplementation['sigma']) {
  return { id, description, implementation: { sigma } };
}

export const propagationRatioLies: readonly Lie<PropagationRatioImplementation>[] = [
  {
    ...lie('sigma-arithmetic', 'the arithmetic mean of the ratios', (norms) => mean(ratios(norms))),
    caughtBy: ['sigma.known-ratios', 'sigma.telescopes', 'sigma.scale-free-and-reversible'],
  },
  {
    ...lie('harmonic-mean', 'the harmonic mean of the ratios', (norms) => 1 / mean(ratios(norms).map((r) => 1 / r))),
    caughtBy: ['sigma.known-ratios', 'sigma.telescopes', 'sigma.scale-free-and-reversible'],
  },
  {
    ...lie(
      'ratio-of-sums',
      'the sum of all norms but the first over the sum of all but the last',
      (norms) => mean(norms.slice(1)) / mean(norms.slice(0, -1)),
    ),
    caughtBy: ['sigma.telescopes'],
  },
  {
    ...lie(
      'root-off-by-one',
      'the root counts the norms in place of the steps',
      (norms) => propagationRatio(norms) ** ((norms.length - 1) / norms.length),
    ),
    caughtBy: ['sigma.known-ratios', 'sigma.telescopes'],
  },
  {
    ...lie(
      'total-growth',
      'the growth over the whole chain without the root',
      (norms) => propagationRatio(norms) ** (norms.length - 1),
    ),
    caughtBy: ['sigma.known-ratios', 'sigma.telescopes'],
  },
  {
    ...lie('last-ratio', 'the last ratio only', (norms) => ratios(norms).at(-1) as number),
    caughtBy: ['sigma.known-ratios', 'sigma.telescopes', 'sigma.scale-free-and-reversible'],
  },
  {
    ...lie('median-ratio', 'the median of the ratios', (norms) => {
      const sorted = ratios(norms).sort((a, b) => a - b);
      const middle = sorted.length / 2;
      return mean(sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1));
    }),
    caughtBy: ['sigma.known-ratios', 'sigma.telescopes'],
  },
  {
    ...lie('inverted', 'previous over next', (norms) => 1 / propagationRatio(norms)),
    caughtBy: ['sigma.known-ratios', 'sigma.telescopes'],
  },
  {
    ...lie('log-not-undone', 'the mean log ratio, 0 for constant norms', (norms) => Math.log(propagationRatio(norms))),
    caughtBy: ['sigma.known-ratios', 'sigma.telescopes', 'sigma.scale-free-and-reversible'],
  },
  {
    ...lie(
      'differences',
      'one plus the mean difference of the norms',
      (norms) => 1 + mean(norms.slice(1).map((n, i) => n - (norms[i] as number))),
    ),
    caughtBy: ['sigma.known-ratios', 'sigma.telescopes', 'sigma.scale-free-and-reversible'],
  },
  {
    ...lie('clipped', 'clipped into the healthy band [0.8, 1.2]', (norms) =>
      Math.max(0.8, Math.min(1.2, propagationRatio(norms))),
    ),
    caughtBy: ['sigma.known-ratios', 'sigma.telescopes', 'sigma.scale-free-and-reversible'],
  },
  {
    ...lie('clipped-at-three', 'clipped at 3', (norms) => Math.min(3, propagationRatio(norms))),
    caughtBy: ['sigma.known-ratios'],
  },
  {
    ...lie('constant-one', 'a constant 1: always critical', () => 1),
    caughtBy: ['sigma.known-ratios', 'sigma.telescopes'],
  },
];
