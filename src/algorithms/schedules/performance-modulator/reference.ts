import type { PlateauImplementation, PlateauOptions } from '../plateau/contract.js';
import { improves, metricDriven, type PlateauState, plateauAdvance } from '../plateau/reference.js';

/**
 * Performance modulator: like reduce on plateau, and each improvement on the best metric also raises the rate again, by
 * the inverse of the reduction's factor up to `max`. The first metric is the baseline and raises nothing.
 *
 * Source: the "bold driver" rule of Vogl et al. 1988 ("Accelerating the convergence of the back-propagation method",
 * Biological Cybernetics 59) and Battiti 1989: raise the rate after success, lower it after failure. The
 * waiting before a reduction is that of Keras `ReduceLROnPlateau`.
 *   improved: rate = min(max, rate / factor), wait = 0
 *   otherwise wait += 1, and when wait >= patience: rate = max(min, rate factor), wait = 0
 *
 * Cost: O(1) a metric, O(1) memory.
 */
export function modulatorAdvance(options: PlateauOptions, state: PlateauState, metric: number): PlateauState {
  const next = plateauAdvance(options, state, metric);
  return state.best !== undefined && improves(options, state, metric)
    ? { ...next, rate: raised(options, state.rate) }
    : next;
}

/** The rate after one improvement; a rate that is already above the ceiling is left alone. */
export function raised({ factor, max = Number.POSITIVE_INFINITY }: PlateauOptions, rate: number): number {
  return Math.max(rate, Math.min(max, rate / factor));
}

export const performanceModulatorReference: PlateauImplementation = metricDriven(modulatorAdvance);
