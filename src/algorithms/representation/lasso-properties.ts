import type { Counterexample, Property, Random } from '../../model/algorithm.js';
import { closeVectors, counterexample } from '../compare.js';
import { overInstances } from '../instances.js';
import { normalVector, uniform } from '../random.js';
import type { SparseCoder } from './contracts/sparse-coding.js';
import { combination, copyRows, dot, plus, type Rows } from './rows.js';
import { incoherentDictionary, unitDictionary } from './signals.js';

/** What a lasso coder needs to be made from; learners of dictionaries fit as well as plain coders. */
export interface LassoImplementation {
  create(options: {
    readonly k: number;
    readonly alpha: number;
    readonly iters: number;
    readonly seed: number;
  }): Pick<SparseCoder, 'sparseCode'>;
}

type Check = (implementation: LassoImplementation, random: Random) => Counterexample | undefined;

/** How far a code lies from the optimality conditions, at the worst atom; codes below 1e-7 count as zero. */
function worstViolation(signal: readonly number[], code: readonly number[], D: Rows, alpha: number): number {
  const residual = plus(signal, combination(code, D), -1);
  const violations = D.map((atom, index) => {
    const slope = dot(atom, residual);
    const value = code[index] ?? Number.NaN;
    if (Number.isNaN(value)) return Number.POSITIVE_INFINITY;
    return Math.abs(value) < 1e-7 ? Math.abs(slope) - alpha : Math.abs(slope - Math.sign(value) * alpha);
  });
  return Math.max(...violations);
}

/** `lengths` bounds the norms of the atoms. */
export function optimalityCheck(lengths: readonly [number, number]): Check {
  return (implementation, random) => {
    for (const alpha of [0.3, uniform(random, 0.08, 1.2)]) {
      const D = incoherentDictionary(random, 5, 8, 0.6).map((atom) => {
        const length = uniform(random, ...lengths);
        return atom.map((value) => length * value);
      });
      const X = Array.from({ length: 7 }, () => normalVector(random, 8).map((value) => 1.5 * value));
      const codes = implementation.create({ k: 5, alpha, iters: 200, seed: 5 }).sparseCode(X, D);
      for (const [row, signal] of X.entries()) {
        const code = codes[row] ?? [];
        const violation = worstViolation(signal, code, D, alpha);
        if (!(code.length === 5 && violation <= 1e-4))
          return counterexample(
            'a code violates |<d_j, x - c D>| <= alpha, or equality with its sign where it is not zero',
            { signal, D, alpha, code },
            'violation at most 1e-4',
            violation,
          );
      }
    }
    return undefined;
  };
}

const softThresholds: Check = (implementation, random) => {
  const size = 4;
  const identity = Array.from({ length: size }, (_, i) => Array.from({ length: size }, (__, j) => (i === j ? 1 : 0)));
  const drawn = Array.from({ length: size }, () => uniform(random, -3, 3));
  const cases = [
    { x: [2, -0.1, 0.5, -1.4], alpha: 0.3, expected: [1.7, 0, 0.2, -1.1] },
    {
      x: drawn,
      alpha: 0.7,
      expected: drawn.map((value) => Math.sign(value) * Math.max(Math.abs(value) - 0.7, 0)),
    },
  ];
  for (const { x, alpha, expected } of cases) {
    const code = implementation.create({ k: size, alpha, iters: 200, seed: 3 }).sparseCode([x], identity)[0] ?? [];
    if (!closeVectors(expected, code, 1e-6))
      return counterexample(
        'over an orthonormal dictionary the code is not the soft threshold of the signal',
        { x, alpha, D: identity },
        expected,
        code,
      );
  }
  return undefined;
};

