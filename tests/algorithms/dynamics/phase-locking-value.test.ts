import { expect, test } from 'vitest';
import { phaseLockingValue } from '../../../src/algorithms/dynamics/phase-locking-value/reference.js';
import { readOracle } from './read-oracle.js';

interface Oracle {
  readonly cases: readonly { readonly first: number[]; readonly second: number[]; readonly plv: number }[];
}

test('by hand: differences 0 and a quarter turn give |1 + i| / 2', () => {
  expect(phaseLockingValue([0.3, 2], [0.3, 2 - Math.PI / 2])).toBeCloseTo(Math.SQRT1_2, 12);
  expect(phaseLockingValue([0, Math.PI], [0, 0])).toBeCloseTo(0, 12);
});

test("values of numpy's complex exponential", () => {
  for (const { first, second, plv } of readOracle<Oracle>('phase-locking-value').cases)
    expect(phaseLockingValue(first, second)).toBeCloseTo(plv, 12);
});

test('series that cannot be compared are refused', () => {
  expect(() => phaseLockingValue([], [])).toThrow(RangeError);
  expect(() => phaseLockingValue([1], [1, 2])).toThrow(/got 1 and 2/);
  expect(() => phaseLockingValue([1, Number.NaN], [1, 2])).toThrow(/sample 1 is not finite/);
});
