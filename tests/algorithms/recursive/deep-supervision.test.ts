import { describe, expect, it } from 'vitest';
import {
  refine,
  supervisionLoss,
  supervisionWeights,
} from '../../../src/algorithms/recursive/deep-supervision/reference.js';

describe('deep supervision', () => {
  it('weighs the last level most', () => {
    // By hand: 0.5^3, 0.5^2, 0.5, 1.
    expect(supervisionWeights(4, { decay: 0.5 })).toEqual([0.125, 0.25, 0.5, 1]);
    expect(supervisionWeights(1, { decay: 0.5 })).toEqual([1]);
  });

  it('sums the weighted squared errors', () => {
    // By hand: errors (2, 0) and (1, -1) have means 2 and 1; 0.25 * 2 + 1 * 1 = 1.5.
    expect(
      supervisionLoss(
        [
          [3, 5],
          [2, 4],
        ],
        [1, 5],
        { decay: 0.25 },
      ),
    ).toBe(1.5);
  });

  it('refuses levels and lengths that do not fit', () => {
    expect(() => supervisionWeights(0, { decay: 0.5 })).toThrow(/n must be a positive integer, got 0/);
    expect(() => supervisionWeights(2, { decay: 0 })).toThrow(/decay must lie in \(0, 1\], got 0/);
    expect(() => supervisionLoss([[1, 2]], [1], { decay: 0.5 })).toThrow(/prediction of length 2, target of length 1/);
    expect(() => supervisionLoss([], [1], { decay: 0.5 })).toThrow(/n must be a positive integer, got 0/);
  });
});

describe('refinement', () => {
  it('finds the fixed point of the cosine (OEIS A003957: 0.739085133215160641655312...)', () => {
    const found = refine(([x = 0]) => [Math.cos(x)], [1], { max: 200, tol: 1e-14, min: 1 });
    expect(found.converged).toBe(true);
    expect(found.x[0]).toBeCloseTo(0.7390851332151607, 13);
  });

  it('finds the square root of two by Heron, quadratically', () => {
    // By hand from 1: 3/2, 17/12, 577/408; changes 1/2, 1/12, 1/408.
    const found = refine(([x = 1]) => [(x + 2 / x) / 2], [1], { max: 3, tol: 1e-9, min: 1 });
    expect(found).toMatchObject({ steps: 3, converged: false });
    expect(found.x[0]).toBeCloseTo(577 / 408, 14);
    [1 / 2, 1 / 12, 1 / 408].forEach((change, k) => {
      expect(found.residuals[k]).toBeCloseTo(change, 14);
    });
  });

  it('halves until the change is below the tolerance', () => {
    // By hand: 2^-9 = 0.00195 is not below 0.001, 2^-10 = 0.00098 is.
    const found = refine((x) => x.map((value) => value / 2), [1], { max: 50, tol: 1e-3, min: 1 });
    expect(found).toMatchObject({ x: [2 ** -10], steps: 10, converged: true });
  });

  it('waits for the least number of iterations, and says when it did not converge', () => {
    expect(refine((x) => [...x], [2], { max: 9, tol: 1e-3, min: 4 })).toEqual({
      x: [2],
      steps: 4,
      converged: true,
      residuals: [0, 0, 0, 0],
    });
    expect(refine(([a = 0, b = 0]) => [-b, a], [1, 0], { max: 7, tol: 1e-3, min: 1 })).toMatchObject({
      steps: 7,
      converged: false,
    });
    expect(refine(() => [Number.NaN], [1], { max: 3, tol: 1, min: 1 })).toMatchObject({ steps: 3, converged: false });
    expect(() => refine((x) => x, [1], { max: 0, tol: 1, min: 1 })).toThrow(/max must be a positive integer, got 0/);
    expect(() => refine((x) => x, [1], { max: 3, tol: 0, min: 1 })).toThrow(/tol must be positive, got 0/);
  });
});
