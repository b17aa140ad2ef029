import type { Property, Random } from '../../../model/algorithm.js';
import { close, counterexample } from '../../compare.js';
import { normalVector, shuffled, uniform } from '../../random.js';
import type { DistributionDriftImplementation } from './contract.js';

type DriftProperty = Property<DistributionDriftImplementation>;

const zeroOnIdentical: DriftProperty = {
  id: 'psi.zero-on-identical',
  statement: 'A sample has index 0 with itself, in whatever order.',
  basis: 'q = p in every bin',
  strength: 'always',
  tolerance: '1e-9',
  needs: ['psi'],
  check: (implementation, random) => {
    const sample = normalVector(random, 500);
    const actual = implementation.psi(sample, shuffled(random, sample), 10);
    return Math.abs(actual) <= 1e-9
      ? undefined
      : counterexample('a sample has drifted from itself', { samples: 500, bins: 10 }, 0, actual);
  },
};

/** Values in clusters around 0, 1, 2, 3, so that quantile and equal-width limits all fall between clusters. */
function clusters(random: Random, counts: readonly number[], radius: number): number[] {
  const values = counts.flatMap((count, cluster) =>
    Array.from({ length: count }, () => cluster + uniform(random, -radius, radius)),
  );
  return shuffled(random, values);
}

const closedForm: DriftProperty = {
  id: 'psi.closed-form',
  statement: 'With shares p of the reference and q of the sample the index is sum (q - p) ln(q / p).',
  basis: 'Siddiqi 2006, chapter 9',
  strength: 'always',
  tolerance: '3 % (value on a limit, share of empty bins)',
  needs: ['psi'],
  check: (implementation, random) => {
    const reference = clusters(random, [500, 500, 500, 500], 0.05);
    const actual = clusters(random, [240, 70, 230, 60], 0.03);
    const shares = [240 / 600, 70 / 600, 230 / 600, 60 / 600];
    const expected = shares.reduce((sum, q) => sum + (q - 0.25) * Math.log(q / 0.25), 0);
    const found = implementation.psi(reference, actual, 4);
    return Math.abs(found - expected) <= 0.03 * expected
      ? undefined
      : counterexample(
          'the index is not the sum of (q - p) ln(q / p)',
          { reference: 'four equal clusters', shares, bins: 4 },
          expected,
          found,
        );
  },
};

const smallOnSame: DriftProperty = {
  id: 'psi.small-on-same-distribution',
  statement: 'Two samples of one distribution give less than 0.1, a shift by one standard deviation more than 0.25.',
  basis: 'n PSI / 2 is about chi-square with bins - 1 degrees of freedom when nothing has changed',
  strength: 'always',
  tolerance: '0.1 and 0.25 at n = 2,000 and 10 bins',
  needs: ['psi'],
  falseAlarm: {
    probability: 1e-45,
    derivation: 'P(chi2_9 > 2000 * 0.1 / 2 = 100) = 2e-17, three tries; the shifted index is 0.9 with deviation 0.05',
  },
  check: (implementation, random) => {
    const reference = normalVector(random, 2000);
    const same = implementation.psi(reference, normalVector(random, 2000), 10);
    const shifted = implementation.psi(
      reference,
      normalVector(random, 2000).map((x) => x + 1),
      10,
    );
    return same < 0.1 && shifted > 0.25
      ? undefined
      : counterexample(
          'no drift looks like drift, or drift like none',
          { samples: 2000, bins: 10 },
          ['< 0.1', '> 0.25'],
          [same, shifted],
        );
  },
};

const outOfRange: DriftProperty = {
  id: 'psi.out-of-range-mass-counts',
  statement: 'A sample beyond the range of the reference has a larger index than one shifted by a standard deviation.',
  basis: 'all the mass lies in one bin',
  strength: 'always',
  tolerance: 'strict',
  needs: ['psi'],
  check: (implementation, random) => {
    const reference = normalVector(random, 500);
    const near = implementation.psi(
      reference,
      reference.map((x) => x + 1),
      10,
    );
    for (const shift of [100, -100]) {
      const far = implementation.psi(
        reference,
        reference.map((x) => x + shift),
        10,
      );
      if (!(far > near))
        return counterexample('values out of range are lost', { samples: 500, shift, bins: 10 }, `> ${near}`, far);
    }
    return undefined;
  },
};

