import type { PlateauImplementation, PlateauOptions } from './contract.js';

/** What a schedule remembers of the metrics it has seen. */
export interface PlateauState {
  readonly rate: number;
  /** Best metric so far; undefined before the first comparable one. */
  readonly best: number | undefined;
  /** Metrics since the last improvement or reduction. */
  readonly wait: number;
}

/**
 * Reduce on plateau: when the metric has not improved on its best by more than a threshold for `patience` metrics in a
 * row, the rate is multiplied by `factor`, and the waiting starts again. A metric that is not a number is no improvement.
 *
 * Source: Keras `ReduceLROnPlateau` (reduces when wait >= patience); torch `ReduceLROnPlateau` reduces one metric later
 * (bad epochs > patience) and by default takes the threshold as a share of the best.
 *   improved: best - m > threshold (mode min), m - best > threshold (mode max)
 *   otherwise wait += 1, and when wait >= patience: rate = max(min, rate factor), wait = 0
 *
 * Cost: O(1) a metric, O(1) memory.
 */
export function plateauAdvance(options: PlateauOptions, state: PlateauState, metric: number): PlateauState {
  if (improves(options, state, metric)) return { ...state, best: metric, wait: 0 };
  const wait = state.wait + 1;
  return wait >= options.patience ? { ...state, rate: reduced(options, state.rate), wait: 0 } : { ...state, wait };
}

/** Whether the metric beats the best so far by more than the threshold. The first number does. */
export function improves({ mode, threshold }: PlateauOptions, { best }: PlateauState, metric: number): boolean {
  if (Number.isNaN(metric)) return false;
  if (best === undefined) return true;
  return (mode === 'min' ? best - metric : metric - best) > threshold;
}

/** The rate after one reduction; a rate that is already below the floor is left alone. */
export function reduced({ factor, min }: PlateauOptions, rate: number): number {
  return Math.min(rate, Math.max(min, rate * factor));
}

/** @throws RangeError when an option is outside its range. */
export function validPlateauOptions(options: PlateauOptions): PlateauOptions {
  const { lr0, patience, factor, threshold, min, mode, max } = options;
  if (!(lr0 > 0 && Number.isFinite(lr0))) throw new RangeError(`plateau: lr0 must be positive, got ${lr0}`);
  if (!(Number.isInteger(patience) && patience >= 0))
    throw new RangeError(`plateau: patience must be an integer of at least 0, got ${patience}`);
  if (!(factor > 0 && factor < 1)) throw new RangeError(`plateau: factor must lie in (0, 1), got ${factor}`);
  if (!(threshold >= 0)) throw new RangeError(`plateau: threshold must be at least 0, got ${threshold}`);
  if (!(min >= 0)) throw new RangeError(`plateau: min must be at least 0, got ${min}`);
  if (mode !== 'min' && mode !== 'max') throw new RangeError(`plateau: mode must be min or max, got ${String(mode)}`);
  if (max !== undefined && !(max >= min)) throw new RangeError(`plateau: max must be at least min, got ${max}`);
  return options;
}

/** A schedule from its rule for one metric. @throws RangeError from `step` when the metric is missing. */
export function metricDriven(
  advance: (options: PlateauOptions, state: PlateauState, metric: number) => PlateauState,
): PlateauImplementation {
  return {
    create(options) {
      const valid = validPlateauOptions(options);
      let state: PlateauState = { rate: valid.lr0, best: undefined, wait: 0 };
      return {
        step(metric) {
          if (typeof metric !== 'number') throw new RangeError(`plateau: the metric is missing, got ${String(metric)}`);
          state = advance(valid, state, metric);
          return state.rate;
        },
      };
    },
  };
}

export const plateauReference: PlateauImplementation = metricDriven(plateauAdvance);