const alphaBoundsCodes: Check = (implementation, random) => {
  const D = incoherentDictionary(random, 6, 8, 0.7);
  const signal = normalVector(random, 8).map((value) => 2 * value);
  const largest = Math.max(...D.map((atom) => Math.abs(dot(atom, signal))));
  const sizes = [0.15, 0.4, 0.8, 1.001, 1.7].map((share) => {
    const alpha = share * largest;
    const code = implementation.create({ k: 6, alpha, iters: 200, seed: 4 }).sparseCode([signal], D)[0] ?? [];
    return { share, size: code.reduce((sum, value) => sum + Math.abs(value), 0) };
  });
  for (const [index, { share, size }] of sizes.entries()) {
    const smaller = sizes[index - 1]?.size ?? Number.POSITIVE_INFINITY;
    const bound = share > 1 ? 1e-6 : smaller + 1e-6;
    if (!(size <= bound) || (share < 0.5 && !(size > 0)))
      return counterexample(
        'the l1 norm of the code does not shrink with alpha to zero at alpha = max_j |<d_j, x>|',
        { signal, D, share, alphaMax: largest },
        share < 0.5 ? `between 0 and ${bound}` : `at most ${bound}`,
        size,
      );
  }
  return undefined;
};

const zeroSignal: Check = (implementation, random) => {
  const D = unitDictionary(random, 4, 3);
  const X = [[0, 0, 0], normalVector(random, 3), [0, 0, 0]];
  const codes = implementation.create({ k: 4, alpha: 0.2, iters: 200, seed: 9 }).sparseCode(X, D);
  for (const row of [0, 2]) {
    const code = codes[row] ?? [];
    if (!closeVectors([0, 0, 0, 0], code, 1e-9))
      return counterexample('a zero signal is not coded by zeros', { X, D, row }, [0, 0, 0, 0], code);
  }
  return undefined;
};

const untouched: Check = (implementation, random) => {
  const D = unitDictionary(random, 5, 4);
  const X = [normalVector(random, 4), normalVector(random, 4)];
  const before = { X: copyRows(X), D: copyRows(D) };
  implementation.create({ k: 5, alpha: 0.2, iters: 200, seed: 9 }).sparseCode(X, D);
  if (JSON.stringify(before) === JSON.stringify({ X, D })) return undefined;
  return counterexample('coding changes the signals or the dictionary it was given', before, before, { X, D });
};

/** The properties of every coder that minimises 1/2 ||x - c D||^2 + alpha ||c||_1 by whatever method, with ids below `prefix`. */
export function lassoProperties(prefix: string): Property<LassoImplementation>[] {
  const always = { strength: 'always' } as const;
  return [
    {
      ...always,
      id: `${prefix}.lasso-kkt`,
      statement: 'Codes satisfy the optimality conditions of the lasso over unit atoms.',
      basis: 'Subgradient optimality of a convex problem; Mairal et al. 2009, eq. 1; Friedman et al. 2010, section 2.',
      tolerance: '1e-4 in <d, x - c D>',
      check: optimalityCheck([1, 1]),
    },
    {
      ...always,
      id: `${prefix}.orthonormal-soft-threshold`,
      statement: 'Over an orthonormal dictionary the code is the soft threshold of the signal at alpha.',
      basis: 'Tibshirani 1996, section 2.2.',
      tolerance: '1e-6',
      check: softThresholds,
    },
    {
      ...always,
      id: `${prefix}.alpha-max-kills-codes`,
      statement: 'A larger alpha never gives a larger l1 norm, and alpha above max |<d_j, x>| gives zeros.',
      basis: 'Zero satisfies the optimality conditions there; the l1 norm of a minimiser is monotone in its weight.',
      tolerance: '1e-6',
      check: overInstances(100, alphaBoundsCodes),
    },
    {
      ...always,
      id: `${prefix}.zero-signal`,
      statement: 'A zero signal is coded by zeros, also between other signals.',
      basis: 'Zero is the only minimiser for alpha > 0.',
      tolerance: '1e-9',
      check: zeroSignal,
    },
    {
      ...always,
      id: `${prefix}.coding-leaves-inputs`,
      statement: 'Coding changes neither signals nor dictionary.',
      basis: 'Coding is a function of its arguments.',
      tolerance: 'exact',
      check: untouched,
    },
  ];
}
