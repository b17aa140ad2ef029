import type { Lie } from '../../../model/algorithm.js';
import type { MetricMonitor, MetricMonitorImplementation, MetricSummary } from './contract.js';
import { isAlarming, metricMonitor, summarised } from './reference.js';

/** The reference's monitor with some methods replaced; `history` is what was logged, in order. */
function wrong(
  replace: (
    inner: MetricMonitor,
    threshold: number,
    history: readonly (readonly [string, number])[],
  ) => Partial<MetricMonitor>,
): MetricMonitorImplementation {
  return {
    create(options) {
      const inner = metricMonitor.create(options);
      const history: [string, number][] = [];
      const whole: MetricMonitor = {
        log: (name, value) => inner.log(name, value),
        alerts: () => inner.alerts(),
        summary: (name) => inner.summary(name),
        values: (name) => inner.values(name),
      };
      const replaced = { ...whole, ...replace(inner, options.threshold, history) };
      const { log } = replaced;
      return {
        ...replaced,
        log(name, value) {
          history.push([name, value]);
          log(name, value);
        },
      };
    },
  };
}

/** Alerts decided by a rule over the values of each metric. */
function alertingWhen(rule: (values: readonly number[], threshold: number) => boolean): MetricMonitorImplementation {
  return wrong((inner, threshold, history) => ({
    alerts: () => [...new Set(history.map(([name]) => name))].filter((name) => rule(inner.values(name), threshold)),
  }));
}

function last(values: readonly number[]): number {
  return values[values.length - 1] as number;
}

function summarising(
  change: (right: MetricSummary, values: readonly number[]) => MetricSummary,
): MetricMonitorImplementation {
  return wrong((inner) => ({ summary: (name) => change(summarised(inner.values(name)), inner.values(name)) }));
}

