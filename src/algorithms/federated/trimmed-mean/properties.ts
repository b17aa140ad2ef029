import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { closeVectors, counterexample, thrownBy } from '../../compare.js';
import { overInstances } from '../../instances.js';
import { shuffled } from '../../random.js';
import { medianProperties } from '../coordinate-median/properties.js';
import type { CoordinateWise } from '../coordinate-wise-contract.js';
import { affine, columnsOf, copies, skewedUpdates, type Updates } from '../coordinate-wise-updates.js';

/** Takes the extremes out one by one, then averages: no sorting. */
function withoutExtremes(U: Updates, cut: number): number[] {
  return columnsOf(U).map((column) => {
    const left = [...column];
    for (let removed = 0; removed < cut; removed++) {
      left.splice(left.indexOf(Math.min(...left)), 1);
      left.splice(left.indexOf(Math.max(...left)), 1);
    }
    return left.reduce((sum, value) => sum + value, 0) / left.length;
  });
}

function mismatch(implementation: CoordinateWise, U: Updates, beta: number, cut: number): Counterexample | undefined {
  const [expected, actual] = [withoutExtremes(U, cut), implementation.agg(copies(U), beta)];
  return closeVectors(actual, expected, 1e-10)
    ? undefined
    : counterexample('not the trimmed mean', { U, beta, cut }, expected, actual);
}

const fractional = (count: (product: number) => number) => (implementation: CoordinateWise, random: Random) =>
  mismatch(implementation, skewedUpdates(random, 11), 0.25, count(0.25 * 11)) ??
  mismatch(implementation, skewedUpdates(random, 9), 0.25, count(0.25 * 9));

const shared = { strength: 'always', needs: ['agg'] } as const;

export const properties: readonly Property<CoordinateWise>[] = [
  {
    ...shared,
    id: 'trimmed.closed-form',
    statement: 'Each coordinate is the mean of the middle n - 2 k values.',
    basis: 'Yin et al. 2018, Definition 2, with beta n a whole number',
    tolerance: '1e-10 relative',
    check: (implementation, random) =>
      mismatch(implementation, skewedUpdates(random, 10), 0.2, 2) ??
      mismatch(implementation, skewedUpdates(random, 8), 0.25, 2) ??
      mismatch(implementation, skewedUpdates(random, 8), 0.375, 3),
  },
  {
    ...shared,
    id: 'trimmed.count-is-floored',
    statement: 'When beta n is not whole, floor(beta n) values are dropped at each end.',
    basis: 'scipy.stats.trim_mean; the paper does not say',
    tolerance: '1e-10 relative',
    check: fractional(Math.floor),
    conventions: [
      { id: 'ceil', description: 'beta n is rounded up', check: fractional(Math.ceil) },
      { id: 'round', description: 'beta n is rounded to the nearest whole number', check: fractional(Math.round) },
    ],
  },
  {
    ...shared,
    id: 'trimmed.beta-zero-is-mean',
    statement: 'beta = 0 gives the mean.',
    basis: 'nothing is dropped',
    tolerance: '1e-10 relative',
    check: (implementation, random) => mismatch(implementation, skewedUpdates(random, 7), 0, 0),
  },
  {
    ...shared,
    id: 'trimmed.breakdown',
    statement: 'k arbitrarily large values at one end keep the result inside the honest values.',
    basis: 'they are all dropped, Yin et al. 2018, section 4',
    tolerance: 'exact',
    check: breakdown,
  },
  {
    ...shared,
    id: 'trimmed.coordinate-wise',
    statement: 'A client that is extreme in one coordinate is dropped there only.',
    basis: 'Definition 2 is taken coordinate by coordinate',
    tolerance: '1e-9 relative',
    check: (implementation, random) => {
      const U = skewedUpdates(random, 8).map((row, client) => (client === 4 ? [1e6, 0.5, ...row.slice(2)] : row));
      return mismatch(implementation, U, 0.125, 1);
    },
  },
  {
    ...shared,
    id: 'trimmed.equivariant',
    statement: 'agg(a U + b) = a agg(U) + b for positive and negative a, and the order of clients does not matter.',
    basis: 'both ends are cut alike',
    tolerance: '1e-9 relative',
    check: overInstances(26, (implementation, random) => {
      const U = skewedUpdates(random, 10);
      const base = implementation.agg(copies(U), 0.2);
      for (const [a, b, order] of [
        [-2, 3, U],
        [1.5, -4, U],
        [1, 0, shuffled(random, U)],
      ] as const) {
        const expected = base.map((value) => a * value + b);
        const actual = implementation.agg(affine(order, a, b), 0.2);
        if (!closeVectors(actual, expected, 1e-9))
          return counterexample('not equivariant', { U, a, b }, expected, actual);
      }
      return undefined;
    }),
  },
  {
    ...shared,
    id: 'trimmed.beta-half-rejected',
    statement: 'beta >= 1/2 leaves nothing to average and is an error, not NaN.',
    basis: 'beta lies in [0, 1/2) in Yin et al. 2018, Definition 2',
    tolerance: 'exact',
    check: (implementation, random) => {
      const U = skewedUpdates(random, 6);
      for (const beta of [0.5, 0.7]) {
        if (thrownBy(() => implementation.agg(copies(U), beta)) === undefined)
          return counterexample('nothing left, no error', { U, beta }, 'an error', implementation.agg(copies(U), beta));
      }
      return undefined;
    },
  },
  {
    ...shared,
    id: 'trimmed.inputs-untouched',
    statement: 'The updates are not modified or reordered.',
    basis: 'inputs belong to the caller',
    tolerance: 'exact',
    check: (implementation, random) => {
      const U = skewedUpdates(random, 7);
      const given = copies(U);
      implementation.agg(given, 0.15);
      const at = given.findIndex((row, index) => !closeVectors(row, U[index] ?? [], 0));
      return at < 0 ? undefined : counterexample('an update was modified', { U, beta: 0.15 }, U[at], given[at]);
    },
  },
  ...medianProperties('trimmed'),
];

function breakdown(implementation: CoordinateWise, random: Random): Counterexample | undefined {
  // Around 500, so that a wrong divisor leaves the honest values too.
  const honest = affine(skewedUpdates(random, 8), 1, 500);
  for (const far of [1e12, -1e12]) {
    const U = shuffled(random, [...honest, [far, far, far], [far, far, far]]);
    const actual = implementation.agg(copies(U), 0.2);
    const outside = columnsOf(honest).findIndex(
      (column, at) => !((actual[at] as number) >= Math.min(...column) && (actual[at] as number) <= Math.max(...column)),
    );
    if (outside >= 0)
      return counterexample('outside the honest values', { U, beta: 0.2 }, columnsOf(honest)[outside], actual[outside]);
  }
  return undefined;
}
