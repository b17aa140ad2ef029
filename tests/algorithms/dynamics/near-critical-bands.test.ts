import { expect, test } from 'vitest';
import { checkBands, sideOfBand } from '../../../src/algorithms/dynamics/near-critical-bands/reference.js';

const bands = { plv: [0.3, 0.7], sigma: [0.8, 1.2], lyapunov: [Number.NEGATIVE_INFINITY, 0] } as const;

test('worked example by hand, with the documented bands', () => {
  expect(checkBands({ plv: 0.52, sigma: 0.78, lyapunov: 0.02 }, bands)).toEqual({
    plv: 'within',
    sigma: 'below',
    lyapunov: 'above',
    nearCritical: false,
  });
  expect(checkBands({ plv: 0.3, sigma: 1.2, lyapunov: 0 }, bands).nearCritical).toBe(true);
});

test('a missing value is on no side', () => {
  expect(checkBands({ plv: 0.5, sigma: Number.NaN, lyapunov: -1 }, bands)).toMatchObject({
    sigma: 'undefined',
    nearCritical: false,
  });
});

test('limits out of order are no band', () => {
  expect(() => sideOfBand(1, [2, 1])).toThrow(/\[2, 1\] is not a band/);
  expect(() => sideOfBand(1, [Number.NaN, 1])).toThrow(RangeError);
});