export const metricMonitorLies: readonly Lie<MetricMonitorImplementation>[] = [
  {
    id: 'nan-silent',
    description: 'value > threshold and nothing else, so that NaN is silent',
    seenIn: 'a public learning repository, log_metric()',
    implementation: alertingWhen((values, threshold) => last(values) > threshold),
    caughtBy: ['monitor.divergence-alerts'],
  },
  {
    id: 'fractions-only',
    description: 'only values of the floating type alert: whole numbers are silent',
    seenIn: 'a public learning repository, isinstance(value, float)',
    implementation: alertingWhen(
      (values, threshold) => isAlarming(last(values), threshold) && !Number.isInteger(last(values)),
    ),
    caughtBy: ['monitor.alert-on-any-number-type', 'monitor.active-alerts-clear'],
  },
  {
    id: 'alerts-accumulate',
    description: 'an alert is never withdrawn',
    seenIn: 'a public learning repository, get_alerts()',
    implementation: alertingWhen((values, threshold) => values.some((value) => isAlarming(value, threshold))),
    caughtBy: ['monitor.active-alerts-clear'],
  },
  {
    id: 'alerts-repeat',
    description: 'one alert for every value above the threshold',
    implementation: wrong((inner, threshold, history) => ({
      alerts: () =>
        history.flatMap(([name, value]) =>
          isAlarming(value, threshold) && isAlarming(last(inner.values(name)), threshold) ? [name] : [],
        ),
    })),
    caughtBy: ['monitor.active-alerts-clear'],
  },
  {
    id: 'threshold-inclusive',
    description: 'the threshold itself alerts',
    implementation: alertingWhen((values, threshold) => !(last(values) < threshold)),
    caughtBy: ['monitor.no-false-alert', 'monitor.active-alerts-clear'],
  },
  {
    id: 'magnitude',
    description: 'the magnitude is compared, so that large negative values alert',
    implementation: alertingWhen((values, threshold) => isAlarming(Math.abs(last(values)), threshold)),
    caughtBy: ['monitor.no-false-alert'],
  },
  {
    id: 'threshold-hard-coded',
    description: 'the threshold is 100 whatever was asked for',
    implementation: alertingWhen((values) => isAlarming(last(values), 100)),
    caughtBy: ['monitor.alert-on-any-number-type', 'monitor.no-false-alert', 'monitor.active-alerts-clear'],
  },
  {
    id: 'threshold-zero-is-default',
    description: 'a threshold of 0 is taken for a missing one and becomes 100',
    implementation: alertingWhen((values, threshold) => isAlarming(last(values), threshold || 100)),
    caughtBy: ['monitor.alert-on-any-number-type'],
  },
  {
    id: 'below-threshold',
    description: 'the comparison points the wrong way',
    implementation: alertingWhen((values, threshold) => !Number.isFinite(last(values)) || last(values) < threshold),
    caughtBy: ['monitor.alert-on-any-number-type', 'monitor.no-false-alert', 'monitor.active-alerts-clear'],
  },
  {
    id: 'average-judged',
    description: 'the average is compared in place of the last value',
    implementation: alertingWhen((values, threshold) => isAlarming(summarised(values).avg, threshold)),
    caughtBy: ['monitor.active-alerts-clear'],
  },
  {
    id: 'never-alerts',
    description: 'the list of alerts is never filled',
    implementation: wrong(() => ({ alerts: () => [] })),
    caughtBy: ['monitor.alert-on-any-number-type', 'monitor.divergence-alerts', 'monitor.active-alerts-clear'],
  },
  {
    id: 'zero-dropped',
    description: 'zeros are taken for missing values',
    implementation: wrong((inner) => ({
      log: (name, value) => {
        if (value) inner.log(name, value);
      },
    })),
    caughtBy: ['monitor.divergence-alerts', 'monitor.summary-closed-form'],
  },
  {
    id: 'last-as-average',
    description: 'the average is the last value',
    implementation: summarising((right, values) => ({ ...right, avg: last(values) })),
    caughtBy: ['monitor.summary-closed-form'],
  },
  {
    id: 'maximum-from-zero',
    description: 'the greatest value is sought from 0 upwards',
    implementation: summarising((right) => ({ ...right, max: Math.max(0, right.max) })),
    caughtBy: ['monitor.summary-closed-form'],
  },
  {
    id: 'minimum-from-zero',
    description: 'the least value is sought from 0 downwards',
    implementation: summarising((right) => ({ ...right, min: Math.min(0, right.min) })),
    caughtBy: ['monitor.summary-closed-form'],
  },
  {
    id: 'median-as-average',
    description: 'the middle value is called the average',
    implementation: summarising((right, values) => ({
      ...right,
      avg: [...values].sort((a, b) => a - b)[values.length >> 1] as number,
    })),
    caughtBy: ['monitor.summary-closed-form'],
  },
  {
    id: 'distinct-counted',
    description: 'equal values are counted once',
    implementation: summarising((right, values) => ({ ...right, count: new Set(values).size })),
    caughtBy: ['monitor.summary-closed-form'],
  },
  {
    id: 'live-list',
    description: 'values() gives the internal list',
    implementation: wrong((inner) => {
      const lists = new Map<string, number[]>();
      const listOf = (name: string): number[] => {
        const list = lists.get(name) ?? [];
        lists.set(name, list);
        return list;
      };
      return {
        log: (name, value) => {
          inner.log(name, value);
          listOf(name).push(value);
        },
        values: listOf,
      };
    }),
    caughtBy: ['monitor.values-are-copies-in-order'],
  },
  {
    id: 'values-sorted',
    description: 'values() sorts',
    implementation: wrong((inner) => ({ values: (name) => [...inner.values(name)].sort((a, b) => a - b) })),
    caughtBy: ['monitor.values-are-copies-in-order'],
  },
  {
    id: 'one-log-for-all',
    description: 'all metrics share one list',
    implementation: wrong((_inner, _threshold, history) => ({
      values: () => history.map(([, value]) => value),
      summary: () => summarised(history.map(([, value]) => value)),
    })),
    caughtBy: ['monitor.summary-closed-form', 'monitor.values-are-copies-in-order'],
  },
];
