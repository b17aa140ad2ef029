import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { closeVectors, counterexample } from '../../compare.js';
import { overInstances } from '../../instances.js';
import { shuffled } from '../../random.js';
import type { MedianAggregation } from '../coordinate-wise-contract.js';
import { affine, columnsOf, copies, skewedUpdates, type Updates } from '../coordinate-wise-updates.js';

/** The value with as many smaller as larger ones, or the mean of the two around the middle; counts, does not sort. */
function byCounting(U: Updates): number[] {
  return columnsOf(U).map((column) => {
    const at = (rank: number) =>
      column.find((value) => column.filter((other) => other < value).length === rank) as number;
    return (at(Math.floor((column.length - 1) / 2)) + at(Math.floor(column.length / 2))) / 2;
  });
}

const closedForm = (clients: number) => (implementation: MedianAggregation, random: Random) => {
  const U = skewedUpdates(random, clients);
  const [expected, actual] = [byCounting(U), implementation.median(copies(U))];
  return closeVectors(actual, expected, 1e-12) ? undefined : counterexample('not the median', { U }, expected, actual);
};

/** Properties of the median; the trimmed mean's contract has a median too and uses them under its own name. */
export function medianProperties(prefix: string): Property<MedianAggregation>[] {
  const shared = { strength: 'always', needs: ['median'] } as const;
  return [
    {
      ...shared,
      id: `${prefix}.median-even`,
      statement: 'The median of an even number of values is the mean of the two middle ones.',
      basis: 'the usual one-dimensional median, Yin et al. 2018, Definition 1; of 1, 2, 10, 100 it is 6',
      tolerance: '1e-12 relative',
      check: (implementation, random) => {
        const U = [[100], [2], [1], [10]];
        const middle = implementation.median(copies(U));
        return closeVectors(middle, [6], 1e-12)
          ? closedForm(8)(implementation, random)
          : counterexample('not the mean of the two middle values', { U }, [6], middle);
      },
    },
    {
      ...shared,
      id: `${prefix}.median-odd`,
      statement: 'The median of an odd number of values is the middle one.',
      basis: 'Yin et al. 2018, Definition 1',
      tolerance: '1e-12 relative',
      check: overInstances(3, closedForm(7)),
    },
  ];
}

export const properties: readonly Property<MedianAggregation>[] = [
  ...medianProperties('coordinate-median'),
  {
    id: 'coordinate-median.breakdown',
    statement: 'Fewer than half of the clients, however far, keep the result inside the honest values.',
    basis: 'Yin et al. 2018, section 4: the breakdown point of the median is one half',
    strength: 'always',
    needs: ['median'],
    tolerance: 'exact',
    check: overInstances(10, breakdown),
  },
  {
    id: 'coordinate-median.equivariant',
    statement:
      'median(a U + b) = a median(U) + b for positive and negative a, and the order of clients does not matter.',
    basis: 'the median has no preferred end',
    strength: 'always',
    needs: ['median'],
    tolerance: '1e-9 relative',
    check: overInstances(30, (implementation, random) => {
      const U = skewedUpdates(random, 8);
      const base = implementation.median(copies(U));
      for (const [a, b, order] of [
        [-2, 3, U],
        [1, 0, shuffled(random, [...U].reverse())],
      ] as const) {
        const expected = base.map((value) => a * value + b);
        const actual = implementation.median(affine(order, a, b));
        if (!closeVectors(actual, expected, 1e-9))
          return counterexample('not equivariant', { U, a, b }, expected, actual);
      }
      return undefined;
    }),
  },
  {
    id: 'coordinate-median.inputs-untouched',
    statement: 'The updates are not modified or reordered.',
    basis: 'inputs belong to the caller',
    strength: 'always',
    needs: ['median'],
    tolerance: 'exact',
    check: (implementation, random) => {
      const U = skewedUpdates(random, 7);
      const given = copies(U);
      implementation.median(given);
      const at = given.findIndex((row, index) => !closeVectors(row, U[index] ?? [], 0));
      return at < 0 ? undefined : counterexample('an update was modified', { U }, U[at], given[at]);
    },
  },
];

function breakdown(implementation: MedianAggregation, random: Random): Counterexample | undefined {
  const honest = skewedUpdates(random, 5);
  for (const far of [1e12, -1e12]) {
    const U = shuffled(random, [...honest, ...Array.from({ length: 4 }, () => [far, far, far])]);
    const actual = implementation.median(copies(U));
    const outside = columnsOf(honest).findIndex(
      (column, at) => !((actual[at] as number) >= Math.min(...column) && (actual[at] as number) <= Math.max(...column)),
    );
    if (outside >= 0)
      return counterexample('outside the honest values', { U }, columnsOf(honest)[outside], actual[outside]);
  }
  return undefined;
}
