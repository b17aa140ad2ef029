import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PlateauOptions } from '../../../src/algorithms/schedules/plateau/contract.js';
import { plateauReference } from '../../../src/algorithms/schedules/plateau/reference.js';

interface Oracle {
  readonly cases: readonly { readonly options: PlateauOptions; readonly metrics: number[]; readonly rates: number[] }[];
}

const oracle = JSON.parse(
  readFileSync(new URL('../../oracles/plateau.oracle.json', import.meta.url), 'utf8'),
) as Oracle;
const options: PlateauOptions = { lr0: 1, patience: 3, factor: 0.5, threshold: 0, min: 0, mode: 'min' };

describe('reduce on plateau', () => {
  it.each(oracle.cases)('follows torch ReduceLROnPlateau in $options', ({ options: given, metrics, rates }) => {
    const schedule = plateauReference.create(given);
    metrics.forEach((metric, index) => {
      expect(schedule.step(metric)).toBeCloseTo(rates[index] as number, 12);
    });
  });

  it('reduces after three flat metrics, as Keras does', () => {
    // By hand: the first metric is the baseline; metrics 2, 3, 4 wait, so the fourth halves, and then the seventh.
    const schedule = plateauReference.create(options);
    expect([1, 1, 1, 1, 1, 1, 1].map((metric) => schedule.step(metric))).toEqual([1, 1, 1, 0.5, 0.5, 0.5, 0.25]);
  });

  it('takes NaN for no improvement and goes on comparing', () => {
    const schedule = plateauReference.create(options);
    expect([Number.NaN, 5, Number.NaN, Number.NaN, 4, 3].map((metric) => schedule.step(metric))).toEqual([
      1, 1, 1, 1, 1, 1,
    ]);
  });

  it('reports a missing metric', () => {
    const schedule = plateauReference.create(options);
    expect(() => schedule.step(undefined as unknown as number)).toThrow(/metric is missing, got undefined/);
  });

  it.each([
    { patience: -1 },
    { patience: 1.5 },
    { factor: 1 },
    { threshold: -0.1 },
    { min: -1 },
    { lr0: 0 },
    { max: -1 },
  ])('refuses %o', (change) => {
    expect(() => plateauReference.create({ ...options, ...change })).toThrow(RangeError);
  });
});
