import type { Property } from '../../../model/algorithm.js';
import { counterexample } from '../../compare.js';
import { uniform } from '../../random.js';
import type { LyapunovImplementation, StateMap } from './contract.js';
import { henon, linearMap, logistic, tripling } from './maps.js';

type LyapunovProperty = Property<LyapunovImplementation>;

interface KnownExponent {
  readonly name: string;
  readonly f: StateMap;
  readonly x0: readonly number[];
  readonly n: number;
  readonly expected: number;
  readonly tolerance: number;
}

function firstWrong(implementation: LyapunovImplementation, cases: readonly KnownExponent[]) {
  for (const { name, f, x0, n, expected, tolerance } of cases) {
    const actual = implementation.lyapunov(f, [...x0], n);
    if (!(Math.abs(actual - expected) <= tolerance))
      return counterexample(`the exponent of ${name} is wrong`, { map: name, x0, n, tolerance }, expected, actual);
  }
  return undefined;
}

const logisticKnown: LyapunovProperty = {
  id: 'lyapunov.logistic-r4',
  statement: 'The logistic map has exponent ln 2 at r = 4 and (1/2) ln |4 + 2 r - r^2| on the 2-cycle at r = 3.2.',
  basis: 'conjugacy with the tent map at r = 4; the multiplier of the 2-cycle',
  strength: 'always',
  tolerance: '0.02 at r = 4, 0.05 at r = 3.2, over 4,000 steps',
  falseAlarm: {
    probability: 1e-9,
    derivation:
      'largest deviation of the reference over 3,000 starts is 0.0016 at r = 4 and 0.012 at r = 3.2; three tries',
  },
  check: (implementation, random) =>
    firstWrong(implementation, [
      {
        name: 'the logistic map at r = 4',
        f: logistic(4),
        x0: [uniform(random, 0.1, 0.4)],
        n: 4000,
        expected: Math.LN2,
        tolerance: 0.02,
      },
      {
        name: 'the logistic map at r = 3.2',
        f: logistic(3.2),
        x0: [uniform(random, 0.3, 0.45)],
        n: 4000,
        expected: 0.5 * Math.log(Math.abs(4 + 2 * 3.2 - 3.2 ** 2)),
        tolerance: 0.05,
      },
    ]),
};

const linearMaps: LyapunovProperty = {
  id: 'lyapunov.linear-maps',
  statement:
    'x -> c x gives ln |c|, the identity gives 0 in any dimension, 3 x mod 1 gives ln 3, and a matrix the log of its largest factor.',
  basis: 'the derivative is constant; a generic direction turns into the leading eigenvector',
  strength: 'always',
  tolerance: '1e-3; 0.01 for the matrix (initial direction) and 3 x mod 1 (a neighbour across the jump)',
  check: (implementation, random) => {
    const c = uniform(random, 0.6, 0.9);
    return firstWrong(implementation, [
      { name: `x -> ${c} x`, f: linearMap([[c]]), x0: [0.7], n: 200, expected: Math.log(c), tolerance: 1e-3 },
      { name: `x -> ${-c} x`, f: linearMap([[-c]]), x0: [0.7], n: 200, expected: Math.log(c), tolerance: 1e-3 },
      { name: 'the identity, d = 1', f: (x) => [...x], x0: [0.4], n: 50, expected: 0, tolerance: 1e-3 },
      { name: 'the identity, d = 4', f: (x) => [...x], x0: [0.4, -1, 2, 0.1], n: 50, expected: 0, tolerance: 1e-3 },
      {
        name: '3 x mod 1',
        f: tripling,
        x0: [uniform(random, 0.1, 0.3)],
        n: 2000,
        expected: Math.log(3),
        tolerance: 0.01,
      },
      {
        name: 'a turned diag(0.5, 0.9)',
        f: linearMap([
          [0.644, 0.192],
          [0.192, 0.756],
        ]),
        x0: [0.3, -0.2],
        n: 800,
        expected: Math.log(0.9),
        tolerance: 0.01,
      },
    ]);
  },
};

const henonKnown: LyapunovProperty = {
  id: 'lyapunov.henon',
  statement: 'The Hénon map (a = 1.4, b = 0.3) has the largest exponent 0.419 nats a step.',
  basis: 'Wolf et al. 1985, table 1 (0.603 bits); Sprott 2003 (0.41922)',
  strength: 'always',
  tolerance: '0.05 over 6,000 steps',
  falseAlarm: {
    probability: 1e-9,
    derivation: 'standard deviation of the reference over 1,000 starts is 0.005, so z = 10; three tries',
  },
  check: (implementation, random) =>
    firstWrong(implementation, [
      {
        name: 'the Hénon map',
        f: henon,
        x0: [uniform(random, -0.1, 0.1), uniform(random, -0.1, 0.1)],
        n: 6000,
        expected: 0.4192,
        tolerance: 0.05,
      },
    ]),
};

export const lyapunovProperties: readonly LyapunovProperty[] = [logisticKnown, linearMaps, henonKnown];