const emptyBinsCount: DriftProperty = {
  id: 'psi.empty-bins-count',
  statement: 'Bins that the sample has left count: keeping the upper half of the reference gives an index above 1.2.',
  // Each of the five emptied bins adds (0.1 - s) ln(0.1 / s), 0.2 or more for a floor s <= 0.01; the other five add 0.35.
  basis: 'the sum goes over all bins',
  strength: 'always',
  tolerance: 'bound (0.35 without the empty bins)',
  needs: ['psi'],
  check: (implementation, random) => {
    const reference = normalVector(random, 1000).sort((a, b) => a - b);
    const actual = reference.slice(500);
    const value = implementation.psi(reference, actual, 10);
    return value > 1.2
      ? undefined
      : counterexample('emptied bins are passed over', { samples: [1000, 500], bins: 10 }, '> 1.2', value);
  },
};

const tailsOpen: DriftProperty = {
  id: 'psi.tails-are-open',
  statement: 'Pushing the values of the outermost bins further out changes nothing.',
  basis: 'the outer bins are open-ended',
  strength: 'always',
  tolerance: '1e-9',
  needs: ['psi'],
  check: (implementation, random) => {
    const reference = normalVector(random, 600);
    const sample = normalVector(random, 600).map((x) => 1.6 * x + 0.3);
    const sorted = [...reference].sort((x, y) => x - y);
    const [low, high] = [sorted[29] as number, sorted[570] as number];
    const pushed = sample.map((x) => (x > high ? x + 50 : x < low ? x - 50 : x));
    const [before, after] = [implementation.psi(reference, sample, 10), implementation.psi(reference, pushed, 10)];
    return close(before, after, 1e-9)
      ? undefined
      : counterexample('the outer bins are closed', { samples: 600, bins: 10, pushed: 50 }, before, after);
  },
};

const finite: DriftProperty = {
  id: 'psi.non-negative-finite',
  statement: 'The index is finite and not negative, also with empty bins and with a constant reference.',
  basis: '(q - p) and ln(q / p) have one sign; empty bins get a small share',
  strength: 'always',
  tolerance: '-1e-12',
  needs: ['psi'],
  check: (implementation, random) => {
    const normals = normalVector(random, 60);
    const pairs: readonly (readonly [string, number[], number[]])[] = [
      ['two samples', normals, normalVector(random, 40)],
      ['an actual sample in one bin', normals, normalVector(random, 40).map((x) => 9 + 0.01 * x)],
      ['a constant reference', normals.map(() => 3), normals],
      ['two equal constants', normals.map(() => 3), normals.map(() => 3)],
      ['two values only', normals.map((_, index) => index % 2), normals.map((_, index) => Number(index % 3 === 0))],
    ];
    for (const [name, reference, actual] of pairs) {
      const found = implementation.psi(reference, actual, 8);
      if (!(found >= -1e-12 && Number.isFinite(found)))
        return counterexample(
          `the index of ${name} is not a number >= 0`,
          { bins: 8 },
          '>= 0 and finite',
          String(found),
        );
    }
    return undefined;
  },
};

const sizeInvariant: DriftProperty = {
  id: 'psi.sample-size-invariant',
  statement: 'Repeating the actual sample does not change the index.',
  basis: 'shares enter, not counts',
  strength: 'always',
  tolerance: '2 % (implementations that add a pseudo-count)',
  needs: ['psi'],
  check: (implementation, random) => {
    const reference = normalVector(random, 800);
    const actual = normalVector(random, 800).map((x) => x + 0.4);
    const once = implementation.psi(reference, actual, 6);
    const thrice = implementation.psi(reference, [...actual, ...actual, ...actual], 6);
    return Math.abs(once - thrice) <= 0.02 * (1 + Math.abs(once))
      ? undefined
      : counterexample('the size of the sample matters', { samples: 800, bins: 6 }, once, thrice);
  },
};

const binsLive: DriftProperty = {
  id: 'psi.bins-are-live',
  statement: 'A sample that is drawn together around the median has drifted in eight bins and not in two.',
  basis: 'documented parameter; two bins only see the median',
  strength: 'always',
  tolerance: '0.01 and 0.25',
  needs: ['psi'],
  check: (implementation, random) => {
    const offset = uniform(random, -3, 3);
    const reference = Array.from({ length: 400 }, (_, index) => offset + (index - 199.5) / 200);
    const actual = reference.map((x) => offset + 0.3 * (x - offset));
    const found = [2, 8].map((bins) => implementation.psi(reference, actual, bins));
    return Math.abs(found[0] as number) <= 0.01 && (found[1] as number) > 0.25
      ? undefined
      : counterexample(
          'the number of bins has no effect',
          { samples: 400, bins: [2, 8] },
          ['<= 0.01', '> 0.25'],
          found,
        );
  },
};

export const psiProperties: readonly DriftProperty[] = [
  zeroOnIdentical,
  closedForm,
  smallOnSame,
  outOfRange,
  emptyBinsCount,
  tailsOpen,
  finite,
  sizeInvariant,
  binsLive,
];
