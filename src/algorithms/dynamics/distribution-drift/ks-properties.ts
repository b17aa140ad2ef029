import type { Property } from '../../../model/algorithm.js';
import { close, counterexample } from '../../compare.js';
import { integerBelow, normalVector, shuffled } from '../../random.js';
import type { DistributionDriftImplementation } from './contract.js';

type DriftProperty = Property<DistributionDriftImplementation>;

/** sup |F - G| over all values of both samples, by counting. */
function definition(a: readonly number[], b: readonly number[]): number {
  const share = (sample: readonly number[], value: number): number =>
    sample.filter((x) => x <= value).length / sample.length;
  return Math.max(...[...a, ...b].map((value) => Math.abs(share(a, value) - share(b, value))));
}

const zeroOnIdentical: DriftProperty = {
  id: 'ks.zero-on-identical',
  statement: 'A sample has statistic 0 with itself, in whatever order and with ties.',
  basis: 'F = G',
  strength: 'always',
  tolerance: '1e-12',
  needs: ['ks'],
  check: (implementation, random) => {
    for (const sample of [normalVector(random, 300), Array.from({ length: 60 }, () => integerBelow(random, 5))]) {
      const actual = implementation.ks(sample, shuffled(random, sample));
      if (!close(actual, 0, 1e-12))
        return counterexample(
          'a sample differs from itself',
          { sample: sample.slice(0, 10), length: sample.length },
          0,
          actual,
        );
    }
    return undefined;
  },
};

const statistic: DriftProperty = {
  id: 'ks.two-sample-statistic',
  statement: 'The statistic is the largest gap of the two distribution functions, with unequal sizes and ties.',
  basis: 'Smirnov 1948; {1,2,3} against {2,3,4} gives 1/3, disjoint samples give 1',
  strength: 'always',
  tolerance: '1e-12',
  needs: ['ks'],
  check: (implementation, random) => {
    const ties = (length: number, values: number): number[] =>
      Array.from({ length }, () => integerBelow(random, values));
    const pairs: readonly (readonly [readonly number[], readonly number[]])[] = [
      [
        [1, 2, 3],
        [2, 3, 4],
      ],
      [
        [3, 1, 2],
        [10, 12, 11, 13],
      ],
      [
        [10, 12, 11, 13],
        [3, 1, 2],
      ],
      [normalVector(random, 23), normalVector(random, 41).map((x) => x + 0.5)],
      [normalVector(random, 30).map((x) => 0.2 * x), normalVector(random, 17)],
      [ties(19, 6), ties(28, 7)],
    ];
    for (const [a, b] of pairs) {
      const expected = definition(a, b);
      const actual = implementation.ks([...a], [...b]);
      if (!close(actual, expected, 1e-12))
        return counterexample('the statistic is not the largest gap', { a, b }, expected, actual);
    }
    return undefined;
  },
};

function upwards(x: number, y: number): number {
  return x - y;
}

const invariances: DriftProperty = {
  id: 'ks.symmetric-and-rank-based',
  statement:
    'Exchanging the samples, reordering them, or a monotone transform of both changes nothing, and neither is written to.',
  basis: 'only the order of the pooled values enters',
  strength: 'always',
  tolerance: '1e-12',
  needs: ['ks'],
  check: (implementation, random) => {
    const a = normalVector(random, 20);
    const b = normalVector(random, 33).map((x) => 1.6 * x - 0.4);
    const kept = JSON.stringify([a, b]);
    const value = implementation.ks(a, b);
    if (JSON.stringify([a, b]) !== kept)
      return counterexample("the caller's samples are changed", { a: JSON.parse(kept)[0] }, JSON.parse(kept)[0], a);
    const forms = {
      'exchanged samples': implementation.ks(b, a),
      'samples sorted upwards': implementation.ks(a.toSorted(upwards), b.toSorted(upwards)),
      'samples sorted downwards': implementation.ks(a.toSorted(upwards).reverse(), b.toSorted(upwards).reverse()),
      'exponentials of both': implementation.ks(a.map(Math.exp), b.map(Math.exp)),
    };
    for (const [form, other] of Object.entries(forms))
      if (!close(other, value, 1e-12)) return counterexample(`${form} give another statistic`, { a, b }, value, other);
    return undefined;
  },
};

export const ksProperties: readonly DriftProperty[] = [zeroOnIdentical, statistic, invariances];
