import { describe, expect, it } from 'vitest';
import { performanceModulatorReference } from '../../../src/algorithms/schedules/performance-modulator/reference.js';

describe('performance modulator', () => {
  it('raises on improvement and lowers on stagnation', () => {
    // By hand with factor 1/2 and patience 2. Baseline 1; 0.8 and 0.6 improve: 1 -> 2 -> 4, the maximum 3 cuts in;
    // 0.6, 0.7 wait twice: 3 -> 1.5; 0.65, 0.6 again: 0.75; 0.3 improves: 1.5.
    const schedule = performanceModulatorReference.create({
      lr0: 1,
      patience: 2,
      factor: 0.5,
      threshold: 0.01,
      min: 0.1,
      max: 3,
      mode: 'min',
    });
    const rates = [1, 0.8, 0.6, 0.6, 0.7, 0.65, 0.6, 0.3].map((metric) => schedule.step(metric));
    expect(rates).toEqual([1, 2, 3, 3, 1.5, 1.5, 0.75, 1.5]);
  });

  it('keeps within its bounds', () => {
    const schedule = performanceModulatorReference.create({
      lr0: 1,
      patience: 1,
      factor: 0.5,
      threshold: 0,
      min: 0.3,
      max: 1.5,
      mode: 'max',
    });
    // By hand: gains raise to 1.5 and no further; losses halve to 0.75, 0.375, and then stop at 0.3.
    expect([1, 2, 3, 0, 0, 0, 0].map((metric) => schedule.step(metric))).toEqual([1, 1.5, 1.5, 0.75, 0.375, 0.3, 0.3]);
  });

  it('rises without bound when no maximum is given', () => {
    const schedule = performanceModulatorReference.create({
      lr0: 1,
      patience: 1,
      factor: 0.5,
      threshold: 0,
      min: 0,
      mode: 'min',
    });
    expect([3, 2, 1].map((metric) => schedule.step(metric))).toEqual([1, 2, 4]);
  });
});
