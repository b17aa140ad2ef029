import { expect, test } from 'vitest';
import {
  expectedCalibrationError,
  reliabilityDiagram,
} from '../../../src/algorithms/dynamics/calibration-error/reference.js';
import { readOracle } from './read-oracle.js';

interface Oracle {
  readonly cases: readonly {
    readonly confidences: number[];
    readonly correct: number[];
    readonly bins: number;
    readonly ece: number;
  }[];
}

test('by hand: five predictions in two bins', () => {
  // (0, 0.5]: 0.2 wrong, 0.4 right: mean 0.3 against 0.5. (0.5, 1]: 0.9, 0.8, 0.7, two right: 0.8 against 2/3.
  // 2/5 * 0.2 + 3/5 * 0.1333 = 0.08 + 0.08 = 0.16.
  expect(expectedCalibrationError([0.2, 0.4, 0.9, 0.8, 0.7], [0, 1, 1, 1, 0], 2)).toBeCloseTo(0.16, 12);
});

test("values of scikit-learn's calibration_curve with numpy's counts", () => {
  for (const { confidences, correct, bins, ece } of readOracle<Oracle>('calibration-error').cases)
    expect(expectedCalibrationError(confidences, correct, bins)).toBeCloseTo(ece, 12);
});

test('the bins are closed to the right, the first one on both sides', () => {
  expect(reliabilityDiagram([0, 0.5, 1], [0, 0, 1], 2).map(({ count }) => count)).toEqual([2, 1]);
});

test('what is not a confidence is refused', () => {
  expect(() => expectedCalibrationError([], [], 5)).toThrow(/one positive number of both/);
  expect(() => expectedCalibrationError([0.5], [1, 0], 5)).toThrow(/1 confidences and 2 outcomes/);
  expect(() => expectedCalibrationError([0.5, 1.2], [1, 0], 5)).toThrow(/confidence 1 must lie in \[0, 1\], got 1.2/);
  expect(() => expectedCalibrationError([Number.NaN], [1], 5)).toThrow(RangeError);
  expect(() => expectedCalibrationError([0.5], [1], 2.5)).toThrow(/bins must be a positive integer/);
});
