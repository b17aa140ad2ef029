import type { Random } from '../../../model/algorithm.js';
import { integerBelow, uniform } from '../../random.js';
import type { PlateauOptions, PlateauSchedule } from './contract.js';

/** No threshold, a floor far below, lower is better. `max` is there for those that raise the rate. */
export function drawOptions(random: Random): PlateauOptions {
  return {
    lr0: uniform(random, 1.2, 2.5),
    patience: 2 + integerBelow(random, 3),
    factor: uniform(random, 0.35, 0.65),
    threshold: 0,
    min: 1e-6,
    mode: 'min',
    max: 1e6,
  };
}

/** The rate after each metric. */
export function rates(subject: PlateauSchedule, metrics: readonly number[]): number[] {
  return metrics.map((metric) => subject.step(metric));
}

/** `count` metrics from `first` on, each `change` above the last. */
export function ramp(first: number, change: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => first + index * change);
}

/** Whether no entry is below the one before, up to rounding. */
export function neverFalls(sequence: readonly number[]): boolean {
  return sequence.every((rate, index) => index === 0 || rate >= (sequence[index - 1] as number) * (1 - 1e-12));
}
