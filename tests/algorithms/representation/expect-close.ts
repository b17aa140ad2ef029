import { expect } from 'vitest';
import { close } from '../../../src/algorithms/compare.js';

type Rows = readonly (readonly number[])[];

/** Same shape, and every entry within `tolerance` (relative to 1 + magnitude). */
export function expectClose(found: Rows, expected: Rows, tolerance: number): void {
  expect(found.map((row) => row.length)).toEqual(expected.map((row) => row.length));
  const far = found.flatMap((row, i) =>
    row.flatMap((value, j) => {
      const wanted = expected[i]?.[j] as number;
      return close(value, wanted, tolerance) ? [] : [{ i, j, value, wanted }];
    }),
  );
  expect(far).toEqual([]);
}
