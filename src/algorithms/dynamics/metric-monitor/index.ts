import { defineAlgorithm } from '../../../model/algorithm.js';
import { uniform } from '../../random.js';
import { type MetricMonitorImplementation, metricMonitorContract } from './contract.js';
import { metricMonitorLies } from './lies.js';
import { metricMonitorProperties } from './properties.js';
import { isAlarming, metricMonitor } from './reference.js';

/** Keeps sums and a set of active alerts as values come, in place of looking back. */
const incremental: MetricMonitorImplementation = {
  create({ threshold }) {
    const log: Record<string, number[]> = {};
    const active = new Set<string>();
    return {
      log(name, value) {
        log[name] = Object.freeze([...(log[name] ?? []), value]) as number[];
        if (isAlarming(value, threshold)) active.add(name);
        else active.delete(name);
      },
      alerts: () => [...active],
      values: (name) => log[name] ?? [],
      summary(name) {
        const values = log[name] ?? [];
        const total = values.reduce((sum, value) => sum + value, 0);
        return { count: values.length, avg: total / values.length, min: Math.min(...values), max: Math.max(...values) };
      },
    };
  },
};

export const metricMonitorAlgorithm = defineAlgorithm<MetricMonitorImplementation>({
  id: 'metric-monitor',
  family: 'dynamics',
  title: 'Metric monitor with alerts',
  aliases: ['monitor', 'training monitor', 'monitor dashboard', 'performance monitoring'],
  idea:
    'Values are logged under metric names, and a metric is in alarm while its last value is above the threshold or not finite. ' +
    'A summary gives count, average, least and greatest.',
  sources: [
    {
      citation: 'Breck, Cai, Nielsen, Salib and Sculley 2017, The ML test score, IEEE Big Data',
      locator: 'section V, monitor 5 (numerical stability) and 7 (regression)',
      url: 'https://doi.org/10.1109/BigData.2017.8258038',
    },
    { citation: 'IEEE 754-2019', locator: 'section 5.11: NaN is unordered with every value' },
  ],
  equations: ['alarm(m) iff last value of m > threshold or not finite', 'avg = sum v / n'],
  cost: 'O(1) a value logged, O(metrics) for the alerts, O(n) for a summary of n values.',
  contract: metricMonitorContract,
  reference: metricMonitor,
  properties: metricMonitorProperties,
  lies: metricMonitorLies,
  variants: [{ id: 'incremental', description: 'alerts kept as they come, frozen lists', implementation: incremental }],
  phrases: [
    {
      text: 'alerts on high loss',
      properties: ['monitor.alert-on-any-number-type', 'monitor.divergence-alerts', 'monitor.no-false-alert'],
    },
    { text: 'list of currently active alerts', properties: ['monitor.active-alerts-clear'] },
    { text: 'active alerts', properties: ['monitor.active-alerts-clear'] },
    { text: 'tracks metrics', properties: ['monitor.values-are-copies-in-order'] },
    { text: 'summary statistics', properties: ['monitor.summary-closed-form'] },
    { text: 'monitors convergence', properties: ['monitor.divergence-alerts'] },
    {
      text: 'performance monitoring dashboard',
      properties: ['monitor.summary-closed-form', 'monitor.values-are-copies-in-order'],
    },
  ],
  falseProperties: [
    { statement: 'the meta-loss decreases', why: 'a property of the training, not of the monitor' },
    {
      statement: 'no alert means that training is healthy',
      why: 'the threshold is about one value, not about progress',
    },
  ],
  scenario: (implementation, random) => {
    const monitor = implementation.create({ threshold: 30 });
    const logged: (readonly [string, number])[] = [
      ['a', 0],
      ['a', 31],
      ['a', uniform(random, 40, 90)],
      ['b', 30],
      ['b', -uniform(random, 40, 90)],
      ['a', -2.5],
      ['b', Number.NaN],
      ['c', 44],
      ['b', 7],
      ['c', 52],
      ['d', -3],
      ['d', -3],
      ['d', -8],
    ];
    const trace: number[] = [];
    for (const [name, value] of logged) {
      monitor.log(name, value);
      const alerts = monitor.alerts();
      trace.push(alerts.length, ...['a', 'b', 'c'].map((one) => Number(alerts.includes(one))));
    }
    for (const name of ['a', 'c', 'd']) {
      const { count, avg, min, max } = monitor.summary(name);
      trace.push(count, avg, min, max, ...monitor.values(name));
    }
    return trace;
  },
});
