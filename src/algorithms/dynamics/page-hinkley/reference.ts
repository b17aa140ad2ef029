import type { PageHinkleyDetector, PageHinkleyImplementation, PageHinkleyOptions } from './contract.js';

interface PageHinkleyState {
  /** Values since the start or the last alarm. */
  readonly seen: number;
  readonly mean: number;
  /** m_t, and its least value so far, which starts at 0. */
  readonly deviation: number;
  readonly least: number;
}

const START: PageHinkleyState = { seen: 0, mean: 0, deviation: 0, least: 0 };

/** m_t = m_{t-1} + x_t - mean_t - delta, with the mean of the values up to and including x_t. */
export function pageHinkleyStep(
  { seen, mean, deviation, least }: PageHinkleyState,
  x: number,
  delta: number,
): PageHinkleyState {
  const nextMean = mean + (x - mean) / (seen + 1);
  const nextDeviation = deviation + x - nextMean - delta;
  return { seen: seen + 1, mean: nextMean, deviation: nextDeviation, least: Math.min(least, nextDeviation) };
}

/**
 * Page-Hinkley test for an increase of the mean (Page 1954; Gama et al. 2014, section 3.2): deviations from the running mean
 * are summed, and a change is announced when the sum has risen by more than lambda above its least value. After an alarm
 * everything starts anew. O(1) a value.
 *
 * Throws a RangeError for a negative delta, a lambda that is not positive, or a value that is not finite.
 */
class PageHinkley implements PageHinkleyDetector {
  readonly #options: PageHinkleyOptions;
  #state = START;

  constructor(options: PageHinkleyOptions) {
    if (!(options.delta >= 0)) throw new RangeError(`Page-Hinkley: delta must not be negative, got ${options.delta}`);
    if (!(options.lambda > 0)) throw new RangeError(`Page-Hinkley: lambda must be positive, got ${options.lambda}`);
    this.#options = options;
  }

  update(x: number): boolean {
    if (!Number.isFinite(x)) throw new RangeError(`Page-Hinkley: the value must be finite, got ${x}`);
    const { delta, lambda, min } = this.#options;
    this.#state = pageHinkleyStep(this.#state, x, delta);
    const { seen, deviation, least } = this.#state;
    const alarm = seen >= min && deviation - least > lambda;
    if (alarm) this.#state = START;
    return alarm;
  }
}

export const pageHinkley: PageHinkleyImplementation = { create: (options) => new PageHinkley(options) };
