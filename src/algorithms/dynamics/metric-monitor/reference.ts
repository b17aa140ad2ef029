import type { MetricMonitor, MetricMonitorImplementation, MetricSummary } from './contract.js';

/**
 * Count, mean, least and greatest of the values (Welford's running mean, stable for long logs). A value that is not a number
 * makes the mean and the extremes not a number: divergence is not hidden. Throws a RangeError for no values. O(n).
 */
export function summarised(values: readonly number[]): MetricSummary {
  if (values.length === 0) throw new RangeError('metric monitor: nothing has been logged');
  let avg = 0;
  for (const [index, value] of values.entries()) avg += (value - avg) / (index + 1);
  const count = values.length;
  const min = values.reduce((least, value) => Math.min(least, value));
  const max = values.reduce((greatest, value) => Math.max(greatest, value));
  return { count, avg: values.some((value) => !Number.isFinite(value)) ? sum(values) / count : avg, min, max };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** In alarm: above the threshold, or not finite. NaN compares false with everything, so it has to be asked for. */
export function isAlarming(value: number, threshold: number): boolean {
  return !Number.isFinite(value) || value > threshold;
}

/**
 * Logs metrics by name and names those that are in alarm now, judged by their last value (Breck et al. 2017, "The ML test
 * score", monitor 5 and 7: numerical stability, and no regression). O(1) a value logged, O(names) for the alerts.
 */
class InMemoryMonitor implements MetricMonitor {
  readonly #threshold: number;
  readonly #log = new Map<string, number[]>();

  constructor(threshold: number) {
    if (Number.isNaN(threshold)) throw new RangeError('metric monitor: the threshold is not a number');
    this.#threshold = threshold;
  }

  log(name: string, value: number): void {
    const values = this.#log.get(name);
    if (values) values.push(value);
    else this.#log.set(name, [value]);
  }

  alerts(): string[] {
    return [...this.#log].flatMap(([name, values]) =>
      isAlarming(values.at(-1) as number, this.#threshold) ? [name] : [],
    );
  }

  summary(name: string): MetricSummary {
    return summarised(this.values(name));
  }

  values(name: string): number[] {
    return [...(this.#log.get(name) ?? [])];
  }
}

export const metricMonitor: MetricMonitorImplementation = {
  create: ({ threshold }) => new InMemoryMonitor(threshold),
};
