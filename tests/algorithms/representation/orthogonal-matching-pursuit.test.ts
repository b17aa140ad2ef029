import { expect, test } from 'vitest';
import { orthogonalMatchingPursuitReference } from '../../../src/algorithms/representation/orthogonal-matching-pursuit/reference.js';
import { readOracle } from '../dynamics/read-oracle.js';
import { expectClose } from './expect-close.js';

interface Oracle {
  readonly pursuit: {
    readonly D: number[][];
    readonly X: number[][];
    readonly byCount: Record<string, number[][]>;
    readonly squaredTolerance: number;
    readonly byTolerance: number[][];
  };
}

const { pursuit } = readOracle<Oracle>('sparse-coding');
const { create } = orthogonalMatchingPursuitReference;

test.each(
  Object.entries(pursuit.byCount),
)('codes of scikit-learn with %s atoms (sparse-coding.oracle.json)', (count, expected) => {
  expectClose(create({ nonzeros: Number(count) }).sparseCode(pursuit.X, pursuit.D), expected, 1e-9);
});

test('codes of scikit-learn up to a squared residual of 4', () => {
  const tolerance = Math.sqrt(pursuit.squaredTolerance);
  expectClose(create({ nonzeros: 9, tolerance }).sparseCode(pursuit.X, pursuit.D), pursuit.byTolerance, 1e-9);
});

test('by hand: the second pick changes the code of the first', () => {
  // x = (2, 1), d0 = (1, 0), d1 = (0.6, 0.8). <d0, x> = 2 = <d1, x>: the first of equals is d0, the residual (0, 1).
  // Then d1: least squares 2 = c0 + 0.6 c1, 1 = 0.8 c1, so c1 = 1.25 and c0 = 1.25.
  const D = [
    [1, 0],
    [0.6, 0.8],
  ];
  expectClose(create({ nonzeros: 1 }).sparseCode([[2, 1]], D), [[2, 0]], 1e-15);
  expectClose(create({ nonzeros: 2 }).sparseCode([[2, 1]], D), [[1.25, 1.25]], 1e-14);
});

test('a hundred nearly parallel atoms keep the residual orthogonal to working precision', () => {
  const D = Array.from({ length: 100 }, (_, atom) => [1, 1e-4 * Math.cos(atom), 1e-4 * Math.sin(atom), 1e-4 * atom]);
  const [code = []] = create({ nonzeros: 4 }).sparseCode([[1, -2, 3, 0.5]], D);
  const residual = [1, -2, 3, 0.5].map((value, i) =>
    code.reduce((left, c, atom) => left - c * (D[atom]?.[i] ?? 0), value),
  );
  for (const value of residual) expect(Math.abs(value)).toBeLessThan(1e-6);
});

test('what is out of the domain is named', () => {
  expect(() => create({ nonzeros: 0 }).sparseCode([[1]], [[1]])).toThrow(
    /nonzeros must be an integer from 1 to 1, got 0/,
  );
  expect(() => create({ nonzeros: 1 }).sparseCode([[1, 2]], [[1]])).toThrow(/row 0 has 2 entries, expected 1/);
  expect(() => create({ nonzeros: 1 }).sparseCode([[Number.NaN]], [[1]])).toThrow(/not finite/);
  expect(() => create({ nonzeros: 1, tolerance: -1 }).sparseCode([[1]], [[1]])).toThrow(
    /tolerance must not be negative/,
  );
});
