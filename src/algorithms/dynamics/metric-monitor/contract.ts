import type { Contract } from '../../../model/algorithm.js';

export interface MetricSummary {
  readonly count: number;
  readonly avg: number;
  readonly min: number;
  readonly max: number;
}

export interface MetricMonitor {
  log(name: string, value: number): void;
  /** Names of the metrics whose last value is above the threshold or not finite, each once. */
  alerts(): readonly string[];
  summary(name: string): MetricSummary;
  /** Everything logged for one metric, in order. */
  values(name: string): readonly number[];
}

export interface MetricMonitorImplementation {
  create(options: { readonly threshold: number }): MetricMonitor;
}

const name = {
  name: 'name',
  aliases: ['metric', 'metric_type', 'metric_name', 'key', 'tag'],
  shape: 'string',
  meaning: 'name of the metric',
};

export const metricMonitorContract: Contract = {
  id: 'monitor',
  title: 'Metric monitor with alerts',
  classAliases: [
    'monitor',
    'metric_monitor',
    'monitor_dashboard',
    'meta_learning_monitor_dashboard',
    'training_monitor',
    'performance_monitor',
    'dashboard',
  ],
  operations: [
    {
      name: 'create',
      effect: 'constructs',
      required: true,
      summary: 'builds an empty monitor',
      returns: 'the monitor',
      aliases: ['init', 'new', 'build'],
      parameters: [
        {
          name: 'threshold',
          aliases: ['alert_threshold', 'limit', 'max_loss', 'loss_threshold', 'upper_bound'],
          shape: 'number',
          meaning: 'values above it raise an alert',
          default: 100,
        },
      ],
    },
    {
      name: 'log',
      effect: 'updates',
      required: true,
      summary: 'stores one value of one metric',
      returns: 'nothing',
      aliases: ['log_metric', 'record', 'record_metric', 'track', 'add', 'update', 'observe'],
      parameters: [
        name,
        { name: 'value', aliases: ['v', 'metric_value', 'score', 'loss'], shape: 'number', meaning: 'the value' },
      ],
    },
    {
      name: 'alerts',
      effect: 'reads',
      required: true,
      summary: 'the metrics that are in alarm now',
      returns: 'names, each once',
      aliases: ['get_alerts', 'active_alerts', 'current_alerts', 'check_alerts'],
      parameters: [],
    },
    {
      name: 'summary',
      effect: 'reads',
      required: true,
      summary: 'count, average, least and greatest of the logged values',
      returns: 'a record {count, avg, min, max}',
      aliases: ['get_summary', 'summary_stats', 'stats', 'statistics', 'calculate_summary_stats', 'summarize'],
      parameters: [name],
    },
    {
      name: 'values',
      effect: 'reads',
      required: true,
      summary: 'the logged values in order',
      returns: 'a list of numbers',
      aliases: ['get_metrics', 'get_values', 'history', 'metric_history', 'get_metric'],
      parameters: [name],
    },
  ],
};
