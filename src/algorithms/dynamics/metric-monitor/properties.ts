import type { Property } from '../../../model/algorithm.js';
import { close, closeVectors, counterexample } from '../../compare.js';
import { integerBelow, shuffled, uniform } from '../../random.js';
import type { MetricMonitorImplementation } from './contract.js';

type MonitorProperty = Property<MetricMonitorImplementation>;

/** Alerts after logging the values of "loss" one by one to a fresh monitor. */
function alertsAfter(
  implementation: MetricMonitorImplementation,
  threshold: number,
  values: readonly number[],
): string[] {
  const monitor = implementation.create({ threshold });
  for (const value of values) monitor.log('loss', value);
  return [...monitor.alerts()];
}

function expectAlerts(
  implementation: MetricMonitorImplementation,
  threshold: number,
  values: readonly number[],
  expected: readonly string[],
  explanation: string,
) {
  const actual = alertsAfter(implementation, threshold, values);
  return JSON.stringify(actual) === JSON.stringify(expected)
    ? undefined
    : counterexample(explanation, { threshold, logged: values.map(String) }, expected, actual);
}

const anyNumberType: MonitorProperty = {
  id: 'monitor.alert-on-any-number-type',
  statement: 'A value above the threshold alerts, whole or not, and also above a threshold of 0.',
  basis: 'the alert is documented for high values, not for values of one type',
  strength: 'always',
  tolerance: 'exact',
  check: (implementation, random) => {
    const threshold = 20 + integerBelow(random, 60);
    return (
      expectAlerts(
        implementation,
        threshold,
        [threshold + 1.5],
        ['loss'],
        'a fraction above the threshold is silent',
      ) ??
      expectAlerts(
        implementation,
        threshold,
        [threshold + 10],
        ['loss'],
        'a whole value above the threshold is silent',
      ) ??
      expectAlerts(implementation, threshold, [Math.fround(1e6)], ['loss'], 'a large value is silent') ??
      expectAlerts(implementation, 0, [0.5], ['loss'], 'a threshold of 0 is not kept')
    );
  },
};

const divergence: MonitorProperty = {
  id: 'monitor.divergence-alerts',
  statement: 'NaN and Infinity alert.',
  basis: 'NaN > threshold is false exactly when training has diverged',
  strength: 'always',
  tolerance: 'exact',
  check: (implementation) =>
    expectAlerts(implementation, 100, [1, Number.NaN], ['loss'], 'NaN is silent') ??
    expectAlerts(implementation, 100, [1, Number.POSITIVE_INFINITY], ['loss'], 'Infinity is silent'),
};

const noFalseAlert: MonitorProperty = {
  id: 'monitor.no-false-alert',
  statement:
    'Values at or below the threshold do not alert, zero and negative ones included, and neither does an empty monitor.',
  basis: 'the alert asks for a value above the threshold',
  strength: 'always',
  tolerance: 'exact',
  check: (implementation, random) => {
    const threshold = 110 + integerBelow(random, 100);
    for (const values of [[], [0], [-5], [-3 * threshold], [threshold], [threshold - 0.5], [1, 2, 3]]) {
      const failure = expectAlerts(implementation, threshold, values, [], 'an unremarkable value alerts');
      if (failure) return failure;
    }
    return undefined;
  },
};

const alertsClear: MonitorProperty = {
  id: 'monitor.active-alerts-clear',
  statement:
    'An active alert stays single while it lasts, disappears after recovery, and concerns its own metric only.',
  basis: '"currently active" is about now',
  strength: 'when-claimed',
  tolerance: 'exact',
  check: (implementation) => {
    const monitor = implementation.create({ threshold: 40 });
    const seen: string[][] = [];
    const log = (name: string, value: number): void => {
      monitor.log(name, value);
      seen.push([...monitor.alerts()].sort());
    };
    for (const value of [50, 50, 1, 60]) log('loss', value);
    log('error', 41);
    log('loss', 3);
    log('error', 40);
    const expected = [['loss'], ['loss'], [], ['loss'], ['error', 'loss'], ['error'], []];
    return JSON.stringify(seen) === JSON.stringify(expected)
      ? undefined
      : counterexample(
          'the alerts are not those that are active now',
          { threshold: 40, logged: 'loss 50, 50, 1, 60; error 41; loss 3; error 40' },
          expected,
          seen,
        );
  },
};

const summaryClosedForm: MonitorProperty = {
  id: 'monitor.summary-closed-form',
  statement: 'Count, average, least and greatest equal their formulas, zeros and all-negative metrics included.',
  basis: 'definitions',
  strength: 'always',
  tolerance: '1e-12',
  check: (implementation, random) => {
    const low = -2 - uniform(random, 0, 3);
    const logs = [[0, 9, 3], [low, low * 3, low * 2], [12, 5.5, 8], shuffled(random, [0.25, 7.5, 7.5, 1, 0, 31])];
    const monitor = implementation.create({ threshold: 1000 });
    logs.forEach((values, index) => {
      for (const value of values) monitor.log(`metric ${index}`, value);
    });
    for (const [index, values] of logs.entries()) {
      const { count, avg, min, max } = monitor.summary(`metric ${index}`);
      const expected = [
        values.length,
        values.reduce((sum, v) => sum + v, 0) / values.length,
        Math.min(...values),
        Math.max(...values),
      ];
      if (![count, avg, min, max].every((value, place) => close(value, expected[place] as number, 1e-12)))
        return counterexample('count, avg, min, max are wrong', { values }, expected, [count, avg, min, max]);
    }
    return undefined;
  },
};

const copiesInOrder: MonitorProperty = {
  id: 'monitor.values-are-copies-in-order',
  statement: 'values() is in the order of logging, cannot be used to alter the log, and metrics do not mix.',
  basis: 'encapsulation; a log is a record',
  strength: 'always',
  tolerance: 'exact',
  check: (implementation, random) => {
    const monitor = implementation.create({ threshold: 1000 });
    const logged = Array.from({ length: 5 }, () => uniform(random, -4, 9));
    for (const value of logged) {
      monitor.log('a', value);
      monitor.log('b', value + 1);
    }
    const first = [...monitor.values('a')];
    if (!closeVectors(first, logged, 0))
      return counterexample('the values are not those logged', { logged }, logged, first);
    const held = monitor.values('a') as number[];
    attemptToWrite(held);
    const again = [...monitor.values('a')];
    return closeVectors(again, logged, 0)
      ? undefined
      : counterexample('writing into what values() gave alters the log', { logged }, logged, again);
  },
};

/** A frozen list refuses by throwing, which is as good as a copy. */
function attemptToWrite(values: number[]): void {
  try {
    values[0] = 99;
    values.push(-1);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
}

export const metricMonitorProperties: readonly MonitorProperty[] = [
  anyNumberType,
  divergence,
  noFalseAlert,
  alertsClear,
  summaryClosedForm,
  copiesInOrder,
];
